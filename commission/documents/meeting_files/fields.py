"""How values stand in the file of a session: only what says something, texts by language, days as ISO has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt

    from commission.texts import Bilingual


def full(**fields: Any) -> dict[str, Any]:
    """Only what says something: an absent half, day or list is left out of the file."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {}, ())}


def pair(text: Bilingual) -> dict[str, str]:
    """Both halves by their languages."""
    return full(ru=text.ru, kk=text.kk)


def day(on: dt.date | None) -> str | None:
    """The day as ISO 8601 writes it."""
    return on.isoformat() if on else None
