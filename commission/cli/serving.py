"""``flask serve``: the application behind waitress, for one machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click
import waitress
from flask.cli import pass_script_info

if TYPE_CHECKING:
    from flask.cli import ScriptInfo


@click.command("serve")
@pass_script_info
def serve(info: ScriptInfo) -> None:
    """Serve on HOST and PORT of the environment, 127.0.0.1:8000 unless they say otherwise."""
    host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
    click.echo(f"http://{host}:{port}")
    # what proxies say is believed, or not, by the application (COMMISSION_PROXIES)
    waitress.serve(info.load_app(), host=host, port=port, threads=8, ident=None, clear_untrusted_proxy_headers=False)
