"""Clauses on the page: both halves side by side, nobody's text overwritten, history and restoration."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commission.forms.fields import PASSAGE
from commission.i18n import gettext as _
from commission.labels import label
from commission.models import Clause, ClauseKind, JournalEntry, Role, Side
from commission.operations import clauses
from commission.texts import Bilingual
from commission.views.acting import version_of
from tests import makers
from tests.browsing import Visitor, form_of, text_of, tree_of, values_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

    from commission.models import Meeting, Section

UNKNOWN = 2**31 - 1


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return makers.a_meeting(session)


@pytest.fixture
def section(session: Session, meeting: Meeting) -> Section:
    return makers.an_agenda_item(session, meeting).section


@pytest.fixture
def clause(session: Session, section: Section) -> Clause:
    assert section.agenda_item is not None
    return makers.a_clause(session, section.agenda_item)


@pytest.fixture
def secretary(app: Flask, session: Session, meeting: Meeting) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, meeting.commission, full_name="Иванов"))


@pytest.fixture
def counterpart(app: Flask, session: Session, meeting: Meeting) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, meeting.commission, side=Side.KZ, full_name="Әлиев"))


def _visitor(app: Flask, session: Session, meeting: Meeting, role: Role) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, meeting.commission, role))


def _kept(page: TestResponse) -> dict[str, str]:
    """What stands in the fields; lxml keeps the line break that browsers drop at the start of a text area."""
    return {name: value.removeprefix("\n") for name, value in values_of(form_of(page)).items()}


def test_a_clause_is_called_by_its_printed_number(clause: Clause, secretary: Visitor) -> None:
    page = secretary.get(f"/clauses/{clause.id}")
    expected = _("Cl. %(number)s of the protocol of %(date)s", number="1.1", date="21.03.2024")
    assert tree_of(page).xpath("string(//h1)").strip() == expected


def test_a_clause_that_nobody_wrote_is_not_found(secretary: Visitor) -> None:
    for page in ("", "/edit", "/removal"):
        assert secretary.get(f"/clauses/{UNKNOWN}{page}").status_code == 404


def test_a_stranger_is_asked_to_sign_in(app: Flask, session: Session, clause: Clause) -> None:
    session.commit()
    assert "/sign-in" in Visitor(app).get(f"/clauses/{clause.id}").headers["Location"]


def test_a_member_reads_and_does_not_write(app: Flask, session: Session, meeting: Meeting, clause: Clause) -> None:
    member = _visitor(app, session, meeting, Role.MEMBER)
    page = member.get(f"/clauses/{clause.id}")
    assert "текст" in text_of(page)
    assert not tree_of(page).xpath("//main//a[contains(@href, '/edit')] | //main//form")
    for path in ("edit", "removal", "place", "wordings/1/restoration"):
        assert member.post(f"/clauses/{clause.id}/{path}", text_ru="чужое", to="1").status_code == 403
    assert member.post(f"/sections/{clause.section_id}/clauses/new", text_ru="чужое").status_code == 403
    session.expire_all()
    assert clause.wording_number == 1


def test_an_observer_sees_a_draft_only_when_it_is_agreed(
    app: Flask, session: Session, meeting: Meeting, clause: Clause
) -> None:
    observer = _visitor(app, session, meeting, Role.OBSERVER)
    assert observer.get(f"/clauses/{clause.id}").status_code == 404
    makers.settled(session, meeting)
    session.commit()
    assert "текст" in text_of(observer.get(f"/clauses/{clause.id}"))


def test_an_administrator_reads_no_draft(app: Flask, session: Session, meeting: Meeting, clause: Clause) -> None:
    assert _visitor(app, session, meeting, Role.ADMINISTRATOR).get(f"/clauses/{clause.id}").status_code == 403


def test_a_secretary_of_another_commission_does_not_find_it(app: Flask, session: Session, clause: Clause) -> None:
    elsewhere = makers.a_commission(session, code="elsewhere")
    stranger = Visitor(app).sign_in(makers.a_user(session, elsewhere))
    assert stranger.get(f"/clauses/{clause.id}/edit").status_code == 404
    assert stranger.post(f"/clauses/{clause.id}/edit", text_ru="чужое").status_code == 404


@pytest.mark.parametrize("side", Side)
def test_secretaries_of_both_sides_write(
    app: Flask, session: Session, meeting: Meeting, section: Section, side: Side
) -> None:
    visitor = Visitor(app).sign_in(makers.a_user(session, meeting.commission, side=side))
    section_id = section.id
    response = visitor.submit(f"/sections/{section_id}/clauses/new?kind=decision", text_ru="Внедрить.", text_kk="")
    assert response.status_code == 303
    written = session.scalars(sa.select(Clause)).one()
    assert (written.kind, written.text, written.section_id) == (ClauseKind.DECISION, Bilingual("Внедрить."), section_id)
    assert response.headers["Location"].endswith(f"#clause-{written.id}")


@pytest.mark.parametrize("kind", [ClauseKind.NOTED, ClauseKind.INSTRUCTION])
def test_the_address_says_of_which_kind_a_new_clause_is(
    session: Session, section: Section, secretary: Visitor, kind: ClauseKind
) -> None:
    secretary.submit(f"/sections/{section.id}/clauses/new?kind={kind}", text_ru="Текст.")
    assert session.scalars(sa.select(Clause)).one().kind is kind


def test_a_new_instruction_follows_the_last_decision(session: Session, clause: Clause, secretary: Visitor) -> None:
    secretary.submit(f"/sections/{clause.section_id}/clauses/new?kind=instruction", text_ru="Поручить.")
    instruction = session.scalars(sa.select(Clause).where(Clause.kind == ClauseKind.INSTRUCTION)).one()
    assert instruction.decision_id == clause.id


def test_a_statement_needs_its_side_and_the_text_stays(section: Section, secretary: Visitor) -> None:
    response = secretary.submit(f"/sections/{section.id}/clauses/new?kind=statement", text_ru="Заявляем.")
    assert response.status_code == 422
    assert _kept(response)["text_ru"] == "Заявляем."
    again = secretary.send(response, side="kz")
    assert again.status_code == 303


def test_a_clause_in_no_language_is_refused(section: Section, secretary: Visitor) -> None:
    assert secretary.submit(f"/sections/{section.id}/clauses/new?kind=noted").status_code == 422


@pytest.mark.parametrize("bad", ["a\x0bb", "x" * (PASSAGE + 1)])
def test_what_cannot_be_stored_is_refused_beside_the_field(clause: Clause, secretary: Visitor, bad: str) -> None:
    response = secretary.submit(f"/clauses/{clause.id}/edit", text_ru=bad, text_kk="сақталады")
    assert response.status_code == 422
    assert tree_of(response).xpath("//*[@id='text_ru-problem']")
    assert _kept(response)["text_kk"] == "сақталады"


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "poem"), ("side", "us"), ("decision", "99999"), ("matter", "x"), ("seen", "x")]
)
def test_values_that_no_page_offers_are_refused(clause: Clause, secretary: Visitor, field: str, value: str) -> None:
    assert secretary.submit(f"/clauses/{clause.id}/edit", **{field: value}).status_code in {409, 422}


def test_two_secretaries_on_two_halves_are_merged(
    session: Session, clause: Clause, secretary: Visitor, counterpart: Visitor
) -> None:
    page = secretary.get(f"/clauses/{clause.id}/edit")
    assert counterpart.submit(f"/clauses/{clause.id}/edit", text_kk="жаңа мәтін").status_code == 303
    assert secretary.send(page, text_ru="новый текст").status_code == 303
    session.expire_all()
    assert clause.text == Bilingual("новый текст", "жаңа мәтін")


def test_two_secretaries_on_one_half_meet_and_nothing_is_overwritten(
    session: Session, clause: Clause, secretary: Visitor, counterpart: Visitor
) -> None:
    page = secretary.get(f"/clauses/{clause.id}/edit")
    counterpart.submit(f"/clauses/{clause.id}/edit", text_ru="чужой текст", text_kk="жаңа мәтін")
    response = secretary.send(page, text_ru="мой текст")
    assert response.status_code == 409
    kept = _kept(response)
    assert (kept["text_ru"], kept["text_kk"]) == ("мой текст", "жаңа мәтін")
    assert "чужой текст" in text_of(response)
    assert tree_of(response).xpath("//ins[text()='мой']")
    session.expire_all()
    assert clause.text.ru == "чужой текст"
    assert secretary.send(response, text_ru="общий текст").status_code == 303
    session.expire_all()
    assert clause.text == Bilingual("общий текст", "жаңа мәтін")


def test_facts_that_one_left_as_shown_give_way_to_what_another_chose(
    session: Session, clause: Clause, secretary: Visitor, counterpart: Visitor
) -> None:
    page = secretary.get(f"/clauses/{clause.id}/edit")
    counterpart.submit(f"/clauses/{clause.id}/edit", kind="noted")
    assert secretary.send(page, text_ru="новый текст").status_code == 303
    session.expire_all()
    assert (clause.kind, clause.text.ru) == (ClauseKind.NOTED, "новый текст")


def test_facts_that_both_changed_meet(
    session: Session, clause: Clause, secretary: Visitor, counterpart: Visitor
) -> None:
    page = secretary.get(f"/clauses/{clause.id}/edit")
    counterpart.submit(f"/clauses/{clause.id}/edit", kind="noted")
    response = secretary.send(page, kind="statement", side="rf", text_ru="новый текст")
    assert response.status_code == 409
    assert label(ClauseKind.NOTED) in text_of(response)
    kept = _kept(response)
    assert (kept["kind"], kept["text_ru"]) == ("statement", "новый текст")
    assert secretary.send(response).status_code == 303
    session.expire_all()
    assert (clause.kind, clause.side) == (ClauseKind.STATEMENT, Side.RF)


def test_a_form_sent_twice_writes_one_clause(session: Session, section: Section, secretary: Visitor) -> None:
    page = secretary.get(f"/sections/{section.id}/clauses/new?kind=noted")
    first, second = (secretary.send(page, text_ru="Отметили.") for _time in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert session.scalar(sa.select(sa.func.count(Clause.id))) == 1


def test_saving_what_stands_there_leaves_no_trace(session: Session, clause: Clause, secretary: Visitor) -> None:
    entries = sa.select(sa.func.count(JournalEntry.id))
    before = session.scalar(entries)
    assert secretary.submit(f"/clauses/{clause.id}/edit").status_code == 303
    assert session.scalar(entries) == before


def test_what_becomes_an_instruction_goes_on_to_its_executors(clause: Clause, secretary: Visitor) -> None:
    response = secretary.submit(f"/clauses/{clause.id}/edit", kind="instruction")
    assert response.headers["Location"].endswith(f"/clauses/{clause.id}/edit#assignment")


def test_a_decision_with_instructions_stays_one(
    session: Session, clause: Clause, section: Section, secretary: Visitor
) -> None:
    assert section.agenda_item is not None
    makers.a_clause(session, section.agenda_item, kind=ClauseKind.INSTRUCTION, decision=clause)
    response = secretary.submit(f"/clauses/{clause.id}/edit", kind="noted", text_ru="сохранится на странице")
    assert response.status_code == 422
    assert _kept(response)["text_ru"] == "сохранится на странице"
    assert secretary.post(f"/clauses/{clause.id}/removal", seen=version_of(clause)).status_code == 409
    session.expire_all()
    assert (clause.kind, clause.text.ru) == (ClauseKind.DECISION, "текст")


def test_moving_a_clause_numbers_all_anew(
    session: Session, clause: Clause, section: Section, secretary: Visitor
) -> None:
    assert section.agenda_item is not None
    second = makers.a_clause(session, section.agenda_item, "второй")
    assert secretary.post(f"/clauses/{second.id}/place", to="1", seen=version_of(second)).status_code == 303
    session.expire_all()
    assert (second.number, clause.number) == ("1.1", "1.2")


@pytest.mark.parametrize(("to", "status"), [("x", 400), ("", 400), ("-5", 303), ("9" * 30, 303)])
def test_a_place_beyond_either_end_means_that_end(clause: Clause, secretary: Visitor, to: str, status: int) -> None:
    assert secretary.post(f"/clauses/{clause.id}/place", to=to, seen=version_of(clause)).status_code == status


def test_removing_asks_first_and_the_journal_keeps_the_text(
    session: Session, clause: Clause, secretary: Visitor
) -> None:
    clause_id = clause.id
    assert "текст" in text_of(secretary.get(f"/clauses/{clause_id}/removal"))
    assert secretary.submit(f"/clauses/{clause_id}/removal").status_code == 303
    assert session.scalars(sa.select(Clause)).all() == []
    entry = session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number.desc())).first()
    assert entry is not None
    assert entry.changes["text_ru"] == ["текст", None]


def test_the_history_tells_who_changed_which_words(clause: Clause, secretary: Visitor, counterpart: Visitor) -> None:
    counterpart.submit(f"/clauses/{clause.id}/edit", text_kk="жаңа мәтін")
    page = secretary.get(f"/clauses/{clause.id}")
    assert tree_of(page).xpath("//ins[normalize-space()='жаңа']")
    assert "Әлиев" in tree_of(page).xpath("string(//*[@id='wording-2'])")
    assert _("unchanged") in tree_of(page).xpath("string(//*[@id='wording-2'])")


def test_an_old_wording_stands_again_on_top_of_the_history(
    session: Session, clause: Clause, secretary: Visitor
) -> None:
    secretary.submit(f"/clauses/{clause.id}/edit", text_ru="новый")
    address = f"/clauses/{clause.id}/wordings/1/restoration"
    asked = secretary.get(address)
    assert tree_of(asked).xpath("//ins[text()='текст']")
    assert not tree_of(asked).xpath("//input[@name='half_kk']")
    assert secretary.send(asked).status_code == 303
    session.expire_all()
    assert (clause.text.ru, clause.wording_number) == ("текст", 3)
    step = tree_of(secretary.get(f"/clauses/{clause.id}")).xpath("string(//*[@id='wording-3'])")
    assert _("from wording %(number)s", number=1) in step
    assert secretary.post(f"/clauses/{clause.id}/wordings/9/restoration", seen="3").status_code == 404


def test_one_half_is_restored_without_the_other(session: Session, clause: Clause, secretary: Visitor) -> None:
    secretary.submit(f"/clauses/{clause.id}/edit", text_ru="новый", text_kk="жаңа")
    address = f"/clauses/{clause.id}/wordings/1/restoration"
    assert secretary.submit(address, half_ru=None, half_kk=None).status_code == 422
    assert secretary.submit(address, half_ru=None).status_code == 303
    session.expire_all()
    assert clause.text == Bilingual("новый", "мәтін")
    assert not tree_of(secretary.get(f"/clauses/{clause.id}/wordings/3/restoration")).xpath("//main//form")


def test_restoring_does_not_overwrite_what_came_meanwhile(
    session: Session, clause: Clause, secretary: Visitor, counterpart: Visitor
) -> None:
    secretary.submit(f"/clauses/{clause.id}/edit", text_ru="новый")
    page = secretary.get(f"/clauses/{clause.id}/wordings/1/restoration")
    counterpart.submit(f"/clauses/{clause.id}/edit", text_ru="новейший")
    assert secretary.send(page).status_code == 409
    session.expire_all()
    assert clause.text.ru == "новейший"


def test_long_histories_are_turned_over(session: Session, clause: Clause, secretary: Visitor) -> None:
    for number in range(2, 15):
        clauses.reword(session, clause, Bilingual(f"текст {number}", "мәтін"), seen=number - 1, by=None)
    page = tree_of(secretary.get(f"/clauses/{clause.id}"))
    assert page.xpath("count(//li[starts-with(@id, 'wording-')])") == 10
    older = tree_of(secretary.get(f"/clauses/{clause.id}?before=5"))
    assert older.xpath("//li[starts-with(@id, 'wording-')]/@id") == [f"wording-{number}" for number in (4, 3, 2, 1)]


def test_agreed_texts_are_not_opened_for_changing(
    session: Session, meeting: Meeting, clause: Clause, secretary: Visitor
) -> None:
    page = secretary.get(f"/clauses/{clause.id}/edit")
    makers.settled(session, meeting)
    session.commit()
    assert secretary.get(f"/clauses/{clause.id}/edit").status_code == 409
    assert secretary.get(f"/sections/{clause.section_id}/clauses/new").status_code == 409
    refused = secretary.send(page, text_ru="слишком поздно")
    assert refused.status_code == 409
    assert "слишком поздно" in text_of(refused)


@pytest.mark.parametrize("path", ["place", "copy"])
def test_changes_are_sent_never_linked(clause: Clause, secretary: Visitor, path: str) -> None:
    assert secretary.get(f"/clauses/{clause.id}/{path}").status_code == 405


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(ru=st.text(max_size=80), kk=st.text(max_size=80))
def test_no_text_whatsoever_fails_and_what_was_acknowledged_is_stored(
    session: Session, clause: Clause, secretary: Visitor, ru: str, kk: str
) -> None:
    response = secretary.submit(f"/clauses/{clause.id}/edit", text_ru=ru, text_kk=kk)
    assert response.status_code in {303, 422}
    if response.status_code == 303:
        session.expire_all()
        stored = clause.text
        for typed, half in ((ru, stored.ru), (kk, stored.kk)):
            assert half == unicodedata.normalize("NFC", half)
            seen = re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", typed).replace("\u202f", "\u00a0")
            assert half.split() == unicodedata.normalize("NFC", seen).split()
        assert secretary.get(f"/clauses/{clause.id}").status_code == 200


def test_a_text_that_is_too_long_comes_back_whole_and_unsaved(clause: Clause, secretary: Visitor) -> None:
    page = secretary.get(f"/clauses/{clause.id}/edit")
    assert "maxlength" not in page.text
    refused = secretary.send(page, text_ru="я" * 20_001)
    assert refused.status_code == 422
    assert "я" * 20_001 in refused.text


def test_words_for_a_clause_that_has_gone_are_kept(clause: Clause, secretary: Visitor, counterpart: Visitor) -> None:
    address = f"/clauses/{clause.id}"
    typed = counterpart.get(f"{address}/edit")
    assert secretary.submit(f"{address}/removal").status_code == 303
    answer = counterpart.send(typed, text_kk="Тараптар атап өтті", act="save")
    assert answer.status_code == 404
    assert "Тараптар атап өтті" in text_of(answer)
    assert "decision" not in text_of(answer)


def test_the_way_back_fills_in_no_words_of_before(secretary: Visitor, clause: Clause) -> None:
    # with the version of now they would overwrite what somebody else wrote meanwhile
    form = form_of(secretary.get(f"/clauses/{clause.id}/edit"))
    assert form.get("autocomplete") == "off"
