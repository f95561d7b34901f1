"""Corrections of a signed protocol: a Side proposes a note, the other one accepts or refuses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, url_for

from commission.access import Permission
from commission.db import db
from commission.forms.signing import CorrectionForm, RefusalForm
from commission.i18n import gettext as _
from commission.labels import label
from commission.operations import corrections as operations
from commission.operations.acting import own_side
from commission.operations.signatures import ensure_signed
from commission.queries import signatures as queries
from commission.texts.concordance import FindingKind, concordance
from commission.views.acting import actor, done
from commission.views.loading import load, page

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from commission.models import Correction

pages = Blueprint("corrections", __name__)


@pages.route("/meetings/<key:meeting_id>/corrections/new", methods=["GET", "POST"])
def new(meeting_id: int) -> ResponseReturnValue:
    """Propose a note that corrects a signed protocol."""
    meeting = load(queries.visible_to(actor()), meeting_id, Permission.CORRECT)
    ensure_signed(meeting)
    form = CorrectionForm()
    if form.validate_on_submit() and _is_translated(form):
        operations.propose(db.session(), meeting, form.facts(), by=actor())
        return done(_place(meeting_id), _("The correction waits for the other Side."))
    return page("corrections/new.html", form=form, meeting=meeting)


def _is_translated(form: CorrectionForm) -> bool:
    """Whether the two halves of the note are not one text twice."""
    copies = [one for one in concordance(form.pair("note")) if one.kind is FindingKind.UNTRANSLATED]
    if copies:
        form.refuse("note_kk", label(FindingKind.UNTRANSLATED))
    return not copies


@pages.post("/corrections/<key:correction_id>/acceptance")
def accept(correction_id: int) -> ResponseReturnValue:
    """Accept a correction for the own Side."""
    correction = _correction(correction_id)
    operations.accept(db.session(), correction, by=actor())
    return done(_place(correction.meeting.id), _("Both Sides have accepted the correction: it is in force."))


@pages.route("/corrections/<key:correction_id>/refusal", methods=["GET", "POST"])
def refuse(correction_id: int) -> ResponseReturnValue:
    """Refuse a correction for the own Side, and say why."""
    correction = _correction(correction_id)
    if correction.answer_of(own_side(actor(), Permission.CORRECT, correction)):
        raise operations.CorrectionIsAnswered
    form = RefusalForm()
    if form.validate_on_submit():
        operations.refuse(db.session(), correction, reason=form.why.data or "", by=actor())
        return done(_place(correction.meeting.id), _("The correction is refused."))
    return page("corrections/refusal.html", form=form, correction=correction, meeting=correction.meeting)


def _correction(correction_id: int) -> Correction:
    return load(queries.corrections(actor()), correction_id, Permission.CORRECT)


def _place(meeting_id: int) -> str:
    return url_for("signatures.show", meeting_id=meeting_id, _anchor="corrections")
