"""Writing the journal: the entry stands in the same transaction as the change it tells of."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commission import clock
from commission.models import JournalEntry, JournalKind
from commission.models.journal import FIRST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from commission.base import Base, Json
    from commission.models import User

# What a journal has no business to hold, or what only counts.
_SILENT = frozenset({"version_id", "search_key", "sort_key_ru", "sort_key_kk", "password_hash", "token_hash"})

# One lock for the head of the chain; SQLite has a single writer anyway.
_CHAIN_LOCK = 0x0C0FFEE


def record(
    session: Session, kind: JournalKind, subject: Base, *, by: User | None, also: Json | None = None
) -> JournalEntry:
    """Add an entry about ``subject``: its columns that changed since the last flush, and what ``also`` tells."""
    changes = {**_changes(subject), **(also or {})}
    if sa.inspect(subject).pending or subject in session.dirty:
        session.flush()
    entry = JournalEntry(
        at=clock.now(),
        kind=kind,
        user_id=by.id if by else None,
        by_name=by.name if by else "",
        commission_id=_belongs_to(subject, "commission_id"),
        meeting_id=_belongs_to(subject, "meeting_id"),
        subject=str(subject.__tablename__),
        subject_id=_number_of(subject),
        changes=changes,
    )
    number, previous = _head(session)
    entry.seal(number=number + 1, previous=previous)
    session.add(entry)
    session.flush()
    return entry


def _head(session: Session) -> tuple[int, str]:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.select(sa.func.pg_advisory_xact_lock(_CHAIN_LOCK)))
    newest = sa.select(JournalEntry.number, JournalEntry.hash).order_by(JournalEntry.number.desc()).limit(1)
    row = session.execute(newest).first()
    return (row.number, row.hash) if row else (0, FIRST)


def _belongs_to(subject: Base, key: str) -> int | None:
    for owner in _owners(subject):
        if owner.__tablename__ == key.removesuffix("_id"):
            return _number_of(owner)
        if (known := getattr(owner, key, None)) is not None:
            return int(known)
    return None


def _owners(subject: Base) -> Iterator[Any]:
    """The record and the ones it belongs to, from the nearest to the farthest."""
    owner: Any = subject
    while owner is not None:
        yield owner
        parents = ("meeting", "agenda_item", "section", "clause", "assignment", "matter", "person", "body")
        owner = next(
            (up for name in parents if (up := getattr(owner, name, None)) is not None and up is not owner), None
        )


def _number_of(record: Any) -> int:
    return int(record.id)


def _changes(subject: Base) -> Json:
    """Field → [old, new] of the columns that differ from what the database holds."""
    state = sa.inspect(subject)
    found: Json = {}
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if attribute.key in _SILENT or attribute.columns[0].primary_key or not history.has_changes():
            continue
        old = history.deleted[0] if history.deleted else None
        new = history.added[0] if history.added else None
        if old != new:
            found[attribute.key] = [_plain(old), _plain(new)]
    return found


def _plain(value: Any) -> Any:
    """The value as JSON knows it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    return value
