"""Questions about tasks before signing: a session with everything that they are derived from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, lazyload, selectinload

from commission.access import Permission
from commission.models import (
    AgendaItem,
    Attendance,
    Clause,
    Commission,
    Meeting,
    Overruling,
    Person,
    Protocol,
    Rapporteur,
    Section,
    Task,
    User,
    tasks,
)
from commission.queries.agreed_forms import names_in_use
from commission.queries.meetings import ASSIGNMENT
from commission.queries.scope import meetings_where

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy.orm import Session
    from sqlalchemy.sql.base import ExecutableOption

# Everything that a task may be about; who said it is not asked, but for the overrulings.
BEFORE_SIGNING: tuple[ExecutableOption, ...] = (
    joinedload(Meeting.commission).joinedload(Commission.names),
    selectinload(Meeting.overrulings).joinedload(Overruling.user).options(lazyload(User.memberships)),
    joinedload(Meeting.protocol).joinedload(Protocol.consents),
    selectinload(Meeting.attendances).joinedload(Attendance.person).selectinload(Person.posts),
    selectinload(Meeting.agenda)
    .selectinload(AgendaItem.rapporteurs)
    .options(joinedload(Rapporteur.body), joinedload(Rapporteur.person).options(lazyload(Person.posts))),
    selectinload(Meeting.sections).options(
        joinedload(Section.agenda_item),
        selectinload(Section.clauses).options(
            ASSIGNMENT,
            selectinload(Clause.collations),
            selectinload(Clause.consents),
            selectinload(Clause.proposals),
            selectinload(Clause.remarks),
            selectinload(Clause.dismissals),
        ),
    ),
)


def drafts(actor: User | None) -> sa.Select[Meeting]:
    """The sessions whose agreement the actor may follow, each with all that its tasks are derived from."""
    return sa.select(Meeting).where(meetings_where(actor, Permission.SEE_AGREEMENT)).options(*BEFORE_SIGNING)


def tasks_of(session: Session, meeting: Meeting, *, today: dt.date) -> Sequence[Task]:
    """The tasks of a loaded session by the directories of its day; two statements more."""
    return tasks(meeting, names_in_use(session, meeting.first_on), today=today)
