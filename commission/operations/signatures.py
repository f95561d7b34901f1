"""Signatures: each Side's secretary records what was signed on paper; with the second one all is sealed and frozen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission import clock
from commission.access import Permission
from commission.models import (
    ActOutOfState,
    Attendance,
    JournalKind,
    MeetingAct,
    MeetingState,
    RuleBroken,
    Signature,
    SignatureConfirmation,
    SignedIsFinal,
)
from commission.operations import journal
from commission.operations.acting import own_side
from commission.operations.holding import hold_whole
from commission.operations.sealing import ensure_agreed, seal
from commission.queries.signatures import TO_BE_SEALED
from commission.texts import Bilingual, Language

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Meeting, Side, User
    from commission.storage import Storage


class SideHasSigned(RuleBroken):
    """A Side signs once; what was recorded wrongly is taken back first."""


class MaySignForNobody(RuleBroken):
    """The co-chair signs for a Side; if the co-chair was absent, somebody of the delegation whom the Side named."""


class SignedOnImpossibleDay(RuleBroken):
    """A protocol is signed when the session has begun, and not in the future."""


class NothingSigned(RuleBroken):
    """No signature of the Side is recorded."""


class SignatureNeedsReason(RuleBroken):
    """Whoever takes a recorded signature back says why."""


class NotSignedYet(RuleBroken):
    """What follows the signing waits until both Sides have signed."""


class SignatureIsConfirmed(RuleBroken):
    """A record is confirmed once."""


@dataclass(frozen=True, slots=True)
class SignatureFacts:
    """What a secretary records of the signing: the number that the own Side gave, the day, who signed."""

    registration_number: str
    signed_on: dt.date
    signatory: Attendance


def record(
    session: Session, meeting: Meeting, facts: SignatureFacts, *, storage: Storage, by: User, on: dt.date
) -> Signature:
    """Record that the own Side signed the paper; ``on`` is the day it is where ``by`` sits.

    With the second record the texts are sealed and the session is signed, in the same transaction.
    """
    hold_whole(session, meeting, *TO_BE_SEALED)
    side = own_side(by, Permission.SIGN, meeting)
    protocol = meeting.protocol
    if meeting.state is not MeetingState.AGREED:
        raise ActOutOfState(act=MeetingAct.SIGNING, state=meeting.state)
    if protocol.signature_of(side):
        raise SideHasSigned
    if facts.signatory not in meeting.may_have_signed(side):
        raise MaySignForNobody
    if meeting.first_on is None or not meeting.first_on <= facts.signed_on <= on:
        raise SignedOnImpossibleDay(first=meeting.first_on, last=on)
    ensure_agreed(meeting)
    person = facts.signatory.person
    signature = Signature(
        side=side,
        registration_number=facts.registration_number,
        signed_on=facts.signed_on,
        attendance=facts.signatory,
        name=Bilingual(*(person.name_in(language).with_initials for language in Language)),
        post=facts.signatory.post_in(side),
        recorded_by=by,
        recorded_at=clock.now(),
    )
    protocol.signatures.append(signature)
    journal.record(session, JournalKind.SIGNED, signature, by=by)
    if protocol.signature_of(side.other):
        seal(session, meeting, storage=storage, by=by)
    return signature


def take_back(session: Session, meeting: Meeting, *, reason: str, by: User) -> None:
    """Take the own Side's record back, as long as the other one has not signed."""
    hold_whole(session, meeting, *TO_BE_SEALED)
    side = own_side(by, Permission.SIGN, meeting)
    if meeting.state is MeetingState.SIGNED:
        raise SignedIsFinal
    signature = _of(meeting, side)
    if not reason:
        raise SignatureNeedsReason
    journal.record_removal(session, signature, by=by, also={"reason": [None, reason]})
    meeting.protocol.signatures.remove(signature)


def confirm(session: Session, meeting: Meeting, *, by: User) -> SignatureConfirmation:
    """Say as a co-chair that what is recorded for the own Side of a signed protocol is right."""
    hold_whole(session, meeting, *TO_BE_SEALED)
    signature = _of(meeting, own_side(by, Permission.CONFIRM_SIGNATURE, meeting))
    ensure_signed(meeting)
    if signature.confirmation:
        raise SignatureIsConfirmed
    confirmation = SignatureConfirmation(signature=signature, user=by, at=clock.now())
    session.add(confirmation)
    journal.record(session, JournalKind.CONFIRMED, confirmation, by=by)
    return confirmation


def ensure_signed(meeting: Meeting) -> None:
    """Refuse what follows the signing before both Sides have signed."""
    if meeting.state is not MeetingState.SIGNED:
        raise NotSignedYet


def _of(meeting: Meeting, side: Side) -> Signature:
    signature = meeting.protocol.signature_of(side)
    if signature is None:
        raise NothingSigned
    return signature
