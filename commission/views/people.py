"""People: the register, one person with the posts held, and editing by the secretaries of the person's Side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, url_for

from commission.access import Permission, sides_where
from commission.db import db
from commission.forms.people import PersonForm
from commission.i18n import gettext as _
from commission.i18n import language
from commission.labels import in_words
from commission.models import Body, Person, RuleBroken
from commission.operations import directories
from commission.operations.codes import CodeIsTaken
from commission.queries import bodies as body_queries
from commission.queries import people as queries
from commission.queries.listing import listed
from commission.queries.searching import by_name
from commission.views import registers
from commission.views.acting import actor, done, ensure_seen, ensure_shown, today
from commission.views.loading import load, page
from commission.views.refusals import beside

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("people", __name__, url_prefix="/people")

_PLACES: dict[type[RuleBroken], str] = {CodeIsTaken: "code"}


@pages.get("")
def index() -> ResponseReturnValue:
    """The register of both Sides' people."""
    sought = registers.sought()
    query = queries.found(actor(), sought.words, sides=sought.sides, on=sought.day(today()))
    listing = listed(db.session(), query, Person, by_name(Person, language()), page=sought.page)
    turning = registers.turning(listing, **sought.filters)
    return page("people/index.html", listing=listing, sought=sought, turning=turning, today=today())


@pages.get("/<key:person_id>")
def show(person_id: int) -> ResponseReturnValue:
    """One person: the name in each language, the posts, the sessions."""
    person = load(queries.with_bodies(actor()), person_id, Permission.SEE_DIRECTORIES)
    attendances = db.session.scalars(queries.attendances_of(actor(), person)).all()
    return page("people/show.html", person=person, attendances=attendances, today=today())


@pages.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Enter a person of the own Side."""
    form = _form()
    if form.validate_on_submit():
        with beside(form, _PLACES):
            person = directories.enter_person(db.session(), form.facts(), by=actor())
            return done(url_for(".show", person_id=person.id), _("The person was entered."))
    return page("people/edit.html", form=form, person=None)


@pages.route("/<key:person_id>/edit", methods=["GET", "POST"])
def edit(person_id: int) -> ResponseReturnValue:
    """Revise a person of the own Side."""
    person = load(queries.visible_to(actor()), person_id, Permission.EDIT_DIRECTORIES)
    form = _form(person)
    if form.validate_on_submit():
        ensure_seen(person, form)
        with beside(form, _PLACES):
            directories.enter_person(db.session(), form.facts(), by=actor(), person=person)
            return done(url_for(".show", person_id=person.id), _("The person was saved."))
    return page("people/edit.html", form=form, person=person)


@pages.post("/<key:person_id>/removal")
def remove(person_id: int) -> ResponseReturnValue:
    """Take a person of the own Side out of the directory, where nothing names them."""
    person = load(queries.visible_to(actor()), person_id, Permission.EDIT_DIRECTORIES)
    ensure_shown(person)
    name = in_words(person.known_as())
    directories.remove(db.session(), person, by=actor())
    return done(url_for(".index"), _("%(name)s was removed.", name=name))


def _form(person: Person | None = None) -> PersonForm:
    form = PersonForm(obj=person)
    bodies = db.session.scalars(body_queries.found(actor()).order_by(*by_name(Body, language()))).all()
    form.offer(sides_where(actor(), Permission.EDIT_DIRECTORIES), bodies)
    return form
