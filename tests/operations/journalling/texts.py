"""Acts upon clauses and instructions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.models import ClauseKind, Side
from commission.operations import assignments, clauses, restructuring
from commission.texts import Bilingual, Language
from tests.operations.journalling.world import AUGUST, OTHER, TEXT, World, an_assignment

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def _assign(session: Session, world: World) -> None:
    assert world.instruction.assignment
    facts = an_assignment(world, world.bodies[1], AUGUST)
    assignments.assign(session, world.instruction.assignment, facts, by=None)


def _free(session: Session, world: World) -> None:
    assert world.instruction.assignment
    assignments.assign(session, world.instruction.assignment, assignments.AssignmentFacts(), by=None)


def _withdraw_the_instruction(session: Session, world: World) -> None:
    assert world.instruction.assignment
    assignments.withdraw(session, world.instruction.assignment, by=None)


ACTS: dict[str, Callable[[Session, World], object]] = {
    "assignments.assign": _assign,
    "assignments.assign nobody": _free,
    "assignments.withdraw": _withdraw_the_instruction,
    "clauses.write": lambda s, w: clauses.write(
        s, w.items[0].section, clauses.ClauseFacts(ClauseKind.INSTRUCTION, None, w.decisions[0], w.matters[0]), TEXT,
        by=None,
    ),
    "clauses.write a statement": lambda s, w: clauses.write(
        s, w.others[0], clauses.ClauseFacts(ClauseKind.STATEMENT, Side.KZ), Bilingual("текст"), by=None
    ),
    "clauses.reword": lambda s, w: clauses.reword(s, w.instruction, OTHER, seen=1, by=None),
    "clauses.revise": lambda s, w: clauses.revise(
        s, w.instruction, clauses.ClauseFacts(ClauseKind.INSTRUCTION, None, w.decisions[1], w.matters[1]), by=None
    ),
    "clauses.revise into a statement": lambda s, w: clauses.revise(
        s, w.instruction, clauses.ClauseFacts(ClauseKind.STATEMENT, Side.KZ), by=None
    ),
    "clauses.place": lambda s, w: clauses.place(s, w.decisions[1], 1, by=None),
    "clauses.remove": lambda s, w: clauses.remove(s, w.instruction, by=None),
    "clauses.restore": lambda s, w: clauses.restore(
        s, clauses.reword(s, w.instruction, OTHER, seen=1, by=None), 1, Language, seen=2, by=None
    ),
    "restructuring.split": lambda s, w: restructuring.split(s, w.instruction, TEXT, OTHER, by=None),
    "restructuring.duplicate": lambda s, w: restructuring.duplicate(s, w.instruction, by=None),
    "restructuring.join": lambda s, w: restructuring.join(s, *w.decisions, OTHER, by=None),
    "restructuring.relocate": lambda s, w: restructuring.relocate(s, w.instruction, w.others[0], 1, by=None),
}  # fmt: skip
