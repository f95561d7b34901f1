"""Clauses of the same protocol that a text names by their numbers: «пункт 2.1», «2.1-тармақ»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission.texts.bilingual import Language
from commission.texts.concordance.mentions import Half
from commission.texts.concordance.references import references

if TYPE_CHECKING:
    from collections.abc import Iterator

# Clauses of a protocol are numbered N.M; what has another form belongs to another document, or is a section.
_OURS = re.compile(r"\d{1,3}\.\d{1,3}")
# A document that has clauses of its own, named right behind the reference, unless it is this very protocol.
_RU_OTHER = re.compile(
    r" (?!настоящ)(?:[а-яё-]+ ){0,2}?(?:протокол|соглашен|договор|контракт|меморандум|план|положени|регламент|приложени"
    r"|программ|постановлен|решени|распоряжен|закон|указ|устав)"
)
# In Kazakh it stands before the reference, in the genitive: «Келісімнің 2.1-тармағы».
_KK_OWNER = re.compile(r"(?:(\w+) )?\w+(?:ның|нің|дың|дің|тың|тің) $")
_KK_THIS = "осы"


@dataclass(frozen=True, slots=True)
class ClauseMention:
    """A number, and the words that name it."""

    number: str
    fragment: str


def clause_mentions(text: str, language: Language) -> tuple[ClauseMention, ...]:
    """The clauses of its own protocol that a text names, in the order of their places; each number once."""
    if not _OURS.search(text):
        return ()
    found = {one.number: one for one in reversed([*_mentions(text, language)])}
    return tuple(reversed(found.values()))


def _mentions(text: str, language: Language) -> Iterator[ClauseMention]:
    half = Half(text, language)
    references(half)
    for one in sorted(half.mentions, key=lambda one: (one.start, one.end)):
        noun, number = one.value[0], str(one.value[-1])
        if noun == "clause" and _OURS.fullmatch(number) and not _is_elsewhere(half, one.start, one.end):
            yield ClauseMention(number, text[one.start : one.end].strip())


def _is_elsewhere(half: Half, start: int, end: int) -> bool:
    """Whether the text itself says that another document is meant."""
    if half.language is Language.RU:
        return bool(_RU_OTHER.match(half.plain, end))
    owner = _KK_OWNER.search(half.plain, 0, start)
    return owner is not None and owner[1] != _KK_THIS
