"""The editor writes for people: stock phrases and the sentence of an instruction; nothing is stored by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission.i18n import gettext as _
from commission.models import Body, Clause, ClauseKind, Side
from commission.operations import directories
from commission.texts import Bilingual
from tests import makers
from tests.browsing import Visitor, form_of, text_of, tree_of, values_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session


def _body(session: Session, code: str, side: Side, ru: str, kk: str, dative: str = "") -> Body:
    names = [directories.BodyNameFacts(Bilingual(ru, kk), dative_ru=dative)]
    return directories.enter_body(session, directories.BodyFacts(code, side, names), by=None)


@pytest.fixture
def clause(session: Session) -> Clause:
    item = makers.an_agenda_item(session, makers.a_meeting(session))
    return makers.a_clause(session, item, "Старое.", "Ескі.", kind=ClauseKind.INSTRUCTION)


@pytest.fixture
def secretary(app: Flask, session: Session, clause: Clause) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, clause.meeting.commission))


def _texts(page: object, path: str) -> tuple[str, str]:
    kept = values_of(form_of(page, path))  # type: ignore[arg-type]  # the answer of the client
    return kept["text_ru"], kept["text_kk"]


def test_the_sentence_names_the_hosts_executor_first(session: Session, clause: Clause, secretary: Visitor) -> None:
    russian = _body(session, "r", Side.RF, "Агентство", "Агенттігі", "Агентству")
    kazakh = _body(session, "k", Side.KZ, "Министерство", "Министрлігі", "Министерству")
    path = f"/clauses/{clause.id}/edit"
    told = {"lead_rf": str(russian.id), "lead_kz": str(kazakh.id), "verb": "prepare", "says_instruct": "y"}
    page = secretary.submit(path, act="assemble", what_ru="план", what_kk="жоспар", **told)
    expected = "Поручить Министерству и Агентству подготовить план.", "Министрлігі мен Агенттігі жоспар дайындасын."
    assert _texts(page, path) == expected
    assert "Старое." in text_of(page)
    session.expire_all()
    assert clause.text == Bilingual("Старое.", "Ескі.")


@pytest.mark.parametrize(("side", "leads_to"), [(Side.RF, "/edit"), (Side.KZ, "")])
def test_a_dative_that_is_not_stored_is_a_gap_with_a_link_to_the_body(
    session: Session, clause: Clause, secretary: Visitor, side: Side, leads_to: str
) -> None:
    body = _body(session, "x", side, "Агентство", "Агенттігі")
    path, address = f"/clauses/{clause.id}/edit", f"/bodies/{body.id}{leads_to}"
    told = {f"lead_{side}": str(body.id), "verb": "send", "says_instruct": "y"}
    page = secretary.submit(path, act="assemble", what_ru="план", what_kk="жоспарды", **told)
    assert _texts(page, path) == ("Поручить … направить план.", "Агенттігі жоспарды жіберсін.")
    assert tree_of(page).xpath("//*[@id='sentence']//li//a/@href") == [address]


def test_the_deadline_is_named_where_that_is_asked_for(session: Session, clause: Clause, secretary: Visitor) -> None:
    body = _body(session, "x", Side.RF, "Агентство", "Агенттігі", "Агентству")
    path = f"/clauses/{clause.id}/edit"
    told = {"lead_rf": str(body.id), "deadline_kind": "date", "deadline_on": "2024-06-28", "says_deadline": "y"}
    page = secretary.submit(
        path, act="assemble", what_ru="ответить", what_kk="жауап берсін", says_instruct=None, **told
    )
    expected = (
        "Агентству до 28\xa0июня 2024\xa0года ответить.",
        "Агенттігі 2024\xa0жылғы 28\xa0маусымға дейін жауап берсін.",
    )
    assert _texts(page, path) == expected


def test_a_stock_phrase_is_put_around_what_is_typed(clause: Clause, secretary: Visitor) -> None:
    path = f"/clauses/{clause.id}/edit"
    page = secretary.submit(path, act="formula", formula="instruct", text_ru="ответить.", text_kk="")
    assert _texts(page, path) == ("Поручить ответить.", "… тапсырылсын.")


def test_a_phrase_that_nobody_knows_changes_nothing(clause: Clause, secretary: Visitor) -> None:
    path = f"/clauses/{clause.id}/edit"
    page = secretary.submit(path, act="formula", formula="nonsense")
    assert page.status_code == 200
    assert _texts(page, path) == ("Старое.", "Ескі.")


def test_the_phrases_of_the_kind_come_first(clause: Clause, secretary: Visitor) -> None:
    page = secretary.get(f"/clauses/{clause.id}/edit")
    groups = tree_of(page).xpath("//select[@name='formula']/optgroup/@label")
    assert (groups[0], len(groups)) == (_("Instruction"), len(ClauseKind))
