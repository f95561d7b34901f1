"""Attachments: files that a Side adds to a signed protocol, the scan of the paper original first of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission import clock
from commission.access import Permission
from commission.models import Attachment, JournalKind
from commission.operations import journal
from commission.operations.acting import own_side
from commission.operations.holding import hold_whole
from commission.operations.signatures import ensure_signed
from commission.operations.stored_files import sha256

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import AttachmentKind, Meeting, User
    from commission.storage import Storage


def attach(
    session: Session, meeting: Meeting, kind: AttachmentKind, data: bytes, name: str, *, storage: Storage, by: User
) -> Attachment:
    """Add a file that the gate for uploads admitted to a signed protocol, for both Sides to read."""
    hold_whole(session, meeting)
    side = own_side(by, Permission.SIGN, meeting)
    ensure_signed(meeting)
    attachment = Attachment(
        protocol=meeting.protocol,
        kind=kind,
        name=name,
        sha256=sha256(data),
        size=len(data),
        storage_key=storage.put(data),
        side=side,
        user=by,
        at=clock.now(),
    )
    session.add(attachment)
    journal.record(session, JournalKind.ATTACHED, attachment, by=by)
    return attachment
