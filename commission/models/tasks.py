"""What is still to be done before the texts count as agreed: derived from the records of a session, never stored."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from commission.models.assignments import Assignment
from commission.models.clauses import ClauseKind
from commission.models.collations import PairState
from commission.models.differences import DifferenceKind, differences
from commission.models.fingerprints import fingerprint
from commission.models.meetings import Meeting, MeetingFormat
from commission.models.sides import Side
from commission.models.task_kinds import TaskGroup, TaskKind
from commission.texts import Bilingual, Language
from commission.texts.days_off import days_off_on
from commission.texts.deadlines import DeadlineKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from commission.models.attendances import Attendance
    from commission.models.bodies import Body
    from commission.models.clauses import Clause
    from commission.models.findings import ClauseFinding
    from commission.models.overrulings import Overruling
    from commission.texts.concordance import AgreedForms

_GROUPS = list(TaskGroup)
# What the tasks share with the list of what divides the Sides.
_DIVIDING = {
    DifferenceKind.ANSWER: TaskKind.ANSWER,
    DifferenceKind.OBJECTION: TaskKind.OBJECTION,
    DifferenceKind.CONCORDANCE: TaskKind.CONCORDANCE,
    DifferenceKind.BRACKETS: TaskKind.BRACKETS,
}


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to be done at a record of a session, or to be overruled by both Sides."""

    kind: TaskKind
    record: Any
    # whose answer, delegation, executors or day off; None for what is about neither Side alone
    side: Side | None = None
    # the words that it is about, and their language where one is known
    words: str = ""
    language: Language | None = None
    # what the directory calls it: a body, a post
    name: Bilingual = Bilingual()
    # the day of a deadline, or the one on which a post differs
    day: dt.date | None = None
    finding: ClauseFinding | None = None
    # what else its fingerprint is bound to
    bound: str = ""
    overrulings: tuple[Overruling, ...] = ()

    @property
    def fingerprint(self) -> str:
        """What an overruling is bound to: where the task is and what it says."""
        return fingerprint(
            self.kind.value,
            self.record.__tablename__,
            self.record.id,
            self.side or "",
            self.words,
            self.language or "",
            [self.name.ru, self.name.kk],
            self.bound,
        )

    @property
    def is_open(self) -> bool:
        """Whether it still stands in the way."""
        return any(self.overruled_by(side) is None for side in Side)

    def overruled_by(self, side: Side) -> Overruling | None:
        """What a Side said to leave the task as it is; nothing counts for one that nobody can overrule."""
        if self.kind.is_absolute:
            return None
        return next((one for one in self.overrulings if one.side is side), None)


def tasks(meeting: Meeting, forms: AgreedForms, *, today: dt.date) -> tuple[Task, ...]:
    """Every task of a session, group by group and then as printed, with what the Sides overruled.

    ``forms`` are the names of the directories on the day of the session.
    """
    overruled: dict[str, list[Overruling]] = {}
    for one in meeting.overrulings:
        overruled.setdefault(one.fingerprint, []).append(one)
    found = {task.fingerprint: task for task in _found(meeting, forms, today)}
    told = (replace(task, overrulings=tuple(overruled.get(key, ()))) for key, task in found.items())
    return tuple(sorted(told, key=lambda task: _GROUPS.index(task.kind.group)))


def _found(meeting: Meeting, forms: AgreedForms, today: dt.date) -> Iterator[Task]:
    yield from _halves(meeting)
    yield from _empty(meeting)
    for clause in _clauses(meeting):
        yield from _of_clause(clause)
    yield from _divided(meeting, forms)
    for clause in _clauses(meeting):
        if clause.kind is ClauseKind.INSTRUCTION:
            yield from _of_instruction(clause)
    yield from _abolished(meeting)
    yield from _of_delegations(meeting, today)
    yield Task(TaskKind.LAST_PAGE, meeting.protocol, bound=_everything(meeting))


def _clauses(meeting: Meeting) -> Iterator[Clause]:
    return (clause for section in meeting.sections_in_order for clause in section.clauses)


