"""Questions about delegations: a session with all who attend it, one attendance, who could still be named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from commission.access import Permission
from commission.models import Attendance, Commission, Meeting, Person
from commission.queries import people as directory
from commission.queries.scope import meetings_where

if TYPE_CHECKING:
    from commission.models import Delegation, User

_MEETING = (
    joinedload(Meeting.commission).selectinload(Commission.names),
    selectinload(Meeting.attendances).joinedload(Attendance.person),
)


def meetings_seen(actor: User | None) -> sa.Select[Meeting]:
    """The sessions whose delegations the actor may see, each with both of them."""
    return sa.select(Meeting).where(meetings_where(actor, Permission.SEE_DRAFT_TEXTS)).options(*_MEETING)


def visible_to(actor: User | None) -> sa.Select[Attendance]:
    """Those who attend sessions whose delegations the actor may see, each with the session and all the others."""
    return (
        sa.select(Attendance)
        .join(Attendance.meeting)
        .where(meetings_where(actor, Permission.SEE_DRAFT_TEXTS))
        .options(joinedload(Attendance.meeting).options(*_MEETING))
    )


def candidates(actor: User | None, delegation: Delegation, words: str = "") -> sa.Select[Person]:
    """The people of the Side who have every word in a name or post and do not stand in the delegation yet."""
    present = sa.select(Attendance.person_id).where(Attendance.meeting_id == delegation.meeting.id)
    return directory.found(actor, words, sides=[delegation.side]).where(Person.id.not_in(present))
