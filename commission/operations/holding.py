"""Holding a session: what it consists of changes one change after another, and only while its state allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission.models import Meeting
from commission.operations import journal
from commission.queries.meetings import OUTLINE

if TYPE_CHECKING:
    from sqlalchemy.orm import Session
    from sqlalchemy.sql.base import ExecutableOption


def hold(session: Session, meeting: Meeting) -> None:
    """Keep others from changing or leading a session until the transaction ends; refuse one that is closed by now."""
    journal.take_turn(session)
    session.refresh(meeting, ["state"])
    meeting.ensure_changeable()


def hold_whole(session: Session, meeting: Meeting, *further: ExecutableOption) -> None:
    """Hold a session in any state, and read all anew that its state is judged by, or what is loaded ``further``."""
    journal.take_turn(session)
    whole = sa.select(Meeting).where(Meeting.id == meeting.id).options(*(further or OUTLINE))
    session.scalars(whole.execution_options(populate_existing=True)).unique().one()
