"""Questions about the screen in the hall: what it shows, and what a clause said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from commission.access import Permission
from commission.models import Clause, Meeting, Screen, Section, Wording
from commission.queries.meetings import ASSIGNMENT
from commission.queries.scope import meetings_where

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import User
    from commission.texts import Bilingual

# The place that a number is counted by: the section among all others, with its own clauses and nobody else's.
_PLACE = joinedload(Clause.section, innerjoin=True).options(
    joinedload(Section.meeting, innerjoin=True).selectinload(Meeting.sections), selectinload(Section.clauses)
)


def visible_to(actor: User | None) -> sa.Select[Meeting]:
    """The sessions whose drafts the actor may read, without anything of these: a screen asks every two seconds."""
    return sa.select(Meeting).where(meetings_where(actor, Permission.SEE_DRAFT_TEXTS))


def screen_of(session: Session, meeting: Meeting) -> Screen | None:
    """The screen of a session that somebody may read; its clause stands among those that are loaded already."""
    return session.scalar(sa.select(Screen).where(Screen.meeting_id == meeting.id))


def shown(session: Session, meeting: Meeting) -> Clause | None:
    """The one clause on the screen of a session that somebody may read, with all that a slide says of it."""
    query = sa.select(Clause).join(Screen, Screen.clause_id == Clause.id).where(Screen.meeting_id == meeting.id)
    return session.scalar(query.options(_PLACE, ASSIGNMENT))


def earlier_text(session: Session, clause: Clause, number: int | None) -> Bilingual | None:
    """What the wording with that number said, where the clause says something else by now."""
    if number is None or number == clause.wording_number:
        return None
    earlier = sa.select(Wording).where(Wording.clause_id == clause.id, Wording.number == number)
    wording = session.scalar(earlier)
    return wording.text if wording else None
