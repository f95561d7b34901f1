"""Minutes in the hall: everything works as plain forms; each Side ticks its own people; both lead the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.i18n import gettext as _
from commission.models import Clause, ClauseKind, Meeting, MeetingAct, Role, Side, WordingOrigin
from commission.operations import meetings
from commission.texts import Bilingual
from tests import makers
from tests.browsing import Visitor, form_of, text_of, tree_of, values_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import Section


@pytest.fixture
def meeting(session: Session) -> Meeting:
    meeting = makers.a_meeting(session)
    makers.an_agenda_item(session, meeting, "О первом")
    makers.an_agenda_item(session, meeting, "О втором")
    meetings.lead(session, meeting, MeetingAct.OPENING, by=None)
    return meeting


@pytest.fixture
def section(meeting: Meeting) -> Section:
    return meeting.sections_in_order[1]


@pytest.fixture
def secretary(app: Flask, session: Session, meeting: Meeting) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, meeting.commission, full_name="Иванов"))


def _clauses(session: Session) -> list[Clause]:
    return list(session.scalars(sa.select(Clause).order_by(Clause.position)))


def test_the_first_question_is_under_discussion_until_another_is_chosen(
    meeting: Meeting, section: Section, secretary: Visitor
) -> None:
    meeting_id, section_id = meeting.id, section.id

    def discussed(query: str) -> str:
        page = secretary.get(f"/meetings/{meeting_id}/hall{query}")
        return str(tree_of(page).xpath("string(//nav//a[@aria-current='true'][contains(@href, 'hall?')])"))

    assert discussed("") == "1. О первом"
    assert discussed(f"?section={section_id}") == "2. О втором"
    assert discussed("?section=nonsense") == "1. О первом"


@pytest.mark.parametrize("kind", ClauseKind)
def test_the_next_clause_is_written_down_as_dictated(
    session: Session, meeting: Meeting, section: Section, secretary: Visitor, kind: ClauseKind
) -> None:
    path = f"/meetings/{meeting.id}/hall?section={section.id}&kind={kind}"
    section_id, meeting_id = section.id, meeting.id
    side = {"side": "kz"} if kind is ClauseKind.STATEMENT else {}
    response = secretary.submit(path, text_ru="Текст.", text_kk="Мәтін.", act="save", **side)
    clause = _clauses(session)[0]
    assert (clause.kind, clause.text, clause.section_id) == (kind, Bilingual("Текст.", "Мәтін."), section_id)
    assert clause.wordings[0].origin is WordingOrigin.DICTATED
    assert response.location == f"/meetings/{meeting_id}/hall?section={section_id}#clause-{clause.id}"


def test_the_next_one_of_the_kind_follows_at_once(section: Section, secretary: Visitor) -> None:
    path = f"/meetings/{section.meeting_id}/hall?section={section.id}&kind=noted"
    response = secretary.submit(path, text_ru="Текст.", act="next")
    assert response.location == f"{path}#text_ru"


def test_an_instruction_takes_its_leads_and_its_deadline_along(
    session: Session, section: Section, secretary: Visitor
) -> None:
    body = makers.a_body(session)
    assert section.agenda_item is not None
    decision = makers.a_clause(session, section.agenda_item)
    told = {"lead_rf": str(body.id), "deadline_kind": "date", "deadline_on": "2024-06-28", "deadline_ru": "28 июня"}
    path = f"/meetings/{section.meeting_id}/hall?section={section.id}&kind=instruction"
    secretary.submit(path, action=f"{path}#write", text_ru="Поручить.", act="save", **told)
    clause = _clauses(session)[-1]
    assert clause.assignment is not None
    lead = clause.assignment.lead(Side.RF)
    assert lead is not None
    assert (lead.body, clause.decision, clause.assignment.deadline.ru) == (body, decision, "28 июня")


def test_what_lacks_is_said_and_what_is_typed_stays(session: Session, section: Section, secretary: Visitor) -> None:
    path = f"/meetings/{section.meeting_id}/hall?section={section.id}&kind=statement"
    response = secretary.submit(path, text_ru="Заявление.", act="save")
    assert response.status_code == 422
    assert values_of(form_of(response, f"{path}#write"))["text_ru"] == "Заявление."
    assert _clauses(session) == []


def test_a_form_sent_twice_writes_one_clause(session: Session, section: Section, secretary: Visitor) -> None:
    path = f"/meetings/{section.meeting_id}/hall?section={section.id}&kind=noted"
    page = secretary.get(path)
    for _again in range(2):
        assert secretary.send(page, action=f"{path}#write", text_ru="Текст.", act="save").status_code == 303
    assert len(_clauses(session)) == 1


def test_a_stock_phrase_stands_in_both_texts_and_nothing_is_saved(
    session: Session, section: Section, secretary: Visitor
) -> None:
    path = f"/meetings/{section.meeting_id}/hall?section={section.id}&kind=noted"
    page = secretary.submit(path, text_ru="туризм", act="formula", formula="discussed")
    kept = values_of(form_of(page, f"{path}#write"))
    assert (kept["text_ru"], kept["text_kk"]) == ("Стороны обсудили туризм", "Тараптар … талқылады.")
    assert _clauses(session) == []


@pytest.mark.parametrize("acts", [[], [MeetingAct.OPENING, MeetingAct.CANCELLATION]])
def test_no_minutes_while_nobody_sits(app: Flask, session: Session, acts: list[MeetingAct]) -> None:
    meeting = makers.a_meeting(session)
    makers.an_agenda_item(session, meeting)
    for act in acts:
        meetings.lead(session, meeting, act, by=None, reason="причина")
    secretary = Visitor(app).sign_in(makers.a_user(session, meeting.commission))
    path = f"/meetings/{meeting.id}/hall"
    assert secretary.get(path).status_code == 409
    assert secretary.post(f"{path}?kind=noted", text_ru="Текст.", kind="noted").status_code == 409
    assert "/hall" not in secretary.get(path.removesuffix("/hall")).text


def test_a_session_without_sections_says_where_to_add_one(app: Flask, session: Session) -> None:
    meeting = makers.a_meeting(session)
    meetings.lead(session, meeting, MeetingAct.OPENING, by=None)
    secretary = Visitor(app).sign_in(makers.a_user(session, meeting.commission))
    page = secretary.get(f"/meetings/{meeting.id}/hall?kind=noted")
    assert page.status_code == 200
    assert tree_of(page).xpath(f"//main//a[@href='/meetings/{meeting.id}/protocol']")


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CO_CHAIR, Role.OBSERVER, Role.ADMINISTRATOR])
def test_only_secretaries_take_minutes(app: Flask, session: Session, meeting: Meeting, role: Role) -> None:
    visitor = Visitor(app).sign_in(makers.a_user(session, meeting.commission, role))
    assert visitor.get(f"/meetings/{meeting.id}/hall").status_code == 403


@pytest.mark.parametrize("side", Side)
def test_each_side_ticks_its_own_people_and_sees_the_others(
    app: Flask, session: Session, meeting: Meeting, side: Side
) -> None:
    own, other = (
        makers.an_attendance(session, meeting, one, surname)
        for one, surname in ((side, "Своев"), (side.other, "Гостев"))
    )
    visitor = Visitor(app).sign_in(makers.a_user(session, meeting.commission, side=side))
    path = f"/meetings/{meeting.id}/hall"
    page = visitor.get(path)
    assert "Гостев" in text_of(page)
    assert tree_of(page).xpath("//input[@type='checkbox'][@name='now']/@value") == [f"attended-{own.id}"]
    marks = [f"attended-{own.id}", f"attended-{other.id}"]
    assert visitor.post(f"{path}/attendance", now=marks).location == f"{path}#present"
    session.expire_all()
    assert (own.attended_on, other.attended_on) == (makers.THE_DAY, None)
    assert tree_of(visitor.get(path)).xpath("//input[@name='was']/@value") == [f"attended-{own.id}"]


def test_the_hall_says_what_is_on_the_screen_and_who_chose_it(
    app: Flask, session: Session, section: Section, secretary: Visitor
) -> None:
    assert section.agenda_item is not None
    clause = makers.a_clause(session, section.agenda_item)
    path = f"/meetings/{section.meeting_id}/hall?section={section.id}"
    counterpart = makers.a_user(session, section.meeting.commission, side=Side.KZ, full_name="Әлиев")
    other = Visitor(app).sign_in(counterpart)
    clause_id = clause.id
    response = other.submit(path, action=f"/clauses/{clause_id}/screen")
    assert response.location == f"{path}#clause-{clause_id}"
    page = secretary.get(path)
    assert "Әлиев" in text_of(page)
    assert tree_of(page).xpath(f"//article[@id='clause-{clause_id}']//span[.='{_('on the screen')}']")
