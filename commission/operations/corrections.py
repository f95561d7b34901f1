"""Corrections of a signed protocol: notes that one Side proposes and the other accepts; no text is ever edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission import clock
from commission.access import Permission
from commission.models import Correction, CorrectionAnswer, JournalKind, RuleBroken
from commission.operations import journal
from commission.operations.acting import own_side
from commission.operations.holding import hold_whole
from commission.operations.signatures import ensure_signed
from commission.texts import Bilingual

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Meeting, User


class CorrectionIsIncomplete(RuleBroken):
    """A correction says in both languages what is corrected, and why."""


class CorrectionIsAnswered(RuleBroken):
    """A Side answers to a correction once."""


class RefusalNeedsReason(RuleBroken):
    """Whoever refuses a correction says why."""


@dataclass(frozen=True, slots=True)
class CorrectionFacts:
    """The note in both languages, and why it is needed."""

    note: Bilingual
    reason: str


def propose(session: Session, meeting: Meeting, facts: CorrectionFacts, *, by: User) -> Correction:
    """Propose a note to a signed protocol; the own Side accepts it by that."""
    hold_whole(session, meeting)
    side = own_side(by, Permission.CORRECT, meeting)
    ensure_signed(meeting)
    if facts.note.missing or not facts.reason:
        raise CorrectionIsIncomplete
    correction = Correction(
        protocol=meeting.protocol, note=facts.note, reason=facts.reason, side=side, user=by, at=clock.now()
    )
    session.add(correction)
    journal.record(session, JournalKind.CREATED, correction, by=by)
    _answer(session, correction, is_accepted=True, by=by)
    return correction


def accept(session: Session, correction: Correction, *, by: User) -> CorrectionAnswer:
    """Accept a note for the own Side; accepted by both it is in force."""
    hold_whole(session, correction.meeting)
    return _answer(session, correction, is_accepted=True, by=by)


def refuse(session: Session, correction: Correction, *, reason: str, by: User) -> CorrectionAnswer:
    """Refuse a note for the own Side, and say why."""
    hold_whole(session, correction.meeting)
    if not reason:
        raise RefusalNeedsReason
    return _answer(session, correction, is_accepted=False, by=by, reason=reason)


def _answer(
    session: Session, correction: Correction, *, is_accepted: bool, by: User, reason: str = ""
) -> CorrectionAnswer:
    side = own_side(by, Permission.CORRECT, correction)
    session.refresh(correction, ["answers"])
    if correction.answer_of(side):
        raise CorrectionIsAnswered
    answer = CorrectionAnswer(
        correction=correction, side=side, is_accepted=is_accepted, reason=reason, user=by, at=clock.now()
    )
    session.add(answer)
    journal.record(session, JournalKind.ACCEPTED if is_accepted else JournalKind.REFUSED, answer, by=by)
    return answer
