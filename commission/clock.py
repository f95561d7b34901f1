"""The only place that looks at the machine's clock, so that tests can move it."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

_standing: ContextVar[dt.datetime | None] = ContextVar("standing", default=None)


def now() -> dt.datetime:
    """This moment, aware, in UTC."""
    return _standing.get() or dt.datetime.now(dt.UTC)  # noqa: TID251 -- this is the clock


def today(zone: str = "UTC") -> dt.date:
    """The calendar day that it is now in a time zone such as ``Asia/Almaty``."""
    return now().astimezone(ZoneInfo(zone)).date()


@contextmanager
def standing_at(moment: dt.datetime) -> Iterator[None]:
    """Let the clock stand still at an aware moment."""
    token = _standing.set(moment)
    try:
        yield
    finally:
        _standing.reset(token)
