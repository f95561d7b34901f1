"""Acts upon sessions: their facts, agenda, delegations, sections, minutes, files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from commission.documents.meeting_files import checked
from commission.models import Capacity, ClauseKind, Delegation, Mark, Meeting, MeetingAct, SectionKind, Side
from commission.operations import agenda, clauses, delegations, meeting_files, meetings, minutes, sections
from tests import makers
from tests.operations.journalling.world import JULY, OTHER, TEXT, World, meeting_facts, person_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def _attendance_facts(capacity: Capacity = Capacity.EXPERT) -> delegations.AttendanceFacts:
    return delegations.AttendanceFacts(capacity, TEXT, OTHER, JULY, JULY, makers.THE_DAY)


def _convene_after(session: Session, world: World) -> None:
    facts = meeting_facts(9)
    meetings.convene_after(session, world.meeting, facts, by=None, looks_back=True, put_off=[world.items[0]])


def _a_plan(session: Session, world: World) -> Meeting:
    last = makers.a_meeting(session, world.part)
    meeting = meetings.convene_after(session, last, meeting_facts(9), by=None, looks_back=True)
    session.commit()
    return meeting


def _take_down(session: Session, world: World) -> None:
    meetings.lead(session, world.meeting, MeetingAct.OPENING, by=None)
    facts = clauses.ClauseFacts(ClauseKind.INSTRUCTION, None, world.decisions[0])
    minutes.take_down(session, world.items[0].section, facts, TEXT, by=None)


def _tick(session: Session, world: World) -> None:
    meetings.lead(session, world.meeting, MeetingAct.OPENING, by=None)
    secretary = makers.a_user(session, world.commission, side=Side.KZ)
    marks = {(world.attendances[0].id, Mark.ATTENDED): True}
    minutes.tick(session, world.meeting, marks, on=JULY, by=secretary)


ACTS: dict[str, Callable[[Session, World], object]] = {
    "agenda.add": lambda s, w: agenda.add(
        s, w.meeting, agenda.AgendaFacts(TEXT, 20, [w.bodies[0], w.people[0]], w.matters[0]), by=None
    ),
    "agenda.revise": lambda s, w: agenda.revise(
        s, w.items[0], agenda.AgendaFacts(OTHER, 20, [w.people[0], w.bodies[1]], w.matters[1]), by=None
    ),
    "agenda.revise the matter alone": lambda s, w: agenda.revise(
        s, w.items[0], replace(agenda.facts_of(w.items[0]), matter=None), by=None
    ),
    "agenda.place": lambda s, w: agenda.place(s, w.items[1], 1, by=None),
    "agenda.remove": lambda s, w: agenda.remove(s, w.items[1], by=None),
    "minutes.take_down": _take_down,
    "minutes.tick": _tick,
    "delegations.add": lambda s, w: delegations.add(s, w.meeting, w.people[0], _attendance_facts(), by=None),
    "delegations.add_new": lambda s, w: delegations.add_new(
        s, w.meeting, person_facts(w), _attendance_facts(), by=None
    ),
    "delegations.revise": lambda s, w: delegations.revise(
        s, w.attendances[0], _attendance_facts(Capacity.CO_CHAIR), by=None
    ),
    "delegations.mark": lambda s, w: delegations.mark(
        s, Delegation(w.meeting, Side.KZ), {(one.id, Mark.INVITED): True for one in w.attendances}, on=JULY, by=None
    ),
    "delegations.place": lambda s, w: delegations.place(s, w.attendances[1], 1, by=None),
    "delegations.remove": lambda s, w: delegations.remove(s, w.attendances[0], by=None),
    "meeting_files.bring_in": lambda s, _w: meeting_files.bring_in(
        s, checked(makers.DEMONSTRATION.replace("code: baikonur\n", "code: cosmodrome\n", 1)), by=None, may_found=True
    ),
    "meetings.convene": lambda s, w: meetings.convene(s, w.part, meeting_facts(1), by=None),
    "meetings.convene_after": _convene_after,
    "meetings.revise": lambda s, w: meetings.revise(s, w.meeting, meeting_facts(9), by=None),
    "meetings.remove": lambda s, w: meetings.remove(s, _a_plan(s, w), by=None),
    "meetings.lead": lambda s, w: meetings.lead(s, w.meeting, MeetingAct.CANCELLATION, by=None, reason="перенос"),
    "sections.add": lambda s, w: sections.add(
        s, w.meeting, SectionKind.NEXT_MEETING, TEXT, by=None, matter=w.matters[0]
    ),
    "sections.revise": lambda s, w: sections.revise(s, w.others[0], OTHER, w.matters[1], by=None),
    "sections.place": lambda s, w: sections.place(s, w.others[1], 1, by=None),
    "sections.remove": lambda s, w: sections.remove(s, w.others[0], by=None),
}  # fmt: skip
