"""Signed sessions, with what is attached to them and corrected in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commission import clock
from commission.models import (
    Attachment,
    AttachmentKind,
    Correction,
    CorrectionAnswer,
    Meeting,
    MeetingState,
    Role,
    Side,
    SignatureConfirmation,
    User,
)
from commission.operations import signatures
from commission.texts import Bilingual
from tests.makers.agreement import settled
from tests.makers.users import a_user, secretaries_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.storage import Storage


def signed(session: Session, meeting: Meeting, storage: Storage) -> Meeting:
    """The same session, signed by both Sides on its last day, its texts sealed in the store."""
    if meeting.state is not MeetingState.AGREED:
        settled(session, meeting)
    for secretary in secretaries_of(session, meeting).values():
        signatures.record(
            session, meeting, a_signature(meeting, secretary), storage=storage, by=secretary, on=clock.today()
        )
    return meeting


def a_signature(meeting: Meeting, secretary: User, **changes: Any) -> signatures.SignatureFacts:
    """That the co-chair of the secretary's Side signed on the last day of the session."""
    membership = secretary.membership_in(meeting.commission_id)
    assert membership is not None
    assert membership.side is not None
    facts = {
        "registration_number": f"12-{membership.side}",
        "signed_on": meeting.last_on,
        "signatory": meeting.co_chair(membership.side),
        **changes,
    }
    return signatures.SignatureFacts(**facts)


def a_confirmation(session: Session, meeting: Meeting, side: Side = Side.KZ) -> SignatureConfirmation:
    """That the co-chair of a Side confirmed the record of its signature."""
    co_chair = a_user(session, meeting.commission, Role.CO_CHAIR, side, name=f"confirms-{side}")
    return signatures.confirm(session, meeting, by=co_chair)


def an_attachment(session: Session, meeting: Meeting, by: User) -> Attachment:
    """A row of an attached file that the store does not have, whatever the state of the session."""
    membership = by.membership_in(meeting.commission_id)
    assert membership is not None
    attachment = Attachment(
        protocol=meeting.protocol,
        kind=AttachmentKind.SCAN,
        name="скан.pdf",
        sha256="0" * 64,
        size=1,
        storage_key="0" * 32,
        side=membership.side,
        user=by,
        at=clock.now(),
    )
    session.add(attachment)
    session.flush()
    return attachment


def a_correction(session: Session, meeting: Meeting, by: User) -> Correction:
    """A correction that waits for the other Side, whatever the state of the session."""
    membership = by.membership_in(meeting.commission_id)
    assert membership is not None
    own = {"side": membership.side, "user": by, "at": clock.now()}
    correction = Correction(protocol=meeting.protocol, note=Bilingual("читать", "оқылсын"), reason="опечатка", **own)
    correction.answers.append(CorrectionAnswer(is_accepted=True, **own))
    session.add(correction)
    session.flush()
    return correction
