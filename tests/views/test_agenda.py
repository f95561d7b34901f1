"""Pages of the agenda: read by all who take part, changed by the secretaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.models import AgendaItem, Meeting, Role, Section, Side
from commission.operations import agenda
from commission.texts import Bilingual
from tests import makers
from tests.browsing import Visitor, form_of, text_of, tree_of, values_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return makers.a_meeting(session)


@pytest.fixture
def item(session: Session, meeting: Meeting) -> AgendaItem:
    return makers.an_agenda_item(session, meeting)


@pytest.fixture
def secretary(app: Flask, session: Session, meeting: Meeting) -> Visitor:
    return _visitor(app, session, meeting, Role.SECRETARY)


def _visitor(app: Flask, session: Session, meeting: Meeting, role: Role, side: Side = Side.RF) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, meeting.commission, role, side))


def _page(meeting: Meeting) -> str:
    return f"/meetings/{meeting.id}/agenda"


def test_both_halves_of_a_title_are_shown_in_their_languages(item: AgendaItem, secretary: Visitor) -> None:
    row = tree_of(secretary.get(_page(item.meeting))).xpath(f"//tr[@id='item-{item.id}']")[0]
    assert row.xpath(".//span[@lang='ru']/text()") == ["О проекте"]
    assert row.xpath(".//span[@lang='kk']/text()") == ["Жоба туралы"]


def test_planned_minutes_are_summed_up(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    for minutes in (20, 25, None):
        agenda.add(session, meeting, agenda.AgendaFacts(Bilingual("О", "Т"), minutes), by=None)
    assert tree_of(secretary.get(_page(meeting))).xpath("//tfoot//td[@class='number']/text()") == ["45"]


def test_a_question_is_added_with_its_section(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    body = makers.a_body(session)
    one = makers.an_attendance(session, meeting)
    matter = makers.a_matter(session, meeting.commission)
    answer = secretary.submit(
        f"{_page(meeting)}/new",
        title_ru="О туризме\nна комплексе",
        title_kk="Туризм туралы",
        body_ids=[str(body.id)],
        person_ids=[str(one.person_id)],
        matter_id=str(matter.id),
        planned_minutes="30",
    )
    assert answer.status_code == 303
    added = session.scalars(sa.select(AgendaItem)).one()
    assert agenda.facts_of(added) == agenda.AgendaFacts(
        Bilingual("О туризме на комплексе", "Туризм туралы"), 30, (body, one.person), matter
    )
    assert session.scalars(sa.select(Section)).one().agenda_item is added


def test_one_half_is_enough_to_begin_with(meeting: Meeting, secretary: Visitor) -> None:
    assert secretary.submit(f"{_page(meeting)}/new", title_kk="Туризм туралы").status_code == 303
    assert tree_of(secretary.get(_page(meeting))).xpath("//td/span[@class='tag bad']")


@pytest.mark.parametrize(
    "typed",
    [
        {"title_ru": ""},
        {"planned_minutes": "0"},
        {"planned_minutes": "long"},
        {"body_ids": ["999"]},
        {"person_ids": ["x"]},
        {"matter_id": "999"},
        {"title_ru": "\x00"},
        {"title_ru": "х" * 501},
    ],
)
def test_bad_input_comes_back(meeting: Meeting, secretary: Visitor, typed: dict[str, str]) -> None:
    answer = secretary.submit(f"{_page(meeting)}/new", **{"title_ru": "О туризме", **typed})
    assert answer.status_code == 422
    assert (
        values_of(form_of(answer)).get("title_ru", "").startswith(typed.get("title_ru", "О туризме")[:1].strip("\x00"))
    )


def test_a_question_is_revised_and_its_rapporteurs_keep_their_order(
    session: Session, meeting: Meeting, secretary: Visitor
) -> None:
    first, second, third = (makers.a_body(session, code, Side.RF, code) for code in ("c", "a", "b"))
    item = agenda.add(session, meeting, agenda.AgendaFacts(Bilingual("О", "Т"), rapporteurs=[first, second]), by=None)
    keys = [str(body.id) for body in (third, second, first)]
    assert secretary.submit(f"/agenda/{item.id}/edit", title_ru="О новом", body_ids=keys).status_code == 303
    session.expire_all()
    assert item.title.ru == "О новом"
    assert agenda.facts_of(item).rapporteurs == (first, second, third)


def test_a_body_that_exists_no_more_stays_where_it_reports(
    session: Session, meeting: Meeting, secretary: Visitor
) -> None:
    body = makers.a_body(session)
    item = agenda.add(session, meeting, agenda.AgendaFacts(Bilingual("О", "Т"), rapporteurs=[body]), by=None)
    body.valid_until = makers.THE_DAY.replace(year=2020)
    assert secretary.submit(f"/agenda/{item.id}/edit", title_ru="О новом").status_code == 303
    session.expire_all()
    assert agenda.facts_of(item).rapporteurs == (body,)


def test_a_stale_form_is_refused_with_the_typed_text(session: Session, item: AgendaItem, secretary: Visitor) -> None:
    opened = secretary.get(f"/agenda/{item.id}/edit")
    agenda.revise(session, item, agenda.AgendaFacts(Bilingual("О туризме", "Туризм туралы")), by=None)
    answer = secretary.send(opened, title_ru="О космосе")
    assert answer.status_code == 409
    assert "О космосе" in answer.text
    assert "О туризме" in answer.text


def test_questions_are_moved(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    first, second = (makers.an_agenda_item(session, meeting, title) for title in ("Первый", "Второй"))
    assert secretary.submit(_page(meeting), action=f"/agenda/{first.id}/place").status_code == 303
    session.expire_all()
    assert [item.title.ru for item in meeting.agenda] == [second.title.ru, first.title.ru]


def test_a_question_without_clauses_is_taken_off(session: Session, item: AgendaItem, secretary: Visitor) -> None:
    assert secretary.submit(_page(item.meeting), action=f"/agenda/{item.id}/removal").status_code == 303
    assert session.scalar(sa.select(sa.func.count(Section.id))) == 0


def test_a_question_with_clauses_stays(session: Session, item: AgendaItem, secretary: Visitor) -> None:
    makers.a_clause(session, item)
    answer = secretary.submit(_page(item.meeting), action=f"/agenda/{item.id}/removal")
    assert answer.status_code == 409
    assert "1" in text_of(answer)
    assert session.scalar(sa.select(sa.func.count(AgendaItem.id))) == 1


def _changes(item: AgendaItem) -> list[str]:
    return [
        f"{_page(item.meeting)}/new",
        f"/agenda/{item.id}/edit",
        f"/agenda/{item.id}/place",
        f"/agenda/{item.id}/removal",
    ]


@pytest.mark.parametrize("side", Side)
def test_either_sides_secretary_changes_the_agenda(app: Flask, session: Session, item: AgendaItem, side: Side) -> None:
    visitor = _visitor(app, session, item.meeting, Role.SECRETARY, side)
    assert visitor.get(f"/agenda/{item.id}/edit").status_code == 200


def test_a_member_reads_only(app: Flask, session: Session, item: AgendaItem) -> None:
    visitor = _visitor(app, session, item.meeting, Role.MEMBER)
    addresses, page = _changes(item), _page(item.meeting)
    shown = visitor.get(page)
    assert shown.status_code == 200
    assert "/agenda/" not in shown.text.replace(page, "")
    assert {visitor.post(address, to="1").status_code for address in addresses} == {403}


def test_a_stranger_learns_nothing(app: Flask, session: Session, item: AgendaItem) -> None:
    stranger = makers.a_user(session, makers.a_commission(session, code="other"), name="stranger")
    visitor = Visitor(app).sign_in(stranger)
    addresses, page = _changes(item), _page(item.meeting)
    assert visitor.get(page).status_code == 404
    assert {visitor.post(address, to="1").status_code for address in addresses} == {404}


def test_nobody_is_led_to_sign_in(app: Flask, item: AgendaItem) -> None:
    assert Visitor(app).get(_page(item.meeting)).location.startswith("/sign-in")


def test_an_unknown_question_is_not_found(secretary: Visitor) -> None:
    assert secretary.get("/agenda/999/edit").status_code == 404


def test_changes_are_posted(item: AgendaItem, secretary: Visitor) -> None:
    assert secretary.get(f"/agenda/{item.id}/removal").status_code == 405


def test_the_agenda_of_an_agreed_session_offers_no_change(
    session: Session, item: AgendaItem, secretary: Visitor
) -> None:
    makers.settled(session, item.meeting)
    edit, page = f"/agenda/{item.id}/edit", _page(item.meeting)
    assert edit not in secretary.get(page).text
    assert secretary.get(edit).status_code == 409


def test_the_page_takes_a_fixed_number_of_statements(
    session: Session, meeting: Meeting, secretary: Visitor, statements: list[str]
) -> None:
    meeting_id, page = meeting.id, _page(meeting)
    body = makers.a_body(session)

    def fill(count: int) -> None:
        for number in range(count):
            facts = agenda.AgendaFacts(Bilingual(f"О {number}", "Т"), 5, [session.merge(body)])
            agenda.add(session, session.get_one(Meeting, meeting_id), facts, by=None)

    def asked() -> int:
        statements.clear()
        secretary.get(page)
        return len([one for one in statements if one.startswith("SELECT")])

    fill(1)
    # the first page also keeps the token of the browser's forms
    asked()
    few = asked()
    fill(20)
    assert asked() == few <= 10


def test_oddities_of_a_title_are_pointed_out_beside_it(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    makers.an_agenda_item(session, meeting, 'О "проекте" oбъекта российско-казахстанского')
    marks = tree_of(secretary.get(_page(meeting))).xpath("//td//mark/text()")
    assert set(marks) == {'"', "oбъекта"}, "an order of the Sides is fixed in sentences only"