def _halves(meeting: Meeting) -> Iterator[Task]:
    for record, language in meeting.missing_texts():
        # a deadline that nobody worded at all is a task of the instruction
        if not isinstance(record, Assignment) or record.deadline:
            yield Task(TaskKind.HALF, record, language=language)
    for name in meeting.commission.names:
        yield from (Task(TaskKind.HALF, meeting.commission, language=one) for one in name.genitive.missing)
    named = dict.fromkeys(body for _record, body in _bodies(meeting))
    for body in named:
        lacking = body.name_on(meeting.first_on).nominative.missing
        yield from (Task(TaskKind.HALF, body, language=language) for language in lacking)
    people = dict.fromkeys(one.person for item in meeting.agenda for one in item.rapporteurs if one.person)
    for person in people:
        lacking = tuple(one for one in Language if not person.name_in(one).surname)
        yield from (Task(TaskKind.HALF, person, language=language) for language in lacking)


def _empty(meeting: Meeting) -> Iterator[Task]:
    for section in meeting.sections_in_order:
        if not section.clauses:
            yield Task(TaskKind.AGENDA_ITEM if section.agenda_item else TaskKind.SECTION, section)


def _of_clause(clause: Clause) -> Iterator[Task]:
    if clause.pair_state in {PairState.UNCHECKED, PairState.CHANGED}:
        yield Task(TaskKind.PAIR, clause, bound=clause.pair_fingerprint)
    for side in Side:
        if proposal := clause.proposal_of(side):
            yield Task(TaskKind.PROPOSAL, clause, side, bound=f"{proposal.id} {clause.fingerprint}")
    for one in clause.remarks:
        if one.is_open:
            yield Task(TaskKind.REMARK, clause, one.side, one.text, one.language, bound=str(one.id))


def _divided(meeting: Meeting, forms: AgreedForms) -> Iterator[Task]:
    for one in differences(meeting, forms):
        if kind := _DIVIDING.get(one.kind):
            bound = one.finding.fingerprint if one.finding else ""
            yield Task(kind, one.record, one.side, one.words, one.language, finding=one.finding, bound=bound)


def _of_instruction(clause: Clause) -> Iterator[Task]:
    assignment = clause.assignment
    if assignment is None or not assignment.deadline:
        yield Task(TaskKind.DEADLINE, clause)
    sides = assignment.sides if assignment else ()
    if assignment is None or not sides:
        yield Task(TaskKind.LEAD, clause)
        return
    yield from (Task(TaskKind.LEAD, clause, side) for side in sides if assignment.lead(side) is None)
    day = assignment.deadline_on
    if assignment.deadline_kind is DeadlineKind.DATE and day is not None:
        for off in days_off_on(day):
            side = next(one for one in Side if one.language is off.language)
            yield Task(TaskKind.DAY_OFF, clause, side, off.name, off.language, day=day, bound=day.isoformat())


def _abolished(meeting: Meeting) -> Iterator[Task]:
    day = meeting.first_on
    if day is not None:
        for record, body in _bodies(meeting):
            if not body.exists_on(day):
                name = body.name_on(day).nominative
                yield Task(TaskKind.ABOLISHED, record, body.side, name=name, day=day, bound=body.code)


def _bodies(meeting: Meeting) -> Iterator[tuple[Any, Body]]:
    """The bodies that the protocol names, each with the record that names it."""
    for item in meeting.agenda:
        yield from ((item, one.body) for one in item.rapporteurs if one.body)
    for clause in _clauses(meeting):
        if clause.assignment:
            yield from ((clause, one.body) for one in clause.assignment.executors)


def _of_delegations(meeting: Meeting, today: dt.date) -> Iterator[Task]:
    for side in Side:
        if meeting.co_chair(side) is None:
            yield Task(TaskKind.CO_CHAIR, meeting, side)
        for one in meeting.delegation(side):
            yield from _of_post(one, meeting, today)
            # whoever agreed by letters was in no hall
            if one.attended_on is None and meeting.format is not MeetingFormat.CORRESPONDENCE:
                yield Task(TaskKind.ABSENT, one, side, bound=str(one.person_id))


def _of_post(one: Attendance, meeting: Meeting, today: dt.date) -> Iterator[Task]:
    """The post as printed against that of the directory on the day of the session, or else today."""
    days = (day for day in (meeting.first_on, today) if day is not None and one.person.posts)
    for day in days:
        held = one.person.post_on(day)
        known = held.wording if held else Bilingual()
        if known != one.post:
            printed = f"{one.post.ru} {one.post.kk}"
            yield Task(TaskKind.POST, one, one.side, name=known, day=day, bound=printed)
            return


def _everything(meeting: Meeting) -> str:
    """The fingerprint of all that is printed: whoever looked at the last pages looked at these."""
    return fingerprint(meeting.protocol.frame_fingerprint, [clause.fingerprint for clause in _clauses(meeting)])
