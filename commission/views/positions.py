"""Negotiating positions: what the own Side thinks of the clauses, alone and as a briefing book, with its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, url_for

from commission.access import Permission
from commission.db import db
from commission.forms.positions import PositionForm
from commission.forms.uploads import UploadForm
from commission.i18n import gettext as _
from commission.models import PrivateChange
from commission.operations import positions
from commission.queries import clauses as clause_queries
from commission.queries import positions as queries
from commission.queries import private_changes, protocols
from commission.queries.listing import listed
from commission.views.acting import actor, done, ensure_seen, ensure_shown
from commission.views.keeping import forget, sent
from commission.views.loading import load, page
from commission.views.privacy import judge_own, load_own, meeting_with_own
from commission.views.registers import page_number, turning
from commission.views.telling import tell_private
from commission.views.uploading import received, store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from commission.models import Meeting, NegotiatingPosition

pages = Blueprint("positions", __name__)


@pages.get("/meetings/<key:meeting_id>/positions")
def index(meeting_id: int) -> ResponseReturnValue:
    """The briefing book: every position of the own Side, in the order of the clauses."""
    meeting = _meeting(meeting_id)
    found = db.session.scalars(queries.of_meeting(actor(), meeting)).unique().all()
    return page("positions/index.html", meeting=meeting, positions=_in_order(meeting, found))


@pages.get("/meetings/<key:meeting_id>/positions/history")
def history(meeting_id: int) -> ResponseReturnValue:
    """Who of the own Side changed what of its private records, and whether the journal vouches for it."""
    meeting = _meeting(meeting_id)
    query, order = private_changes.of_meeting(actor(), meeting), [PrivateChange.at.desc()]
    found = listed(db.session(), query, PrivateChange, order, page=page_number())
    return page(
        "positions/history.html",
        meeting=meeting,
        listing=found,
        told=[tell_private(one) for one in found.rows],
        altered=private_changes.altered(db.session(), found.rows),
        turning=turning(found),
    )


@pages.route("/clauses/<key:clause_id>/position", methods=["GET", "POST"])
def new(clause_id: int) -> ResponseReturnValue:
    """Write down the position of the own Side on a clause; where it has one, lead there."""
    clause = load(clause_queries.visible_to(actor()), clause_id, Permission.SEE_DRAFT_TEXTS)
    judge_own(Permission.EDIT_POSITIONS, clause.meeting)
    form = PositionForm()
    standing = db.session.scalars(queries.on_clause(actor(), clause)).unique().one_or_none()
    if standing is not None and not form.is_submitted():
        return redirect(url_for(".edit", position_id=standing.id), 303)
    if form.validate_on_submit():
        positions.write(db.session(), clause, form.facts(), by=actor())
        return done(
            url_for("clauses.show", clause_id=clause.id, _anchor="own"), _("The position of your Side was saved.")
        )
    return page("positions/edit.html", form=form, meeting=clause.meeting, clause=clause, position=None)


@pages.route("/positions/<string(length=32):position_id>/edit", methods=["GET", "POST"])
def edit(position_id: str) -> ResponseReturnValue:
    """Write a position anew."""
    position = _load(position_id)
    form = PositionForm(obj=position, data={"fallback_ru": position.fallback.ru, "fallback_kk": position.fallback.kk})
    if form.validate_on_submit():
        ensure_seen(position, form)
        positions.revise(db.session(), position, form.facts(), by=actor())
        return done(_book(position), _("The position of your Side was saved."))
    return page("positions/edit.html", form=form, meeting=position.meeting, clause=position.clause, position=position)


@pages.route("/positions/<string(length=32):position_id>/files/new", methods=["GET", "POST"])
def add_file(position_id: str) -> ResponseReturnValue:
    """Keep a file with a position, if the gate admits it."""
    position = _load(position_id)
    form = UploadForm()
    if form.validate_on_submit() and (upload := received(form)):
        position = _load(position_id)
        positions.keep(db.session(), position, upload.data, upload.name, storage=store(), by=actor())
        return done(_book(position), _("The file is kept."))
    position = _load(position_id)
    return page("positions/file.html", form=form, meeting=position.meeting, position=position)


@pages.get("/private-files/<string(length=32):file_id>")
def download(file_id: str) -> ResponseReturnValue:
    """A file of the own Side, byte for byte."""
    return sent(load_own(queries.files(actor()), file_id, Permission.SEE_POSITIONS))


@pages.post("/private-files/<string(length=32):file_id>/removal")
def remove_file(file_id: str) -> ResponseReturnValue:
    """Take a file away; its bytes go when the row has gone for good."""
    file = load_own(queries.files(actor()), file_id, Permission.EDIT_POSITIONS)
    ensure_shown(file.position)
    key, location = file.storage_key, _book(file.position)
    positions.discard(db.session(), file, by=actor())
    answer = done(location, _("The file was removed."))
    forget(key)
    return answer


def _load(position_id: str) -> NegotiatingPosition:
    return load_own(queries.visible_to(actor()), position_id, Permission.EDIT_POSITIONS)


def _meeting(meeting_id: int) -> Meeting:
    return meeting_with_own(protocols.in_places(actor()), meeting_id, Permission.SEE_POSITIONS)


def _book(position: NegotiatingPosition) -> str:
    return url_for("positions.index", meeting_id=position.meeting_id, _anchor=f"position-{position.id}")


def _in_order(meeting: Meeting, found: Sequence[NegotiatingPosition]) -> list[NegotiatingPosition]:
    """As the clauses stand in the protocol; behind them those on clauses that have gone."""
    clauses = [clause.id for section in meeting.sections_in_order for clause in section.clauses]
    places = {key: place for place, key in enumerate(clauses)}
    return sorted(found, key=lambda one: (places.get(one.clause_id or 0, len(places)), one.last_words.ru, one.id))
