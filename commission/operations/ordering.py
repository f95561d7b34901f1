"""Moving rows: people order delegations, agendas and clauses by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa

from commission.models import AgendaItem, Attendance, Clause, Endorsement, Section

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Row = TypeVar("Row", AgendaItem, Attendance, Clause, Endorsement, Section)


def next_position(session: Session, kind: type[Row], *among: sa.ColumnElement[bool]) -> int:
    """The place behind the last row, as the database has it; who asks holds the session."""
    return (session.scalar(sa.select(sa.func.max(kind.position)).where(*among)) or 0) + 1


def move(session: Session, row: Row, to: int, *among: sa.ColumnElement[bool]) -> list[int] | None:
    """Put a row at the 1-based place ``to`` and number all anew; its places before and after, where anything moved.

    A place beyond either end means that end. The rows are read anew: others may have moved some of them.
    """
    kind = type(row)
    query = sa.select(kind).where(*among).order_by(kind.position, kind.id)
    ordered = list(session.scalars(query.execution_options(populate_existing=True)).unique())
    before = ordered.index(row)
    after = min(max(to, 1), len(ordered)) - 1
    if before == after:
        return None
    ordered.insert(after, ordered.pop(before))
    for place, one in enumerate(ordered, start=1):
        if one.position != place:
            one.position = place
    return [before + 1, after + 1]
