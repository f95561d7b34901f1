"""Loading what a Side keeps for itself: for anybody else it does not exist, whatever is asked (TRUST.md rule 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from werkzeug.exceptions import NotFound

from commission.access import Permission, can
from commission.db import db
from commission.queries import positions
from commission.views.acting import actor
from commission.views.loading import judge, load

if TYPE_CHECKING:
    from sqlalchemy import Select

    from commission.models import Clause, Meeting, NegotiatingPosition, PrivateRecord

Kept = TypeVar("Kept", bound="PrivateRecord")


def load_own(query: Select[Kept], key: str, action: Permission) -> Kept:
    """The private record with that id among those of the actor's own Side; 404 where there is none."""
    entity = query.column_descriptions[0]["entity"]
    record = db.session.scalars(query.where(entity.id == key)).unique().one_or_none()
    if record is None:
        raise NotFound
    judge_own(action, record)
    return record


def judge_own(action: Permission, target: object) -> None:
    """Hide everything from whoever sees nothing private there, and refuse those of the Side who may only read."""
    if not can(actor(), Permission.SEE_POSITIONS, target):
        raise NotFound
    judge(action, target)


def meeting_with_own(query: Select[Meeting], meeting_id: int, action: Permission) -> Meeting:
    """The session with that id, for what the own Side keeps of it."""
    meeting = load(query, meeting_id, Permission.SEE_DRAFT_TEXTS)
    judge_own(action, meeting)
    return meeting


def own_position(clause: Clause) -> NegotiatingPosition | None:
    """What the own Side thinks of a clause; nothing, and nothing is asked, for whoever sees nothing private."""
    if not can(actor(), Permission.SEE_POSITIONS, clause.meeting):
        return None
    return db.session.scalars(positions.on_clause(actor(), clause)).unique().one_or_none()
