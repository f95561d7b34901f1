"""Domestic endorsement: the bodies that a Side asks for their word on the draft, in order, and what they answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission.access import Permission
from commission.models import Endorsement, EndorsementAnswer, JournalKind, RuleBroken
from commission.operations import journal
from commission.operations.acting import ensure_own, own_side
from commission.operations.consents import AnswerNeedsWords, TextHasChanged
from commission.operations.ordering import move, next_position
from commission.queries.meetings import has_clauses

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Body, Meeting, Side, User


class BodyIsForeign(RuleBroken):
    """A Side asks its own bodies alone."""


class BodyStandsOnSheet(RuleBroken):
    """Each body is asked once."""


class NothingToEndorse(RuleBroken):
    """A body endorses what is written: of a session without a clause no Side keeps anything, so that it may go."""


@dataclass(frozen=True, slots=True)
class EndorsementFacts:
    """What a body answered, who answered for it and when."""

    answer: EndorsementAnswer
    words: str
    answered_by: str
    answered_on: dt.date


def ask(session: Session, meeting: Meeting, body: Body, *, by: User) -> Endorsement:
    """Put a body of the own Side at the end of the sheet."""
    journal.take_turn(session)
    side = own_side(by, Permission.EDIT_POSITIONS, meeting)
    if not has_clauses(session, meeting):
        raise NothingToEndorse
    if body.side is not side:
        raise BodyIsForeign
    if session.scalar(sa.select(Endorsement.id).where(*_sheet(meeting, side), Endorsement.body_id == body.id)):
        raise BodyStandsOnSheet
    endorsement = Endorsement(
        side=side,
        meeting=meeting,
        position=next_position(session, Endorsement, *_sheet(meeting, side)),
        body=body,
        body_name=body.name_on(meeting.first_on).nominative,
    )
    session.add(endorsement)
    journal.record_private(session, JournalKind.CREATED, endorsement, by=by)
    return endorsement


def note(session: Session, endorsement: Endorsement, facts: EndorsementFacts, *, draft: str, by: User) -> Endorsement:
    """Note what a body answered to the draft with the fingerprint ``draft``, in place of what it answered before.

    Raises ``TextHasChanged`` where the draft is another one by now; one that changes in the very same moment leaves the
    answer behind, as one to an earlier draft.
    """
    journal.take_turn(session)
    ensure_own(by, Permission.EDIT_POSITIONS, endorsement)
    if draft != endorsement.meeting.protocol.fingerprint:
        raise TextHasChanged
    if facts.answer is not EndorsementAnswer.ENDORSED and not facts.words:
        raise AnswerNeedsWords
    with session.no_autoflush:
        endorsement.answer = facts.answer
        endorsement.words = facts.words
        endorsement.answered_by = facts.answered_by
        endorsement.answered_on = facts.answered_on
        endorsement.fingerprint = draft
        endorsement.recorded_by = by
    if journal.has_untold(session, endorsement):
        journal.record_private(session, JournalKind.CHANGED, endorsement, by=by)
    return endorsement


def place(session: Session, endorsement: Endorsement, to: int, *, by: User) -> Endorsement:
    """Move a body to another place of the sheet."""
    journal.take_turn(session)
    ensure_own(by, Permission.EDIT_POSITIONS, endorsement)
    if moved := move(session, endorsement, to, *_sheet(endorsement.meeting, endorsement.side)):
        journal.record_private(session, JournalKind.MOVED, endorsement, by=by, also={"position": moved})
    return endorsement


def drop(session: Session, endorsement: Endorsement, *, by: User) -> None:
    """Take a body off the sheet; the Side's own history keeps what it answered."""
    journal.take_turn(session)
    ensure_own(by, Permission.EDIT_POSITIONS, endorsement)
    journal.record_private_removal(session, endorsement, by=by)
    session.delete(endorsement)


def _sheet(meeting: Meeting, side: Side) -> tuple[sa.ColumnElement[bool], ...]:
    return Endorsement.meeting_id == meeting.id, Endorsement.side == side
