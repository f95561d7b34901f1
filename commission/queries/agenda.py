"""Questions about agendas: a session with its items, one item, and what an item may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, lazyload, selectinload

from commission.access import Permission
from commission.models import (
    AgendaItem,
    Attendance,
    Body,
    Clause,
    Commission,
    Matter,
    Meeting,
    Person,
    Rapporteur,
    Section,
)
from commission.queries import bodies, matters
from commission.queries.scope import meetings_where

if TYPE_CHECKING:
    from commission.models import User

_ITEM = (
    selectinload(AgendaItem.rapporteurs).options(
        joinedload(Rapporteur.body), joinedload(Rapporteur.person).options(lazyload(Person.posts))
    ),
    selectinload(AgendaItem.section).joinedload(Section.matter),
)
_MEETING = (joinedload(Meeting.commission).selectinload(Commission.names), selectinload(Meeting.agenda))


def meetings_seen(actor: User | None) -> sa.Select[Meeting]:
    """The sessions whose agenda the actor may see, each with its items and who reports on them."""
    seen = meetings_where(actor, Permission.SEE_DRAFT_TEXTS)
    named, items = _MEETING
    return sa.select(Meeting).where(seen).options(named, items.options(*_ITEM))


def visible_to(actor: User | None) -> sa.Select[AgendaItem]:
    """The items of agendas that the actor may see, each with its session and its section."""
    return (
        sa.select(AgendaItem)
        .join(AgendaItem.meeting)
        .where(meetings_where(actor, Permission.SEE_DRAFT_TEXTS))
        .options(
            joinedload(AgendaItem.meeting).options(*_MEETING),
            selectinload(AgendaItem.section).selectinload(Section.clauses).load_only(Clause.id, Clause.section_id),
            *_ITEM,
        )
    )


def possible_bodies(actor: User | None, meeting: Meeting) -> sa.Select[Body]:
    """The bodies that existed on the first day of the session."""
    return bodies.found(actor, on=meeting.first_on).order_by(Body.side, Body.sort_key_ru, Body.id)


def possible_people(actor: User | None, meeting: Meeting) -> sa.Select[Person]:
    """Those who stand in the delegations of the session, in rank order."""
    return (
        sa.select(Person)
        .join(Attendance, Attendance.person_id == Person.id)
        .join(Attendance.meeting)
        .where(Meeting.id == meeting.id, meetings_where(actor, Permission.SEE_DRAFT_TEXTS))
        .options(lazyload(Person.posts))
        .order_by(Attendance.side, Attendance.position)
    )


def possible_matters(actor: User | None, meeting: Meeting) -> sa.Select[Matter]:
    """The matters of the commission."""
    return matters.found(actor, of=[meeting.commission_id]).order_by(Matter.sort_key_ru, Matter.id)
