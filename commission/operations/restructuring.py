"""Restructuring a protocol: clauses are split, joined, copied and put into other sections; nothing said gets lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission.models import Clause, ClauseKind, JournalKind, RuleBroken, Section, Side, WordingOrigin
from commission.operations import assignments, clauses, journal
from commission.operations.clauses import ClauseFacts
from commission.operations.holding import hold
from commission.operations.ordering import move, next_position

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.base import Json
    from commission.models import User
    from commission.texts import Bilingual

# How much of its text names a clause without a number.
_SHORT = 60


class NothingToJoin(RuleBroken):
    """A clause is joined with the next one of its kind in its section."""


class RivalWordingsOpen(RuleBroken):
    """Rival wordings are about the clause as it stands: they are settled before it is taken apart or joined."""


class RemarksOpen(RuleBroken):
    """What people had to say about a clause is resolved before the clause goes."""


class JoinedFactsDiffer(RuleBroken):
    """One clause carries out one decision and belongs to one matter."""


class AssignmentsDiffer(RuleBroken):
    """One instruction has one line of executors and one deadline: somebody has to choose."""


class SectionOfOtherProtocol(RuleBroken):
    """A clause stays in its protocol."""


def split(session: Session, clause: Clause, first: Bilingual, second: Bilingual, *, by: User | None) -> Clause:
    """Leave the clause with the first part and put the second right behind it; the new clause.

    Both are of the same kind and, as instructions, have the same executors and deadline. What carries out the
    decision, and what people remarked, stays with the first part.
    """
    hold(session, clause.meeting)
    _ensure_no_rivals(clause)
    part = _twin(session, clause, second, WordingOrigin.SPLIT, by=by)
    clauses.reword(session, clause, first, seen=clause.wording_number, by=by, origin=WordingOrigin.SPLIT)
    return part


def duplicate(session: Session, clause: Clause, *, by: User | None) -> Clause:
    """Put a copy right behind a clause: text, kind, executors and deadline, but nothing that was said to it."""
    hold(session, clause.meeting)
    return _twin(session, clause, clause.text, WordingOrigin.DUPLICATED, by=by)


def next_of_kind(clause: Clause) -> Clause | None:
    """The clause of the same section with which it can be joined: the next one of its kind, of the same Side."""
    everything = clause.section.clauses
    behind = everything[everything.index(clause) + 1 :]
    return next((one for one in behind if (one.kind, one.side) == (clause.kind, clause.side)), None)


def have_equal_assignments(clause: Clause, other: Clause) -> bool:
    """Whether two clauses have the same executors and deadline, or neither has any."""
    return _agreed(clause) == _agreed(other)


def join(
    session: Session, clause: Clause, other: Clause, text: Bilingual, *, by: User | None, assigned: Clause | None = None
) -> Clause:
    """Make one clause of it and of the next one of its kind, which goes.

    ``assigned`` is the one of the two whose executors and deadline are kept; needed where they differ. Instructions
    that carry out either decision carry out the joined one. The journal keeps the wordings of the one that goes.
    """
    hold(session, clause.meeting)
    if other is not next_of_kind(clause):
        raise NothingToJoin
    _ensure_joinable(clause, other)
    if assigned is None and not have_equal_assignments(clause, other):
        raise AssignmentsDiffer
    decision, matter = clause.decision or other.decision, clause.matter or other.matter
    clauses.revise(session, clause, ClauseFacts(clause.kind, clause.side, decision, matter), by=by)
    if assigned is not None and assigned.assignment is not None and clause.assignment is not None:
        assignments.assign(session, clause.assignment, assignments.facts_of(assigned.assignment), by=by)
    for instruction in session.scalars(sa.select(Clause).where(Clause.decision_id == other.id)).unique():
        facts = ClauseFacts(ClauseKind.INSTRUCTION, None, clause, instruction.matter)
        clauses.revise(session, instruction, facts, by=by)
    clauses.reword(
        session, clause, text, seen=clause.wording_number, by=by, origin=WordingOrigin.MERGED, also=_joined(other)
    )
    clauses.remove(session, other, by=by)
    return clause


def relocate(session: Session, clause: Clause, section: Section, to: int, *, by: User | None) -> Clause:
    """Put a clause into another section of the protocol, at the 1-based place ``to``; all that was said goes along."""
    hold(session, clause.meeting)
    if section.meeting_id != clause.section.meeting_id:
        raise SectionOfOtherProtocol
    if section is clause.section:
        return clauses.place(session, clause, to, by=by)
    before = clause.section
    place = before.clauses.index(clause) + 1
    with session.no_autoflush:
        clause.position = next_position(session, Clause, Clause.section_id == section.id)
        clause.section = section
    session.flush()
    moved = move(session, clause, to, Clause.section_id == section.id)
    after = moved[1] if moved else len(section.clauses)
    numbers = {"section": [before.number, section.number], "position": [place, after]}
    journal.record(session, JournalKind.MOVED, clause, by=by, also=numbers)
    for one in (before, section):
        session.expire(one, ["clauses"])
    return clause


def _twin(session: Session, clause: Clause, text: Bilingual, origin: WordingOrigin, *, by: User | None) -> Clause:
    """A clause of the same kind with the same executors and deadline, right behind."""
    facts = ClauseFacts(clause.kind, clause.side, clause.decision, clause.matter)
    twin = clauses.write(session, clause.section, facts, text, by=by, origin=origin, after=clause)
    if clause.assignment is not None and twin.assignment is not None:
        assignments.assign(session, twin.assignment, assignments.facts_of(clause.assignment), by=by)
    return twin


def _ensure_joinable(clause: Clause, other: Clause) -> None:
    for one in (clause, other):
        _ensure_no_rivals(one)
    if count := sum(1 for remark in other.remarks if remark.is_open):
        raise RemarksOpen(count=count)
    named = ((clause.decision, other.decision), (clause.matter, other.matter))
    if any(None not in pair and pair[0] is not pair[1] for pair in named):
        raise JoinedFactsDiffer


def _ensure_no_rivals(clause: Clause) -> None:
    if any(clause.proposal_of(side) for side in Side):
        raise RivalWordingsOpen


def _agreed(clause: Clause) -> list[object]:
    return clause.assignment.agreed if clause.assignment else []


def _joined(other: Clause) -> Json:
    """What the history of the joined clause keeps of the one that goes: what it was called, all its wordings."""
    wordings = [
        {
            "number": wording.number,
            "text_ru": wording.text.ru,
            "text_kk": wording.text.kk,
            "origin": wording.origin.value,
            "name": (wording.author.full_name or wording.author.name) if wording.author else "",
            "at": wording.written_at.isoformat(),
        }
        for wording in other.wordings
    ]
    called = other.number or (other.text.ru or other.text.kk)[:_SHORT]
    return {"joined": [None, called], "joined_wordings": [None, wordings]}
