"""Questions about protocols: a whole draft with everything that its working page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, lazyload, selectinload

from commission.access import Permission
from commission.models import AgendaItem, Attendance, Clause, Commission, Meeting, Person, Rapporteur, Section
from commission.queries.meetings import ASSIGNMENT, PLACES
from commission.queries.scope import meetings_where

if TYPE_CHECKING:
    from sqlalchemy.sql.base import ExecutableOption

    from commission.models import User

# Everything printed that is no clause, the names of those whom it names included.
_FRAME: tuple[ExecutableOption, ...] = (
    selectinload(Meeting.attendances).joinedload(Attendance.person).options(lazyload(Person.posts)),
    selectinload(Meeting.agenda)
    .selectinload(AgendaItem.rapporteurs)
    .options(joinedload(Rapporteur.body), joinedload(Rapporteur.person).options(lazyload(Person.posts))),
)


def visible_to(actor: User | None) -> sa.Select[Meeting]:
    """The sessions whose protocols the actor may read, with sections, clauses, executors and deadlines."""
    return _seen(actor).options(
        joinedload(Meeting.commission).selectinload(Commission.names),
        selectinload(Meeting.sections).options(
            joinedload(Section.matter),
            selectinload(Section.clauses).options(
                joinedload(Clause.matter),
                ASSIGNMENT,
            ),
        ),
    )


def with_frame(actor: User | None) -> sa.Select[Meeting]:
    """The same sessions with all that is printed, which is what the fingerprint of a draft is taken of."""
    return visible_to(actor).options(*_FRAME)


def in_places(actor: User | None) -> sa.Select[Meeting]:
    """The same sessions with no more than the clauses in their places, to tell how they are numbered."""
    return _seen(actor).options(PLACES)


def _seen(actor: User | None) -> sa.Select[Meeting]:
    return sa.select(Meeting).where(meetings_where(actor, Permission.SEE_DRAFT_TEXTS))
