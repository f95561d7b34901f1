"""What stands in annexes and in papers of their own alike: delegations, the agenda, the plan of measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.documents.papers import formulae
from commission.documents.papers.tree import Column, Paragraph, ParagraphRole, Table
from commission.models import ClauseKind
from commission.texts.gaps import GapKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from commission.documents.papers.voice import Runs, Voice
    from commission.models import AgendaItem, Assignment, Attendance, Clause, Meeting, Rapporteur, Side
    from commission.texts import Bilingual


_MEMBERS = (
    (formulae.NUMBER_COLUMN, 5),
    (formulae.NAME_COLUMN, 27),
    (formulae.POST_COLUMN, 44),
    (formulae.CAPACITY_COLUMN, 24),
)
_MEMBERS_WITH_BODIES = (
    (formulae.NUMBER_COLUMN, 5),
    (formulae.NAME_COLUMN, 22),
    (formulae.POST_COLUMN, 29),
    (formulae.BODY_COLUMN, 25),
    (formulae.CAPACITY_COLUMN, 19),
)
_MEASURES = (
    (formulae.CLAUSE_COLUMN, 7),
    (formulae.MEASURE_COLUMN, 45),
    (formulae.EXECUTORS_COLUMN, 30),
    (formulae.DEADLINE_COLUMN, 18),
)


def delegation(voice: Voice, side: Side, *, with_bodies: bool = False) -> Table:
    """The delegation of one Side in rank order: name, post, capacity; for the gates also the body of each person."""
    rows = [
        (
            voice.plain(str(number)),
            voice.full_name(one.person),
            voice.post(one, voice.key("p", one)),
            *((_body_of(voice, one),) if with_bodies else ()),
            voice.say(formulae.CAPACITIES[one.capacity], body=voice.body),
        )
        for number, one in enumerate(voice.meeting.delegation(side), start=1)
    ]
    columns = _MEMBERS_WITH_BODIES if with_bodies else _MEMBERS
    return _table(voice, formulae.DELEGATION_HEADING[side], columns, rows)


def agenda_list(voice: Voice, *, with_minutes: bool = False) -> Iterator[Paragraph]:
    """The questions in order with those who report; the minutes are for the paper that lies on the table."""
    for number, item in enumerate(voice.meeting.agenda, start=1):
        details = []
        if item.rapporteurs:
            formula = formulae.RAPPORTEUR if len(item.rapporteurs) == 1 else formulae.RAPPORTEURS
            details.append(voice.say(formula, rapporteurs=_rapporteurs(voice, item)))
        if with_minutes and item.planned_minutes:
            details.append(voice.say(formulae.MINUTES, minutes=str(item.planned_minutes)))
        title = voice.text(item.title, GapKind.TEXT, item, str(number), voice.key("a", item))
        yield Paragraph(ParagraphRole.LIST_ENTRY, title, f"{number}.", keeps_next=bool(details))
        for place, detail in enumerate(details, start=1):
            yield Paragraph(ParagraphRole.LIST_DETAIL, detail, keeps_next=place < len(details))


def plan(voice: Voice) -> Table:
    """The plan of measures: what the protocol instructs, by whom and by when."""
    rows = [
        (
            voice.plain(number),
            voice.text(clause.text, GapKind.TEXT, clause, number),
            executors(voice, clause.assignment) if clause.assignment else (),
            deadline(voice, clause.assignment, number) if clause.assignment else (),
        )
        for clause, number in _instructions(voice.meeting)
    ]
    return _table(voice, formulae.PLAN_HEADING, _MEASURES, rows)


def has_plan(meeting: Meeting) -> bool:
    """Whether there is a plan of measures: wanted, and not empty."""
    return meeting.protocol.has_plan and next(_instructions(meeting), None) is not None


def executors(voice: Voice, assignment: Assignment) -> Runs:
    """The bodies of both Sides: the copy's keeper first, each Side's lead first."""
    sides = (
        voice.series(voice.name_of(one.body) for one in assignment.executors_of(side))
        for side in voice.copy.in_order
        if assignment.executors_of(side)
    )
    return voice.series(sides, "; ")


def deadline(voice: Voice, assignment: Assignment, where: str, key: str = "") -> Runs:
    """The deadline as it is worded."""
    return voice.text(assignment.deadline, GapKind.DEADLINE, assignment, where, key)


def _instructions(meeting: Meeting) -> Iterator[tuple[Clause, str]]:
    for section in meeting.sections_in_order:
        numbers = section.numbers
        for clause in section.clauses:
            if clause.kind is ClauseKind.INSTRUCTION:
                yield clause, numbers[clause.id]


def _rapporteurs(voice: Voice, item: AgendaItem) -> Runs:
    def turn(one: Rapporteur) -> int:
        who = one.body or one.person
        return voice.copy.in_order.index(who.side) if who else 0

    return voice.series((_rapporteur(voice, one) for one in sorted(item.rapporteurs, key=turn)), "; ")


def _rapporteur(voice: Voice, one: Rapporteur) -> Runs:
    if one.body:
        return voice.name_of(one.body)
    return voice.initials(one.person) if one.person else ()


def _body_of(voice: Voice, one: Attendance) -> Runs:
    held = one.person.post_on(voice.meeting.first_on)
    return voice.name_of(held.body) if held and held.body else voice.say(formulae.NO_BODY)


def _table(
    voice: Voice, caption: Bilingual, columns: Sequence[tuple[Bilingual, int]], rows: Sequence[tuple[Runs, ...]]
) -> Table:
    return Table(
        caption[voice.language],
        tuple(Column(voice.line(ParagraphRole.TABLE_HEAD, heading), share) for heading, share in columns),
        tuple(tuple(Paragraph(ParagraphRole.TABLE_CELL, runs) for runs in row) for row in rows),
    )
