"""What every answer tells the browser: no inline code, no foreign hosts, nothing kept behind the login."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, request
from werkzeug.exceptions import BadRequest

from commission.config import LOOPBACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Flask, Response

# TRUST.md rule 8, with DESIGN.md 8.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_A_YEAR = 365 * 24 * 3600


def answer_only(app: Flask, hosts: Sequence[str]) -> None:
    """Refuse requests for hosts that are not ours; those of the loopback are ours with any port."""

    @app.before_request
    def known_host() -> None:
        name, _colon, port = request.host.rpartition(":")
        on_loopback = name if port.isdecimal() else request.host
        if request.host not in hosts and not (on_loopback in LOOPBACK and on_loopback in hosts):
            raise BadRequest


def protect(app: Flask) -> None:
    """Put the headers on every answer."""
    app.after_request(_tell)


def _tell(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint == "static" and "v" in request.args and response.status_code == 200:
        # ``v`` is a fingerprint of the file's content
        response.headers["Cache-Control"] = f"public, max-age={_A_YEAR}, immutable"
    elif request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers["Strict-Transport-Security"] = f"max-age={_A_YEAR}"
    return response
