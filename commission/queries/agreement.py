"""Questions about agreement: clauses and drafts with what both Sides say to them, and the texts it was said to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload, lazyload, selectinload

from commission.access import Permission
from commission.models import (
    CHANGEABLE,
    Assignment,
    Clause,
    Collation,
    Consent,
    Dismissal,
    Executor,
    Meeting,
    Proposal,
    Protocol,
    Remark,
    Section,
    User,
    Wording,
)
from commission.queries import clauses as clause_queries
from commission.queries import protocols as protocol_queries
from commission.queries.scope import meetings_where
from commission.texts import Bilingual

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session
    from sqlalchemy.orm.strategy_options import _AbstractLoad
    from sqlalchemy.sql.base import ExecutableOption

# Whoever said something is named; what they may do elsewhere is nobody's question here.
_NOBODYS_ROLES = lazyload(User.memberships)

# Who found which finding harmless.
DISMISSED: _AbstractLoad = selectinload(Clause.dismissals).joinedload(Dismissal.user).options(_NOBODYS_ROLES)
# What both Sides say to a clause; the same under a whole protocol.
ON_CLAUSE: tuple[_AbstractLoad, ...] = (
    DISMISSED,
    selectinload(Clause.collations).joinedload(Collation.user).options(_NOBODYS_ROLES),
    selectinload(Clause.consents).joinedload(Consent.user).options(_NOBODYS_ROLES),
    selectinload(Clause.proposals).joinedload(Proposal.author).options(_NOBODYS_ROLES),
    selectinload(Clause.remarks).options(
        joinedload(Remark.author).options(_NOBODYS_ROLES), joinedload(Remark.resolved_by).options(_NOBODYS_ROLES)
    ),
)
ON_PROTOCOL: tuple[ExecutableOption, ...] = (
    selectinload(Meeting.sections).selectinload(Section.clauses).options(*ON_CLAUSE),
)
_ON_FRAME = (
    joinedload(Meeting.protocol).selectinload(Protocol.consents).joinedload(Consent.user).options(_NOBODYS_ROLES)
)


def clauses(actor: User | None) -> sa.Select[Clause]:
    """The clauses whose agreement the actor may follow, each with all that was said to it."""
    seen = meetings_where(actor, Permission.SEE_AGREEMENT)
    return clause_queries.visible_to(actor).where(seen).options(*ON_CLAUSE)


def drafts(actor: User | None) -> sa.Select[Meeting]:
    """The sessions whose agreement the actor may follow, clause by clause and with the frame of the protocol."""
    return frames(actor).options(*ON_PROTOCOL)


def frames(actor: User | None) -> sa.Select[Meeting]:
    """The same sessions with the frame of the protocol, to be read, and what was said to it."""
    seen = meetings_where(actor, Permission.SEE_AGREEMENT)
    return protocol_queries.with_frame(actor).where(seen).options(_ON_FRAME)


def remarks(actor: User | None) -> sa.Select[Remark]:
    """The remarks that the actor may read, each with its clause."""
    return (
        sa.select(Remark)
        .join(Remark.clause)
        .join(Clause.section)
        .join(Section.meeting)
        .where(meetings_where(actor, Permission.SEE_AGREEMENT))
        .options(
            contains_eager(Remark.clause).options(
                contains_eager(Clause.section)
                .contains_eager(Section.meeting)
                .options(selectinload(Meeting.sections).selectinload(Section.clauses)),
                joinedload(Clause.assignment),
            ),
            joinedload(Remark.author).options(_NOBODYS_ROLES),
        )
    )


def collated_texts(session: Session, of: Meeting | Clause) -> Mapping[int, Bilingual]:
    """Clause id → what it said when its two texts were compared last; one statement for a whole protocol."""
    newest = sa.select(sa.func.max(Collation.id)).join(Collation.clause).join(Clause.section)
    meant = Clause.id == of.id if isinstance(of, Clause) else Section.meeting_id == of.id
    newest = newest.where(meant).group_by(Collation.clause_id)
    rows = session.execute(
        sa.select(Wording.clause_id, Wording.text)
        .join(Collation, _compared(Collation))
        .where(Collation.id.in_(newest.scalar_subquery()))
    )
    return {row.clause_id: row.text for row in rows}


def waiting(session: Session, actor: User | None, *, within: Meeting | None = None) -> Sequence[Clause]:
    """The clauses of sessions under way, there in both languages, that wait for the answer of the actor's Side.

    Two statements, however many there are; what an answer is bound to is known to the record alone.
    """
    newest = (
        sa.select(Consent.fingerprint)
        .where(Consent.clause_id == Clause.id, Consent.side == _side_of(actor))
        .order_by(Consent.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        sa.select(Clause, newest)
        .join(Clause.section)
        .join(Section.meeting)
        .where(meetings_where(actor, Permission.ANSWER), Meeting.state.in_(CHANGEABLE))
        .options(
            contains_eager(Clause.section).options(
                lazyload(Section.agenda_item),
                contains_eager(Section.meeting).options(lazyload(Meeting.protocol)),
            ),
            joinedload(Clause.assignment).joinedload(Assignment.executors).joinedload(Executor.body),
        )
    )
    if within is not None:
        query = query.where(Meeting.id == within.id)
    rows = session.execute(query).unique()
    return [clause for clause, answered in rows if not clause.missing and answered != clause.fingerprint]


def needing(session: Session, actor: User | None, *, within: Meeting) -> frozenset[int]:
    """The ids of the clauses of a draft that wait for the actor: to be written, compared, or answered to."""
    query = (
        sa.select(Collation.clause_id, Collation.fingerprint)
        .join(Collation.clause)
        .join(Clause.section)
        .where(Section.meeting_id == within.id)
    )
    compared = {(row.clause_id, row.fingerprint) for row in session.execute(query)}
    unanswered = {clause.id for clause in waiting(session, actor, within=within)}
    return frozenset(
        clause.id
        for section in within.sections
        for clause in section.clauses
        if clause.missing or (clause.id, clause.pair_fingerprint) not in compared or clause.id in unanswered
    )


def text_of(session: Session, clause: Clause, number: int) -> Bilingual:
    """What the wording of that number says."""
    query = sa.select(Wording.text).where(Wording.clause_id == clause.id, Wording.number == number)
    return session.scalars(query).first() or Bilingual()


def text_at(session: Session, clause: Clause, moment: dt.datetime) -> Bilingual:
    """What the clause said at that moment."""
    query = sa.select(Wording.text).where(Wording.clause_id == clause.id, Wording.written_at <= moment)
    return session.scalars(query.order_by(Wording.number.desc()).limit(1)).first() or Bilingual()


def _side_of(actor: User | None) -> sa.ColumnElement[Any]:
    """The Side for which the actor answers in the commission of a session."""
    own = {
        membership.commission_id: membership.side
        for membership in (actor.memberships if actor else ())
        if membership.side is not None
    }
    sides = [(Meeting.commission_id == key, sa.literal(side, type_=Consent.side.type)) for key, side in own.items()]
    return sa.case(*sides, else_=None) if sides else sa.null()


def _compared(collation: type[Collation]) -> sa.ColumnElement[bool]:
    return sa.and_(collation.clause_id == Wording.clause_id, collation.wording_number == Wording.number)
