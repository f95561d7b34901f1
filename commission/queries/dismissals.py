"""Questions about dismissals: those that an actor may know of, each with its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager

from commission.access import Permission
from commission.models import Clause, Dismissal, Section
from commission.queries.scope import meetings_where

if TYPE_CHECKING:
    from commission.models import User


def visible_to(actor: User | None) -> sa.Select[Dismissal]:
    """The dismissals in protocols whose agreement the actor may follow, each with its clause and session."""
    return (
        sa.select(Dismissal)
        .join(Dismissal.clause)
        .join(Clause.section)
        .join(Section.meeting)
        .where(meetings_where(actor, Permission.SEE_AGREEMENT))
        .options(contains_eager(Dismissal.clause).contains_eager(Clause.section).contains_eager(Section.meeting))
    )


def of_clause(actor: User | None, clause_id: int) -> sa.Select[Dismissal]:
    """What was dismissed in one clause, as far as the actor may know of it."""
    return visible_to(actor).where(Dismissal.clause_id == clause_id)
