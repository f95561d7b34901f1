"""The ``flask …`` commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.cli.catalogues import catalogues
from commission.cli.serving import serve

if TYPE_CHECKING:
    from flask import Flask


def register(app: Flask) -> None:
    """Add every command group to the application."""
    for command in (catalogues, serve):
        app.cli.add_command(command)
