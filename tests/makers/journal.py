"""The journal as tests ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission.models import JournalEntry

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def journal_length(session: Session) -> int:
    """How many entries the journal has."""
    return session.scalar(sa.select(sa.func.count(JournalEntry.id))) or 0
