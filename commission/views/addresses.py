"""Addresses that come from outside: where somebody wanted to go, and whether we may send them there."""

from __future__ import annotations

import re

from flask import request

# TRUST.md rule 20, with filters of a register behind the path; nothing here can name another host.
_OURS = re.compile(r"/(?!/)[A-Za-z0-9/_.-]*(?:\?[A-Za-z0-9/_.~%&=+-]*)?")

HOME = "/"


def ours(address: str | None) -> str:
    """The address where it is a plain path of this application, the first page otherwise."""
    return address if address and len(address) <= 2000 and _OURS.fullmatch(address) else HOME


def here() -> str:
    """The address of the page that is being made, with its filters."""
    return ours(request.full_path.removesuffix("?"))
