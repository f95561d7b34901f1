"""Questions about protocols: a whole draft with everything that its working page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from commission.access import Permission
from commission.models import Clause, Commission, Meeting, Section
from commission.queries.meetings import ASSIGNMENT
from commission.queries.scope import meetings_where

if TYPE_CHECKING:
    from commission.models import User


def visible_to(actor: User | None) -> sa.Select[Meeting]:
    """The sessions whose protocols the actor may read, with sections, clauses, executors and deadlines."""
    seen = meetings_where(actor, Permission.SEE_DRAFT_TEXTS)
    return (
        sa.select(Meeting)
        .where(seen)
        .options(
            joinedload(Meeting.commission).selectinload(Commission.names),
            selectinload(Meeting.sections).options(
                joinedload(Section.matter),
                selectinload(Section.clauses).options(
                    joinedload(Clause.matter),
                    ASSIGNMENT,
                ),
            ),
        )
    )
