"""A session with two of everything, so that one can be changed into the other, and the facts that do so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from commission.models import (
    AgendaItem,
    AnnexPages,
    Attendance,
    Body,
    Clause,
    ClauseKind,
    Commission,
    CommissionKind,
    Matter,
    Meeting,
    MeetingFormat,
    NameParts,
    Person,
    Role,
    Section,
    SectionKind,
    Side,
    User,
)
from commission.operations import agenda, assignments, commissions, directories, meetings, sections
from commission.texts import Bilingual
from commission.texts.deadlines import DeadlineKind
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

TEXT, OTHER = Bilingual("текст", "мәтін"), Bilingual("другой", "басқа")
JULY, AUGUST = dt.date(2024, 7, 1), dt.date(2024, 8, 2)


@dataclass(frozen=True)
class World:
    """A session with two of everything, so that one can be changed into the other."""

    commission: Commission
    part: Commission
    other: Commission
    meeting: Meeting
    matters: tuple[Matter, Matter]
    bodies: tuple[Body, Body]
    abroad: Body
    people: tuple[Person, Person]
    attendances: tuple[Attendance, Attendance]
    items: tuple[AgendaItem, AgendaItem]
    others: tuple[Section, Section]
    decisions: tuple[Clause, Clause]
    instruction: Clause
    user: User


def a_world_of_two(session: Session) -> World:
    """A session in which everything can be changed."""
    commission = makers.a_commission(session)
    part = commissions.CommissionFacts(
        "part", four_names("подкомиссия"), Bilingual("П", "П"), CommissionKind.SUBCOMMISSION, commission
    )
    meeting = makers.a_meeting(session, commission)
    matters = (makers.a_matter(session, commission), makers.a_matter(session, commission, "soyuz"))
    bodies = (makers.a_body(session), makers.a_body(session, "fmba", name="ФМБА"))
    people = (makers.a_person(session), makers.a_person(session, "idle", surname="Праздный"))
    items = tuple(
        agenda.add(session, meeting, agenda.AgendaFacts(Bilingual(title, title), 10, [bodies[0]], matters[0]), by=None)
        for title in ("О первом", "О втором")
    )
    others = tuple(
        sections.add(session, meeting, SectionKind.OTHER, Bilingual(title, title), by=None, matter=matters[0])
        for title in ("Разное", "Прочее")
    )
    decisions = tuple(makers.a_clause(session, items[0], f"решение {n}", matter=matters[0]) for n in (1, 2))
    kind = ClauseKind.INSTRUCTION
    world = World(
        commission=commission,
        part=commissions.enter(session, part, by=None),
        other=makers.a_commission(session, code="other"),
        meeting=meeting,
        matters=matters,
        bodies=bodies,
        abroad=makers.a_body(session, "mdaai", Side.KZ, "МЦРИАП"),
        people=people,
        attendances=(makers.an_attendance(session, meeting), makers.an_attendance(session, meeting, surname="Иванов")),
        items=(items[0], items[1]),
        others=(others[0], others[1]),
        decisions=(decisions[0], decisions[1]),
        instruction=makers.a_clause(session, items[0], "поручение", kind=kind, decision=decisions[0]),
        user=makers.a_user(session, commission, Role.ADMINISTRATOR),
    )
    makers.a_user(session, commission, Role.ADMINISTRATOR, name="another")
    makers.a_membership(session, world.user, world.part, Role.MEMBER, Side.RF)
    assert world.instruction.assignment
    assignments.assign(session, world.instruction.assignment, an_assignment(world, bodies[0], JULY), by=None)
    return world


def four_names(word: str) -> dict[Side, commissions.NameFacts]:
    """The four names of a commission."""
    return {
        side: commissions.NameFacts(Bilingual(f"{word} {side}", word), Bilingual(f"{word}и {side}", f"{word}ның"))
        for side in Side
    }


def an_assignment(world: World, body: Body, on: dt.date) -> assignments.AssignmentFacts:
    """Executors of both Sides and a deadline."""
    executors = {Side.RF: assignments.Executors(body), Side.KZ: assignments.Executors(world.abroad)}
    wording = Bilingual(f"до {on}", f"{on} дейін")
    return assignments.AssignmentFacts(executors, DeadlineKind.DATE, "", on, wording)


def meeting_facts(number: int) -> meetings.MeetingFacts:
    """Facts that differ from those of the world's session in every field."""
    return meetings.MeetingFacts(
        number, Side.RF, JULY, AUGUST, MeetingFormat.VIDEO, *(TEXT, OTHER, OTHER, TEXT), has_plan=False,
        annex_pages=AnnexPages.SEPARATE,
    )  # fmt: skip


def person_facts(world: World) -> directories.PersonFacts:
    """Facts that differ from those of anybody in the world."""
    name = NameParts("Другой", "Пётр", "Иванович", "П.И.")
    posts = [directories.PostFacts(OTHER, world.abroad, JULY, AUGUST), directories.PostFacts(TEXT)]
    return directories.PersonFacts("other", Side.KZ, name, replace(name, given="Петр"), "а", "б", "в", "г", "д", posts)


def a_secretary(session: Session, world: World) -> User:
    """Who acts for the Russian Side."""
    return makers.a_user(session, world.commission)
