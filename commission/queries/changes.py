"""What others changed in a draft a moment ago: of the journal only what both Sides may read of each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commission.access import Permission, can
from commission.models import (
    Assignment,
    Collation,
    Consent,
    JournalEntry,
    JournalKind,
    Membership,
    Proposal,
    Remark,
    Side,
    User,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from commission.base import Identified
    from commission.models import Meeting

# Records that tell of a clause; by their tables, because that is how the journal knows them.
_OF_A_CLAUSE: Mapping[str, Any] = {one.__tablename__: one for one in (Assignment, Collation, Consent, Proposal, Remark)}
_TEXTS = ("clause", "section", "assignment")
_AGREEMENT = (Collation.__tablename__, Consent.__tablename__, Proposal.__tablename__, Remark.__tablename__)
# How many entries are looked at, and how many changes are told.
_LOOKED_AT, _TOLD = 60, 10


@dataclass(frozen=True, slots=True)
class SharedChange:
    """Who of which Side did what to a shared record, and the clause that it is about, if any."""

    kind: JournalKind
    subject: str
    at: dt.datetime
    name: str
    # None for somebody who acts for neither, such as a command
    side: Side | None
    # None for a section, or for the frame of the protocol
    clause_id: int | None
    # the number of a clause that has gone
    last_number: str


def shared_changes(session: Session, actor: User, meeting: Meeting, *, since: dt.datetime) -> Sequence[SharedChange]:
    """What others changed since then, the newest first; of several changes of one sort by one person the last.

    Never what a Side does for itself: a private record belongs to no session, and its sort is not asked for.
    """
    subjects = _TEXTS + (_AGREEMENT if can(actor, Permission.SEE_AGREEMENT, meeting) else ())
    query = (
        sa.select(JournalEntry, User.full_name, Membership.side)
        .outerjoin(User, User.id == JournalEntry.user_id)
        .outerjoin(
            Membership,
            sa.and_(Membership.user_id == JournalEntry.user_id, Membership.commission_id == meeting.commission_id),
        )
        .where(
            JournalEntry.meeting_id == meeting.id,
            JournalEntry.subject.in_(subjects),
            JournalEntry.kind != JournalKind.PRIVATE,
            JournalEntry.at >= since,
            sa.or_(JournalEntry.user_id.is_(None), JournalEntry.user_id != actor.id),
        )
        .order_by(JournalEntry.number.desc())
        .limit(_LOOKED_AT)
    )
    rows = session.execute(query).all()
    clause_of = clauses_behind(session, [row.JournalEntry for row in rows])
    found: dict[tuple[object, ...], SharedChange] = {}
    for entry, full_name, side in rows:
        clause_id = clause_of.get((entry.subject, entry.subject_id))
        number = (entry.changes.get("number") or [""])[0] or ""
        change = SharedChange(entry.kind, entry.subject, entry.at, full_name or entry.by_name, side, clause_id, number)
        about = clause_id if clause_id is not None else (entry.subject, entry.subject_id)
        found.setdefault((entry.user_id, about, entry.subject), change)
    return list(found.values())[:_TOLD]


def clauses_behind(session: Session, entries: Iterable[JournalEntry]) -> Mapping[tuple[str, int], int | None]:
    """Table and id of what the entries tell of → id of the clause that it is about; one statement for all."""
    wanted: dict[str, set[int]] = {}
    for entry in entries:
        wanted.setdefault(entry.subject, set()).add(entry.subject_id)
    found: dict[tuple[str, int], int | None] = {("clause", key): key for key in wanted.get("clause", ())}
    asked = [_behind(_OF_A_CLAUSE[table], keys) for table, keys in wanted.items() if table in _OF_A_CLAUSE]
    if asked:
        rows = session.execute(sa.union_all(*asked))
        found |= {(row.subject, row.id): row.clause_id for row in rows}
    return found


def _behind(record: type[Identified], keys: set[int]) -> sa.Select[Any]:
    table: Any = record
    subject = sa.literal(table.__tablename__).label("subject")
    return sa.select(subject, table.id, table.clause_id).where(table.id.in_(keys))
