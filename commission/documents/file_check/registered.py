"""What is registered: the sealed texts, each paragraph with its place in the protocol."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from commission.documents.file_check.lines import Line, lines
from commission.documents.file_check.places import Place, PlaceKind, places
from commission.documents.papers import protocol
from commission.documents.uploads import read
from commission.models import Side
from commission.texts import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission.models import Meeting


@dataclass(frozen=True, slots=True)
class RegisteredText:
    """One of the four texts, or both of one copy one after the other."""

    copy: Side
    languages: tuple[Language, ...]
    lines: tuple[Line, ...]
    places: tuple[Place, ...]
    around: frozenset[str]

    def __add__(self, other: RegisteredText) -> RegisteredText:
        """Both texts of a copy as one file has them."""
        return RegisteredText(
            self.copy,
            self.languages + other.languages,
            self.lines + other.lines,
            self.places + other.places,
            self.around | other.around,
        )


@dataclass(frozen=True, slots=True)
class Registered:
    """The texts of a signed protocol, and its fingerprint, which a seal line tells."""

    fingerprint: str
    texts: tuple[RegisteredText, ...]

    @property
    def candidates(self) -> tuple[RegisteredText, ...]:
        """What a file may be: a text, or both of a copy in the copy's order."""
        both = tuple(
            first + second
            for first in self.texts
            for second in self.texts
            if first.copy is second.copy and first.languages == (first.copy.language,) != second.languages
        )
        return self.texts + both


def registered_text(copy: Side, language: Language, sealed: bytes, meeting: Meeting) -> RegisteredText:
    """A text as it was sealed; the records only name the places, what is compared are the sealed words."""
    file = read(sealed)
    said = lines(file.final)
    # a draft is never refused, whatever became of the directories since
    named = [(Line(text).plain, place) for text, place in places(protocol(meeting, copy, (language,), is_draft=True))]
    return RegisteredText(
        copy, (language,), said, _placed(said, named, language), frozenset(line.plain for line in lines(file.around))
    )


def _placed(said: Sequence[Line], named: Sequence[tuple[str, Place]], language: Language) -> tuple[Place, ...]:
    found = [Place(PlaceKind.UNKNOWN, language=language)] * len(said)
    matcher = SequenceMatcher(a=[line.plain for line in said], b=[text for text, _ in named], autojunk=False)
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            found[block.a + offset] = named[block.b + offset][1]
    return tuple(found)
