"""Commissions: those one belongs to, one with its names, parts, sessions and matters, founding and revising."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from flask import Blueprint, url_for

from commission.access import Permission
from commission.db import db
from commission.forms.commissions import CommissionForm
from commission.i18n import gettext as _
from commission.i18n import language
from commission.labels import in_words
from commission.models import Commission, Matter, Meeting, RuleBroken
from commission.operations import commissions as operations
from commission.operations.codes import CodeIsTaken
from commission.queries import commissions as queries
from commission.queries import matters as matter_queries
from commission.queries.listing import listed
from commission.queries.searching import by_name
from commission.views import registers
from commission.views.acting import actor, done, ensure_seen, today
from commission.views.loading import load, page
from commission.views.refusals import beside
from commission.views.templating import copy_read_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask.typing import ResponseReturnValue

Record = TypeVar("Record", Commission, Meeting)

pages = Blueprint("commissions", __name__, url_prefix="/commissions")

# How many matters the page of a commission names; the register has them all.
_MATTERS = 50

_PLACES: dict[type[RuleBroken], str] = {
    operations.PartNeedsParent: "parent_id",
    operations.PartOfItself: "parent_id",
    CodeIsTaken: "code",
}


@pages.get("")
def index() -> ResponseReturnValue:
    """The commissions that the actor belongs to, parts under the one they are parts of."""
    commissions = db.session.scalars(queries.visible_to(actor())).all()
    meetings = db.session.scalars(queries.under_way(actor())).all()
    ids = {one.id for one in commissions}
    return page(
        "commissions/index.html",
        roots=[one for one in commissions if one.parent_id not in ids],
        parts=_grouped(commissions, by="parent_id"),
        under_way=_grouped(meetings, by="commission_id"),
        today=today(),
    )


@pages.get("/<key:commission_id>")
def show(commission_id: int) -> ResponseReturnValue:
    """One commission: its names, parts, sessions and matters."""
    commission = load(queries.visible_to(actor()), commission_id, Permission.SEE_MEETINGS)
    meetings = listed(
        db.session(),
        queries.meetings_of(actor(), commission),
        Meeting,
        queries.NEWEST_FIRST,
        page=registers.page_number(),
    )
    matters = (
        matter_queries.found(actor(), of={commission.id}).order_by(*by_name(Matter, language())).limit(_MATTERS + 1)
    )
    return page(
        "commissions/show.html",
        commission=commission,
        parts=db.session.scalars(queries.parts_of(actor(), commission)).all(),
        meetings=meetings,
        turning=registers.turning(meetings),
        matters=db.session.scalars(matters).all(),
        most_matters=_MATTERS,
    )


@pages.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Found a commission or a part of one that the actor keeps."""
    form = _form()
    if form.validate_on_submit():
        with beside(form, _PLACES):
            commission = operations.enter(db.session(), form.facts(), by=actor())
            return done(url_for(".show", commission_id=commission.id), _("The commission was founded."))
    return page("commissions/edit.html", form=form, commission=None)


@pages.route("/<key:commission_id>/edit", methods=["GET", "POST"])
def edit(commission_id: int) -> ResponseReturnValue:
    """Revise the names of a commission and what it is a part of."""
    commission = load(queries.visible_to(actor()), commission_id, Permission.MANAGE_COMMISSIONS)
    form = _form(commission)
    if form.validate_on_submit():
        ensure_seen(commission, form)
        with beside(form, _PLACES):
            operations.enter(db.session(), form.facts(), by=actor(), commission=commission)
            return done(url_for(".show", commission_id=commission.id), _("The commission was saved."))
    return page("commissions/edit.html", form=form, commission=commission)


def _form(commission: Commission | None = None) -> CommissionForm:
    form = CommissionForm(commission)
    above = [one for one in db.session.scalars(queries.managed_by(actor())) if one is not commission]
    if commission is not None and commission.parent is not None and commission.parent not in above:
        above.append(commission.parent)
    form.offer([(one, in_words(one.name_in(copy_read_by(actor(), one)).nominative)) for one in above])
    return form


def _grouped(records: Iterable[Record], *, by: str) -> dict[int, list[Record]]:
    """The records under the id that stands in the column ``by``, their order kept."""
    found: dict[int, list[Record]] = {}
    for record in records:
        found.setdefault(getattr(record, by), []).append(record)
    return found
