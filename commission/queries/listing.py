"""Pages of a list: the ids first, then their rows; counts are exact to 1,000 (SPEED.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import sqlalchemy as sa

if TYPE_CHECKING:
    from sqlalchemy.orm import Session
    from sqlalchemy.sql.base import ExecutableOption

    from commission.base import Identified
    from commission.models import Private

PAGE = 50
COUNTED = 1000

Record = TypeVar("Record", bound="Identified | Private")


@dataclass(frozen=True, slots=True)
class Listing(Generic[Record]):
    """One page of a list, and how many rows all pages have together."""

    rows: Sequence[Record]
    page: int
    total: int

    @property
    def is_uncounted(self) -> bool:
        """Whether there are more rows than are counted."""
        return self.total > COUNTED

    @property
    def has_next(self) -> bool:
        """Whether another page follows."""
        return self.page * PAGE < self.total


def listed(
    session: Session,
    query: sa.Select[Any],
    entity: type[Record],
    order: Sequence[sa.ColumnElement[Any]],
    *,
    page: int = 1,
    options: Sequence[ExecutableOption] = (),
) -> Listing[Record]:
    """One page of what ``query`` finds, in ``order``; three statements and those of the ``options``."""
    found = query.with_only_columns(entity.id)
    total = session.scalar(sa.select(sa.func.count()).select_from(found.limit(COUNTED + 1).subquery())) or 0
    # people may count on to the end of what is counted, not beyond
    page = min(max(page, 1), max(1, -(-min(total, COUNTED) // PAGE)))
    ids = session.scalars(found.order_by(*order, entity.id).limit(PAGE).offset((page - 1) * PAGE)).all()
    rows = session.scalars(sa.select(entity).where(entity.id.in_(ids)).options(*options)).unique().all()
    place = {key: place for place, key in enumerate(ids)}
    return Listing(sorted(rows, key=lambda row: place[row.id]), page, total)
