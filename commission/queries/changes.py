"""What others changed in a draft a moment ago: of the journal only what both Sides may read of each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from commission import clock
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
# What counts as a moment ago, and how long an open page is told anything.
_A_MOMENT, _A_DAY_OF_WORK = dt.timedelta(hours=1), dt.timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class SharedChange:
    """Who of which Side did what to a shared record, and the clause that it is about, if any."""

    kind: JournalKind
    subject: str
    # the how manieth it is of what others changed in this draft: order without a number of the chain, which would
    # tell how much a Side does for itself
    place: int
    at: dt.datetime
    name: str
    # None for somebody who acts for neither
    side: Side | None
    # None for a section, or for the frame of the protocol
    clause_id: int | None
    # the number of a clause that has gone
    last_number: str


def shared_changes(session: Session, actor: User, meeting: Meeting, *, known: int) -> Sequence[SharedChange]:
    """What others changed in the last hour or beyond the place ``known``, the newest first; of one sort the last.

    Never what a Side does for itself: a private record belongs to no session, and its sort is not asked for.
    """
    now, placed = clock.now(), _placed(actor, meeting).subquery()
    entries = aliased(JournalEntry, placed)
    of_this_commission = sa.and_(
        Membership.user_id == entries.user_id, Membership.commission_id == meeting.commission_id
    )
    query = (
        sa.select(entries, placed.c.place, User.full_name, Membership.side)
        .outerjoin(User, User.id == entries.user_id)
        .outerjoin(Membership, of_this_commission)
        .where(entries.at >= now - _A_DAY_OF_WORK, sa.or_(entries.at >= now - _A_MOMENT, placed.c.place > known))
        .order_by(placed.c.place.desc())
        .limit(_LOOKED_AT)
    )
    rows = session.execute(query).all()
    clause_of = clauses_behind(session, [entry for entry, *_ in rows])
    found: dict[tuple[object, ...], SharedChange] = {}
    for entry, place, full_name, side in rows:
        clause_id = clause_of.get((entry.subject, entry.subject_id))
        change = SharedChange(
            kind=entry.kind,
            subject=entry.subject,
            place=place,
            at=entry.at,
            name=full_name or entry.by_name,
            side=_side_then(entry) or side,
            clause_id=clause_id,
            last_number=(entry.changes.get("number") or [""])[0] or "",
        )
        about = clause_id if clause_id is not None else (entry.subject, entry.subject_id)
        found.setdefault((entry.user_id, about, entry.subject), change)
    return list(found.values())[:_TOLD]


def count_shared(session: Session, actor: User, meeting: Meeting) -> int:
    """How many changes of others there are by now: the place of the newest one."""
    return session.scalar(sa.select(sa.func.count()).select_from(_placed(actor, meeting).subquery())) or 0


def _placed(actor: User, meeting: Meeting) -> sa.Select[Any]:
    """What others changed in the shared draft, each entry with its place among these."""
    subjects = _TEXTS + (_AGREEMENT if can(actor, Permission.SEE_AGREEMENT, meeting) else ())
    place = sa.func.row_number().over(order_by=JournalEntry.number).label("place")
    return sa.select(JournalEntry, place).where(
        JournalEntry.meeting_id == meeting.id,
        JournalEntry.subject.in_(subjects),
        JournalEntry.kind != JournalKind.PRIVATE,
        # of people: a session that a command read in is no news clause by clause
        JournalEntry.user_id != actor.id,
    )


def _side_then(entry: JournalEntry) -> Side | None:
    """For which Side somebody compared, answered, proposed or remarked: memberships change, the entry does not."""
    _old, said = entry.changes.get("side") or (None, None)
    return Side(said) if said and entry.subject in _AGREEMENT else None


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
