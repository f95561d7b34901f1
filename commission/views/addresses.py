"""Addresses that come from outside: where somebody wanted to go, and whether we may send them there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import current_app, request

if TYPE_CHECKING:
    from werkzeug.routing import MapAdapter

# TRUST.md rule 20, with filters of a register behind the path; nothing here can name another host.
_OURS = re.compile(r"/(?!/)[A-Za-z0-9/_.-]*(?:\?[A-Za-z0-9/_.~%&=+-]*)?")

HOME = "/"


def ours(address: str | None) -> str:
    """The address where it is a plain path of this application, the first page otherwise."""
    return address if address and len(address) <= 2000 and _OURS.fullmatch(address) else HOME


def here() -> str:
    """The address of the page that is being made, with its filters."""
    return ours(request.full_path.removesuffix("?"))


def opened_by(address: str) -> str:
    """The address where a page is opened by it, the first page where it only takes forms."""
    adapter: MapAdapter | None = current_app.create_url_adapter(request)
    path = ours(address).partition("?")[0]
    return ours(address) if adapter and adapter.test(path, method="GET") else HOME


def before() -> str:
    """The page to open anew: this one, or the one on which the button of an act stood."""
    if request.method == "GET" or opened_by(here()) != HOME:
        return here()
    told = urlsplit(request.referrer or "")
    return opened_by(f"{told.path}?{told.query}".removesuffix("?")) if told.netloc == request.host else HOME
