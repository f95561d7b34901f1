"""Whoever holds the database: with the triggers out of the way, what is altered has to be found otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def drop_triggers(session: Session, table: str) -> None:
    """Take the triggers from a table of a SQLite file, on the server let them look away until the transaction ends."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.text("SET LOCAL session_replication_role = replica"))
        return
    for act in ("insert", "update", "delete"):
        session.execute(sa.text(f"DROP TRIGGER IF EXISTS final_{table}_{act}"))
