"""Findings: what the concordance check says of a clause, each with its dismissal; derived, never stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from commission.models.fingerprints import fingerprint
from commission.texts import Bilingual, Language
from commission.texts.concordance import AgreedForms, Finding, FindingKind, Place, Severity, concordance
from commission.texts.excerpts import Excerpt, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from commission.models.clauses import Clause
    from commission.models.dismissals import Dismissal

# The same words are looked at on page after page, and a whole protocol takes a moment.
_check = lru_cache(maxsize=5_000)(concordance)


@dataclass(frozen=True, slots=True)
class ClauseFinding:
    """What the check found in the text of a clause, or in the wording of its deadline."""

    found: Finding
    text: Bilingual
    in_deadline: bool = False
    # ``None`` while nobody found it harmless
    dismissal: Dismissal | None = None

    @property
    def kind(self) -> FindingKind:
        """What differs."""
        return self.found.kind

    @property
    def severity(self) -> Severity:
        """Whether it stands in the way of agreeing."""
        return self.found.severity

    @property
    def places(self) -> tuple[Place, ...]:
        """The words that it is about, the Russian ones first; one place where the other half has no counterpart."""
        return tuple(place for place in (self.found.ru, self.found.kk) if place)

    @property
    def is_about_one_half(self) -> bool:
        """Whether one text by itself is not sound, and the other one lacks nothing."""
        return self.found.is_about_one_half

    def excerpt(self, language: Language) -> Excerpt | None:
        """Its words in one half, as they stand there."""
        place = self.found[language]
        return excerpt(self.text[language], place.start, place.end) if place else None

    @property
    def fingerprint(self) -> str:
        """What a dismissal is bound to; the same words in the deadline are another finding than in the text."""
        told = self.found.fingerprint
        return fingerprint("deadline", told) if self.in_deadline else told

    @property
    def is_open(self) -> bool:
        """Whether nobody has dismissed it."""
        return self.dismissal is None

    @property
    def blocks(self) -> bool:
        """Whether no Side agrees while it stands."""
        return self.is_open and self.severity is Severity.ERROR

    @property
    def rank(self) -> int:
        """What is read first: what blocks, then what is open, then what somebody has dismissed."""
        return 0 if self.blocks else 1 if self.is_open else 2


def findings_of(clause: Clause, forms: AgreedForms) -> tuple[ClauseFinding, ...]:
    """What the check finds in a clause as it stands, the text first, then the wording of the deadline."""
    deadline = clause.assignment.deadline if clause.assignment else Bilingual()
    return findings_in(clause.text, deadline, forms, clause.dismissals)


def open_errors(clause: Clause, forms: AgreedForms) -> tuple[ClauseFinding, ...]:
    """The findings that stand in the way of agreeing to a clause."""
    return tuple(one for one in findings_of(clause, forms) if one.blocks)


def findings_in(
    text: Bilingual, deadline: Bilingual, forms: AgreedForms, dismissals: Iterable[Dismissal] = ()
) -> tuple[ClauseFinding, ...]:
    """The same for words that need not be stored yet."""
    known = {one.fingerprint: one for one in dismissals}
    return tuple(replace(one, dismissal=known.get(one.fingerprint)) for one in _found(text, deadline, forms))


def _found(text: Bilingual, deadline: Bilingual, forms: AgreedForms) -> Iterator[ClauseFinding]:
    yield from (ClauseFinding(one, text) for one in _check(text, forms))
    yield from (ClauseFinding(one, deadline, in_deadline=True) for one in _check(deadline, forms))
