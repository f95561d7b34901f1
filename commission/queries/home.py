"""Questions of the first page: what is coming, what is owed and by when, what nobody has written yet."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeAlias, TypeVarTuple

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload, lazyload

from commission.access import Permission
from commission.models import (
    CHANGEABLE,
    ActionItem,
    AgendaItem,
    Assignment,
    Attendance,
    Capacity,
    Clause,
    Commission,
    Meeting,
    MeetingState,
    Person,
    Progress,
    ProgressState,
    Section,
    Side,
    Wording,
)
from commission.queries import commissions
from commission.queries.meetings import ASSIGNMENT
from commission.queries.scope import meetings_where
from commission.texts import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

    from sqlalchemy.orm import Session

    from commission.base import Base
    from commission.models import User

Columns = TypeVarTuple("Columns")

# The day it is for each Side.
Days: TypeAlias = "Mapping[Side, dt.date]"

# A pair of texts that counts as missing in a language: the record that holds it, and its name.
_Text: TypeAlias = tuple["type[Base]", str]


def coming(actor: User | None) -> sa.Select[Meeting]:
    """The sessions that are neither signed nor cancelled, the earliest first, with the names of the commissions."""
    return commissions.under_way(actor).options(joinedload(Meeting.commission).selectinload(Commission.names))


def owed(actor: User | None, until: Days) -> sa.Select[Progress]:
    """The parts of control cards that each Side owes until its day, the longest overdue first, with the executors."""
    return (
        _of_cards(sa.select(Progress), actor, until)
        .options(
            contains_eager(Progress.action_item).options(
                contains_eager(ActionItem.clause).options(
                    contains_eager(Clause.section).contains_eager(Section.meeting).options(lazyload(Meeting.protocol)),
                    ASSIGNMENT,
                )
            )
        )
        .order_by(Progress.due_on, Progress.id)
    )


def owed_counts(session: Session, actor: User | None, today: Days, until: Days) -> tuple[int, int]:
    """How many parts of control cards are overdue today, and how many are due until that day all in all."""
    overdue = sa.func.count(sa.case((_before(today), Progress.id)))
    counts = _of_cards(sa.select(overdue, sa.func.count(Progress.id)), actor, until)
    late, all_in_all = session.execute(counts).one()
    return late, all_in_all


def co_chairs(session: Session, actor: User | None, meetings: Iterable[Meeting]) -> Set[tuple[int, Side]]:
    """Session id and Side of each co-chair that is named in these sessions."""
    named = (
        sa.select(Attendance.meeting_id, Attendance.side)
        .join(Attendance.meeting)
        .where(
            Meeting.id.in_([meeting.id for meeting in meetings]),
            meetings_where(actor, Permission.SEE_DRAFT_TEXTS),
            Attendance.capacity == Capacity.CO_CHAIR,
        )
    )
    return {(meeting_id, side) for meeting_id, side in session.execute(named)}


def missing_halves(session: Session, actor: User | None) -> Mapping[int, int]:
    """Session id → how many halves of texts nobody has written, as ``Meeting.missing_texts`` counts them.

    Only of sessions that may still change and whose texts the actor may read.
    """
    sections = sa.select(Meeting.id).join(Meeting.sections)
    clauses = sections.join(Section.clauses)
    parts = [
        _counted(sa.select(Meeting.id), actor, (Meeting, "place"), (Meeting, "place_locative")),
        _counted(sa.select(Meeting.id).join(Meeting.agenda), actor, (AgendaItem, "title")),
        _counted(
            sa.select(Meeting.id).join(Meeting.attendances).join(Attendance.person),
            actor,
            (Attendance, "post"),
            (Person, "surname"),
        ),
        _counted(sections.where(Section.agenda_item_id.is_(None)), actor, (Section, "own_title")),
        _counted(clauses.join(Clause.latest, isouter=True), actor, (Wording, "text")),
        _counted(clauses.join(Clause.assignment), actor, (Assignment, "deadline")),
    ]
    each = sa.union_all(*parts).subquery()
    counts = session.execute(sa.select(each.c.id, sa.func.sum(each.c.missing)).group_by(each.c.id))
    return {meeting_id: int(count) for meeting_id, count in counts}


def _of_cards(query: sa.Select[*Columns], actor: User | None, until: Days) -> sa.Select[*Columns]:
    return (
        query.join(Progress.action_item)
        .join(ActionItem.clause)
        .join(Clause.section)
        .join(Section.meeting)
        .where(
            meetings_where(actor, Permission.SEE_DRAFT_TEXTS),
            # what a draft says is owed by nobody yet
            Meeting.state == MeetingState.SIGNED,
            Progress.state.in_([state for state in ProgressState if state.is_open]),
            _before({side: day + dt.timedelta(days=1) for side, day in until.items()}),
        )
    )


def _before(days: Days) -> sa.ColumnElement[bool]:
    """Due before the day of the Side that owes it."""
    return sa.or_(*(sa.and_(Progress.side == side, Progress.due_on < day) for side, day in days.items()))


def _counted(query: sa.Select[int], actor: User | None, *texts: _Text) -> sa.Select[int, int]:
    """Per session, in how many languages one of these texts of each row is missing."""
    seen = meetings_where(actor, Permission.SEE_DRAFT_TEXTS)
    missing = sa.func.sum(sum((_lacks(texts, language) for language in Language), sa.literal(0)))
    return query.add_columns(missing.label("missing")).where(seen, Meeting.state.in_(CHANGEABLE)).group_by(Meeting.id)


def _lacks(texts: Iterable[_Text], language: Language) -> sa.ColumnElement[int]:
    halves = [sa.func.coalesce(record.__table__.c[f"{name}_{language}"], "") for record, name in texts]
    return sa.case((sa.or_(*(half == "" for half in halves)), 1), else_=0)
