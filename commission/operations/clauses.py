"""Clauses: writing, rewording, moving and removing what the Sides note, decide, instruct or state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission import clock
from commission.models import (
    ActionItem,
    Assignment,
    Clause,
    ClauseKind,
    JournalKind,
    Matter,
    Meeting,
    RuleBroken,
    Section,
    Side,
    WordingOrigin,
)
from commission.operations import assignments, journal
from commission.operations.holding import hold
from commission.operations.ordering import move, next_position
from commission.operations.particulars import difference, parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from commission.base import Json
    from commission.models import User
    from commission.texts import Bilingual, Language


class DecisionHasInstructions(RuleBroken):
    """A decision stays while instructions carry it out."""


class StatementNeedsSide(RuleBroken):
    """A statement is made by one Side, and only a statement is."""


class DecisionOfOtherProtocol(RuleBroken):
    """An instruction carries out a decision of the same protocol."""


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """What people enter about a clause beside its text."""

    kind: ClauseKind
    side: Side | None = None
    decision: Clause | None = None
    matter: Matter | None = None


def write(
    session: Session,
    section: Section,
    facts: ClauseFacts,
    text: Bilingual,
    *,
    by: User | None,
    origin: WordingOrigin = WordingOrigin.TYPED,
    after: Clause | None = None,
) -> Clause:
    """Put a new clause at the end of a section, or after another one of it.

    An instruction gets its assignment and its control card.
    """
    hold(session, section.meeting)
    _check(section.meeting, facts)
    last = next_position(session, Clause, Clause.section_id == section.id)
    clause = Clause(section=section, position=last, wording_number=0)
    _enter(clause, facts)
    session.add(clause)
    _word(session, clause, text, origin, by=by)
    journal.record(session, JournalKind.CREATED, clause, by=by, also=difference({}, parts(clause)))
    if after is not None:
        session.expire(section, ["clauses"])
        place(session, clause, section.clauses.index(after) + 2, by=by)
    return clause


def reword(
    session: Session,
    clause: Clause,
    text: Bilingual,
    *,
    seen: int,
    by: User | None,
    origin: WordingOrigin = WordingOrigin.TYPED,
    also: Json | None = None,
) -> Clause:
    """Save what somebody typed who saw wording ``seen``; an untouched half merges, the same half conflicts.

    Raises ``HalvesConflict`` when somebody else saved the same half meanwhile. Typing nothing new makes no wording.
    """
    hold(session, clause.meeting)
    before = parts(clause)
    merged = clause.merged(text, seen=seen)
    if merged != clause.text:
        _word(session, clause, merged, origin, by=by)
        told = difference(before, parts(clause))
        journal.record(session, JournalKind.CHANGED, clause, by=by, also=told | (also or {}))
    return clause


def restore(
    session: Session, clause: Clause, number: int, languages: Iterable[Language], *, seen: int, by: User | None
) -> Clause:
    """Put halves of wording ``number`` on top of the history, for somebody who saw wording ``seen``.

    Raises ``HalvesConflict`` when somebody else saved one of these halves meanwhile.
    """
    said = {wording.number: wording.text for wording in clause.wordings}
    text = said.get(seen, clause.text)
    for language in languages:
        text = text.with_half(language, said[number][language])
    also = {"restored_from": [None, number]}
    return reword(session, clause, text, seen=seen, by=by, origin=WordingOrigin.RESTORED, also=also)


def revise(session: Session, clause: Clause, facts: ClauseFacts, *, by: User | None) -> Clause:
    """Make a clause another kind, or tie it to another decision or matter.

    An instruction that becomes something else loses its executors and its deadline; the journal keeps them.
    """
    hold(session, clause.meeting)
    if facts.kind is not ClauseKind.DECISION:
        _ensure_without_instructions(session, clause)
    _check(clause.meeting, facts)
    if clause.assignment is not None and facts.kind is not ClauseKind.INSTRUCTION:
        assignments.withdraw(session, clause.assignment, by=by)
    # half-way the clause would break rules that the database keeps
    with session.no_autoflush:
        _enter(clause, facts)
    journal.record_changes(session, clause, by=by)
    return clause


def place(session: Session, clause: Clause, to: int, *, by: User | None) -> Clause:
    """Move a clause to another place of its section."""
    hold(session, clause.meeting)
    if moved := move(session, clause, to, Clause.section_id == clause.section_id):
        journal.record(session, JournalKind.MOVED, clause, by=by, also={"position": moved})
        session.expire(clause.section, ["clauses"])
    return clause


def remove(session: Session, clause: Clause, *, by: User | None) -> None:
    """Take a clause out of the protocol.

    The journal keeps what it said last, whom it instructed and by when, and what the Sides said to it.
    """
    hold(session, clause.meeting)
    _ensure_without_instructions(session, clause)
    if clause.assignment is not None:
        assignments.withdraw(session, clause.assignment, by=by)
    journal.record_removal(session, clause, by=by, also=_company(clause))
    clause.section.clauses.remove(clause)


def _check(meeting: Meeting, facts: ClauseFacts) -> None:
    if (facts.kind is ClauseKind.STATEMENT) != (facts.side is not None):
        raise StatementNeedsSide
    if facts.decision is not None and facts.decision.meeting is not meeting:
        raise DecisionOfOtherProtocol


def _enter(clause: Clause, facts: ClauseFacts) -> None:
    is_instruction = facts.kind is ClauseKind.INSTRUCTION
    clause.kind = facts.kind
    clause.side = facts.side
    clause.decision = facts.decision if is_instruction else None
    clause.matter = facts.matter
    if is_instruction and clause.assignment is None:
        clause.assignment = Assignment()
        clause.action_item = ActionItem()
    elif not is_instruction:
        clause.assignment = None
        clause.action_item = None


def _word(session: Session, clause: Clause, text: Bilingual, origin: WordingOrigin, *, by: User | None) -> None:
    clause.word(text, by=by, at=clock.now(), origin=origin)
    session.flush()
    session.refresh(clause, ["latest"])


def _company(clause: Clause) -> Json:
    """The number of a clause, and what goes with it that people said to it."""
    answers = (clause.last_consent_of(side) for side in Side)
    told = {
        "number": clause.number,
        "answers": [f"{one.side.value}:{one.answer.value}" for one in answers if one is not None],
        "remarks": [one.text for one in clause.remarks],
    }
    return {field: [value, None] for field, value in told.items() if value}


def _ensure_without_instructions(session: Session, clause: Clause) -> None:
    if count := session.scalar(sa.select(sa.func.count(Clause.id)).where(Clause.decision_id == clause.id)):
        raise DecisionHasInstructions(count=count)
