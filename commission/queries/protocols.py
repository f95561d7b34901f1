"""Questions about protocols: a whole draft with everything that its working page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from commission.access import Permission
from commission.models import Clause, Commission, Meeting, Section
from commission.queries.meetings import ASSIGNMENT, PLACES
from commission.queries.scope import meetings_where

if TYPE_CHECKING:
    from commission.models import User


def visible_to(actor: User | None) -> sa.Select[Meeting]:
    """The sessions whose protocols the actor may read, with sections, clauses, executors and deadlines."""
    return _seen(actor).options(
        joinedload(Meeting.commission).selectinload(Commission.names),
        selectinload(Meeting.sections).options(
            joinedload(Section.matter),
            selectinload(Section.clauses).options(
                joinedload(Clause.matter),
                ASSIGNMENT,
            ),
        ),
    )


def in_places(actor: User | None) -> sa.Select[Meeting]:
    """The same sessions with no more than the clauses in their places, to tell how they are numbered."""
    return _seen(actor).options(PLACES)


def _seen(actor: User | None) -> sa.Select[Meeting]:
    return sa.select(Meeting).where(meetings_where(actor, Permission.SEE_DRAFT_TEXTS))
