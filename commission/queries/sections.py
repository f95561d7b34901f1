"""Questions about sections of protocols."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from commission.access import Permission
from commission.models import Commission, Meeting, Section
from commission.queries.meetings import PLACES
from commission.queries.scope import meetings_where

if TYPE_CHECKING:
    from commission.models import User


def visible_to(actor: User | None) -> sa.Select[Section]:
    """The sections of protocols that the actor may read, each among its neighbours, which its number counts."""
    return (
        sa.select(Section)
        .join(Section.meeting)
        .where(meetings_where(actor, Permission.SEE_DRAFT_TEXTS))
        .options(
            contains_eager(Section.meeting).options(
                joinedload(Meeting.commission).selectinload(Commission.names),
                PLACES,
            ),
            joinedload(Section.matter),
        )
    )
