"""The journal: who did what to which record, each entry chained to the one before by its hash."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from commission.base import Base, Identified, Json, stored

FIRST = "0" * 64


class JournalKind(StrEnum):
    """What sort of change an entry tells of; the sentence is made when it is read."""

    CREATED = "created"
    CHANGED = "changed"
    REMOVED = "removed"
    MOVED = "moved"
    PASSED = "passed"
    IMPORTED = "imported"
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    REFUSED = "refused"
    LINK_ISSUED = "link_issued"
    LINK_USED = "link_used"
    DISABLED = "disabled"
    ENABLED = "enabled"


class JournalEntry(Identified, Base):
    """One change of one record, in the same transaction as the change."""

    __tablename__ = "journal_entry"
    __table_args__ = (
        sa.UniqueConstraint("number", name="uq_journal_entry_number"),
        sa.UniqueConstraint("hash", name="uq_journal_entry_hash"),
        sa.Index("ix_journal_entry_subject_subject_id", "subject", "subject_id"),
        sa.Index("ix_journal_entry_meeting_id_number", "meeting_id", "number"),
    )

    # the order of the chain: 1, 2, 3 … without a gap
    number: Mapped[int]
    at: Mapped[dt.datetime]
    kind: Mapped[JournalKind] = mapped_column(stored(JournalKind, "kind_known"))
    # NULL where a command acted; the name is frozen beside it
    user_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"), index=True)
    by_name: Mapped[str] = mapped_column(default="")
    # NULL for records that belong to no commission or session; no foreign keys, because entries outlive records
    commission_id: Mapped[int | None]
    meeting_id: Mapped[int | None]
    subject: Mapped[str]
    subject_id: Mapped[int]
    # field → [old value, new value]
    changes: Mapped[Json]
    previous_hash: Mapped[str]
    hash: Mapped[str]

    def seal(self, *, number: int, previous: str) -> None:
        """Take the next place in the chain."""
        self.number = number
        self.previous_hash = previous
        self.hash = self.expected_hash()

    def expected_hash(self) -> str:
        """SHA-256 over everything the entry says and the hash of the entry before."""
        told = [
            self.number,
            self.at.astimezone(dt.UTC).isoformat(),
            self.kind.value,
            self.user_id,
            self.by_name,
            self.commission_id,
            self.meeting_id,
            self.subject,
            self.subject_id,
            self.changes,
            self.previous_hash,
        ]
        canonical = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()
