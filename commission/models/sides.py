"""The two sovereign Sides; everything two-sided is keyed by them."""

from __future__ import annotations

from enum import StrEnum

from commission.texts import Language


class Side(StrEnum):
    """A Side of the commission, and the copy of the protocol that it keeps."""

    RF = "rf"
    KZ = "kz"

    @property
    def other(self) -> Side:
        """The Side across the table."""
        return Side.KZ if self is Side.RF else Side.RF

    @property
    def language(self) -> Language:
        """The language that stands first in this Side's copy."""
        return Language.RU if self is Side.RF else Language.KK

    @property
    def time_zone(self) -> str:
        """Where a day ends for this Side's executors (TRUST.md, time)."""
        return "Europe/Moscow" if self is Side.RF else "Asia/Almaty"

    @property
    def in_order(self) -> tuple[Side, Side]:
        """Both Sides as this Side's copy names them: the keeper first (alternat, domain.md 3)."""
        return (self, self.other)
