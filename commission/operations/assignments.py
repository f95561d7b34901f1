"""Instructions: who carries them out for each Side, and by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commission.models import (
    Assignment,
    Body,
    Executor,
    ExecutorRole,
    Progress,
    ProgressState,
    RuleBroken,
    Side,
)
from commission.operations import journal
from commission.operations.holding import hold
from commission.operations.particulars import difference, parts
from commission.texts import Bilingual
from commission.texts.deadlines import DeadlineKind, RuleNotUnderstood, check_rule

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import User


class BodyOfOtherSide(RuleBroken):
    """Each Side's part of an instruction is carried out by its own bodies."""


class BodyNamedTwice(RuleBroken):
    """A body carries out an instruction once: as lead or as co-executor."""


class DeadlineRuleBroken(RuleBroken):
    """The rule of a deadline does not fit its kind."""


class DeadlineNeedsDate(RuleBroken):
    """A deadline by the calendar needs its day."""


_BY_THE_CALENDAR = {DeadlineKind.DATE, DeadlineKind.MONTH, DeadlineKind.QUARTER, DeadlineKind.HALF, DeadlineKind.YEAR}


@dataclass(frozen=True, slots=True)
class Executors:
    """The bodies of one Side: who leads, who takes part."""

    lead: Body | None = None
    others: Sequence[Body] = ()


@dataclass(frozen=True, slots=True)
class AssignmentFacts:
    """What people enter about an instruction beside its text."""

    executors: Mapping[Side, Executors] = field(default_factory=dict)
    deadline_kind: DeadlineKind | None = None
    deadline_rule: str = ""
    deadline_on: dt.date | None = None
    deadline: Bilingual = Bilingual()


def assign(session: Session, assignment: Assignment, facts: AssignmentFacts, *, by: User | None) -> Assignment:
    """Enter executors and deadline; the control card follows until the protocol is signed."""
    hold(session, assignment.meeting)
    _check(facts)
    before = parts(assignment)
    wanted = [(body, side, role) for side in Side for body, role in _in_rank(facts.executors.get(side, Executors()))]
    if [(one.body, one.side, one.role) for one in assignment.executors] != wanted:
        # who saw other executors is refused before any of them goes
        assignment.touch()
        assignment.executors.clear()
        session.flush()
        assignment.executors.extend(
            Executor(body=body, side=side, role=role, position=place)
            for place, (body, side, role) in enumerate(wanted, start=1)
        )
    assignment.deadline_kind = facts.deadline_kind
    assignment.deadline_rule = facts.deadline_rule
    assignment.deadline_on = facts.deadline_on
    assignment.deadline = facts.deadline
    _follow(assignment)
    journal.record_changes(session, assignment, by=by, also=difference(before, parts(assignment)))
    return assignment


def facts_of(assignment: Assignment) -> AssignmentFacts:
    """What was entered about an instruction, as it stands."""
    executors = {}
    for side in Side:
        bodies = [(one.body, one.role) for one in assignment.executors if one.side is side]
        lead = next((body for body, role in bodies if role is ExecutorRole.LEAD), None)
        executors[side] = Executors(lead, [body for body, role in bodies if role is ExecutorRole.CO_EXECUTOR])
    return AssignmentFacts(
        executors,
        assignment.deadline_kind,
        assignment.deadline_rule,
        assignment.deadline_on,
        assignment.deadline,
    )


def withdraw(session: Session, assignment: Assignment, *, by: User | None) -> None:
    """Journal what is lost with the executors and the deadline of an instruction that is none any more."""
    hold(session, assignment.meeting)
    journal.record_removal(session, assignment, by=by)


def _check(facts: AssignmentFacts) -> None:
    seen: set[int] = set()
    for side, executors in facts.executors.items():
        for body, _ in _in_rank(executors):
            if body.side is not side:
                raise BodyOfOtherSide(name=body.known_as())
            if id(body) in seen:
                raise BodyNamedTwice(name=body.known_as())
            seen.add(id(body))
    if facts.deadline_kind is None:
        return
    try:
        check_rule(facts.deadline_kind, facts.deadline_rule)
    except RuleNotUnderstood as refusal:
        raise DeadlineRuleBroken(rule=facts.deadline_rule) from refusal
    if facts.deadline_kind in _BY_THE_CALENDAR and facts.deadline_on is None:
        raise DeadlineNeedsDate


def _in_rank(executors: Executors) -> list[tuple[Body, ExecutorRole]]:
    leads = [(executors.lead, ExecutorRole.LEAD)] if executors.lead else []
    return leads + [(body, ExecutorRole.CO_EXECUTOR) for body in executors.others]


def _follow(assignment: Assignment) -> None:
    """Give each Side that owes something its part of the control card, with the agreed date."""
    card = assignment.clause.action_item
    if card is None:
        return
    present = {part.side: part for part in card.progress}
    owing = {one.side for one in assignment.executors}
    for side in Side:
        if side in owing and side not in present:
            card.progress.append(Progress(side=side, state=ProgressState.NEW, due_on=assignment.deadline_on))
        elif side in owing:
            present[side].due_on = assignment.deadline_on
        elif side in present:
            card.progress.remove(present[side])
