"""Questions about instructions: the bodies that may carry them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission.models import Body
from commission.queries import bodies
from commission.queries.searching import by_name

if TYPE_CHECKING:
    import datetime as dt

    from commission.models import Assignment, User
    from commission.texts import Language


def possible_executors(
    actor: User | None, on: dt.date | None, language: Language, assignment: Assignment | None
) -> sa.Select[Body]:
    """The bodies in force on a day, by name, and those that the instruction names already."""
    named = [one.body_id for one in assignment.executors] if assignment else []
    in_force = bodies.found(actor, on=on).with_only_columns(Body.id)
    return (
        sa.select(Body)
        .where(sa.or_(Body.id.in_(in_force), Body.id.in_(named)))
        .order_by(*by_name(Body, language), Body.id)
    )
