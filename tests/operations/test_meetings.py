"""Convening sessions anew and from the last one, and revising them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.models import (
    Capacity,
    DaysMissing,
    JournalEntry,
    JournalKind,
    Meeting,
    MeetingAct,
    Role,
    Section,
    SectionKind,
    Side,
)
from commission.operations import agenda, clauses, delegations, directories, endorsements, meetings, screens
from commission.operations.directories import DaysOutOfOrder
from commission.texts import Bilingual
from tests import makers

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

_NEXT = meetings.MeetingFacts(number=9, host_side=Side.RF, first_on=dt.date(2025, 5, 20), last_on=dt.date(2025, 5, 21))


@pytest.fixture
def last(session: Session) -> Meeting:
    meeting = makers.a_meeting(session)
    posts = [
        directories.PostFacts(Bilingual("Министр", "Министр"), valid_until=dt.date(2024, 12, 31)),
        directories.PostFacts(Bilingual("Советник", "Кеңесші"), valid_from=dt.date(2025, 1, 1)),
    ]
    person = makers.a_person(session, posts=posts)
    capacity = Capacity.CO_CHAIR
    facts = delegations.AttendanceFacts(capacity, Bilingual("Министр", "Министр"), attended_on=makers.THE_DAY)
    delegations.add(session, meeting, person, facts, by=None)
    return meeting


def test_the_delegations_come_along_with_the_posts_of_the_new_day(session: Session, last: Meeting) -> None:
    meeting = meetings.convene_after(session, last, _NEXT, by=None)
    one = meeting.delegation(Side.KZ)[0]
    assert (one.post, one.capacity, one.attended_on) == (
        Bilingual("Советник", "Кеңесші"),
        Capacity.CO_CHAIR,
        None,
    )


def test_the_last_session_stays_as_it_was(session: Session, last: Meeting) -> None:
    meetings.convene_after(session, last, _NEXT, by=None)
    assert last.delegation(Side.KZ)[0].post == Bilingual("Министр", "Министр")


def test_a_session_that_looks_back_gets_the_section_on_fulfilment(session: Session, last: Meeting) -> None:
    meeting = meetings.convene_after(session, last, _NEXT, by=None, looks_back=True)
    section = session.scalars(sa.select(Section).where(Section.meeting_id == meeting.id)).one()
    assert section.kind is SectionKind.FULFILMENT
    assert "восьмого" in section.own_title.ru
    assert section.own_title.is_complete


def test_a_question_that_was_put_off_goes_to_the_next_agenda(session: Session, last: Meeting) -> None:
    body = makers.a_body(session)
    facts = agenda.AgendaFacts(Bilingual("О туризме", "Туризм туралы"), 30, [body])
    kept, put_off = makers.an_agenda_item(session, last), agenda.add(session, last, facts, by=None)
    meeting = meetings.convene_after(session, last, _NEXT, by=None, put_off=[put_off])
    assert [agenda.facts_of(item) for item in meeting.agenda] == [agenda.AgendaFacts(facts.title, 30, (body,))]
    assert last.agenda == [kept, put_off]


def test_the_number_of_another_session_is_refused(session: Session, last: Meeting) -> None:
    other = meetings.convene_after(session, last, _NEXT, by=None)
    with pytest.raises(meetings.MeetingNumberIsTaken):
        meetings.revise(session, other, meetings.MeetingFacts(number=8, host_side=Side.RF), by=None)


def test_a_session_keeps_its_own_number(session: Session, last: Meeting) -> None:
    meetings.revise(session, last, meetings.MeetingFacts(number=8, host_side=Side.RF), by=None)
    assert last.host_side is Side.RF


def test_days_end_after_they_begin(session: Session, last: Meeting) -> None:
    facts = meetings.MeetingFacts(8, Side.KZ, dt.date(2024, 3, 22), dt.date(2024, 3, 21))
    with pytest.raises(DaysOutOfOrder):
        meetings.revise(session, last, facts, by=None)


def test_an_open_session_keeps_its_days(session: Session, last: Meeting) -> None:
    meetings.lead(session, last, MeetingAct.OPENING, by=None)
    with pytest.raises(DaysMissing):
        meetings.revise(session, last, meetings.MeetingFacts(number=8, host_side=Side.KZ), by=None)


def test_saving_what_is_there_already_tells_the_journal_nothing(session: Session, last: Meeting) -> None:
    facts = meetings.MeetingFacts(
        8, Side.KZ, makers.THE_DAY, makers.THE_DAY, place=last.place, place_locative=last.place_locative
    )
    before = session.scalar(sa.select(sa.func.count(JournalEntry.id)))
    meetings.revise(session, last, facts, by=None)
    assert session.scalar(sa.select(sa.func.count(JournalEntry.id))) == before


def test_an_act_is_journalled_with_its_reason(session: Session, last: Meeting) -> None:
    by = makers.a_user(session, last.commission, Role.SECRETARY, Side.RF)
    meetings.lead(session, last, MeetingAct.CANCELLATION, by=by, reason="перенос")
    entry = session.scalars(sa.select(JournalEntry).where(JournalEntry.kind == JournalKind.PASSED)).one()
    assert (entry.by_name, entry.changes["act"], entry.changes["reason"]) == (by.name, "cancellation", ["", "перенос"])


def test_a_plan_with_nothing_in_it_goes_with_its_headings(session: Session) -> None:
    last = makers.a_meeting(session)
    plan = meetings.convene_after(session, last, meetings.MeetingFacts(9, Side.RF), by=None, looks_back=True)
    session.commit()
    meetings.remove(session, plan, by=None)
    session.commit()
    assert session.scalars(sa.select(Meeting)).all() == [last]
    newest = session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number.desc()).limit(3))
    assert [(one.kind, one.subject) for one in newest] == [
        (JournalKind.REMOVED, subject) for subject in ("meeting", "protocol", "section")
    ]


@pytest.mark.parametrize("has", [makers.an_attendance, makers.an_agenda_item])
def test_a_session_for_which_something_was_entered_stays(
    session: Session, has: Callable[[Session, Meeting], object]
) -> None:
    meeting = makers.a_meeting(session)
    has(session, meeting)
    with pytest.raises(meetings.MeetingIsNotEmpty):
        meetings.remove(session, meeting, by=None)


def test_a_session_that_is_no_plan_any_more_stays(session: Session) -> None:
    meeting = makers.a_meeting(session)
    meetings.lead(session, meeting, MeetingAct.OPENING, by=None)
    with pytest.raises(meetings.MeetingIsNotEmpty):
        meetings.remove(session, meeting, by=None)


def test_what_a_side_kept_for_itself_neither_goes_nor_shows_in_a_refusal(session: Session) -> None:
    kept, idle = (makers.a_meeting(session, makers.a_commission(session, code=code)) for code in ("one", "two"))
    for meeting in (kept, idle):
        item = makers.an_agenda_item(session, meeting)
        clause = makers.a_clause(session, item)
        if meeting is kept:
            makers.a_position(session, clause, makers.a_user(session, meeting.commission, name="own"))
        clauses.remove(session, clause, by=None)
        agenda.remove(session, item, by=None)
        with pytest.raises(meetings.MeetingIsNotEmpty):
            meetings.remove(session, meeting, by=None)


def test_no_body_is_asked_to_endorse_a_draft_without_a_clause(session: Session) -> None:
    meeting = makers.a_meeting(session)
    secretary = makers.a_user(session, meeting.commission)
    with pytest.raises(endorsements.NothingToEndorse):
        endorsements.ask(session, meeting, makers.a_body(session), by=secretary)


def test_a_plan_that_was_open_for_a_while_goes_with_its_screen(session: Session) -> None:
    meeting = makers.a_meeting(session)
    meetings.lead(session, meeting, MeetingAct.OPENING, by=None)
    screens.blank(session, meeting, by=makers.a_user(session, meeting.commission))
    meetings.lead(session, meeting, MeetingAct.CANCELLATION, by=None, reason="перенос")
    meetings.lead(session, meeting, MeetingAct.REINSTATEMENT, by=None)
    meetings.remove(session, meeting, by=None)
    assert session.scalars(sa.select(Meeting)).all() == []
