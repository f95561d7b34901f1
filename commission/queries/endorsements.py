"""Questions about the endorsement sheet of the actor's own Side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload, lazyload

from commission.access import Permission
from commission.models import Body, Endorsement, User
from commission.queries.scope import private_where

if TYPE_CHECKING:
    from commission.models import Meeting


def visible_to(actor: User | None) -> sa.Select[Endorsement]:
    """The lines of sheets of the actor's own Side, with the body and whoever recorded the answer."""
    return (
        sa.select(Endorsement)
        .join(Endorsement.meeting)
        .where(private_where(actor, Permission.SEE_POSITIONS, Endorsement))
        .options(
            contains_eager(Endorsement.meeting),
            joinedload(Endorsement.body).options(lazyload(Body.names)),
            joinedload(Endorsement.recorded_by).options(lazyload(User.memberships)),
        )
    )


def of_meeting(actor: User | None, meeting: Meeting) -> sa.Select[Endorsement]:
    """The own Side's sheet for a session, in its order."""
    sheet = visible_to(actor).where(Endorsement.meeting_id == meeting.id)
    return sheet.order_by(Endorsement.position, Endorsement.id)
