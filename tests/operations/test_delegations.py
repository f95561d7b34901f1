"""Naming, marking and ranking the people of a delegation."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.models import (
    Attendance,
    Capacity,
    Delegation,
    JournalEntry,
    Mark,
    Meeting,
    MeetingIsClosedToChanges,
    NameParts,
    Side,
)
from commission.operations import delegations, directories
from commission.texts import Bilingual
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_LATER = dt.date(2024, 3, 25)


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return makers.a_meeting(session)


def test_a_newcomer_enters_directory_and_delegation_at_once(session: Session, meeting: Meeting) -> None:
    name = NameParts("Ахметов", "Ержан", "", "Е.")
    facts = delegations.AttendanceFacts(Capacity.EXPERT, Bilingual("Эксперт", "Сарапшы"))
    newcomer = directories.PersonFacts("", Side.KZ, name, name)
    one = delegations.add_new(session, meeting, newcomer, facts, by=None)
    assert one.side is Side.KZ
    assert one.person.posts[0].wording == one.post == Bilingual("Эксперт", "Сарапшы")


def test_a_person_stands_once_in_the_delegations(session: Session, meeting: Meeting) -> None:
    one = makers.an_attendance(session, meeting)
    facts = delegations.AttendanceFacts(Capacity.EXPERT, Bilingual())
    with pytest.raises(delegations.AlreadyInDelegation):
        delegations.add(session, meeting, one.person, facts, by=None)


def test_a_delegation_has_one_co_chair(session: Session, meeting: Meeting) -> None:
    makers.an_attendance(session, meeting, capacity=Capacity.CO_CHAIR)
    with pytest.raises(delegations.CoChairIsNamed):
        makers.an_attendance(session, meeting, surname="Ахметов", capacity=Capacity.CO_CHAIR)


def test_presence_counts_from_the_first_day_and_an_invitation_from_today(session: Session, meeting: Meeting) -> None:
    one = makers.an_attendance(session, meeting)
    marks = {(one.id, Mark.ATTENDED): True, (one.id, Mark.INVITED): True}
    assert delegations.mark(session, Delegation(meeting, Side.KZ), marks, on=_LATER, by=None) == 1
    assert (one.attended_on, one.invited_on, one.confirmed_on) == (makers.THE_DAY, _LATER, None)


def test_a_mark_that_is_set_already_keeps_its_day(session: Session, meeting: Meeting) -> None:
    one = makers.an_attendance(session, meeting, invited_on=makers.THE_DAY)
    assert (
        delegations.mark(session, Delegation(meeting, Side.KZ), {(one.id, Mark.INVITED): True}, on=_LATER, by=None) == 0
    )
    assert one.invited_on == makers.THE_DAY


def test_who_confirmed_was_invited_by_then(session: Session, meeting: Meeting) -> None:
    one = makers.an_attendance(session, meeting, confirmed_on=makers.THE_DAY)
    delegations.mark(session, Delegation(meeting, Side.KZ), {(one.id, Mark.INVITED): True}, on=_LATER, by=None)
    assert one.invited_on == makers.THE_DAY
    with pytest.raises(delegations.ConfirmedBeforeInvited):
        makers.an_attendance(session, meeting, surname="Беков", invited_on=_LATER, confirmed_on=makers.THE_DAY)


def test_nobody_attends_on_a_day_without_a_session(session: Session, meeting: Meeting) -> None:
    with pytest.raises(delegations.AttendedOutsideSession):
        makers.an_attendance(session, meeting, attended_on=_LATER)


def test_marks_reach_no_other_delegation(session: Session, meeting: Meeting) -> None:
    one = makers.an_attendance(session, meeting)
    assert (
        delegations.mark(session, Delegation(meeting, Side.RF), {(one.id, Mark.INVITED): True}, on=_LATER, by=None) == 0
    )
    assert one.invited_on is None


def test_the_delegations_of_an_agreed_session_are_closed(session: Session, meeting: Meeting) -> None:
    one = makers.an_attendance(session, meeting)
    makers.settled(session, meeting)
    with pytest.raises(MeetingIsClosedToChanges):
        delegations.mark(session, Delegation(meeting, Side.KZ), {(one.id, Mark.INVITED): True}, on=_LATER, by=None)


def test_ranks_are_moved_within_one_delegation(session: Session, meeting: Meeting) -> None:
    names = ("Абаев", "Беков", "Сейтов")
    first, second, third = (makers.an_attendance(session, meeting, surname=name) for name in names)
    delegations.place(session, third, 1, by=None)
    assert list(meeting.delegation(Side.KZ)) == [third, first, second]


def test_the_journal_keeps_who_was_taken_off(session: Session, meeting: Meeting) -> None:
    one = makers.an_attendance(session, meeting)
    person_id = one.person_id
    delegations.remove(session, one, by=None)
    session.flush()
    entry = session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number.desc())).first()
    assert entry is not None
    assert entry.changes["person_id"] == [person_id, None]
    assert session.scalar(sa.select(sa.func.count(Attendance.id))) == 0
