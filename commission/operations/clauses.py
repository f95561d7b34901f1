"""Clauses: writing, rewording, moving and removing what the Sides note, decide, instruct or state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
from commission.operations.ordering import move, next_position

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import User
    from commission.texts import Bilingual


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
) -> Clause:
    """Put a new clause at the end of a section; an instruction gets its assignment and its control card."""
    section.meeting.ensure_changeable()
    _check(section.meeting, facts)
    clause = Clause(section=section, position=next_position(section.clauses), wording_number=0)
    _enter(clause, facts)
    session.add(clause)
    clause.word(text, by=by, at=clock.now(), origin=origin)
    journal.record(session, JournalKind.CREATED, clause, by=by, also=_texts(None, text))
    session.refresh(clause, ["latest"])
    return clause


def reword(session: Session, clause: Clause, text: Bilingual, *, seen: int, by: User | None) -> Clause:
    """Save what somebody typed who saw wording ``seen``; an untouched half merges, the same half conflicts.

    Raises ``HalvesConflict`` when somebody else saved the same half meanwhile. Typing nothing new makes no wording.
    """
    clause.meeting.ensure_changeable()
    before = clause.text
    merged = clause.merged(text, seen=seen)
    if merged != before:
        clause.word(merged, by=by, at=clock.now(), origin=WordingOrigin.TYPED)
        journal.record(session, JournalKind.CHANGED, clause, by=by, also=_texts(before, merged))
        session.refresh(clause, ["latest"])
    return clause


def revise(session: Session, clause: Clause, facts: ClauseFacts, *, by: User | None) -> Clause:
    """Make a clause another kind, or tie it to another decision or matter.

    An instruction that becomes something else loses its executors and its deadline; the journal keeps them.
    """
    clause.meeting.ensure_changeable()
    if facts.kind is not ClauseKind.DECISION and (instructions := _instructions(clause)):
        raise DecisionHasInstructions(count=len(instructions))
    _check(clause.meeting, facts)
    before = _tied(clause)
    if clause.assignment is not None and facts.kind is not ClauseKind.INSTRUCTION:
        assignments.withdraw(session, clause.assignment, by=by)
    # a flush on the way would take the old values away from the journal
    with session.no_autoflush:
        _enter(clause, facts)
        after = _tied(clause)
    also = {name: [old, after[name]] for name, old in before.items() if old != after[name]}
    if also or session.is_modified(clause):
        journal.record(session, JournalKind.CHANGED, clause, by=by, also=also)
    return clause


def place(session: Session, clause: Clause, to: int, *, by: User | None) -> Clause:
    """Move a clause to another place of its section."""
    clause.meeting.ensure_changeable()
    before = clause.position
    if move(clause.section.clauses, clause, to):
        session.flush()
        journal.record(session, JournalKind.MOVED, clause, by=by, also={"position": [before, clause.position]})
        session.expire(clause.section, ["clauses"])
    return clause


def remove(session: Session, clause: Clause, *, by: User | None) -> None:
    """Take a clause out of the protocol; the journal keeps its last text."""
    clause.meeting.ensure_changeable()
    if instructions := _instructions(clause):
        raise DecisionHasInstructions(count=len(instructions))
    text = clause.text
    also = {"text_ru": [text.ru, None], "text_kk": [text.kk, None]}
    journal.record(session, JournalKind.REMOVED, clause, by=by, also=also)
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


def _instructions(clause: Clause) -> list[Clause]:
    return [one for section in clause.meeting.sections for one in section.clauses if one.decision is clause]


def _tied(clause: Clause) -> dict[str, str | None]:
    """What a clause is tied to, as the journal names it."""
    return {
        "decision": clause.decision.number if clause.decision else None,
        "matter": clause.matter.code if clause.matter else None,
    }


def _texts(old: Bilingual | None, new: Bilingual) -> dict[str, list[str | None]]:
    pairs = {"text_ru": [old.ru if old else None, new.ru], "text_kk": [old.kk if old else None, new.kk]}
    return {field: pair for field, pair in pairs.items() if pair[0] != pair[1]}
