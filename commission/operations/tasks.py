"""Tasks before signing: a Side says why one may stay as it is, or takes that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission import clock
from commission.access import Permission
from commission.models import JournalKind, Overruling, RuleBroken
from commission.operations import journal
from commission.operations.acting import own_side
from commission.operations.holding import hold, hold_whole
from commission.queries.tasks import BEFORE_SIGNING, tasks_of

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from commission.models import Meeting, User


class TaskHasChanged(RuleBroken):
    """The task is done, or says something else than this person saw."""


class TaskIsAbsolute(RuleBroken):
    """No reason makes up for a text or a consent that is missing."""


class TaskNeedsReason(RuleBroken):
    """Whoever overrules a task says why."""


class NothingOverruled(RuleBroken):
    """Only what the own Side overruled is taken back."""


def overrule(
    session: Session, meeting: Meeting, fingerprint: str, reason: str, *, by: User, on: dt.date | None = None
) -> Overruling:
    """Say for the own Side why the task with that fingerprint may stay as it is; another reason replaces the first.

    It counts once both Sides said so. ``TaskHasChanged`` where no such task stands any more.
    """
    hold_whole(session, meeting, *BEFORE_SIGNING)
    meeting.ensure_changeable()
    side = own_side(by, Permission.OVERRULE, meeting)
    found = tasks_of(session, meeting, today=on or clock.today())
    task = next((one for one in found if one.fingerprint == fingerprint), None)
    if task is None:
        raise TaskHasChanged
    if task.kind.is_absolute:
        raise TaskIsAbsolute
    if not reason:
        raise TaskNeedsReason
    overruling = task.overruled_by(side)
    if overruling is not None and overruling.reason == reason:
        return overruling
    if overruling is None:
        overruling = Overruling(meeting=meeting, fingerprint=fingerprint, kind=task.kind, side=side)
        session.add(overruling)
    overruling.reason = reason
    overruling.user = by
    overruling.at = clock.now()
    journal.record(session, JournalKind.OVERRULED, overruling, by=by)
    return overruling


def take_back(session: Session, meeting: Meeting, fingerprint: str, *, by: User) -> None:
    """Let a task stand in the way again that the own Side overruled."""
    hold(session, meeting)
    side = own_side(by, Permission.OVERRULE, meeting)
    session.refresh(meeting, ["overrulings"])
    found = (one for one in meeting.overrulings if (one.fingerprint, one.side) == (fingerprint, side))
    overruling = next(found, None)
    if overruling is None:
        raise NothingOverruled
    journal.record_removal(session, overruling, by=by)
    meeting.overrulings.remove(overruling)
    session.flush()
