"""Consents: what a Side answers to a clause, or to the frame of the protocol, as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from commission import clock
from commission.access import Permission
from commission.models import Clause, Consent, ConsentAnswer, JournalKind, Protocol, RuleBroken, open_errors
from commission.operations import journal
from commission.operations.acting import own_side
from commission.operations.collations import ensure_complete
from commission.operations.holding import hold
from commission.queries.agreed_forms import names_in_use

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from commission.models import Meeting, User
    from commission.texts.concordance import AgreedForms

Answered: TypeAlias = Clause | Protocol


class TextHasChanged(RuleBroken):
    """The text is not the one that this person saw."""


class AnswerNeedsWords(RuleBroken):
    """Remarks and objections come with words."""


class ClauseHasErrors(RuleBroken):
    """Nobody agrees to a clause in which the check finds errors that nobody mended or dismissed."""


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """What a Side answers, with the remarks or the reason in whichever language they are written."""

    answer: ConsentAnswer
    reason: str = ""

    @property
    def words(self) -> str:
        """The words that belong to the answer; a plain yes has none."""
        return "" if self.answer is ConsentAnswer.AGREED else self.reason


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a consent to many clauses at once."""

    agreed: Sequence[Clause]
    # read in an earlier version: nobody has agreed to what they say now
    changed: Sequence[Clause]
    # a text that lacks a half
    incomplete: Sequence[Clause]
    # the concordance check finds errors
    faulty: Sequence[Clause]


def answer(session: Session, record: Answered, facts: AnswerFacts, *, seen: str, by: User) -> Consent:
    """Answer for the own Side to the text with the fingerprint ``seen``; saying the same again adds nothing.

    Raises ``TextHasChanged`` where it is another one by now; one that changes in the very same moment leaves the answer
    behind, as one to an earlier text. Only an objection is possible while a half is missing, or while the concordance
    check finds errors that nobody dismissed (``ClauseHasErrors``).
    """
    hold(session, record.meeting)
    return _answer(session, record, facts, _forms(session, record.meeting), seen=seen, by=by)


def agree_to_all(session: Session, meeting: Meeting, marked: Iterable[tuple[Clause, str]], *, by: User) -> Outcome:
    """Agree for the own Side to every clause of a session that still says what its fingerprint was taken of."""
    hold(session, meeting)
    forms = _forms(session, meeting)
    agreed, changed, incomplete, faulty = [], [], [], []
    for clause, seen in marked:
        if seen != clause.fingerprint:
            changed.append(clause)
        elif clause.missing:
            incomplete.append(clause)
        elif open_errors(clause, forms):
            faulty.append(clause)
        else:
            _answer(session, clause, AnswerFacts(ConsentAnswer.AGREED), forms, seen=seen, by=by)
            agreed.append(clause)
    return Outcome(agreed, changed, incomplete, faulty)


def fingerprint_of(record: Answered) -> str:
    """What an answer to the record is bound to."""
    return record.fingerprint if isinstance(record, Clause) else record.frame_fingerprint


def _forms(session: Session, meeting: Meeting) -> AgreedForms:
    return names_in_use(session, meeting.first_on)


def _answer(
    session: Session, record: Answered, facts: AnswerFacts, forms: AgreedForms, *, seen: str, by: User
) -> Consent:
    side = own_side(by, Permission.ANSWER, record)
    if facts.answer is not ConsentAnswer.AGREED and not facts.words:
        raise AnswerNeedsWords
    fingerprint = fingerprint_of(record)
    if seen != fingerprint:
        raise TextHasChanged
    if isinstance(record, Clause) and facts.answer.is_consent:
        ensure_complete(record)
        if errors := open_errors(record, forms):
            raise ClauseHasErrors(count=len(errors))
    standing = record.consent_of(side)
    if standing and (standing.answer, standing.reason) == (facts.answer, facts.words):
        return standing
    consent = Consent(
        clause=record if isinstance(record, Clause) else None,
        protocol=record if isinstance(record, Protocol) else None,
        side=side,
        answer=facts.answer,
        reason=facts.words,
        fingerprint=fingerprint,
        user=by,
        at=clock.now(),
    )
    session.add(consent)
    journal.record(session, JournalKind.ANSWERED, consent, by=by)
    return consent
