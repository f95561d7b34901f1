"""Delegations: who comes for each Side, in rank order, with the post as worded that day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from commission.models import Attendance, Capacity, Delegation, JournalKind, Mark, Meeting, Person, RuleBroken, Side
from commission.operations import directories, journal
from commission.operations.holding import hold
from commission.operations.ordering import move, next_position
from commission.texts import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sqlalchemy as sa
    from sqlalchemy.orm import Session

    from commission.models import User


class AlreadyInDelegation(RuleBroken):
    """A person stands once in the delegations of a session."""


class CoChairIsNamed(RuleBroken):
    """Each Side has one co-chair at a session."""


class ConfirmedBeforeInvited(RuleBroken):
    """Who is invited confirms afterwards."""


class AttendedOutsideSession(RuleBroken):
    """Somebody attends from a day of the session on."""


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
    hold(session, meeting)
    if any(one.person is person for one in meeting.attendances):
        raise AlreadyInDelegation(name=person.known_as())
    _ensure_one_co_chair(meeting, person, facts)
    attendance = Attendance(
        meeting=meeting,
        person=person,
        side=person.side,
        position=next_position(session, Attendance, *_same(meeting, person.side)),
    )
    _enter(attendance, facts)
    session.add(attendance)
    journal.record(session, JournalKind.CREATED, attendance, by=by)
    return attendance


def add_new(
    session: Session,
    meeting: Meeting,
    newcomer: directories.PersonFacts,
    facts: AttendanceFacts,
    *,
    by: User | None,
) -> Attendance:
    """Enter somebody into the directory with the post of the day, and at once into the delegation."""
    hold(session, meeting)
    posts = [directories.PostFacts(facts.post)] if facts.post else []
    person = directories.enter_person(session, replace(newcomer, posts=posts), by=by)
    return add(session, meeting, person, facts, by=by)


def revise(session: Session, attendance: Attendance, facts: AttendanceFacts, *, by: User | None) -> Attendance:
    """Enter another capacity, post or day."""
    hold(session, attendance.meeting)
    _ensure_one_co_chair(attendance.meeting, attendance.person, facts)
    _enter(attendance, facts)
    journal.record_changes(session, attendance, by=by)
    return attendance


def mark(
    session: Session, delegation: Delegation, marks: Mapping[tuple[int, Mark], bool], *, on: dt.date, by: User | None
) -> int:
    """Note for several people at once whether they are invited, confirmed, attended; how many people that changed.

    ``marks`` holds what is to change, by attendance id; who attended did so from the first day of the session, and who
    confirmed on some day was invited by then.
    """
    hold(session, delegation.meeting)
    changed = 0
    for one in delegation.members:
        for what in Mark:
            is_set = marks.get((one.id, what))
            if is_set is not None and is_set != (one.marked_on(what) is not None):
                one.mark(what, _day_of(what, one, on) if is_set else None)
        changed += journal.record_changes(session, one, by=by)
    return changed


def place(session: Session, attendance: Attendance, to: int, *, by: User | None) -> Attendance:
    """Move somebody to another rank (1 is the first) in the own Side's delegation."""
    hold(session, attendance.meeting)
    if moved := move(session, attendance, to, *_same(attendance.meeting, attendance.side)):
        journal.record(session, JournalKind.MOVED, attendance, by=by, also={"position": moved})
    return attendance


def remove(session: Session, attendance: Attendance, *, by: User | None) -> None:
    """Take somebody off the delegation."""
    hold(session, attendance.meeting)
    journal.record_removal(session, attendance, by=by)
    attendance.meeting.attendances.remove(attendance)


def _day_of(what: Mark, attendance: Attendance, on: dt.date) -> dt.date:
    if what is Mark.ATTENDED:
        return attendance.meeting.first_on or on
    if what is Mark.INVITED and attendance.confirmed_on is not None:
        return min(on, attendance.confirmed_on)
    return on


def _same(meeting: Meeting, side: Side) -> tuple[sa.ColumnElement[bool], ...]:
    """The delegation of a Side, in which everybody has a rank."""
    return Attendance.meeting_id == meeting.id, Attendance.side == side


def _ensure_one_co_chair(meeting: Meeting, person: Person, facts: AttendanceFacts) -> None:
    present = meeting.co_chair(person.side)
    if facts.capacity is Capacity.CO_CHAIR and present is not None and present.person is not person:
        raise CoChairIsNamed(name=present.person.known_as())


def _enter(attendance: Attendance, facts: AttendanceFacts) -> None:
    _check_days(attendance.meeting, facts)
    attendance.capacity = facts.capacity
    attendance.post = facts.post
    attendance.post_elsewhere = facts.post_elsewhere
    attendance.invited_on = facts.invited_on
    attendance.confirmed_on = facts.confirmed_on
    attendance.attended_on = facts.attended_on


def _check_days(meeting: Meeting, facts: AttendanceFacts) -> None:
    if facts.invited_on and facts.confirmed_on and facts.confirmed_on < facts.invited_on:
        raise ConfirmedBeforeInvited
    first, last = meeting.first_on, meeting.last_on
    if facts.attended_on and first and last and not first <= facts.attended_on <= last:
        raise AttendedOutsideSession(first=first, last=last)
