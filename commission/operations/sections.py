"""Sections that belong to no question of the agenda: fulfilment, other matters, the next session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.models import JournalKind, Meeting, RuleBroken, Section, SectionKind
from commission.operations import journal
from commission.operations.agenda import SectionHasClauses
from commission.operations.ordering import next_position

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import User
    from commission.texts import Bilingual


class SectionStandsOnce(RuleBroken):
    """A protocol has one section on fulfilment and one on the next session."""


class SectionFollowsAgenda(RuleBroken):
    """The section of a question comes and goes with the agenda."""


def add(session: Session, meeting: Meeting, kind: SectionKind, title: Bilingual, *, by: User | None) -> Section:
    """Put a section into the protocol, at the place that its kind has."""
    meeting.ensure_changeable()
    if kind is SectionKind.AGENDA_ITEM:
        raise SectionFollowsAgenda
    same = [section for section in meeting.sections if section.kind is kind]
    if same and kind is not SectionKind.OTHER:
        raise SectionStandsOnce
    section = Section(meeting=meeting, kind=kind, own_title=title, position=next_position(same))
    session.add(section)
    journal.record(session, JournalKind.CREATED, section, by=by)
    return section


def retitle(session: Session, section: Section, title: Bilingual, *, by: User | None) -> Section:
    """Give a section another title."""
    section.meeting.ensure_changeable()
    if section.agenda_item is not None:
        raise SectionFollowsAgenda
    section.own_title = title
    journal.record(session, JournalKind.CHANGED, section, by=by)
    return section


def remove(session: Session, section: Section, *, by: User | None) -> None:
    """Take an empty section out of the protocol."""
    section.meeting.ensure_changeable()
    if section.agenda_item is not None:
        raise SectionFollowsAgenda
    if section.clauses:
        raise SectionHasClauses(count=len(section.clauses))
    journal.record(session, JournalKind.REMOVED, section, by=by, also={"kind": [section.kind.value, None]})
    section.meeting.sections.remove(section)
