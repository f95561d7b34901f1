"""The journal: who did what to which record, each entry chained to the one before by its hash."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from commission.base import Base, Identified, Json, stored

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST = "0" * 64


class JournalKind(StrEnum):
    """What sort of change an entry tells of; the sentence is made when it is read."""

    CREATED = "created"
    CHANGED = "changed"
    REMOVED = "removed"
    MOVED = "moved"
    PASSED = "passed"
    IMPORTED = "imported"
    COLLATED = "collated"
    ANSWERED = "answered"
    PROPOSED = "proposed"
    SETTLED = "settled"
    RESOLVED = "resolved"
    DISMISSED = "dismissed"
    OVERRULED = "overruled"
    SIGNED = "signed"
    CONFIRMED = "confirmed"
    SEALED = "sealed"
    ATTACHED = "attached"
    ACCEPTED = "accepted"
    PRIVATE = "private"
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


class BreakKind(StrEnum):
    """How an entry shows that the chain is not what it was."""

    MISSING = "an entry before it is missing, or its number was changed"
    UNCHAINED = "it does not hold the hash of the entry before"
    ALTERED = "it does not say what it said when it was written"


@dataclass(frozen=True, slots=True)
class Break:
    """The first place at which the chain does not hold."""

    number: int
    kind: BreakKind


def first_break(entries: Iterable[JournalEntry]) -> Break | None:
    """The first entry, of all in the order of their numbers, that was altered, cut out or put in."""
    number, previous = 0, FIRST
    for entry in entries:
        if entry.number != number + 1:
            return Break(entry.number, BreakKind.MISSING)
        if entry.previous_hash != previous:
            return Break(entry.number, BreakKind.UNCHAINED)
        if entry.hash != entry.expected_hash():
            return Break(entry.number, BreakKind.ALTERED)
        number, previous = entry.number, entry.hash
    return None
