"""Loading a record and judging at once whether the actor may do this to it.

The idiom of every view: load and judge, validate, act, commit and lead on::

    pages = Blueprint("meetings", __name__, url_prefix="/meetings")

    @pages.route("/<key:meeting_id>/edit", methods=["GET", "POST"])
    def edit(meeting_id: int) -> ResponseReturnValue:
        meeting = load(queries.visible_to(actor()), meeting_id, Permission.EDIT_MEETING)
        form = MeetingForm(obj=meeting)
        if form.validate_on_submit():
            ensure_seen(meeting, form)
            operations.revise(db.session, meeting, form.facts(), by=actor())
            return done(url_for(".show", meeting_id=meeting.id), _("The session was saved."))
        return page("meetings/edit.html", form=form, meeting=meeting)

Each endpoint has its line in ``permissions.ACCESS``. A ``RuleBroken`` that leaves the view becomes the 409 page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from flask import render_template
from werkzeug.exceptions import Forbidden, NotFound

from commission.access import can
from commission.db import db
from commission.forms.base import Form
from commission.views.acting import actor

if TYPE_CHECKING:
    from sqlalchemy import Select

    from commission.access import Permission
    from commission.base import Identified

Record = TypeVar("Record", bound="Identified")


def load(query: Select[Record], key: int, action: Permission) -> Record:
    """The record with that id among those the actor sees.

    404 where there is none or the actor may not see it, 403 where the actor sees it but may not do this.
    """
    entity = query.column_descriptions[0]["entity"]
    record = db.session.scalars(query.where(entity.id == key)).unique().one_or_none()
    if record is None:
        raise NotFound
    judge(action, record)
    return record


def judge(action: Permission, target: object) -> None:
    """Refuse an act on a record that is at hand; the record of a commission in which something new is made, say."""
    if can(actor(), action, target):
        return
    if action.is_seeing:
        raise NotFound
    raise Forbidden


def page(template: str, /, **facts: object) -> tuple[str, int]:
    """The page, with 422 where it brings back a form that was refused."""
    refused = any(isinstance(fact, Form) and fact.errors for fact in facts.values())
    return render_template(template, **facts), 422 if refused else 200
