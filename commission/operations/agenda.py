"""The agenda: its items in order, who reports on them, and the section that each has in the protocol."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission.models import (
    AgendaItem,
    Body,
    Clause,
    JournalKind,
    Matter,
    Meeting,
    Person,
    Rapporteur,
    RuleBroken,
    Section,
    SectionKind,
)
from commission.operations import journal
from commission.operations.holding import hold
from commission.operations.ordering import move, next_position
from commission.operations.particulars import difference, parts
from commission.texts import Bilingual

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import User


class SectionHasClauses(RuleBroken):
    """What the Sides already wrote about a question does not vanish with it: its clauses go first."""


@dataclass(frozen=True, slots=True)
class AgendaFacts:
    """What people enter about a question of the agenda."""

    title: Bilingual
    planned_minutes: int | None = None
    rapporteurs: Sequence[Body | Person] = ()
    matter: Matter | None = None


def facts_of(item: AgendaItem) -> AgendaFacts:
    """What stands in the records about a question, for entering it at another session, say."""
    reporters = tuple(one for one in _reporters(item) if one is not None)
    return AgendaFacts(item.title, item.planned_minutes, reporters, item.section.matter)


def add(session: Session, meeting: Meeting, facts: AgendaFacts, *, by: User | None) -> AgendaItem:
    """Put a question at the end of the agenda, and its section into the protocol."""
    hold(session, meeting)
    place = next_position(session, AgendaItem, AgendaItem.meeting_id == meeting.id)
    item = AgendaItem(meeting=meeting, position=place)
    before = parts(item)
    section = Section(meeting=meeting, kind=SectionKind.AGENDA_ITEM, agenda_item=item)
    _enter(item, section, facts)
    session.add_all((item, section))
    journal.record(session, JournalKind.CREATED, item, by=by, also=difference(before, parts(item)))
    return item


def revise(session: Session, item: AgendaItem, facts: AgendaFacts, *, by: User | None) -> AgendaItem:
    """Enter another title, other rapporteurs, another time."""
    hold(session, item.meeting)
    before = parts(item)
    _enter(item, item.section, facts)
    journal.record_changes(session, item, by=by, also=difference(before, parts(item)))
    return item


def place(session: Session, item: AgendaItem, to: int, *, by: User | None) -> AgendaItem:
    """Move a question to another number; the sections of the protocol follow."""
    hold(session, item.meeting)
    if moved := move(session, item, to, AgendaItem.meeting_id == item.meeting_id):
        journal.record(session, JournalKind.MOVED, item, by=by, also={"position": moved})
        session.expire(item.meeting, ["agenda"])
    return item


def remove(session: Session, item: AgendaItem, *, by: User | None) -> None:
    """Take a question off the agenda, with its empty section."""
    hold(session, item.meeting)
    ensure_empty(session, item.section)
    journal.record_removal(session, item, by=by)
    meeting, section = item.meeting, item.section
    meeting.sections.remove(section)
    session.flush()
    meeting.agenda.remove(item)


def ensure_empty(session: Session, section: Section) -> None:
    """Refuse to let a section go that has clauses, be they written a moment ago."""
    if count := session.scalar(sa.select(sa.func.count(Clause.id)).where(Clause.section_id == section.id)):
        raise SectionHasClauses(count=count)


def _enter(item: AgendaItem, section: Section, facts: AgendaFacts) -> None:
    item.title = facts.title
    item.planned_minutes = facts.planned_minutes
    section.matter = facts.matter
    if _reporters(item) != list(facts.rapporteurs):
        item.rapporteurs = [
            Rapporteur(position=place, body=one) if isinstance(one, Body) else Rapporteur(position=place, person=one)
            for place, one in enumerate(facts.rapporteurs, start=_free_place(item))
        ]


def _free_place(item: AgendaItem) -> int:
    """Where new rows begin, so that they do not meet the old ones that go in the same flush."""
    return max((one.position for one in item.rapporteurs), default=0) + 1


def _reporters(item: AgendaItem) -> list[Body | Person | None]:
    return [one.body or one.person for one in item.rapporteurs]
