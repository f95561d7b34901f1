"""Questions about commissions: those an actor belongs to, and the sessions that are under way in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, lazyload, selectinload

from commission.access import Permission, commissions_where
from commission.models import Commission, Meeting, MeetingState
from commission.queries.scope import meetings_where

if TYPE_CHECKING:
    from commission.models import User

NEWEST_FIRST = (Meeting.number.desc(),)
_OVER = (MeetingState.SIGNED, MeetingState.CANCELLED)


def visible_to(actor: User | None) -> sa.Select[Commission]:
    """The commissions the actor belongs to, with their names and that of the one above."""
    above = joinedload(Commission.parent).selectinload(Commission.names)
    return _with_names(actor, Permission.SEE_MEETINGS).options(above)


def managed_by(actor: User | None) -> sa.Select[Commission]:
    """The commissions that the actor keeps, and may add parts to."""
    return _with_names(actor, Permission.MANAGE_COMMISSIONS)


def with_accounts(actor: User | None) -> sa.Select[Commission]:
    """The commissions whose accounts the actor manages."""
    return _with_names(actor, Permission.MANAGE_USERS)


def with_directories(actor: User | None) -> sa.Select[Commission]:
    """The commissions whose matters the actor sees."""
    return _with_names(actor, Permission.SEE_DIRECTORIES)


def parts_of(actor: User | None, commission: Commission) -> sa.Select[Commission]:
    """Its sub-commissions and working groups that the actor belongs to."""
    return _with_names(actor, Permission.SEE_MEETINGS).where(Commission.parent_id == commission.id)


def meetings_of(actor: User | None, commission: Commission) -> sa.Select[Meeting]:
    """Its sessions; the newest stands first in ``NEWEST_FIRST``."""
    seen = meetings_where(actor, Permission.SEE_MEETINGS)
    return sa.select(Meeting).where(seen, Meeting.commission_id == commission.id)


def under_way(actor: User | None) -> sa.Select[Meeting]:
    """The sessions that are neither signed nor cancelled, the earliest first, those without a day last."""
    seen = meetings_where(actor, Permission.SEE_MEETINGS)
    query = sa.select(Meeting).where(seen, Meeting.state.not_in(_OVER)).options(lazyload(Meeting.protocol))
    return query.order_by(Meeting.first_on.asc().nulls_last(), Meeting.number)


def _with_names(actor: User | None, action: Permission) -> sa.Select[Commission]:
    return (
        sa.select(Commission)
        .where(Commission.id.in_(sorted(commissions_where(actor, action))))
        .options(selectinload(Commission.names))
        .order_by(Commission.id)
    )
