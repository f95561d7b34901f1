"""Questions of those who take minutes: a session with its draft and all who sit in the hall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import joinedload, lazyload, selectinload

from commission.models import Attendance, Meeting, Person
from commission.queries import protocols

if TYPE_CHECKING:
    import sqlalchemy as sa

    from commission.models import User


def visible_to(actor: User | None) -> sa.Select[Meeting]:
    """The sessions whose protocols the actor may read, with both delegations."""
    people = selectinload(Meeting.attendances).joinedload(Attendance.person).options(lazyload(Person.posts))
    return protocols.visible_to(actor).options(people, joinedload(Meeting.commission))
