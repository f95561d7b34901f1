"""The screen in the hall, led while the Sides sit: no part of the protocol, so not journalled; the last choice wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission import clock
from commission.models import Screen
from commission.operations.holding import hold
from commission.operations.minutes import ensure_in_session

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Clause, Meeting, User


def show(session: Session, clause: Clause, *, by: User) -> Screen:
    """Put a clause on the screen of its session."""
    return _choose(session, clause.meeting, clause, by=by)


def blank(session: Session, meeting: Meeting, *, by: User) -> Screen:
    """Take off the screen what it shows."""
    return _choose(session, meeting, None, by=by)


def _choose(session: Session, meeting: Meeting, clause: Clause | None, *, by: User) -> Screen:
    # two secretaries may choose at the same moment, or one while the other settles: one row comes of it, or none
    hold(session, meeting)
    ensure_in_session(meeting)
    screen = session.scalar(sa.select(Screen).where(Screen.meeting_id == meeting.id))
    if screen is None:
        screen = Screen(meeting_id=meeting.id)
        session.add(screen)
    screen.clause = clause
    screen.chosen_by = by
    screen.chosen_at = clock.now()
    session.flush()
    return screen
