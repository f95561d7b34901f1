"""Bodies: the register, one body with its names over time, and editing by the secretaries of its Side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, url_for

from commission.access import Permission, sides_where
from commission.db import db
from commission.forms.bodies import BodyForm
from commission.i18n import gettext as _
from commission.i18n import language
from commission.labels import in_words
from commission.models import Body, RuleBroken
from commission.operations import directories
from commission.operations.assignments import BodyOfOtherSide
from commission.operations.codes import CodeIsTaken
from commission.queries import bodies as queries
from commission.queries.listing import listed
from commission.queries.searching import by_name
from commission.views import registers
from commission.views.acting import actor, done, ensure_seen, ensure_shown, today
from commission.views.loading import load, page
from commission.views.refusals import beside

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("bodies", __name__, url_prefix="/bodies")

_PLACES: dict[type[RuleBroken], str] = {
    directories.NamesBeginTogether: "names",
    directories.SuccessionInCircle: "successor_id",
    BodyOfOtherSide: "successor_id",
    CodeIsTaken: "code",
}


@pages.get("")
def index() -> ResponseReturnValue:
    """The register of both Sides' bodies."""
    sought = registers.sought()
    query = queries.found(actor(), sought.words, sides=sought.sides, on=sought.day(today()))
    listing = listed(db.session(), query, Body, by_name(Body, language()), page=sought.page)
    turning = registers.turning(listing, **sought.filters)
    return page("bodies/index.html", listing=listing, sought=sought, turning=turning, today=today())


@pages.get("/<key:body_id>")
def show(body_id: int) -> ResponseReturnValue:
    """One body: its names, its people, its instructions."""
    body = load(queries.visible_to(actor()), body_id, Permission.SEE_DIRECTORIES)
    return page(
        "bodies/show.html",
        body=body,
        predecessors=db.session.scalars(queries.predecessors(actor(), body)).all(),
        posts=db.session.scalars(queries.posts_at(actor(), body)).all(),
        instructions=db.session.scalar(queries.count_of_instructions(actor(), body)),
        today=today(),
    )


@pages.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Enter a body of the own Side."""
    form = _form()
    if form.validate_on_submit():
        with beside(form, _PLACES):
            body = directories.enter_body(db.session(), form.facts(), by=actor())
            return done(url_for(".show", body_id=body.id), _("The body was entered."))
    return page("bodies/edit.html", form=form, body=None)


@pages.route("/<key:body_id>/edit", methods=["GET", "POST"])
def edit(body_id: int) -> ResponseReturnValue:
    """Revise a body of the own Side."""
    body = load(queries.visible_to(actor()), body_id, Permission.EDIT_DIRECTORIES)
    form = _form(body)
    if form.validate_on_submit():
        ensure_seen(body, form)
        with beside(form, _PLACES):
            directories.enter_body(db.session(), form.facts(), by=actor(), body=body)
            return done(url_for(".show", body_id=body.id), _("The body was saved."))
    return page("bodies/edit.html", form=form, body=body)


@pages.post("/<key:body_id>/removal")
def remove(body_id: int) -> ResponseReturnValue:
    """Take a body of the own Side out of the directory, where nothing names it."""
    body = load(queries.visible_to(actor()), body_id, Permission.EDIT_DIRECTORIES)
    ensure_shown(body)
    name = in_words(body.known_as())
    directories.remove(db.session(), body, by=actor())
    return done(url_for(".index"), _("%(name)s was removed.", name=name))


def _form(body: Body | None = None) -> BodyForm:
    form = BodyForm(obj=body)
    sides = sides_where(actor(), Permission.EDIT_DIRECTORIES)
    others = db.session.scalars(queries.found(actor(), sides=sides).order_by(*by_name(Body, language()))).all()
    form.offer(sides, [one for one in others if one is not body])
    return form
