"""Taking an entry out of a directory, which only works while nothing names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission.models import (
    Attendance,
    Body,
    Clause,
    Executor,
    Matter,
    Membership,
    Person,
    Post,
    Rapporteur,
    RuleBroken,
    Section,
    User,
)
from commission.operations import journal

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from commission.operations.directories.rows import Entry


class StillNamed(RuleBroken):
    """What sessions, accounts or other entries name stays in the directory."""


# Where an entry may be named; its own rows go with it.
NAMED_IN: dict[type[Entry], tuple[InstrumentedAttribute[int] | InstrumentedAttribute[int | None], ...]] = {
    Body: (Post.body_id, Executor.body_id, Rapporteur.body_id, Membership.body_id, Body.successor_id),
    Person: (Attendance.person_id, Rapporteur.person_id, User.person_id),
    Matter: (Section.matter_id, Clause.matter_id),
}


def remove(session: Session, entry: Entry, *, by: User | None) -> None:
    """Remove a body, person or matter; ``StillNamed`` where something points to it."""
    places = sa.union_all(*(sa.select(column).where(column == entry.id) for column in NAMED_IN[type(entry)]))
    count = session.scalar(sa.select(sa.func.count()).select_from(places.subquery()))
    if count:
        raise StillNamed(name=entry.known_as(), count=count)
    journal.record_removal(session, entry, by=by)
    session.delete(entry)
