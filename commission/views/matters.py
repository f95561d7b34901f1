"""Matters: the register, one matter with what it rests on and where protocols speak of it, editing by either Side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for

from commission.access import Permission
from commission.db import db
from commission.forms.matters import MatterForm
from commission.i18n import gettext as _
from commission.i18n import language
from commission.labels import in_words
from commission.models import Matter, RuleBroken
from commission.operations import directories
from commission.operations.codes import CodeIsTaken
from commission.queries import commissions as commission_queries
from commission.queries import matters as queries
from commission.queries.listing import listed
from commission.queries.searching import by_name
from commission.views import registers
from commission.views.acting import actor, done, ensure_seen, ensure_shown
from commission.views.loading import load, page
from commission.views.refusals import beside

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("matters", __name__)

_PLACES: dict[type[RuleBroken], str] = {CodeIsTaken: "code"}


@pages.get("/matters")
def index() -> ResponseReturnValue:
    """The register of the matters of all commissions that the actor works in."""
    sought = registers.sought()
    commissions = db.session.scalars(commission_queries.with_directories(actor())).all()
    chosen = next((one for one in commissions if str(one.id) == request.args.get("commission")), None)
    query = queries.found(actor(), sought.words, of={chosen.id} if chosen else None)
    # their commissions are at hand already
    listing = listed(db.session(), query, Matter, by_name(Matter, language()), page=sought.page)
    filters = {**sought.filters, **({"commission": str(chosen.id)} if chosen else {})}
    turning = registers.turning(listing, **filters)
    return page(
        "matters/index.html",
        listing=listing,
        sought=sought,
        filters=filters,
        turning=turning,
        commissions=commissions,
        chosen=chosen,
    )


@pages.get("/matters/<key:matter_id>")
def show(matter_id: int) -> ResponseReturnValue:
    """One matter: who answers for what, what it rests on, where protocols speak of it."""
    matter = load(queries.whole(actor()), matter_id, Permission.SEE_DIRECTORIES)
    return page(
        "matters/show.html",
        matter=matter,
        sections=db.session.scalars(queries.sections_on(actor(), matter)).all(),
        clauses=db.session.scalars(queries.clauses_on(actor(), matter)).all(),
    )


@pages.route("/commissions/<key:commission_id>/matters/new", methods=["GET", "POST"])
def new(commission_id: int) -> ResponseReturnValue:
    """Enter a matter of a commission."""
    commission = load(commission_queries.visible_to(actor()), commission_id, Permission.EDIT_DIRECTORIES)
    form = MatterForm()
    if form.validate_on_submit():
        with beside(form, _PLACES):
            matter = directories.enter_matter(db.session(), commission, form.facts(), by=actor())
            return done(url_for(".show", matter_id=matter.id), _("The matter was entered."))
    return page("matters/edit.html", form=form, matter=None, commission=commission)


@pages.route("/matters/<key:matter_id>/edit", methods=["GET", "POST"])
def edit(matter_id: int) -> ResponseReturnValue:
    """Revise a matter."""
    matter = load(queries.whole(actor()), matter_id, Permission.EDIT_DIRECTORIES)
    form = MatterForm(obj=matter)
    if form.validate_on_submit():
        ensure_seen(matter, form)
        with beside(form, _PLACES):
            directories.enter_matter(db.session(), matter.commission, form.facts(), by=actor(), matter=matter)
            return done(url_for(".show", matter_id=matter.id), _("The matter was saved."))
    return page("matters/edit.html", form=form, matter=matter, commission=matter.commission)


@pages.post("/matters/<key:matter_id>/removal")
def remove(matter_id: int) -> ResponseReturnValue:
    """Take a matter out of the directory, where nothing names it."""
    matter = load(queries.visible_to(actor()), matter_id, Permission.EDIT_DIRECTORIES)
    ensure_shown(matter)
    name = in_words(matter.title)
    directories.remove(db.session(), matter, by=actor())
    return done(url_for(".index"), _("%(name)s was removed.", name=name))
