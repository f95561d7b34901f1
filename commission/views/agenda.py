"""The agenda of a session: its questions in order, entering, moving and taking them off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, url_for

from commission.access import Permission
from commission.db import db
from commission.forms.agenda import AgendaItemForm
from commission.i18n import gettext as _
from commission.operations import agenda as operations
from commission.queries import agenda as queries
from commission.views.acting import actor, done, ensure_seen, ensure_shown
from commission.views.loading import load, page
from commission.views.placing import wanted_place

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from commission.models import AgendaItem, Meeting

pages = Blueprint("agenda", __name__)


@pages.get("/meetings/<key:meeting_id>/agenda")
def show(meeting_id: int) -> ResponseReturnValue:
    """The questions in order, who reports, how long it all takes."""
    meeting = load(queries.meetings_seen(actor()), meeting_id, Permission.SEE_DRAFT_TEXTS)
    minutes = sum(item.planned_minutes or 0 for item in meeting.agenda)
    return page("agenda/show.html", meeting=meeting, minutes=minutes)


@pages.route("/meetings/<key:meeting_id>/agenda/new", methods=["GET", "POST"])
def new(meeting_id: int) -> ResponseReturnValue:
    """Put a question at the end of the agenda."""
    meeting = load(queries.meetings_seen(actor()), meeting_id, Permission.EDIT_AGENDA)
    meeting.ensure_changeable()
    form = _form(meeting)
    if form.validate_on_submit():
        item = operations.add(db.session(), meeting, form.facts(), by=actor())
        return done(_row(item), _("The question was put on the agenda."))
    return page("agenda/edit.html", form=form, meeting=meeting, item=None)


@pages.route("/agenda/<key:item_id>/edit", methods=["GET", "POST"])
def edit(item_id: int) -> ResponseReturnValue:
    """Revise a question."""
    item = load(queries.visible_to(actor()), item_id, Permission.EDIT_AGENDA)
    item.meeting.ensure_changeable()
    form = _form(item.meeting, item)
    if form.validate_on_submit():
        ensure_seen(item, form)
        operations.revise(db.session(), item, form.facts(), by=actor())
        return done(_row(item), _("The question was saved."))
    return page("agenda/edit.html", form=form, meeting=item.meeting, item=item)


@pages.post("/agenda/<key:item_id>/place")
def place(item_id: int) -> ResponseReturnValue:
    """Move a question to another number."""
    item = load(queries.visible_to(actor()), item_id, Permission.EDIT_AGENDA)
    ensure_shown(item)
    operations.place(db.session(), item, wanted_place(), by=actor())
    return done(_row(item))


@pages.post("/agenda/<key:item_id>/removal")
def remove(item_id: int) -> ResponseReturnValue:
    """Take a question off the agenda, while nothing is written about it."""
    item = load(queries.visible_to(actor()), item_id, Permission.EDIT_AGENDA)
    ensure_shown(item)
    meeting_id = item.meeting_id
    operations.remove(db.session(), item, by=actor())
    return done(url_for(".show", meeting_id=meeting_id), _("The question was taken off the agenda."))


def _form(meeting: Meeting, item: AgendaItem | None = None) -> AgendaItemForm:
    form = AgendaItemForm(item)
    possible = (queries.possible_bodies, queries.possible_people, queries.possible_matters)
    bodies, people, matters = (db.session.scalars(query(actor(), meeting)).all() for query in possible)
    form.offer(meeting, bodies, people, matters)
    return form


def _row(item: AgendaItem) -> str:
    return url_for(".show", meeting_id=item.meeting_id, _anchor=f"item-{item.id}")
