"""What was found in texts, and what they lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.i18n import lazy, lazy_in_context
from commission.models import StrayKind
from commission.texts.cleaning import OddityKind
from commission.texts.concordance import FindingKind, Severity
from commission.texts.gaps import GapKind

if TYPE_CHECKING:
    from commission.labels.tables import Labels

ODDITIES: Labels = {
    OddityKind.MIXED_SCRIPT: lazy("Letters of two scripts in one word"),
    OddityKind.STRAIGHT_QUOTES: lazy("Quotation marks that are not « »"),
    OddityKind.OLD_FONT: lazy("Letters of an old Kazakh font"),
    OddityKind.FIXED_ORDER: lazy("A fixed order of the two Sides"),
}

STRAYS: Labels = {
    StrayKind.NOWHERE: lazy("The protocol has no clause with this number"),
    StrayKind.ITSELF: lazy("The clause names itself"),
}

CONCORDANCE: Labels = {
    FindingKind.DATE: lazy("The dates differ."),
    FindingKind.QUARTER: lazy("The quarters or half-years differ."),
    FindingKind.PERIOD: lazy("The periods differ."),
    FindingKind.DIRECTION: lazy("The halves count in different directions: until or from, within or before."),
    FindingKind.RHYTHM: lazy("The halves say differently how often."),
    FindingKind.NUMBER: lazy("The numbers differ."),
    FindingKind.ORDINAL: lazy("The ordinal numbers differ."),
    FindingKind.FIGURES_AND_WORDS: lazy("The figures and the words of one number differ."),
    FindingKind.MONEY: lazy("The sums or the currencies differ."),
    FindingKind.PERCENT: lazy("The percentages differ."),
    FindingKind.DOCUMENT_NUMBER: lazy("The document numbers differ."),
    FindingKind.REFERENCE: lazy("The references to clauses, sections or articles differ."),
    FindingKind.ANNEX: lazy("The annex numbers differ."),
    FindingKind.NAME: lazy("The halves name different bodies, people or places."),
    FindingKind.NAME_MISSING: lazy("A name stands in one half only."),
    FindingKind.SENTENCES: lazy("The halves have different numbers of sentences."),
    FindingKind.LIST_ITEMS: lazy("The halves have different list items."),
    FindingKind.FINAL_PUNCTUATION: lazy("The halves end with different punctuation marks."),
    FindingKind.UNTRANSLATED: lazy("A text is not translated."),
    FindingKind.COUNTRY_ORDER: lazy("The halves name the two countries or languages in different orders."),
    FindingKind.MIXED_SCRIPT: lazy("Letters of two scripts in one word"),
    FindingKind.STRAIGHT_QUOTES: lazy("Quotation marks that are not « »"),
    FindingKind.OLD_FONT: lazy("Letters of an old Kazakh font"),
}

SEVERITIES: Labels = {
    Severity.WARNING: lazy_in_context("severity", "Warning"),
    Severity.ERROR: lazy_in_context("severity", "Error"),
}

GAPS: Labels = {
    GapKind.TEXT: lazy_in_context("gap", "The text is not written"),
    GapKind.DAYS: lazy_in_context("gap", "The days are not set"),
    GapKind.PLACE: lazy_in_context("gap", "The place is not written"),
    GapKind.PLACE_IN_SENTENCE: lazy_in_context("gap", "The place is not written in the form for sentences"),
    GapKind.CLAUSES: lazy_in_context("gap", "The section has no clauses"),
    GapKind.CO_CHAIR: lazy_in_context("gap", "The co-chair is not named"),
    GapKind.NAME: lazy_in_context("gap", "The name is not written"),
    GapKind.PERSON: lazy_in_context("gap", "The name of the person is not written"),
    GapKind.POST: lazy_in_context("gap", "The post is not written"),
    GapKind.DEADLINE: lazy_in_context("gap", "The deadline is not worded"),
}

ENUMS: tuple[Labels, ...] = (
    ODDITIES,
    STRAYS,
    CONCORDANCE,
    SEVERITIES,
    GAPS,
)
