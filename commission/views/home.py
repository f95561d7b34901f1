"""The first page: what is coming, what waits for the reader, what is owed and by when."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, url_for

from commission import clock
from commission.access import Permission, can, can_somewhere
from commission.db import db
from commission.i18n import gettext as _
from commission.i18n import ngettext
from commission.models import CHANGEABLE, STEPS, Meeting, MeetingState, Progress, Side
from commission.queries import agreement
from commission.queries import home as queries
from commission.views.acting import actor
from commission.views.loading import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.typing import ResponseReturnValue

pages = Blueprint("home", __name__)

_COMING, _OWED = 6, 20
_SOON = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Coming:
    """A session that is under way."""

    meeting: Meeting
    # how many halves of texts nobody has written; nothing where the reader may not read them
    missing: int
    has_co_chair: bool
    # how many clauses wait for the answer of the reader's Side; nothing where the reader does not answer for it
    unanswered: int


@dataclass(frozen=True, slots=True)
class Owed:
    """A Side's part of a control card, and the days until it is due; below zero it is overdue."""

    progress: Progress
    days: int


@pages.get("/")
def show() -> ResponseReturnValue:
    """What is coming and what is open."""
    coming = _coming()
    today = {side: clock.today(side.time_zone) for side in Side}
    until = {side: day + _SOON for side, day in today.items()}
    owed = db.session.scalars(queries.owed(actor(), until).limit(_OWED)).unique().all()
    overdue, due = queries.owed_counts(db.session(), actor(), today, until)
    return page(
        "home/show.html",
        coming=coming,
        waiting=[ask for one in coming for ask in _asked(one)],
        owed=[Owed(one, (one.due_on - today[one.side]).days) for one in owed if one.due_on],
        overdue=overdue,
        soon=due - overdue,
        steps=STEPS,
        reads_texts=can_somewhere(actor(), Permission.SEE_DRAFT_TEXTS),
    )


def _coming() -> list[Coming]:
    meetings = db.session.scalars(queries.coming(actor()).limit(_COMING)).unique().all()
    missing = queries.missing_halves(db.session(), actor())
    named = queries.co_chairs(db.session(), actor(), meetings)
    unanswered = Counter(clause.section.meeting_id for clause in agreement.waiting(db.session(), actor()))
    return [
        Coming(one, missing.get(one.id, 0), (one.id, _own_side(one)) in named, unanswered[one.id]) for one in meetings
    ]


def _own_side(meeting: Meeting) -> Side | None:
    membership = actor().membership_in(meeting.commission_id)
    return membership.side if membership else None


def _asked(one: Coming) -> Iterator[tuple[str, str, Meeting]]:
    """What a session asks of its secretary or co-chair: the sentence, where to do it, the session."""
    meeting, key = one.meeting, one.meeting.id
    if one.unanswered:
        said = ngettext(
            "%(num)s clause waits for the answer of your Side.",
            "%(num)s clauses wait for the answer of your Side.",
            one.unanswered,
        )
        yield said, url_for("agreement.show", meeting_id=key, show="waiting"), meeting
    if not can(actor(), Permission.EDIT_MEETING, meeting) or meeting.state not in CHANGEABLE:
        return
    if meeting.first_on is None:
        yield _("Set the days of the session."), url_for("meetings.edit", meeting_id=key), meeting
    if not one.has_co_chair:
        yield _("Name the co-chair of your Side."), url_for("delegations.show", meeting_id=key), meeting
    if one.missing:
        said = ngettext("%(num)s half of a text is missing.", "%(num)s halves of texts are missing.", one.missing)
        yield said, url_for("meetings.show", meeting_id=key, _anchor="missing"), meeting
    elif meeting.state is MeetingState.DRAFTING:
        yield _("No half is missing: look at the tasks before signing."), url_for("tasks.show", meeting_id=key), meeting
