"""Questions about the screen in the hall: what it shows, and what a clause said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission.models import Screen, Wording

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Clause, Meeting
    from commission.texts import Bilingual


def screen_of(session: Session, meeting: Meeting) -> Screen | None:
    """The screen of a session that somebody may read; its clause stands among those that are loaded already."""
    return session.scalar(sa.select(Screen).where(Screen.meeting_id == meeting.id))


def earlier_text(session: Session, clause: Clause, number: int | None) -> Bilingual | None:
    """What the wording with that number said, where the clause says something else by now."""
    if number is None or number == clause.wording_number:
        return None
    earlier = sa.select(Wording).where(Wording.clause_id == clause.id, Wording.number == number)
    wording = session.scalar(earlier)
    return wording.text if wording else None
