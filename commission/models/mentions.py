"""Clauses that name other clauses of their protocol by a number: where it leads, and whether it leads anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from commission.texts import Language
from commission.texts.clause_mentions import clause_mentions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission.models.meetings import Meeting


class StrayKind(StrEnum):
    """How the number of a clause in a text leads nowhere."""

    NOWHERE = "nowhere"
    ITSELF = "itself"


@dataclass(frozen=True, slots=True)
class Stray:
    """A number that leads nowhere, with the words that name it."""

    kind: StrayKind
    fragment: str


def strays_in(text: str, language: Language, meeting: Meeting, own: str = "") -> tuple[Stray, ...]:
    """What a text of the protocol names that is no clause of it, or is the clause ``own`` that the text belongs to."""
    mentions = clause_mentions(text, language)
    if not mentions:
        return ()
    known = _by_number(meeting)
    return tuple(
        Stray(StrayKind.ITSELF if one.number == own else StrayKind.NOWHERE, one.fragment)
        for one in mentions
        if one.number == own or one.number not in known
    )


def mentioned(meeting: Meeting) -> Mapping[tuple[int, str], int | None]:
    """Id of a clause and a number that it names → id of the clause that has this number."""
    by_number = _by_number(meeting)
    return {
        (clause.id, one.number): by_number.get(one.number)
        for section in meeting.sections
        for clause in section.clauses
        for language in Language
        for one in clause_mentions(clause.text[language], language)
    }


def _by_number(meeting: Meeting) -> Mapping[str, int]:
    return {number: key for section in meeting.sections for key, number in section.numbers.items()}
