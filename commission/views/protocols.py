"""The protocol of a session while it is written: every section and clause, both halves side by side."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request

from commission import clock
from commission.access import Permission
from commission.db import db
from commission.labels import SUBJECTS
from commission.queries import agreement
from commission.queries import changes as change_queries
from commission.queries import clauses as clause_queries
from commission.queries import protocols as queries
from commission.texts.days_off import days_off_on
from commission.texts.diff import word_diff
from commission.views.acting import actor
from commission.views.checking import check_of
from commission.views.loading import load, page

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from commission.models import Meeting

pages = Blueprint("protocols", __name__)

# What counts as a moment ago on a page that was just opened, and how long an open page is told anything.
_A_MOMENT, _A_DAY_OF_WORK = dt.timedelta(hours=1), dt.timedelta(hours=12)


@pages.get("/meetings/<key:meeting_id>/protocol")
def show(meeting_id: int) -> ResponseReturnValue:
    """The whole draft; for those who may not change it the same page without the ways to do so."""
    meeting = load(queries.visible_to(actor()).options(*agreement.ON_PROTOCOL), meeting_id, Permission.SEE_DRAFT_TEXTS)
    hands = clause_queries.hands(db.session(), meeting)
    lacking = [clause for section in meeting.sections_in_order for clause in section.clauses if clause.missing]
    return page(
        "protocols/show.html",
        meeting=meeting,
        hands=hands,
        lacking=lacking,
        compared=agreement.collated_texts(db.session(), meeting),
        findings_of=check_of(meeting),
        word_diff=word_diff,
        days_off_on=days_off_on,
        **_a_moment_ago(meeting, opened=clock.now()),
    )


@pages.get("/meetings/<key:meeting_id>/protocol/changes")
def changes(meeting_id: int) -> ResponseReturnValue:
    """The strip of the same page alone: what others changed; what came after ``opened`` is marked as new."""
    meeting = load(queries.in_places(actor()), meeting_id, Permission.SEE_DRAFT_TEXTS)
    return render_template("protocols/changes.html", meeting=meeting, **_a_moment_ago(meeting, opened=_opened()))


def _a_moment_ago(meeting: Meeting, *, opened: dt.datetime) -> dict[str, Any]:
    since = min(opened, clock.now() - _A_MOMENT)
    return {
        "opened": opened,
        "changes": change_queries.shared_changes(db.session(), actor(), meeting, since=since),
        "numbers": {key: number for section in meeting.sections for key, number in section.numbers.items()},
        "clauses": {clause.id: clause for section in meeting.sections for clause in section.clauses},
        "record_name": SUBJECTS.__getitem__,
    }


def _opened() -> dt.datetime:
    """When the page was opened, as its address tells; nonsense means now."""
    try:
        opened = dt.datetime.fromisoformat(request.args.get("opened", ""))
    except ValueError:
        return clock.now()
    if opened.tzinfo is None:
        return clock.now()
    return max(opened, clock.now() - _A_DAY_OF_WORK)
