"""Where a row of an ordered list is moved to, as the arrows beside it ask."""

from __future__ import annotations

from flask import request
from werkzeug.exceptions import BadRequest

# no list is longer than what an id may be
_LAST = 2**31 - 1


def wanted_place() -> int:
    """The 1-based place in ``to``; a place beyond either end means that end."""
    place = request.form.get("to", type=int)
    if place is None:
        raise BadRequest
    return min(place, _LAST)
