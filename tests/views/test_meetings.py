"""Pages of sessions: the register, one session, convening, editing, leading, the journal."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.i18n import gettext as _
from commission.i18n import ngettext
from commission.labels import label
from commission.models import (
    ClauseKind,
    ExecutorRole,
    Meeting,
    MeetingAct,
    MeetingFormat,
    MeetingState,
    Role,
    Side,
    User,
)
from commission.operations import assignments, meetings
from commission.texts import Bilingual, Language
from tests import makers
from tests.browsing import Visitor, form_of, text_of, tree_of, values_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import Commission


@pytest.fixture
def commission(session: Session) -> Commission:
    return makers.a_commission(session)


@pytest.fixture
def meeting(session: Session, commission: Commission) -> Meeting:
    return makers.a_meeting(session, commission)


@pytest.fixture
def secretary(app: Flask, session: Session, commission: Commission) -> Visitor:
    return _visitor(app, session, commission, Role.SECRETARY)


def _visitor(app: Flask, session: Session, commission: Commission, role: Role, side: Side = Side.RF) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, commission, role, side))


def _state(session: Session, meeting: Meeting) -> MeetingState:
    session.expire_all()
    return meeting.state


def _lead(session: Session, meeting: Meeting, *acts: MeetingAct) -> None:
    for act in acts:
        meetings.lead(session, meeting, act, by=None)


# the register


def test_the_register_shows_the_newest_session_first(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    makers.a_meeting(
        session, meeting.commission, number=7, first_on=dt.date(2021, 12, 13), last_on=dt.date(2021, 12, 13)
    )
    makers.a_meeting(session, meeting.commission, number=9, first_on=None, last_on=None)
    page = text_of(secretary.get("/meetings"))
    assert page.index("Девятое") < page.index("Восьмое") < page.index("Седьмое")


@pytest.mark.parametrize(("filters", "count"), [("year=2024", 1), ("year=2023", 0), ("state=open", 0)])
@pytest.mark.usefixtures("meeting")
def test_the_register_is_filtered(secretary: Visitor, filters: str, count: int) -> None:
    assert text_of(secretary.get(f"/meetings?{filters}")).count("Восьмое") == count


@pytest.mark.parametrize(
    "nonsense", ["year=x", "year=99999999999999999999", "state=ajar", "commission=-1", "page=99999999999999999999"]
)
@pytest.mark.usefixtures("meeting")
def test_nonsense_in_the_address_is_left_aside(secretary: Visitor, nonsense: str) -> None:
    assert "Восьмое" in text_of(secretary.get(f"/meetings?{nonsense}"))


@pytest.mark.usefixtures("meeting")
def test_the_sessions_of_other_commissions_are_not_listed(app: Flask, session: Session) -> None:
    stranger = makers.a_user(session, makers.a_commission(session, code="other"), name="stranger")
    page = Visitor(app).sign_in(stranger).get("/meetings")
    assert page.status_code == 200
    assert "Восьмое" not in page.text


def test_the_register_takes_a_fixed_number_of_statements(
    session: Session, meeting: Meeting, secretary: Visitor, statements: list[str]
) -> None:
    def asked() -> int:
        statements.clear()
        secretary.get("/meetings")
        return len([one for one in statements if one.startswith("SELECT")])

    # the first page also keeps the token of the browser's forms
    asked()
    few = asked()
    for number in range(20, 40):
        makers.a_meeting(session, session.get_one(Meeting, meeting.id).commission, number=number)
    assert asked() == few <= 8


# one session


def test_the_title_puts_the_readers_country_first(app: Flask, session: Session, meeting: Meeting) -> None:
    for side in Side:
        visitor = _visitor(app, session, meeting.commission, Role.MEMBER, side)
        assert f"Восьмое заседание комиссии {side}" in text_of(visitor.get(f"/meetings/{meeting.id}"))


def test_an_observer_sees_a_draft_only_from_outside(app: Flask, session: Session, meeting: Meeting) -> None:
    item = makers.an_agenda_item(session, meeting)
    makers.a_clause(session, item, kk="")
    page = _visitor(app, session, meeting.commission, Role.OBSERVER).get(f"/meetings/{meeting.id}")
    assert page.status_code == 200
    assert "/agenda" not in page.text
    assert _("Missing halves") not in page.text


def test_an_administrator_sees_no_text(app: Flask, session: Session, meeting: Meeting) -> None:
    makers.an_agenda_item(session, meeting)
    page = _visitor(app, session, meeting.commission, Role.ADMINISTRATOR).get(f"/meetings/{meeting.id}")
    assert page.status_code == 200
    assert f"/meetings/{meeting.id}/agenda" not in page.text


def test_a_stranger_learns_nothing_of_a_session(app: Flask, session: Session, meeting: Meeting) -> None:
    stranger = makers.a_user(session, makers.a_commission(session, code="other"), name="stranger")
    assert Visitor(app).sign_in(stranger).get(f"/meetings/{meeting.id}").status_code == 404


def test_nobody_is_led_to_sign_in(app: Flask, meeting: Meeting) -> None:
    answer = Visitor(app).get(f"/meetings/{meeting.id}")
    assert (answer.status_code, answer.location) == (303, f"/sign-in?next=/meetings/{meeting.id}")


@pytest.mark.parametrize("address", ["/meetings/999", "/meetings/0", "/meetings/x", "/meetings/99999999999999999999"])
@pytest.mark.usefixtures("meeting")
def test_an_unknown_session_is_not_found(secretary: Visitor, address: str) -> None:
    assert secretary.get(address).status_code == 404


def test_each_missing_half_leads_to_its_place(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    item = makers.an_agenda_item(session, meeting)
    clause = makers.a_clause(session, item, kk="")
    page = secretary.get(f"/meetings/{meeting.id}")
    assert ngettext("%(num)s half of a text is missing.", "%(num)s halves of texts are missing.", 1) in text_of(page)
    assert tree_of(page).xpath(f"//section[@aria-labelledby='missing']//a[@href='/clauses/{clause.id}/edit']")


def test_a_day_off_is_named_in_the_language_of_its_country(meeting: Meeting, secretary: Visitor) -> None:
    named = tree_of(secretary.get(f"/meetings/{meeting.id}")).xpath("//span[@lang='kk']/text()")
    assert "Наурыз мейрамы" in named


def test_places_that_differ_are_both_shown(session: Session, commission: Commission, secretary: Visitor) -> None:
    elsewhere = Bilingual("город Байконыр", "")
    meeting = makers.a_meeting(session, commission, place_elsewhere=elsewhere)
    page = text_of(secretary.get(f"/meetings/{meeting.id}"))
    assert "город Байконыр" in page
    assert "город Байконур" in page


def test_the_page_takes_a_fixed_number_of_statements(
    session: Session, meeting: Meeting, secretary: Visitor, statements: list[str]
) -> None:
    meeting_id = meeting.id

    def asked() -> int:
        statements.clear()
        secretary.get(f"/meetings/{meeting_id}")
        return len([one for one in statements if one.startswith("SELECT")])

    def fill(count: int) -> None:
        present = session.get_one(Meeting, meeting_id)
        item = makers.an_agenda_item(session, present)
        for number in range(count):
            makers.a_clause(session, item, kk="")
            makers.an_attendance(session, present, surname=f"Абаев{number}{item.id}")

    fill(2)
    # the first page also keeps the token of the browser's forms
    asked()
    few = asked()
    fill(20)
    assert asked() == few <= 12


# planning and editing


def test_a_new_session_suggests_the_next_number_and_the_other_host(meeting: Meeting, secretary: Visitor) -> None:
    told = values_of(form_of(secretary.get(f"/commissions/{meeting.commission_id}/meetings/new")))
    assert (told["number"], told["host_side"]) == ("9", "rf")


def test_a_session_is_planned(session: Session, commission: Commission, secretary: Visitor) -> None:
    answer = secretary.submit(
        f"/commissions/{commission.id}/meetings/new", host_side="kz", first_on="2027-05-20", place_kk="Астана қаласы"
    )
    assert answer.status_code == 303
    planned = session.scalars(sa.select(Meeting)).one()
    assert answer.location == f"/meetings/{planned.id}"
    assert (planned.number, planned.state, planned.host_side) == (1, MeetingState.PLANNED, Side.KZ)
    assert planned.last_on == dt.date(2027, 5, 20)
    assert planned.place == Bilingual("", "Астана қаласы")


def test_a_number_that_is_taken_is_refused_beside_its_field(meeting: Meeting, secretary: Visitor) -> None:
    answer = secretary.submit(f"/commissions/{meeting.commission_id}/meetings/new", number="8", place_ru="город Москва")
    assert answer.status_code == 422
    assert tree_of(answer).xpath("//div[@id='number-problem']")
    assert values_of(form_of(answer))["place_ru"] == "город Москва"


@pytest.mark.parametrize(
    "typed",
    [
        {"first_on": "2027-05-20", "last_on": "2027-05-19"},
        {"last_on": "2027-05-19"},
        {"first_on": "0204-03-21"},
        {"first_on": "yesterday"},
        {"first_on": "2027-05-20", "last_on": "tomorrow"},
        {"number": "0"},
        {"number": "eight"},
        {"number": "99999999999999999999"},
        {"host_side": None},
        {"format": "by mail"},
        {"place_ru": "Байконур\x0b"},
        {"place_ru": "х" * 501},
    ],
)
def test_bad_input_comes_back_with_what_was_typed(
    commission: Commission, secretary: Visitor, typed: dict[str, str | None]
) -> None:
    fields = {"number": "1", "host_side": "kz", "place_kk": "Астана қаласы", **typed}
    answer = secretary.submit(f"/commissions/{commission.id}/meetings/new", **fields)
    assert answer.status_code == 422
    assert values_of(form_of(answer))["place_kk"] == "Астана қаласы"


def test_the_next_session_takes_over_what_was_put_off(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    item = makers.an_agenda_item(session, meeting, "О туризме")
    makers.an_attendance(session, meeting)
    answer = secretary.submit(f"/meetings/{meeting.id}/next/new", put_off=[str(item.id)])
    assert answer.status_code == 303
    following = session.scalars(sa.select(Meeting).where(Meeting.number == 9)).one()
    assert following.host_side is Side.RF
    assert [one.title.ru for one in following.agenda] == ["О туризме"]
    assert [one.side for one in following.attendances] == [Side.KZ]
    assert len(following.sections) == 2


def test_the_agenda_of_another_session_is_no_choice(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    other = makers.a_meeting(session, meeting.commission, number=7)
    item = makers.an_agenda_item(session, other)
    assert secretary.submit(f"/meetings/{meeting.id}/next/new", put_off=[str(item.id)]).status_code == 422


def test_a_session_is_revised(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    answer = secretary.submit(f"/meetings/{meeting.id}/edit", place_ru="город Москва", has_plan=None)
    assert answer.status_code == 303
    session.expire_all()
    assert (meeting.place.ru, meeting.protocol.has_plan) == ("город Москва", False)


def test_a_form_opened_before_somebody_elses_change_is_refused(
    session: Session, meeting: Meeting, secretary: Visitor
) -> None:
    opened = secretary.get(f"/meetings/{meeting.id}/edit")
    meetings.revise(session, meeting, meetings.MeetingFacts(8, Side.RF, makers.THE_DAY, makers.THE_DAY), by=None)
    answer = secretary.send(opened, place_ru="город Москва")
    assert answer.status_code == 409
    assert "город Москва" in answer.text
    session.expire_all()
    assert meeting.place.ru == ""


def test_an_agreed_session_is_not_edited(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    makers.settled(session, meeting)
    assert secretary.get(f"/meetings/{meeting.id}/edit").status_code == 409


@pytest.mark.parametrize(
    "role", [role for role in Role if role is not Role.SECRETARY and role is not Role.EXECUTOR_CONTACT]
)
@pytest.mark.parametrize(
    "address",
    ["/commissions/{0}/meetings/new", "/meetings/{1}/next/new", "/meetings/{1}/edit", "/meetings/{1}/cancellation"],
)
def test_only_a_secretary_plans_and_edits(
    app: Flask, session: Session, meeting: Meeting, role: Role, address: str
) -> None:
    visitor = _visitor(app, session, meeting.commission, role)
    assert visitor.get(address.format(meeting.commission_id, meeting.id)).status_code == 403


def test_the_secretary_of_another_commission_is_told_nothing(app: Flask, session: Session, meeting: Meeting) -> None:
    stranger = makers.a_user(session, makers.a_commission(session, code="other"), name="stranger")
    visitor = Visitor(app).sign_in(stranger)
    for address in (f"/commissions/{meeting.commission_id}/meetings/new", f"/meetings/{meeting.id}/edit"):
        assert visitor.get(address).status_code == 404


# leading


@pytest.mark.parametrize("side", Side)
def test_either_sides_secretary_leads_a_session(app: Flask, session: Session, meeting: Meeting, side: Side) -> None:
    visitor = _visitor(app, session, meeting.commission, Role.SECRETARY, side)
    action = f"/meetings/{meeting.id}/opening"
    assert visitor.submit(f"/meetings/{meeting.id}", action=action).status_code == 303
    assert _state(session, meeting) is MeetingState.OPEN


def test_a_cancellation_says_why(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    silent = secretary.submit(f"/meetings/{meeting.id}/cancellation")
    assert silent.status_code == 422
    assert _state(session, meeting) is MeetingState.PLANNED
    assert secretary.send(silent, why="перенос на осень").status_code == 303
    assert _state(session, meeting) is MeetingState.CANCELLED
    assert "перенос на осень" in text_of(secretary.get(f"/meetings/{meeting.id}"))


def test_an_act_out_of_its_state_is_refused(meeting: Meeting, secretary: Visitor) -> None:
    answer = secretary.post(f"/meetings/{meeting.id}/settlement", seen=str(meeting.version_id))
    assert answer.status_code == 409
    assert label(MeetingAct.SETTLEMENT) in text_of(answer)


def test_a_session_with_a_missing_half_offers_no_settlement(
    session: Session, meeting: Meeting, secretary: Visitor
) -> None:
    makers.a_clause(session, makers.an_agenda_item(session, meeting), kk="")
    _lead(session, meeting, MeetingAct.OPENING, MeetingAct.DRAFTING)
    session.flush()
    assert f"/meetings/{meeting.id}/settlement" not in secretary.get(f"/meetings/{meeting.id}").text
    assert secretary.post(f"/meetings/{meeting.id}/settlement", seen=str(meeting.version_id)).status_code == 409


def test_an_act_on_a_session_that_changed_meanwhile_is_refused(
    session: Session, meeting: Meeting, secretary: Visitor
) -> None:
    opened = secretary.get(f"/meetings/{meeting.id}")
    meetings.revise(session, meeting, meetings.MeetingFacts(8, Side.RF, makers.THE_DAY, makers.THE_DAY), by=None)
    assert secretary.send(opened, action=f"/meetings/{meeting.id}/opening").status_code == 409


def test_an_unknown_act_is_no_address(meeting: Meeting, secretary: Visitor) -> None:
    assert secretary.get(f"/meetings/{meeting.id}/adjournment").status_code == 404


# the journal


def test_the_journal_tells_changes_word_by_word(meeting: Meeting, secretary: Visitor) -> None:
    secretary.submit(f"/meetings/{meeting.id}/edit", place_ru="город Москва")
    page = tree_of(secretary.get(f"/meetings/{meeting.id}/history"))
    assert page.xpath("//dd[@lang='ru']/del/text()") == ["Байконур"]
    assert page.xpath("//dd[@lang='ru']/ins/text()") == ["Москва"]


def test_the_journal_names_people_and_states(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    makers.an_attendance(session, meeting)
    _lead(session, meeting, MeetingAct.OPENING)
    page = text_of(secretary.get(f"/meetings/{meeting.id}/history"))
    for told in ("Скляр", label(MeetingState.OPEN), label(MeetingAct.OPENING)):
        assert told in page


def test_the_journal_calls_bodies_by_their_names(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    clause = makers.a_clause(session, makers.an_agenda_item(session, meeting), kind=ClauseKind.INSTRUCTION)
    assert clause.assignment is not None
    lead = assignments.Executors(makers.a_body(session, "some-code", name="Росрегистр"))
    assignments.assign(session, clause.assignment, assignments.AssignmentFacts({Side.RF: lead}), by=None)
    page = text_of(secretary.get(f"/meetings/{meeting.id}/history"))
    assert f"Росрегистр ({label(ExecutorRole.LEAD)})" in page
    assert "some-code" not in page


def test_an_administrator_reads_the_journal_without_the_texts(app: Flask, session: Session, meeting: Meeting) -> None:
    makers.a_clause(session, makers.an_agenda_item(session, meeting, "Секретный вопрос"), ru="секретный текст")
    page = _visitor(app, session, meeting.commission, Role.ADMINISTRATOR).get(f"/meetings/{meeting.id}/history")
    assert page.status_code == 200
    assert "секрет" not in page.text.casefold()


def test_a_member_reads_no_journal(app: Flask, session: Session, meeting: Meeting) -> None:
    visitor = _visitor(app, session, meeting.commission, Role.MEMBER)
    assert visitor.get(f"/meetings/{meeting.id}/history").status_code == 403


def test_the_journal_of_another_session_stays_there(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    other = makers.a_meeting(session, meeting.commission, number=7)
    makers.an_agenda_item(session, other, "Чужой вопрос")
    assert "Чужой" not in secretary.get(f"/meetings/{meeting.id}/history").text


def test_the_pages_speak_kazakh(app: Flask, session: Session, meeting: Meeting) -> None:
    user: User = makers.a_user(session, meeting.commission, Role.SECRETARY, Side.KZ, language=Language.KK)
    visitor = Visitor(app).sign_in(user)
    for address in ("/meetings", f"/meetings/{meeting.id}", f"/meetings/{meeting.id}/edit"):
        page = visitor.get(address)
        assert tree_of(page).get("lang") == "kk"
        assert page.status_code == 200


def test_a_stale_form_shows_in_words_only_what_differs(
    app: Flask, session: Session, meeting: Meeting, secretary: Visitor
) -> None:
    other = _visitor(app, session, meeting.commission, Role.SECRETARY, Side.KZ)
    page = secretary.get(f"/meetings/{meeting.id}/edit")
    other.submit(f"/meetings/{meeting.id}/edit", format="video")
    refused = secretary.send(page, place_ru="город Москва")
    assert refused.status_code == 409
    told = text_of(refused)
    assert label(MeetingFormat.VIDEO) in told
    assert "город Москва" in told
    assert "Мәскеу" not in told
    for raw in ("video", "in_person", "True", "2024-03-21"):
        assert raw not in told


# removing a plan


def test_a_plan_with_nothing_in_it_is_removed(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    page = f"/meetings/{meeting.id}"
    assert tree_of(secretary.get(page)).xpath(f"//a[@href='{page}/removal']")
    response = secretary.submit(f"{page}/removal", action=f"{page}/removal")
    assert (response.status_code, response.location) == (303, "/meetings")
    assert secretary.get(page).status_code == 404
    assert session.scalars(sa.select(Meeting)).all() == []


def test_a_plan_that_changed_meanwhile_is_not_removed(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    page, seen = f"/meetings/{meeting.id}/removal", str(meeting.version_id)
    meetings.revise(session, meeting, meetings.MeetingFacts(9, Side.RF), by=None)
    session.commit()
    assert secretary.post(page, seen=seen).status_code == 409
    assert secretary.get(f"/meetings/{meeting.id}").status_code == 200


def test_a_session_with_a_question_is_not_removed(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    page, seen = f"/meetings/{meeting.id}", str(meeting.version_id)
    makers.an_agenda_item(session, meeting)
    session.commit()
    assert not tree_of(secretary.get(page)).xpath(f"//a[@href='{page}/removal']")
    assert secretary.get(f"{page}/removal").status_code == 409
    assert secretary.post(f"{page}/removal", seen=seen).status_code == 409


def test_a_member_removes_nothing(app: Flask, session: Session, commission: Commission, meeting: Meeting) -> None:
    member = _visitor(app, session, commission, Role.MEMBER)
    assert member.get(f"/meetings/{meeting.id}/removal").status_code == 403
