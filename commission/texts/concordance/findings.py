"""What the comparison of two halves tells: a finding, its places, and the fingerprint that a dismissal is bound to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from commission.texts.bilingual import Language

_BETWEEN = "\x1f"


class FindingKind(StrEnum):
    """Where two halves do not say the same, or where one of them is not sound."""

    DATE = "date"
    QUARTER = "quarter"
    PERIOD = "period"
    DIRECTION = "direction"
    RHYTHM = "rhythm"
    NUMBER = "number"
    ORDINAL = "ordinal"
    FIGURES_AND_WORDS = "figures_and_words"
    MONEY = "money"
    PERCENT = "percent"
    DOCUMENT_NUMBER = "document_number"
    REFERENCE = "reference"
    ANNEX = "annex"
    NAME = "name"
    NAME_MISSING = "name_missing"
    SENTENCES = "sentences"
    LIST_ITEMS = "list_items"
    FINAL_PUNCTUATION = "final_punctuation"
    UNTRANSLATED = "untranslated"
    COUNTRY_ORDER = "country_order"
    MIXED_SCRIPT = "mixed_script"
    STRAIGHT_QUOTES = "straight_quotes"
    OLD_FONT = "old_font"


class Severity(StrEnum):
    """Whether a finding stands in the way of agreeing to the clause; none ever blocks saving."""

    WARNING = "warning"
    ERROR = "error"


# What good writing may bring with it; all other kinds contradict each other.
_WARNINGS = frozenset({
    FindingKind.RHYTHM, FindingKind.ORDINAL, FindingKind.NAME_MISSING, FindingKind.SENTENCES, FindingKind.LIST_ITEMS,
    FindingKind.FINAL_PUNCTUATION, FindingKind.COUNTRY_ORDER, FindingKind.MIXED_SCRIPT, FindingKind.STRAIGHT_QUOTES,
    FindingKind.OLD_FONT,
})  # fmt: skip
# What may be wrong with one half by itself: the other one lacks nothing.
_OF_ONE_HALF = frozenset({
    FindingKind.FIGURES_AND_WORDS, FindingKind.UNTRANSLATED, FindingKind.MIXED_SCRIPT, FindingKind.STRAIGHT_QUOTES,
    FindingKind.OLD_FONT,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one half."""

    language: Language
    start: int
    end: int
    fragment: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference; a place is ``None`` where that half has no counterpart.

    The fingerprint is that of the kind and the fragments, not of the offsets: words written elsewhere in the clause
    leave it, another fragment makes another finding.
    """

    kind: FindingKind
    ru: Place | None
    kk: Place | None
    fingerprint: str

    @property
    def severity(self) -> Severity:
        """Errors block agreeing, warnings never do."""
        return Severity.WARNING if self.kind in _WARNINGS else Severity.ERROR

    @property
    def is_about_one_half(self) -> bool:
        """Whether it has no counterpart because it needs none."""
        return self.kind in _OF_ONE_HALF

    def __getitem__(self, language: Language) -> Place | None:
        return self.ru if language is Language.RU else self.kk


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding before it has its fingerprint; ``measure`` is what the fragments alone do not tell, such as a count."""

    kind: FindingKind
    ru: Place | None
    kk: Place | None
    measure: str = ""


def told(differences: list[Difference]) -> tuple[Finding, ...]:
    """The findings in the order of their places, each once; those that only read alike are told apart by a count."""
    seen: dict[tuple[str, ...], int] = {}
    findings = []
    for one in sorted(dict.fromkeys(differences), key=_order):
        said = (one.kind.value, *(place.fragment if place else "" for place in (one.ru, one.kk)), one.measure)
        seen[said] = seen.get(said, 0) + 1
        fingerprint = hashlib.sha256(_BETWEEN.join((*said, str(seen[said]))).encode()).hexdigest()
        findings.append(Finding(one.kind, one.ru, one.kk, fingerprint))
    return tuple(findings)


def _order(one: Difference) -> tuple[int, int, str]:
    """By the place in the Russian half, or in the Kazakh one where that is the only one."""
    place = one.ru or one.kk
    return (place.start, place.end, one.kind) if place else (0, 0, one.kind)
