"""How Alembic reaches the records and the database of the application that runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from alembic import context
from flask import current_app

import commission.models  # noqa: F401 -- so that the metadata knows every record
from commission.base import Base, Moment
from commission.db import writing

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext


def _plain_types(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Name our own types by what the database keeps, so that revisions need nothing of the program."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


def run() -> None:
    """Run the revisions over one connection, all in one transaction."""
    with writing(), current_app.extensions["migrate"].db.engine.connect() as connection:
        context.configure(
            connection=connection, target_metadata=Base.metadata, compare_type=True, render_item=_plain_types
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
