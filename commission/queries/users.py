"""Questions about accounts: those of the commissions that somebody manages, one's own browser sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from commission.access import Permission, commissions_where
from commission.models import Body, Commission, JournalEntry, JournalKind, LoginSession, Membership, User
from commission.models.logins import ABSOLUTE, IDLE
from commission.queries.searching import by_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from commission.texts import Language


def managed_by(actor: User | None) -> sa.Select[User]:
    """The accounts of the commissions whose accounts the actor manages, with what each may do where."""
    managed = commissions_where(actor, Permission.MANAGE_USERS)
    memberships = selectinload(User.memberships).options(
        joinedload(Membership.commission).selectinload(Commission.names),
        joinedload(Membership.body),
    )
    belongs = User.memberships.any(Membership.commission_id.in_(managed))
    return sa.select(User).where(belongs).options(memberships)


def memberships_of(user: User) -> sa.Select[Membership]:
    """What an account is where, with what pages say about it."""
    told = joinedload(Membership.commission).selectinload(Commission.names), joinedload(Membership.body)
    return sa.select(Membership).where(Membership.user_id == user.id).options(*told).order_by(Membership.id)


def named(name: str) -> sa.Select[User]:
    """The account with that name, for commands that act for nobody."""
    return sa.select(User).where(User.name == User.folded(name))


def bodies(language: Language) -> sa.Select[Body]:
    """The bodies that executors' contacts answer for, in the order of a language."""
    return sa.select(Body).order_by(Body.side, *by_name(Body, language), Body.id)


def last_sign_ins(session: Session, user_ids: Iterable[int]) -> dict[int, dt.datetime]:
    """When each of these accounts signed in last, by its id; those that never did are left out."""
    newest = (
        sa.select(JournalEntry.subject_id, sa.func.max(JournalEntry.at))
        .where(
            JournalEntry.subject == User.__tablename__,
            JournalEntry.subject_id.in_([*user_ids]),
            JournalEntry.kind == JournalKind.SIGNED_IN,
        )
        .group_by(JournalEntry.subject_id)
    )
    return {row[0]: row[1] for row in session.execute(newest)}


def open_sessions(user: User, moment: dt.datetime) -> sa.Select[LoginSession]:
    """The browser sessions of an account that are not over at that moment, newest first."""
    alive = sa.and_(LoginSession.last_seen_at > moment - IDLE, LoginSession.created_at > moment - ABSOLUTE)
    return (
        sa.select(LoginSession).where(LoginSession.user_id == user.id, alive).order_by(LoginSession.last_seen_at.desc())
    )


def last_link_used(session: Session, user: User) -> dt.datetime | None:
    """When the password of an account was set through a one-time link last, if it ever was."""
    return session.scalar(
        sa.select(sa.func.max(JournalEntry.at)).where(
            JournalEntry.subject == User.__tablename__,
            JournalEntry.subject_id == user.id,
            JournalEntry.kind == JournalKind.LINK_USED,
        )
    )
