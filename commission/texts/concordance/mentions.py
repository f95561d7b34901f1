"""One half while it is read: what is understood becomes a mention and is blanked out, the rest is left to others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from commission.texts.concordance.findings import FindingKind, Place

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    from commission.texts.bilingual import Language

Span = tuple[int, int]

BLANK = "\0"
# Letter for letter, so that every place in the plain text is the same place in the text itself.
_PLAIN = str.maketrans({
    "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "\t": " ", "ё": "е", "–": "-", "—": "-", "−": "-",
    "‑": "-", "‐": "-",
})  # fmt: skip
# How far a preposition may stand before what it governs.
_NEAR = 32


class Weight(IntEnum):
    """How much a mention claims: to explain the other half, to differ from a counterpart, to be there at all."""

    HINT = 0
    SOFT = 1
    FIRM = 2


class Way(StrEnum):
    """The direction in which a date or a period counts."""

    UNTIL = "until"
    SINCE = "since"
    ON = "on"
    WITHIN = "within"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that both halves should say: its value in no language, and where it stands.

    ``None`` within the value is what is left open, such as the year of a date. ``figures`` are the numbers in it.
    """

    kind: FindingKind
    value: tuple[str | int | None, ...]
    start: int
    end: int
    figures: tuple[str, ...] = ()
    way: Way | None = None
    weight: Weight = Weight.FIRM

    def says(self, other: Mention) -> bool:
        """Whether both say the same, as far as both tell."""
        return len(self.value) == len(other.value) and all(
            mine == theirs or mine is None or theirs is None
            for mine, theirs in zip(self.value, other.value, strict=True)
        )


class Half:
    """One half of a text; ``left`` is its plain text with all that was understood blanked out."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self.plain = plain(text)
        self.left = self.plain
        self.mentions: list[Mention] = []

    def take(self, pattern: re.Pattern[str], understand: Callable[[re.Match[str]], Iterable[Mention]]) -> None:
        """Keep what is understood of each match in what is left; a match of which nothing is understood stays."""
        self.keep([one for match in pattern.finditer(self.left) for one in understand(match)])

    def keep(self, found: list[Mention]) -> None:
        """Add mentions and blank them out."""
        self.mentions += found
        pieces, done = [], 0
        for one in sorted(found, key=lambda one: one.start):
            if one.end > done:
                start = max(one.start, done)
                pieces += [self.left[done:start], BLANK * (one.end - start)]
                done = one.end
        self.left = "".join((*pieces, self.left[done:]))

    def before(self, start: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of a pattern that ends in ``$`` right before a place."""
        return pattern.search(self.plain, max(0, start - _NEAR), start)

    def place(self, start: int, end: int) -> Place:
        """A stretch as a finding names it."""
        return Place(self.language, start, end, self.text[start:end])


def plain(text: str) -> str:
    """The text in small letters with one kind of blank and of dash; no letter changes its place."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return small.translate(_PLAIN)
