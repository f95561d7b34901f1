"""What an actor may see, decided once for all queries: by the memberships and the states that the policy names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission.access import own_sides, scopes
from commission.models import Meeting

if TYPE_CHECKING:
    from commission.access import Permission
    from commission.models import Private, User


def meetings_where(actor: User | None, permission: Permission) -> sa.ColumnElement[bool]:
    """The condition on ``Meeting`` that the actor has that permission there; nobody matches nothing."""
    granted = [
        Meeting.commission_id == commission_id
        if states is None
        else sa.and_(Meeting.commission_id == commission_id, Meeting.state.in_(sorted(states)))
        for commission_id, states in scopes(actor, permission)
    ]
    return sa.or_(*granted) if granted else sa.false()


def private_where(actor: User | None, permission: Permission, kind: type[Private]) -> sa.ColumnElement[bool]:
    """The condition that a record of one Side, joined with its ``Meeting``, is the actor's own Side's."""
    granted = [
        sa.and_(Meeting.commission_id == commission_id, kind.side == side)
        for commission_id, side in own_sides(actor, permission)
    ]
    return sa.or_(*granted) if granted else sa.false()
