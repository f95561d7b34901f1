"""Sections that belong to no question of the agenda: fulfilment, other matters, the next session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.models import JournalKind, Meeting, RuleBroken, Section, SectionKind
from commission.operations import journal
from commission.operations.agenda import ensure_empty
from commission.operations.holding import hold
from commission.operations.ordering import move, next_position
from commission.texts.titles import NEXT_MEETING_TITLE, OTHER_MATTERS_TITLE, fulfilment_title

if TYPE_CHECKING:
    import sqlalchemy as sa
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
    hold(session, meeting)
    if kind is SectionKind.AGENDA_ITEM:
        raise SectionFollowsAgenda
    place = next_position(session, Section, *_same(meeting, kind))
    if place > 1 and kind is not SectionKind.OTHER:
        raise SectionStandsOnce
    section = Section(meeting=meeting, kind=kind, own_title=title, matter=matter, position=place)
    session.add(section)
    journal.record(session, JournalKind.CREATED, section, by=by)
    return section


def revise(session: Session, section: Section, title: Bilingual, matter: Matter | None, *, by: User | None) -> Section:
    """Give a section another title or matter; the title of an agenda item's section is changed on the agenda."""
    hold(session, section.meeting)
    if section.agenda_item is None:
        section.own_title = title
    elif title != section.title:
        raise SectionFollowsAgenda
    section.matter = matter
    journal.record_changes(session, section, by=by)
    return section


def place(session: Session, section: Section, to: int, *, by: User | None) -> Section:
    """Move a section among those of its kind."""
    hold(session, section.meeting)
    if section.agenda_item is not None:
        raise SectionFollowsAgenda
    if moved := move(session, section, to, *_same(section.meeting, section.kind)):
        journal.record(session, JournalKind.MOVED, section, by=by, also={"position": moved})
    return section


def remove(session: Session, section: Section, *, by: User | None) -> None:
    """Take an empty section out of the protocol."""
    hold(session, section.meeting)
    if section.agenda_item is not None:
        raise SectionFollowsAgenda
    ensure_empty(session, section)
    journal.record_removal(session, section, by=by)
    section.meeting.sections.remove(section)


def _same(meeting: Meeting, kind: SectionKind) -> tuple[sa.ColumnElement[bool], ...]:
    """The sections of one kind, among which each has its place."""
    return Section.meeting_id == meeting.id, Section.kind == kind
