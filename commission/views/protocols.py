"""The protocol of a session while it is written: every section and clause, both halves side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request

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
        **_a_moment_ago(meeting),
    )


@pages.get("/meetings/<key:meeting_id>/protocol/changes")
def changes(meeting_id: int) -> ResponseReturnValue:
    """The strip of the same page alone: what others changed; what lies beyond the place ``known`` is marked as new."""
    meeting = load(queries.in_places(actor()), meeting_id, Permission.SEE_DRAFT_TEXTS)
    return render_template(
        "protocols/changes.html", meeting=meeting, **_a_moment_ago(meeting, request.args.get("known", type=int))
    )


def _a_moment_ago(meeting: Meeting, known: int | None = None) -> dict[str, Any]:
    """The last hour, and all that came since a page that knew so many changes was opened; nonsense means now."""
    if known is None or known < 0:
        known = change_queries.count_shared(db.session(), actor(), meeting)
    return {
        "known": known,
        "changes": change_queries.shared_changes(db.session(), actor(), meeting, known=known),
        "numbers": {key: number for section in meeting.sections for key, number in section.numbers.items()},
        "clauses": {clause.id: clause for section in meeting.sections for clause in section.clauses},
        "record_name": SUBJECTS.__getitem__,
    }
