"""Questions about the history of what a Side keeps for itself, and whether it is what the journal vouches for."""

from __future__ import annotations

from enum import StrEnum
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


class Unvouched(StrEnum):
    """How the history of the Sides' private records shows that it is not what it was."""

    MISSING = "the private change that it vouches for is gone"
    ALTERED = "the private change that it vouches for was altered"
    FOREIGN = "no entry of the journal vouches for it"


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


def first_unvouched(session: Session) -> tuple[str, Unvouched] | None:
    """The first private entry of the journal without its one change as it was told, or a change without an entry.

    It is named by what tells nothing: the number of the entry, the random id of the change.
    """
    both = sa.and_(JournalEntry.hash == PrivateChange.entry_hash, JournalEntry.kind == JournalKind.PRIVATE)
    entries = sa.select(JournalEntry, PrivateChange).outerjoin(PrivateChange, both)
    in_order = entries.where(JournalEntry.kind == JournalKind.PRIVATE).order_by(JournalEntry.number)
    with session.execute(in_order.execution_options(yield_per=1000)) as rows:
        for entry, change in rows:
            if not (change and _holds(change, entry)):
                return f"entry {entry.number}", Unvouched.ALTERED if change else Unvouched.MISSING
    alone = sa.select(PrivateChange.id).outerjoin(JournalEntry, both).where(JournalEntry.id.is_(None))
    foreign = session.scalars(alone.order_by(PrivateChange.id).limit(1)).first()
    return (f"private change {foreign}", Unvouched.FOREIGN) if foreign else None


def _holds(change: PrivateChange, entry: JournalEntry | None) -> bool:
    return entry is not None and entry.changes.get("hash") == change.digest() and entry.hash == entry.expected_hash()
