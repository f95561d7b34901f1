"""Which constraint of the database refused: both databases asked, each tells it in its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission.base import Base
from commission.models import REFUSALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.exc import DBAPIError

# SQLite does not say which foreign key it was.
_SOME_FOREIGN_KEY = "fk_"


def broken_constraint(error: DBAPIError) -> str:
    """The name of the constraint that refused; nothing where it was none, or is not known."""
    told = getattr(getattr(error.orig, "diag", None), "constraint_name", None)
    if told:
        return str(told)
    said = str(error.orig)
    if said in REFUSALS:
        return said
    if said.startswith("FOREIGN KEY constraint failed"):
        return _SOME_FOREIGN_KEY
    columns = said.rpartition("UNIQUE constraint failed: ")[2]
    return next((str(unique.name) for unique in _unique() if columns == ", ".join(map(str, unique.columns))), "")


def _unique() -> Iterator[sa.UniqueConstraint | sa.Index]:
    """All that keeps columns unique; SQLite tells these alone."""
    for table in Base.metadata.tables.values():
        yield from (one for one in table.constraints if isinstance(one, sa.UniqueConstraint))
        yield from (one for one in table.indexes if one.unique)
