"""What each enum member, each broken rule and each unique constraint is called."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import TYPE_CHECKING

from commission.i18n import day, gettext, language
from commission.labels import clauses, directories, findings, journal, meetings
from commission.labels.files import FAULTS, REFUSALS
from commission.labels.journal import FIELDS, SUBJECTS
from commission.labels.meetings import COPIES, TEXTS
from commission.labels.rules import CONSTRAINTS, REMOVED_MEANWHILE, RULES
from commission.models import RuleBroken
from commission.texts import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission.labels.tables import Labels

__all__ = [
    "CONSTRAINTS",
    "COPIES",
    "FAULTS",
    "FIELDS",
    "REFUSALS",
    "REMOVED_MEANWHILE",
    "RULES",
    "SUBJECTS",
    "TEXTS",
    "fault_in_words",
    "in_words",
    "label",
    "refusal_in_words",
    "sentence",
]

_TABLES = (*meetings.ENUMS, *clauses.ENUMS, *directories.ENUMS, *findings.ENUMS, *journal.ENUMS)
_NAMES: Labels = {(type(member), member): name for names in _TABLES for member, name in names.items()}


def label(member: Enum) -> str:
    """What an enum member is called in the language spoken."""
    return str(_NAMES[type(member), member])


def sentence(broken: RuleBroken) -> str:
    """The sentence of a broken rule in the language spoken, its facts filled in."""
    return str(RULES[type(broken).__name__]) % {name: in_words(fact) for name, fact in broken.facts.items()}


def fault_in_words(kind: str, facts: Mapping[str, object]) -> str:
    """What is wrong at one place of a file, in the language spoken."""
    return str(FAULTS[kind]) % {name: in_words(fact) for name, fact in facts.items()}


def refusal_in_words(kind: str, facts: Mapping[str, object]) -> str:
    """Why an uploaded file stays outside, in the language spoken."""
    return str(REFUSALS[kind]) % {name: in_words(fact) for name, fact in facts.items()}


def in_words(fact: object) -> str:
    """A fact as a reader understands it: enum members by their labels, pairs in the language spoken, rules by name."""
    match fact:
        case RuleBroken():
            told = sentence(fact)
        case Enum():
            told = label(fact)
        case Bilingual():
            told = fact[language()] or fact[language().other]
        case bool():
            told = gettext("yes") if fact else gettext("no")
        case dt.date():
            told = day(fact)
        case tuple():
            told = ", ".join(in_words(one) for one in fact)
        case _:
            told = str(fact)
    return told
