"""Instructions: the demonstration's own sentences come out of the stored forms, nothing is guessed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml

from commission.texts import Bilingual, Language
from commission.texts.concordance import concordance
from commission.texts.deadlines import DeadlineKind, suggest
from commission.texts.formulae import GAP
from commission.texts.instructions import (
    VERBS,
    NamedBody,
    NameForm,
    Order,
    assembled,
    deadline_in_sentence,
)
from tests.makers import DEMONSTRATION

FILE: dict[str, Any] = yaml.safe_load(DEMONSTRATION)


def _body(place: int, told: dict[str, Any]) -> NamedBody:
    name = told["names"][0]
    cases = (name.get(form, "") for form in ("dative_ru", "instrumental_ru", "instrumental_kk"))
    return NamedBody(place, Bilingual(**name["nominative"]), *cases)


BODIES = {told["code"]: _body(place, told) for place, told in enumerate(FILE["bodies"], start=1)}
INSTRUCTIONS = {
    clause["key"]: Bilingual(**clause["text"])
    for section in FILE["agenda"]
    for clause in section["clauses"]
    if clause["kind"] == "instruction"
}
ROSCOSMOS, ADMINISTRATION = BODIES["roscosmos"], BODIES["baikonur-admin"]
MINISTRY, ENVOY = BODIES["mdaai-kz"], BODIES["special-rep-kz"]


@pytest.mark.parametrize(
    ("key", "leads", "others"),
    [
        ("1.2", [MINISTRY, ROSCOSMOS], []),
        ("2.2", [MINISTRY], []),
        ("2.3", [ROSCOSMOS], [ADMINISTRATION]),
        ("3.2", [ADMINISTRATION, ENVOY], []),
    ],
)
def test_the_demonstrations_own_sentences_come_out(key: str, leads: list[NamedBody], others: list[NamedBody]) -> None:
    """Whatever stands behind the executors is what people typed."""
    written = INSTRUCTIONS[key]
    beginning = assembled(Order(leads, others, says_instruct=False)).text
    heads = [beginning[language].partition(GAP)[0] for language in Language]
    what = Bilingual(*(written[one].removeprefix(head) for one, head in zip(Language, heads, strict=True)))
    assert [written[one].startswith(head) for one, head in zip(Language, heads, strict=True)] == [True, True]
    assert assembled(Order(leads, others, what=what, says_instruct=False)).text == written


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_every_body_of_the_demonstration_is_named_by_its_stored_forms(body: NamedBody) -> None:
    what = Bilingual("предложения", "ұсыныстарды")
    told = assembled(Order([body], verb=VERBS["send"], what=what))
    assert told.text.ru == f"Поручить {body.dative_ru} направить предложения."
    assert told.text.kk == f"{body.name.kk} ұсыныстарды жіберсін."
    assert told.lacking == ()


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_form_that_is_not_stored_is_a_gap_and_is_told(body: NamedBody) -> None:
    told = assembled(Order([ROSCOSMOS], [body]))
    stored = body.instrumental_ru
    assert told.lacking == (() if stored else ((body, NameForm.INSTRUMENTAL_RU),))
    assert (f" {stored or GAP} " in told.text.ru) is True


def test_the_second_of_three_ends_in_a_vowel_and_takes_the_short_conjunction() -> None:
    told = assembled(Order([ROSCOSMOS, ADMINISTRATION, ENVOY])).text
    assert told.ru.startswith(f"Поручить {ROSCOSMOS.dative_ru}, {ADMINISTRATION.dative_ru} и {ENVOY.dative_ru} ")
    assert told.kk.startswith(f"{ROSCOSMOS.name.kk}, {ADMINISTRATION.name.kk} мен {ENVOY.name.kk} ")


def test_behind_any_other_sound_stands_the_conjunction_that_never_changes() -> None:
    department = NamedBody(1, Bilingual("Департамент", "Департамент"), "Департаменту")
    assert assembled(Order([department, ENVOY])).text.kk.startswith("Департамент және Қазақстан")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Специальным представителем", "совместно со Специальным"),
        ("секретариатом", "совместно с секретариатом"),
        ("«Спутником»", "совместно со «Спутником»"),
        ("СНГ", "совместно с СНГ"),
    ],
)
def test_the_preposition_hears_how_the_name_begins(name: str, expected: str) -> None:
    other = NamedBody(2, Bilingual(name), instrumental_ru=name)
    assert expected in assembled(Order([ROSCOSMOS], [other])).text.ru


def test_nobody_named_and_nothing_said_are_gaps() -> None:
    assert assembled(Order([])).text == Bilingual("Поручить … …", "… …")


def test_the_deadline_stands_before_the_verb_in_russian_and_before_the_object_in_kazakh() -> None:
    on = dt.date(2024, 4, 30)
    deadline = deadline_in_sentence(DeadlineKind.DATE, on, suggest(DeadlineKind.DATE, on))
    told = assembled(Order([ROSCOSMOS], verb=VERBS["prepare"], what=Bilingual("план", "жоспар"), deadline=deadline))
    assert told.text.ru == f"Поручить {ROSCOSMOS.dative_ru} до 30\xa0апреля 2024\xa0года подготовить план."
    assert told.text.kk == f"{ROSCOSMOS.name.kk} 2024\xa0жылғы 30\xa0сәуірге дейін жоспар дайындасын."


@pytest.mark.parametrize(
    ("kind", "ru", "kk"),
    [
        (DeadlineKind.QUARTER, "до конца II\xa0квартала 2024\xa0года", "2024\xa0жылғы II\xa0тоқсанның соңына дейін"),
        (DeadlineKind.HALF, "до конца I\xa0полугодия 2024\xa0года", "2024\xa0жылғы I\xa0жартыжылдықтың соңына дейін"),
        (DeadlineKind.MONTH, "до конца июня 2024\xa0года", "2024\xa0жылғы маусымның соңына дейін"),
        (DeadlineKind.NEXT_MEETING, "к очередному заседанию Комиссии", "Комиссияның кезекті отырысына дейін"),
    ],
)
def test_a_deadline_fits_into_a_sentence(kind: DeadlineKind, ru: str, kk: str) -> None:
    on = dt.date(2024, 6, 30)
    assert deadline_in_sentence(kind, on, suggest(kind, on)) == Bilingual(ru, kk)


@pytest.mark.parametrize("kind", [DeadlineKind.DATE, DeadlineKind.QUARTER, DeadlineKind.HALF, DeadlineKind.MONTH])
def test_both_halves_say_the_same(kind: DeadlineKind) -> None:
    on = dt.date(2024, 6, 30)
    order = Order(
        [ROSCOSMOS], what=Bilingual("план", "жоспар"), deadline=deadline_in_sentence(kind, on, suggest(kind, on))
    )
    assert concordance(assembled(order).text) == ()


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_each_verb_is_an_infinitive_and_an_imperative(verb: Bilingual) -> None:
    assert verb.ru.endswith(("ть", "ти"))
    assert verb.kk.endswith(("сын", "сін"))
