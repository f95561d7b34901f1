"""Registers: what people ask for in the address, nonsense left aside, and the pages before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import request, url_for

from commission.models import Side

if TYPE_CHECKING:
    import datetime as dt

    from commission.queries.listing import Listing

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Sought:
    """What a register of a directory is limited to."""

    words: str
    side: Side | None
    # only what is in force today
    is_present: bool
    page: int

    @property
    def sides(self) -> tuple[Side, ...]:
        """The Sides that are looked through."""
        return (self.side,) if self.side else tuple(Side)

    def day(self, today: dt.date) -> dt.date | None:
        """The day on which entries must be in force; ``None`` for any."""
        return today if self.is_present else None

    @property
    def filters(self) -> dict[str, str]:
        """The filters as the address has them, without the page."""
        told = {
            "q": self.words,
            "side": self.side.value if self.side else "",
            "present": "1" if self.is_present else "",
        }
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class Turning:
    """The addresses of the pages before and after, where there are any."""

    earlier: str
    later: str


def sought() -> Sought:
    """What the address asks for."""
    told = request.args
    side = next((side for side in Side if side.value == told.get("side")), None)
    words = " ".join(told.get("q", "")[:_LONGEST].split())
    return Sought(words, side, is_present=bool(told.get("present")), page=page_number())


def page_number() -> int:
    """The page that the address asks for; the first one where it asks for none."""
    return request.args.get("page", 1, type=int)


def turning(listing: Listing[Any], **filters: str) -> Turning:
    """Where the turner of a list leads, its filters kept."""
    place = {**(request.view_args or {}), **filters}

    def address(page: int) -> str:
        return url_for(str(request.endpoint), **place, page=page)

    return Turning(
        address(listing.page - 1) if listing.page > 1 else "", address(listing.page + 1) if listing.has_next else ""
    )
