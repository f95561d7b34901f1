"""Writing a loaded session down as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from commission.documents.meeting_files.fields import day, full, pair
from commission.documents.meeting_files.named import (
    bodies_of,
    body_entry,
    commission_entry,
    matter_entry,
    matters_of,
    people_of,
    person_entry,
)
from commission.models import MeetingState, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission.models import Attendance, Clause, Meeting, Section

FORMAT = "commission-meeting/1"
# A session that comes in was neither agreed nor cancelled where it arrives: it is a draft, or a plan.
_STATES = {
    MeetingState.PLANNED: MeetingState.PLANNED,
    MeetingState.CANCELLED: MeetingState.PLANNED,
    MeetingState.OPEN: MeetingState.OPEN,
}


def written(meeting: Meeting) -> str:
    """The session as YAML: the same records give the same text, whoever writes it."""
    return str(yaml.safe_dump(as_data(meeting), allow_unicode=True, sort_keys=False, width=10_000))


def as_data(meeting: Meeting) -> dict[str, Any]:
    """The loaded session in the shape that the schema describes."""
    return {
        "format": FORMAT,
        "commission": commission_entry(meeting.commission),
        "bodies": [body_entry(one) for one in bodies_of(meeting)],
        "people": [person_entry(one) for one in people_of(meeting)],
        "matters": [matter_entry(one) for one in matters_of(meeting)],
        "meeting": _meeting(meeting),
        "delegations": {side.value: [_attendance(one) for one in meeting.delegation(side)] for side in Side},
        "agenda": [_agenda_item(section) for section in meeting.sections_in_order if section.agenda_item],
        "sections": [_section(section) for section in meeting.sections_in_order if not section.agenda_item],
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return full(
        number=meeting.number,
        host_side=meeting.host_side.value,
        first_on=day(meeting.first_on),
        last_on=day(meeting.last_on),
        state=_STATES.get(meeting.state, MeetingState.DRAFTING).value,
        format=meeting.format.value,
        place=pair(meeting.place),
        place_locative=pair(meeting.place_locative),
        place_elsewhere=pair(meeting.place_elsewhere),
        place_elsewhere_locative=pair(meeting.place_elsewhere_locative),
        annex_pages=meeting.protocol.annex_pages.value,
    ) | {"has_plan": meeting.protocol.has_plan}


def _attendance(one: Attendance) -> dict[str, Any]:
    return full(
        person=one.person.code,
        capacity=one.capacity.value,
        post=pair(one.post),
        post_elsewhere=pair(one.post_elsewhere),
        invited_on=day(one.invited_on),
        confirmed_on=day(one.confirmed_on),
        attended_on=day(one.attended_on),
    )


def _agenda_item(section: Section) -> dict[str, Any]:
    item = section.agenda_item
    if item is None:
        return {}
    reporters = [one.body or one.person for one in item.rapporteurs]
    return full(
        title=pair(item.title),
        planned_minutes=item.planned_minutes,
        rapporteurs=[one.code for one in reporters if one],
        matter=section.matter.code if section.matter else None,
        clauses=_clauses(section.clauses),
    )


def _section(section: Section) -> dict[str, Any]:
    return full(
        kind=section.kind.value,
        title=pair(section.own_title),
        matter=section.matter.code if section.matter else None,
        clauses=_clauses(section.clauses),
    )


def _clauses(clauses: Sequence[Clause]) -> list[dict[str, Any]]:
    return [
        full(
            key=clause.number,
            kind=clause.kind.value,
            side=clause.side.value if clause.side else None,
            decision=clause.decision.number if clause.decision else None,
            matter=clause.matter.code if clause.matter else None,
            executors=_executors(clause),
            deadline=_deadline(clause),
        )
        | {"text": pair(clause.text)}
        for clause in clauses
    ]


def _executors(clause: Clause) -> dict[str, Any]:
    if clause.assignment is None:
        return {}
    told = {}
    for side in clause.assignment.sides:
        lead = clause.assignment.lead(side)
        others = [one.body.code for one in clause.assignment.executors_of(side) if one is not lead]
        told[side.value] = full(lead=lead.body.code if lead else None, others=others)
    return told


def _deadline(clause: Clause) -> dict[str, Any]:
    assignment = clause.assignment
    if assignment is None or assignment.deadline_kind is None:
        return {}
    return full(
        kind=assignment.deadline_kind.value,
        rule=assignment.deadline_rule,
        date=day(assignment.deadline_on),
        ru=assignment.deadline.ru,
        kk=assignment.deadline.kk,
    )
