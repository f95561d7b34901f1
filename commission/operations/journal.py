"""Writing the journal: the entry stands in the same transaction as the change it tells of.

What each flush changes is noted, foreign keys included, until an entry tells of it: no operation has to remember the
order in which it changes, flushes and records.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from commission import clock
from commission.base import Versioned
from commission.models import (
    FormKey,
    JournalEntry,
    JournalKind,
    LoginAttempt,
    LoginSession,
    OneTimeLink,
    Private,
    PrivateChange,
    Screen,
)
from commission.models.journal import FIRST
from commission.operations import particulars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import SessionTransaction

    from commission.base import Base, Json
    from commission.models import PrivateRecord, User

# One lock for the head of the chain.
_CHAIN_LOCK = 0x0C0FFEE
# Rows of the machinery, whose columns are no journal's business.
_MACHINERY = (FormKey, JournalEntry, LoginAttempt, LoginSession, OneTimeLink, PrivateChange, Screen)
# Where a session keeps what its flushes changed and no entry tells yet: (table, id) → field → [old, new].
_UNTOLD = "untold changes"


def take_turn(session: Session) -> None:
    """Wait until no other change is under way; until the end of the transaction nobody else changes anything.

    SQLite has a single writer anyway. Who takes the turn before locking rows is in nobody's way.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.select(sa.func.pg_advisory_xact_lock(_CHAIN_LOCK)))


def record(
    session: Session, kind: JournalKind, subject: Base, *, by: User | None, also: Json | None = None
) -> JournalEntry:
    """Add an entry about ``subject``: its columns that changed and are untold yet, and what ``also`` tells."""
    if isinstance(subject, Private):
        msg = "a private record never stands in the journal of both Sides"
        raise TypeError(msg)
    take_turn(session)
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
        changes={**_told_of(session, subject), **(also or {})},
    )
    return _chained(session, entry)


def record_private(
    session: Session, kind: JournalKind, subject: PrivateRecord, *, by: User, also: Json | None = None
) -> PrivateChange:
    """Keep with the Side what changed of its private record; the journal gets a salted hash of that and nothing else.

    The entry names no session, no commission and nobody: it tells that something was done by somebody.
    """
    take_turn(session)
    session.flush()
    change = PrivateChange(
        side=subject.side,
        meeting=subject.meeting,
        meeting_id=subject.meeting.id,
        kind=kind,
        user=by,
        user_id=by.id,
        at=clock.now(),
        subject=str(subject.__tablename__),
        subject_id=subject.id,
        changes={**_told_of(session, subject), **(also or {})},
        salt=secrets.token_hex(32),
    )
    entry = JournalEntry(
        at=change.at,
        kind=JournalKind.PRIVATE,
        by_name="",
        subject="private",
        subject_id=secrets.randbelow(2**31 - 1) + 1,
        changes={"hash": change.digest()},
    )
    change.entry_hash = _chained(session, entry).hash
    session.add(change)
    session.flush()
    return change


def record_private_removal(session: Session, subject: PrivateRecord, *, by: User) -> None:
    """Keep with the Side everything that its private record, which is about to go, said last."""
    record_private(session, JournalKind.REMOVED, subject, by=by, also=particulars.last_state(subject))


def has_untold(session: Session, subject: Base) -> bool:
    """Whether the record differs in a column and no entry tells of it yet."""
    session.flush()
    return any(old != new for old, new in _untold(session).get(_key(subject), {}).values())


def record_changes(session: Session, subject: Base, *, by: User | None, also: Json | None = None) -> bool:
    """Add an entry about a record that differs in a column or in what ``also`` tells of its parts; whether it does.

    A change of the parts makes forms opened before it stale as well.
    """
    take_turn(session)
    if also and isinstance(subject, Versioned):
        subject.touch()
    differs = has_untold(session, subject)
    if also or differs:
        record(session, JournalKind.CHANGED, subject, by=by, also=also)
    return bool(also) or differs


def record_removal(session: Session, subject: Base, *, by: User | None, also: Json | None = None) -> None:
    """Add an entry about a record that is about to go, with everything that it said last."""
    last = particulars.last_state(subject)
    record(session, JournalKind.REMOVED, subject, by=by, also={**last, **(also or {})})


def _told_of(session: Session, subject: Base) -> Json:
    """The columns that changed and are untold yet, which by that they are no more."""
    changed = _untold(session).pop(_key(subject), {})
    differing = {field: pair for field, pair in changed.items() if pair[0] != pair[1]}
    return particulars.spelled_out(session, subject, differing)


def _chained(session: Session, entry: JournalEntry) -> JournalEntry:
    number, previous = _head(session)
    entry.seal(number=number + 1, previous=previous)
    session.add(entry)
    session.flush()
    return entry


def _untold(session: Session) -> dict[tuple[str, int | str], Json]:
    found: dict[tuple[str, int | str], Json] = session.info.setdefault(_UNTOLD, {})
    return found


def _key(subject: Any) -> tuple[str, int | str]:
    return str(subject.__tablename__), subject.id


@sa.event.listens_for(Session, "after_flush")
def _note(session: Session, _context: Any) -> None:
    untold = _untold(session)
    for changed in (*session.new, *session.dirty):
        if not isinstance(changed, _MACHINERY):
            known = untold.setdefault(_key(changed), {})
            for field, (old, new) in particulars.changes(changed).items():
                known[field] = [known.get(field, [old])[0], new]


@sa.event.listens_for(Session, "after_transaction_end")
def _forget(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(_UNTOLD, None)


def _head(session: Session) -> tuple[int, str]:
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
