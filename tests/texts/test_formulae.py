"""Stock phrases: complete in both languages, with one gap to write in, and around what is written already."""

from __future__ import annotations

import pytest

from commission.models import ClauseKind
from commission.texts import Bilingual, Language
from commission.texts.cleaning import oddities
from commission.texts.formulae import FORMULAE, GAP, Formula, named, of_kind


def _named(code: str) -> Formula:
    formula = named(code)
    assert formula is not None
    return formula


@pytest.mark.parametrize("kind", ClauseKind)
def test_every_kind_of_clause_has_its_phrases(kind: ClauseKind) -> None:
    assert of_kind(kind)


def test_no_phrase_belongs_to_a_kind_that_clauses_do_not_have() -> None:
    assert {one.kind for one in FORMULAE} == set(ClauseKind)


@pytest.mark.parametrize("formula", FORMULAE, ids=lambda one: one.code)
@pytest.mark.parametrize("language", Language)
def test_each_half_has_one_gap_and_nothing_odd(formula: Formula, language: Language) -> None:
    assert formula.text[language].count(GAP) == 1
    assert oddities(formula.text[language]) == ()


def test_each_phrase_is_known_by_its_code() -> None:
    assert [named(one.code) for one in FORMULAE] == list(FORMULAE)
    assert named("nobody-says-so") is None


def test_a_phrase_stands_around_what_is_written() -> None:
    text = Bilingual("развитие туризма.", "туризмді дамытуды.")
    expected = Bilingual("Стороны обсудили развитие туризма.", "Тараптар туризмді дамытуды талқылады.")
    assert _named("discussed").around(text) == expected


def test_the_gap_stays_in_a_half_that_nobody_has_written() -> None:
    expected = Bilingual("Стороны обсудили туризм", "Тараптар … талқылады.")
    assert _named("discussed").around(Bilingual("туризм")) == expected
