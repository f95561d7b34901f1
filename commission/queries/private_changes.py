"""Questions about the history of what a Side keeps for itself, and whether it is what the journal vouches for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload, lazyload

from commission.access import Permission
from commission.models import JournalEntry, JournalKind, PrivateChange, User
from commission.queries.scope import private_where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from commission.models import Meeting


def of_meeting(actor: User | None, meeting: Meeting) -> sa.Select[PrivateChange]:
    """The changes of the own Side's private records of a session."""
    return (
        sa.select(PrivateChange)
        .join(PrivateChange.meeting)
        .where(private_where(actor, Permission.SEE_POSITIONS, PrivateChange), PrivateChange.meeting_id == meeting.id)
        .options(
            contains_eager(PrivateChange.meeting),
            joinedload(PrivateChange.user).options(lazyload(User.memberships)),
        )
    )


def altered(session: Session, changes: Sequence[PrivateChange]) -> frozenset[str]:
    """The ids of those changes that no longer say what the journal has the hash of; one statement for all."""
    told = {one.entry_hash for one in changes}
    query = sa.select(JournalEntry).where(JournalEntry.kind == JournalKind.PRIVATE, JournalEntry.hash.in_(told))
    vouched = {entry.hash: entry for entry in session.scalars(query)}
    return frozenset(one.id for one in changes if not _holds(one, vouched.get(one.entry_hash)))


def _holds(change: PrivateChange, entry: JournalEntry | None) -> bool:
    return entry is not None and entry.changes.get("hash") == change.digest() and entry.hash == entry.expected_hash()
