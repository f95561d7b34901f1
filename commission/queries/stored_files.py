"""Questions about stored files: every row of any table that names one; for commands that act for nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission.base import Base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file as its row knows it: under which key it lies, and the SHA-256 of its bytes."""

    table: str
    row_id: object
    storage_key: str
    sha256: str


def named_files(session: Session) -> Iterator[NamedFile]:
    """What every table with a ``storage_key`` names, be the row of one Side alone or of both."""
    for table in Base.metadata.sorted_tables:
        if "storage_key" in table.c:
            query = sa.select(table.c.id, table.c.storage_key, table.c.sha256).order_by(table.c.id)
            yield from (NamedFile(table.name, *row) for row in session.execute(query))
