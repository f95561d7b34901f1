"""Questions about sessions: which ones somebody sees, and a whole one with everything that its protocol says."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, lazyload, selectinload

from commission.access import Permission
from commission.models import (
    AgendaItem,
    Assignment,
    Attendance,
    Clause,
    Commission,
    Executor,
    JournalEntry,
    Matter,
    Meeting,
    MeetingState,
    Person,
    Post,
    Protocol,
    Rapporteur,
    Section,
)
from commission.queries.scope import meetings_where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session
    from sqlalchemy.sql.base import ExecutableOption

    from commission.models import User

# The newest first; a session without a day is still to come.
NEWEST_FIRST = (Meeting.first_on.desc().nulls_first(), Meeting.number.desc())


def visible_to(actor: User | None) -> sa.Select[Meeting]:
    """The sessions whose existence the actor may know of."""
    seen = meetings_where(actor, Permission.SEE_MEETINGS)
    return sa.select(Meeting).where(seen).options(joinedload(Meeting.commission).selectinload(Commission.names))


def register(
    actor: User | None, *, commission_id: int | None = None, state: MeetingState | None = None, year: int | None = None
) -> sa.Select[Meeting]:
    """The sessions the actor may know of, of one commission, in one state, held in one year."""
    query = sa.select(Meeting).where(meetings_where(actor, Permission.SEE_MEETINGS))
    if commission_id is not None:
        query = query.where(Meeting.commission_id == commission_id)
    if state is not None:
        query = query.where(Meeting.state == state)
    if year is not None:
        query = query.where(Meeting.first_on.between(dt.date(year, 1, 1), dt.date(year, 12, 31)))
    return query


def years(session: Session, actor: User | None) -> Sequence[int]:
    """The years from the last session that the actor may know of back to the first one."""
    bounds = sa.func.min(Meeting.first_on), sa.func.max(Meeting.first_on)
    first, last = session.execute(sa.select(*bounds).where(meetings_where(actor, Permission.SEE_MEETINGS))).one()
    return range(last.year, first.year - 1, -1) if first and last else ()


def latest_of(actor: User | None, commission: Commission) -> sa.Select[Meeting]:
    """The session of the commission with the highest number."""
    return visible_to(actor).where(Meeting.commission_id == commission.id).order_by(Meeting.number.desc()).limit(1)


def journal_of(actor: User | None, meeting: Meeting) -> sa.Select[JournalEntry]:
    """What the journal tells of a session, where the actor may read the journal of it."""
    readable = sa.select(Meeting.id).where(Meeting.id == meeting.id, meetings_where(actor, Permission.SEE_JOURNAL))
    return sa.select(JournalEntry).where(JournalEntry.meeting_id.in_(readable))


def has_clauses(session: Session, meeting: Meeting) -> bool:
    """Whether anything is written in the protocol of a session."""
    written = sa.exists().where(Clause.section_id == Section.id, Section.meeting_id == meeting.id)
    return bool(session.scalar(sa.select(written)))


def had_clauses(session: Session, meeting: Meeting) -> bool:
    """Whether a clause of the session was ever written or taken out, as the journal of both Sides tells."""
    told = sa.exists().where(JournalEntry.meeting_id == meeting.id, JournalEntry.subject == Clause.__tablename__)
    return bool(session.scalar(sa.select(told)))


def in_outline(actor: User | None) -> sa.Select[Meeting]:
    """The sessions whose texts the actor may read, with what their own page counts."""
    return sa.select(Meeting).where(meetings_where(actor, Permission.SEE_DRAFT_TEXTS)).options(*OUTLINE)


def with_texts(actor: User | None) -> sa.Select[Meeting]:
    """The sessions whose agenda, delegations and texts the actor may read, each loaded whole."""
    seen = meetings_where(actor, Permission.SEE_DRAFT_TEXTS)
    return sa.select(Meeting).where(seen).options(*WHOLE)


def numbered(commission_code: str, number: int) -> sa.Select[Meeting]:
    """One session, loaded whole, for commands that act for nobody."""
    named = sa.and_(Commission.code == commission_code, Meeting.number == number)
    return sa.select(Meeting).join(Meeting.commission).where(named).options(*WHOLE)


# Every clause in its place, which its number is counted by, with the deadline that may lack a half.
PLACES = selectinload(Meeting.sections).options(
    joinedload(Section.agenda_item), selectinload(Section.clauses).joinedload(Clause.assignment)
)

# Who carries out an instruction, with the deadline.
ASSIGNMENT = joinedload(Clause.assignment).selectinload(Assignment.executors).joinedload(Executor.body)

# What counting and looking for missing halves needs.
OUTLINE: tuple[ExecutableOption, ...] = (
    joinedload(Meeting.commission).selectinload(Commission.names),
    selectinload(Meeting.attendances).joinedload(Attendance.person).options(lazyload(Person.posts)),
    selectinload(Meeting.agenda),
    PLACES,
)

# What it takes to tell that nothing was entered for a session.
BARE: tuple[ExecutableOption, ...] = (
    *OUTLINE,
    selectinload(Meeting.overrulings),
    joinedload(Meeting.protocol).selectinload(Protocol.consents),
)

# Everything that a protocol, its papers and its file say: a fixed number of statements, however long it is.
WHOLE: tuple[ExecutableOption, ...] = (
    joinedload(Meeting.commission).selectinload(Commission.names),
    joinedload(Meeting.commission).joinedload(Commission.parent),
    selectinload(Meeting.attendances).joinedload(Attendance.person).selectinload(Person.posts).joinedload(Post.body),
    selectinload(Meeting.agenda).options(
        selectinload(AgendaItem.rapporteurs).options(
            joinedload(Rapporteur.body), joinedload(Rapporteur.person).selectinload(Person.posts).joinedload(Post.body)
        ),
        selectinload(AgendaItem.section),
    ),
    selectinload(Meeting.sections).options(
        joinedload(Section.agenda_item),
        joinedload(Section.matter).selectinload(Matter.grounds),
        selectinload(Section.clauses).options(
            joinedload(Clause.matter).selectinload(Matter.grounds),
            ASSIGNMENT,
            joinedload(Clause.action_item),
        ),
    ),
)
