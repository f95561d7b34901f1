"""The sentence of an instruction, put together in both languages from stored forms (domain.md 2.2, 2.3).

Russian names the executors in the dative before an infinitive, Kazakh in the nominative before a verb in -сын/-сін.
A case form that is not stored leaves a gap: none is ever guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from commission.texts.bilingual import Bilingual, Language
from commission.texts.dates import NBSP, until
from commission.texts.deadlines import DeadlineKind
from commission.texts.formulae import GAP

if TYPE_CHECKING:
    import datetime as dt

# What executors are told to do: infinitive, and third person of the Kazakh imperative.
VERBS: dict[str, Bilingual] = {
    "prepare": Bilingual("подготовить", "дайындасын"),
    "submit": Bilingual("представить", "ұсынсын"),
    "send": Bilingual("направить", "жіберсін"),
    "hand_over": Bilingual("передать", "табыстасын"),
    "bring_in": Bilingual("внести", "енгізсін"),
    "work_out": Bilingual("разработать", "әзірлесін"),
    "elaborate": Bilingual("проработать", "пысықтасын"),
    "consider": Bilingual("рассмотреть", "қарасын"),
    "agree": Bilingual("согласовать", "келіссін"),
    "determine": Bilingual("определить", "айқындасын"),
    "ensure": Bilingual("обеспечить", "қамтамасыз етсін"),
    "organise": Bilingual("организовать", "ұйымдастырсын"),
    "hold": Bilingual("провести", "өткізсін"),
    "continue": Bilingual("продолжить", "жалғастырсын"),
    "complete": Bilingual("завершить", "аяқтасын"),
    "report": Bilingual("доложить", "баяндасын"),
}

_INSTRUCT = "Поручить"
_KAZAKH_VOWEL = tuple("аәеёиоөуұүыіэюя")
# «со» before a hissing sound that another consonant follows, in words and not in abbreviations
_WITH_VOWEL = re.compile(r"(?:[сзшжСЗШЖ][бвгджзклмнпрстфхцчшщ]|[щЩ])")
_PARTS = ("I", "II", "III", "IV")


class NameForm(StrEnum):
    """A form of a body's name that the sentence needs."""

    NOMINATIVE_KK = "nominative_kk"
    DATIVE_RU = "dative_ru"
    INSTRUMENTAL_RU = "instrumental_ru"
    INSTRUMENTAL_KK = "instrumental_kk"


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body by the stored forms of its name; an empty one is not stored."""

    body_id: int
    name: Bilingual
    dative_ru: str = ""
    instrumental_ru: str = ""
    instrumental_kk: str = ""

    def form(self, which: NameForm) -> str:
        """One of the forms."""
        return self.name.kk if which is NameForm.NOMINATIVE_KK else str(getattr(self, which.value))


@dataclass(frozen=True, slots=True)
class Order:
    """Who is told to do what: leads and co-executors in the order of naming, the verb where it is chosen, and the rest.

    The deadline is worded as a sentence needs it, see ``deadline_in_sentence``; empty where it stands on its own line.
    """

    leads: Sequence[NamedBody]
    others: Sequence[NamedBody] = ()
    verb: Bilingual = Bilingual()
    what: Bilingual = Bilingual()
    deadline: Bilingual = Bilingual()
    says_instruct: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """The sentence in both languages, and the forms that it lacks."""

    text: Bilingual
    lacking: tuple[tuple[NamedBody, NameForm], ...]


def assembled(order: Order) -> Sentence:
    """The sentence of an instruction; ``GAP`` stands where a form is not stored or nothing is said yet."""
    wanted = [(one, form) for one in order.leads for form in (NameForm.DATIVE_RU, NameForm.NOMINATIVE_KK)]
    wanted += [(one, form) for one in order.others for form in (NameForm.INSTRUMENTAL_RU, NameForm.INSTRUMENTAL_KK)]
    lacking = tuple((one, form) for one, form in wanted if not one.form(form))
    return Sentence(Bilingual(_in_russian(order), _in_kazakh(order)), lacking)


def deadline_in_sentence(kind: DeadlineKind, on: dt.date | None, wording: Bilingual) -> Bilingual:
    """A deadline as it stands inside a sentence: days, quarters and half-years with «до / дейін», others as worded."""
    if kind is DeadlineKind.DATE and on:
        return Bilingual(*(until(on, language) for language in Language))
    if kind is DeadlineKind.QUARTER and on:
        part = f"{_PARTS[(on.month - 1) // 3]}{NBSP}"
        return _by_the_end(on, f"{part}квартала", f"{part}тоқсанның")
    if kind is DeadlineKind.HALF and on:
        part = f"{_PARTS[(on.month - 1) // 6]}{NBSP}"
        return _by_the_end(on, f"{part}полугодия", f"{part}жартыжылдықтың")
    return wording


def _by_the_end(on: dt.date, of_ru: str, of_kk: str) -> Bilingual:
    return Bilingual(f"до конца {of_ru} {on.year}{NBSP}года", f"{on.year}{NBSP}жылғы {of_kk} соңына дейін")


def _in_russian(order: Order) -> str:
    told = [_INSTRUCT] if order.says_instruct else []
    told.append(_enumerated(_forms(order.leads, NameForm.DATIVE_RU), "и"))
    if order.others:
        names = _forms(order.others, NameForm.INSTRUMENTAL_RU)
        told += ["совместно", "со" if _WITH_VOWEL.match(names[0].lstrip("«")) else "с", _enumerated(names, "и")]
    return _sentence(*told, order.deadline.ru, order.verb.ru, _phrase(order.what.ru))


def _in_kazakh(order: Order) -> str:
    told = [_enumerated(names := _forms(order.leads, NameForm.NOMINATIVE_KK), _and_in_kazakh(names))]
    if order.others:
        told += [_enumerated(_forms(order.others, NameForm.INSTRUMENTAL_KK), "және"), "бірлесіп,"]
    return _sentence(*told, order.deadline.kk, _phrase(order.what.kk), order.verb.kk)


def _forms(bodies: Sequence[NamedBody], which: NameForm) -> list[str]:
    return [one.form(which) or GAP for one in bodies] or [GAP]


def _and_in_kazakh(names: list[str]) -> str:
    """«мен» where the name before it ends in a vowel; its other forms depend on sounds that spelling hides."""
    return "мен" if len(names) > 1 and names[-2].endswith(_KAZAKH_VOWEL) else "және"


def _enumerated(names: list[str], joint: str) -> str:
    *first, last = names
    return f"{', '.join(first)} {joint} {last}" if first else last


def _phrase(words: str) -> str:
    return words.strip().removesuffix(".") or GAP


def _sentence(*parts: str) -> str:
    told = " ".join(filter(None, parts))
    return f"{told[:1].upper()}{told[1:]}{'' if told.endswith(GAP) else '.'}"
