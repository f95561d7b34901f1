"""Changes of what a Side keeps for itself: the values stay with the Side, the journal chains a salted hash of them."""

from __future__ import annotations

import datetime as dt
import secrets

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Json, stored
from commission.models.fingerprints import fingerprint
from commission.models.journal import JournalKind
from commission.models.meetings import Meeting
from commission.models.privacy import Private
from commission.models.users import User


class PrivateChange(Private, Base):
    """Who of a Side did what to which of its private records, and the entry of the journal that vouches for it."""

    __tablename__ = "private_change"
    __table_args__ = (
        sa.UniqueConstraint("entry_hash", name="uq_private_change_entry_hash"),
        sa.Index("ix_private_change_meeting_id_side_at", "meeting_id", "side", "at"),
    )

    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("meeting.id"))
    kind: Mapped[JournalKind] = mapped_column(stored(JournalKind, "kind_known"))
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    at: Mapped[dt.datetime]
    # the table and the id of the record; no foreign key, because changes outlive records
    subject: Mapped[str]
    subject_id: Mapped[str]
    # field → [old value, new value]
    changes: Mapped[Json]
    # without it nobody can try out what the hash in the journal may stand for
    salt: Mapped[str] = mapped_column(default=lambda: secrets.token_hex(32))
    # the hash of the entry in the chain
    entry_hash: Mapped[str]

    meeting: Mapped[Meeting] = relationship()
    user: Mapped[User] = relationship()

    def digest(self) -> str:
        """What the journal holds of it: SHA-256 over the salt and everything that the change says."""
        told = [self.side.value, self.meeting_id, self.kind.value, self.user_id, self.at.astimezone(dt.UTC).isoformat()]
        return fingerprint(self.salt, *told, self.subject, self.subject_id, self.changes)
