"""The delegations to a session: both in rank order; each Side's secretary names, moves and marks its own people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for
from werkzeug.exceptions import BadRequest

from commission.access import Permission
from commission.db import db
from commission.forms.delegations import AttendanceForm, MarksForm, NewcomerForm
from commission.i18n import gettext as _
from commission.i18n import language, ngettext
from commission.models import Delegation, Mark, Person, Side
from commission.operations import delegations as operations
from commission.queries import delegations as queries
from commission.queries import people as people_queries
from commission.queries.listing import listed
from commission.queries.searching import by_name
from commission.views.acting import actor, done, ensure_seen, ensure_shown, today
from commission.views.loading import judge, load, page
from commission.views.placing import wanted_place
from commission.views.refusals import beside
from commission.views.registers import page_number, turning
from commission.views.templating import copy_read_by

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from commission.models import Attendance, Meeting
    from commission.texts import Bilingual

pages = Blueprint("delegations", __name__)

_PLACES = {
    operations.CoChairIsNamed: "capacity",
    operations.AlreadyInDelegation: "capacity",
    operations.ConfirmedBeforeInvited: "confirmed_on",
    operations.AttendedOutsideSession: "attended_on",
}
_LONGEST = 200


@pages.get("/meetings/<key:meeting_id>/delegations")
def show(meeting_id: int) -> ResponseReturnValue:
    """Both delegations side by side."""
    meeting = load(queries.meetings_seen(actor()), meeting_id, Permission.SEE_DRAFT_TEXTS)
    return page(
        "delegations/show.html",
        meeting=meeting,
        delegations=[Delegation(meeting, side) for side in copy_read_by(actor(), meeting.commission).in_order],
        marks=tuple(Mark),
        today=today(),
    )


@pages.get("/meetings/<key:meeting_id>/delegations/<side:side>/new")
def new(meeting_id: int, side: Side) -> ResponseReturnValue:
    """Look for somebody in the directory."""
    delegation = _delegation(meeting_id, side)
    words = " ".join(request.args.get("q", "")[:_LONGEST].split())
    query = queries.candidates(actor(), delegation, words)
    listing = listed(db.session(), query, Person, by_name(Person, language()), page=page_number())
    return page(
        "delegations/choice.html",
        delegation=delegation,
        words=words,
        listing=listing,
        turning=turning(listing, **({"q": words} if words else {})),
    )


@pages.route("/meetings/<key:meeting_id>/delegations/<side:side>/new/<key:person_id>", methods=["GET", "POST"])
def enter(meeting_id: int, side: Side, person_id: int) -> ResponseReturnValue:
    """Put somebody of the directory into the delegation, with the post of that day."""
    delegation = _delegation(meeting_id, side)
    person = load(people_queries.found(actor(), sides=[side]), person_id, Permission.SEE_DIRECTORIES)
    held = person.post_on(delegation.meeting.first_on)
    form = AttendanceForm(**_as_fields(held.wording if held else None))
    if form.validate_on_submit():
        with beside(form, _PLACES):
            one = operations.add(db.session(), delegation.meeting, person, form.facts(), by=actor())
            return done(_row(one), _("The delegation was completed."))
    return page("delegations/edit.html", form=form, delegation=delegation, person=person, attendance=None, held=held)


@pages.route("/meetings/<key:meeting_id>/delegations/<side:side>/new/person", methods=["GET", "POST"])
def enter_newcomer(meeting_id: int, side: Side) -> ResponseReturnValue:
    """Put somebody into the delegation whom the directory does not know yet, and into the directory as well."""
    delegation = _delegation(meeting_id, side)
    form = NewcomerForm()
    if form.validate_on_submit():
        with beside(form, _PLACES):
            newcomer, facts = form.newcomer(side), form.facts()
            one = operations.add_new(db.session(), delegation.meeting, newcomer, facts, by=actor())
            return done(_row(one), _("The delegation was completed."))
    return page("delegations/newcomer.html", form=form, delegation=delegation)


@pages.post("/meetings/<key:meeting_id>/delegations/<side:side>/marks")
def mark(meeting_id: int, side: Side) -> ResponseReturnValue:
    """Note who is invited, confirmed, attended."""
    delegation = _delegation(meeting_id, side)
    form = MarksForm()
    if not form.validate_on_submit():
        raise BadRequest
    changed = operations.mark(db.session(), delegation, form.changes(), on=today(), by=actor())
    said = ngettext("Marks of %(num)s person were saved.", "Marks of %(num)s people were saved.", changed)
    return done(url_for(".show", meeting_id=meeting_id), said)


@pages.route("/attendances/<key:attendance_id>/edit", methods=["GET", "POST"])
def edit(attendance_id: int) -> ResponseReturnValue:
    """Revise somebody's capacity, post or days; ``?post=directory`` takes the post of that day from the directory."""
    one = load(queries.visible_to(actor()), attendance_id, Permission.EDIT_DELEGATIONS)
    one.meeting.ensure_changeable()
    held = one.person.post_on(one.meeting.first_on)
    form = AttendanceForm(obj=one)
    if request.method == "GET" and request.args.get("post") == "directory" and held is not None:
        for name, text in _as_fields(held.wording).items():
            form[name].data = text
    if form.validate_on_submit():
        ensure_seen(one, form)
        with beside(form, _PLACES):
            operations.revise(db.session(), one, form.facts(), by=actor())
            return done(_row(one), _("The part in the session was saved."))
    delegation = Delegation(one.meeting, one.side)
    return page("delegations/edit.html", form=form, delegation=delegation, person=one.person, attendance=one, held=held)


@pages.post("/attendances/<key:attendance_id>/place")
def place(attendance_id: int) -> ResponseReturnValue:
    """Move somebody to another rank."""
    one = load(queries.visible_to(actor()), attendance_id, Permission.EDIT_DELEGATIONS)
    ensure_shown(one)
    operations.place(db.session(), one, wanted_place(), by=actor())
    return done(_row(one))


@pages.route("/attendances/<key:attendance_id>/removal", methods=["GET", "POST"])
def remove(attendance_id: int) -> ResponseReturnValue:
    """Ask, then take somebody off the delegation; the directory stays as it is."""
    one = load(queries.visible_to(actor()), attendance_id, Permission.EDIT_DELEGATIONS)
    if request.method == "GET":
        one.meeting.ensure_changeable()
        return page("delegations/removal.html", attendance=one, meeting=one.meeting, back=_row(one))
    ensure_shown(one)
    meeting_id = one.meeting_id
    operations.remove(db.session(), one, by=actor())
    return done(url_for(".show", meeting_id=meeting_id), _("The person was taken off the delegation."))


def _delegation(meeting_id: int, side: Side) -> Delegation:
    """The delegation of the Side, for a change by its own secretary."""
    meeting: Meeting = load(queries.meetings_seen(actor()), meeting_id, Permission.SEE_DRAFT_TEXTS)
    delegation = Delegation(meeting, side)
    judge(Permission.EDIT_DELEGATIONS, delegation)
    meeting.ensure_changeable()
    return delegation


def _as_fields(post: Bilingual | None) -> dict[str, str]:
    return {"post_ru": post.ru, "post_kk": post.kk} if post else {}


def _row(one: Attendance) -> str:
    return url_for(".show", meeting_id=one.meeting_id, _anchor=f"attendance-{one.id}")
