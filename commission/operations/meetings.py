"""Sessions: convening them anew or from the last one, revising them, and leading them through their states."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission import clock
from commission.models import (
    TRANSITIONS,
    ActOutOfState,
    AgendaItem,
    AnnexPages,
    Attendance,
    Commission,
    DaysMissing,
    JournalKind,
    Meeting,
    MeetingAct,
    MeetingFormat,
    MeetingState,
    Protocol,
    RuleBroken,
    Screen,
    SectionKind,
    Side,
)
from commission.operations import agenda, journal, sections
from commission.operations.directories.rows import ensure_in_order
from commission.operations.holding import hold, hold_whole
from commission.queries.meetings import BARE, had_clauses
from commission.queries.tasks import BEFORE_SIGNING, tasks_of
from commission.texts import Bilingual
from commission.texts.titles import fulfilment_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from commission.models import User


class MeetingNumberIsTaken(RuleBroken):
    """Two sessions of a commission never share a number."""


class MeetingIsNotEmpty(RuleBroken):
    """What goes is a plan for which nothing was written down; whatever people worked on is cancelled and stays."""


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What people enter about a session."""

    number: int
    host_side: Side
    first_on: dt.date | None = None
    last_on: dt.date | None = None
    format: MeetingFormat = MeetingFormat.IN_PERSON
    place: Bilingual = Bilingual()
    place_locative: Bilingual = Bilingual()
    place_elsewhere: Bilingual = Bilingual()
    place_elsewhere_locative: Bilingual = Bilingual()
    has_plan: bool = True
    annex_pages: AnnexPages = AnnexPages.CONTINUOUS


def convene(session: Session, commission: Commission, facts: MeetingFacts, *, by: User | None) -> Meeting:
    """Plan a new session."""
    _ensure_free(session, commission, facts.number)
    meeting = Meeting(commission=commission, protocol=Protocol())
    _enter(meeting, facts)
    session.add(meeting)
    for record in (meeting, meeting.protocol):
        journal.record(session, JournalKind.CREATED, record, by=by)
    return meeting


def convene_after(
    session: Session,
    last: Meeting,
    facts: MeetingFacts,
    *,
    by: User | None,
    looks_back: bool = False,
    put_off: Sequence[AgendaItem] = (),
) -> Meeting:
    """Plan a session from the last one: its delegations come along, with the posts that people hold by then.

    Where it ``looks_back``, its protocol gets the section on the last one's fulfilment; questions that were
    ``put_off`` go to its agenda.
    """
    meeting = convene(session, last.commission, facts, by=by)
    _bring_delegations(session, last, meeting, by=by)
    if looks_back:
        sections.add(session, meeting, SectionKind.FULFILMENT, fulfilment_title(last.number), by=by)
    for item in put_off:
        agenda.add(session, meeting, agenda.facts_of(item), by=by)
    return meeting


def revise(session: Session, meeting: Meeting, facts: MeetingFacts, *, by: User | None) -> Meeting:
    """Enter other facts about a session that may still change."""
    hold(session, meeting)
    _ensure_free(session, meeting.commission, facts.number, but=meeting)
    _enter(meeting, facts)
    for record in (meeting, meeting.protocol):
        journal.record_changes(session, record, by=by)
    return meeting


def lead(
    session: Session,
    meeting: Meeting,
    act: MeetingAct,
    *,
    by: User | None,
    reason: str = "",
    on: dt.date | None = None,
) -> Meeting:
    """Lead a session to its next state, as the table of acts allows; it is settled when no task is open that day."""
    if TRANSITIONS[act].is_joint:
        raise ActOutOfState(act=act, state=meeting.state)
    is_settling = act is MeetingAct.SETTLEMENT
    hold_whole(session, meeting, *(BEFORE_SIGNING if is_settling else ()))
    found = tasks_of(session, meeting, today=on or clock.today()) if is_settling else ()
    meeting.undergo(act, reason=reason, open_tasks=sum(task.is_open for task in found))
    journal.record(session, JournalKind.PASSED, meeting, by=by, also={"act": act.value})
    return meeting


def remove(session: Session, meeting: Meeting, *, by: User | None) -> None:
    """Remove a planned session with nothing in it, and the headings that its protocol began with.

    A session that ever had a clause stays: either Side may keep something for itself about it, which must neither go
    with it nor be told of by a refusal.
    """
    hold_whole(session, meeting, *BARE)
    ensure_removable(session, meeting)
    for section in meeting.sections_in_order:
        sections.remove(session, section, by=by)
    for record in (meeting.protocol, meeting):
        journal.record_removal(session, record, by=by)
    session.execute(sa.delete(Screen).where(Screen.meeting_id == meeting.id))
    session.delete(meeting)
    session.flush()


def ensure_removable(session: Session, meeting: Meeting) -> None:
    """Refuse to remove what is more than a plan."""
    if meeting.state is not MeetingState.PLANNED or not meeting.is_bare or had_clauses(session, meeting):
        raise MeetingIsNotEmpty


def _ensure_free(session: Session, commission: Commission, number: int, *, but: Meeting | None = None) -> None:
    holder = sa.select(Meeting.id).where(Meeting.commission_id == commission.id, Meeting.number == number)
    if session.scalar(holder) not in {None, but.id if but else None}:
        raise MeetingNumberIsTaken


def _bring_delegations(session: Session, last: Meeting, meeting: Meeting, *, by: User | None) -> None:
    for one in last.attendances:
        held = one.person.post_on(meeting.first_on)
        is_same = held is None or held.wording == one.post
        coming = Attendance(
            meeting=meeting,
            person=one.person,
            side=one.side,
            capacity=one.capacity,
            position=one.position,
            post=held.wording if held else one.post,
            post_elsewhere=one.post_elsewhere if is_same else Bilingual(),
        )
        session.add(coming)
        journal.record(session, JournalKind.CREATED, coming, by=by)


def _enter(meeting: Meeting, facts: MeetingFacts) -> None:
    ensure_in_order(facts.first_on, facts.last_on)
    is_planned = meeting.state in {None, MeetingState.PLANNED}
    if facts.first_on is None and (facts.last_on is not None or not is_planned):
        raise DaysMissing
    meeting.number = facts.number
    meeting.host_side = facts.host_side
    meeting.first_on = facts.first_on
    meeting.last_on = facts.last_on
    meeting.format = facts.format
    meeting.place = facts.place
    meeting.place_locative = facts.place_locative
    meeting.place_elsewhere = facts.place_elsewhere
    meeting.place_elsewhere_locative = facts.place_elsewhere_locative
    meeting.protocol.has_plan = facts.has_plan
    meeting.protocol.annex_pages = facts.annex_pages
