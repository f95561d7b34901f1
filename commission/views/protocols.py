"""The protocol of a session while it is written: every section and clause, both halves side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from commission.access import Permission
from commission.db import db
from commission.queries import agreement
from commission.queries import clauses as clause_queries
from commission.queries import protocols as queries
from commission.texts.days_off import days_off_on
from commission.texts.diff import word_diff
from commission.views.acting import actor
from commission.views.loading import load, page

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

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
        word_diff=word_diff,
        days_off_on=days_off_on,
    )
