"""Sessions: convening them anew or from the last one, revising them, and leading them through their states."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission.models import (
    AnnexPages,
    Attendance,
    Commission,
    JournalKind,
    Meeting,
    MeetingAct,
    MeetingFormat,
    Protocol,
    Side,
)
from commission.operations import journal
from commission.texts import Bilingual

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import User


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
    meeting = Meeting(commission=commission, protocol=Protocol())
    _enter(meeting, facts)
    session.add(meeting)
    journal.record(session, JournalKind.CREATED, meeting, by=by)
    return meeting


def convene_after(session: Session, last: Meeting, facts: MeetingFacts, *, by: User | None) -> Meeting:
    """Plan a session from the last one: its delegations come along, with the posts that people hold by then."""
    meeting = convene(session, last.commission, facts, by=by)
    for one in last.attendances:
        held = one.person.post_on(facts.first_on)
        is_same = held is None or held.wording == one.post
        meeting.attendances.append(
            Attendance(
                person=one.person,
                side=one.side,
                capacity=one.capacity,
                position=one.position,
                post=held.wording if held else one.post,
                post_elsewhere=one.post_elsewhere if is_same else Bilingual(),
            )
        )
    session.flush()
    for one in meeting.attendances:
        journal.record(session, JournalKind.CREATED, one, by=by)
    return meeting


def revise(session: Session, meeting: Meeting, facts: MeetingFacts, *, by: User | None) -> Meeting:
    """Enter other facts about a session that may still change."""
    meeting.ensure_changeable()
    _enter(meeting, facts)
    for record in (meeting, meeting.protocol):
        if session.is_modified(record):
            journal.record(session, JournalKind.CHANGED, record, by=by)
    return meeting


def lead(session: Session, meeting: Meeting, act: MeetingAct, *, by: User | None, reason: str = "") -> Meeting:
    """Lead a session to its next state, as the table of acts allows."""
    meeting.undergo(act, reason=reason)
    journal.record(session, JournalKind.PASSED, meeting, by=by, also={"act": act.value})
    return meeting


def _enter(meeting: Meeting, facts: MeetingFacts) -> None:
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
