"""Sections that belong to no question of the agenda: fulfilment, other matters, the next session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.models import JournalKind, Meeting, RuleBroken, Section, SectionKind
from commission.operations import journal
from commission.operations.agenda import SectionHasClauses
from commission.operations.ordering import move, next_position
from commission.texts.titles import NEXT_MEETING_TITLE, OTHER_MATTERS_TITLE, fulfilment_title

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Matter, User
    from commission.texts import Bilingual


class SectionStandsOnce(RuleBroken):
    """A protocol has one section on fulfilment and one on the next session."""


class SectionFollowsAgenda(RuleBroken):
    """The section of a question comes and goes with the agenda."""


def suggested_title(meeting: Meeting, kind: SectionKind) -> Bilingual:
    """The official title of a section that belongs to no question of the agenda."""
    if kind is SectionKind.FULFILMENT:
        return fulfilment_title(max(meeting.number - 1, 1))
    return NEXT_MEETING_TITLE if kind is SectionKind.NEXT_MEETING else OTHER_MATTERS_TITLE


def add(
    session: Session,
    meeting: Meeting,
    kind: SectionKind,
    title: Bilingual,
    *,
    by: User | None,
    matter: Matter | None = None,
) -> Section:
    """Put a section into the protocol, at the place that its kind has."""
    meeting.ensure_changeable()
    if kind is SectionKind.AGENDA_ITEM:
        raise SectionFollowsAgenda
    same = [section for section in meeting.sections if section.kind is kind]
    if same and kind is not SectionKind.OTHER:
        raise SectionStandsOnce
    section = Section(meeting=meeting, kind=kind, own_title=title, matter=matter, position=next_position(same))
    session.add(section)
    journal.record(session, JournalKind.CREATED, section, by=by)
    return section


def revise(session: Session, section: Section, title: Bilingual, matter: Matter | None, *, by: User | None) -> Section:
    """Give a section another title or matter; the title of an agenda item's section is changed on the agenda."""
    section.meeting.ensure_changeable()
    if section.agenda_item is None:
        section.own_title = title
    elif title != section.title:
        raise SectionFollowsAgenda
    before, section.matter = section.matter, matter
    also = {"matter": [one.code if one else None for one in (before, matter)]} if before is not matter else None
    if also or session.is_modified(section):
        journal.record(session, JournalKind.CHANGED, section, by=by, also=also)
    return section


def place(session: Session, section: Section, to: int, *, by: User | None) -> Section:
    """Move a section among those of its kind."""
    section.meeting.ensure_changeable()
    if section.agenda_item is not None:
        raise SectionFollowsAgenda
    before = section.position
    same = [one for one in section.meeting.sections if one.kind is section.kind]
    if move(same, section, to):
        session.flush()
        journal.record(session, JournalKind.MOVED, section, by=by, also={"position": [before, section.position]})
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
