"""Delegations: who comes for each Side, in rank order, with the post as worded that day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission.models import Attendance, Capacity, JournalKind, Meeting, Person, RuleBroken
from commission.operations import journal
from commission.operations.ordering import move, next_position
from commission.texts import Bilingual

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import User


class AlreadyInDelegation(RuleBroken):
    """A person stands once in the delegations of a session."""


class CoChairIsNamed(RuleBroken):
    """Each Side has one co-chair at a session."""


@dataclass(frozen=True, slots=True)
class AttendanceFacts:
    """What people enter about somebody's part in a session."""

    capacity: Capacity
    post: Bilingual
    post_elsewhere: Bilingual = Bilingual()
    invited_on: dt.date | None = None
    confirmed_on: dt.date | None = None
    attended_on: dt.date | None = None


def add(session: Session, meeting: Meeting, person: Person, facts: AttendanceFacts, *, by: User | None) -> Attendance:
    """Put a person at the end of the own Side's delegation."""
    meeting.ensure_changeable()
    if any(one.person is person for one in meeting.attendances):
        raise AlreadyInDelegation(name=person.known_as())
    _ensure_one_co_chair(meeting, person, facts)
    attendance = Attendance(
        meeting=meeting,
        person=person,
        side=person.side,
        position=next_position(meeting.delegation(person.side)),
    )
    _enter(attendance, facts)
    session.add(attendance)
    journal.record(session, JournalKind.CREATED, attendance, by=by)
    return attendance


def revise(session: Session, attendance: Attendance, facts: AttendanceFacts, *, by: User | None) -> Attendance:
    """Enter another capacity, post or day."""
    attendance.meeting.ensure_changeable()
    _ensure_one_co_chair(attendance.meeting, attendance.person, facts)
    _enter(attendance, facts)
    journal.record(session, JournalKind.CHANGED, attendance, by=by)
    return attendance


def place(session: Session, attendance: Attendance, to: int, *, by: User | None) -> Attendance:
    """Move somebody to another rank (1 is the first) in the own Side's delegation."""
    attendance.meeting.ensure_changeable()
    before = attendance.position
    if move(attendance.meeting.delegation(attendance.side), attendance, to):
        session.flush()
        journal.record(session, JournalKind.MOVED, attendance, by=by, also={"position": [before, attendance.position]})
    return attendance


def remove(session: Session, attendance: Attendance, *, by: User | None) -> None:
    """Take somebody off the delegation."""
    attendance.meeting.ensure_changeable()
    journal.record(session, JournalKind.REMOVED, attendance, by=by, also={"person_id": [attendance.person_id, None]})
    attendance.meeting.attendances.remove(attendance)


def _ensure_one_co_chair(meeting: Meeting, person: Person, facts: AttendanceFacts) -> None:
    present = meeting.co_chair(person.side)
    if facts.capacity is Capacity.CO_CHAIR and present is not None and present.person is not person:
        raise CoChairIsNamed(name=present.person.known_as())


def _enter(attendance: Attendance, facts: AttendanceFacts) -> None:
    attendance.capacity = facts.capacity
    attendance.post = facts.post
    attendance.post_elsewhere = facts.post_elsewhere
    attendance.invited_on = facts.invited_on
    attendance.confirmed_on = facts.confirmed_on
    attendance.attended_on = facts.attended_on
