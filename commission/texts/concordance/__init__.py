"""Concordance: what the Russian and the Kazakh half of a text do not say alike (WORD.md 5.2, domain.md 4.3 and 5)."""

from commission.texts.concordance.comparing import concordance
from commission.texts.concordance.findings import Finding, FindingKind, Place, Severity
from commission.texts.concordance.names import NO_FORMS, AgreedForm, AgreedForms

__all__ = [
    "NO_FORMS", "AgreedForm", "AgreedForms", "Finding", "FindingKind", "Place", "Severity", "concordance",
]  # fmt: skip
