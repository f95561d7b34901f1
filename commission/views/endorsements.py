"""Domestic endorsement: the sheet of the own Side's bodies, what each answered, the sheet in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, url_for

from commission.access import Permission
from commission.db import db
from commission.documents import papers
from commission.forms.positions import AskedBodyForm, EndorsementForm
from commission.i18n import gettext as _
from commission.labels import sentence
from commission.operations import endorsements
from commission.operations.acting import own_side
from commission.operations.consents import TextHasChanged
from commission.queries import bodies, protocols
from commission.queries import endorsements as queries
from commission.texts import Language
from commission.views.acting import actor, done, ensure_seen, ensure_shown
from commission.views.loading import page
from commission.views.papers import DOCX
from commission.views.placing import wanted_place
from commission.views.privacy import load_own, meeting_with_own
from commission.views.refusals import beside
from commission.views.sending import attachment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from commission.models import Endorsement, Meeting

pages = Blueprint("endorsements", __name__)


@pages.get("/meetings/<key:meeting_id>/endorsements")
def show(meeting_id: int) -> ResponseReturnValue:
    """The sheet as it stands; whoever answered to an earlier draft is marked."""
    meeting = meeting_with_own(protocols.with_frame(actor()), meeting_id, Permission.SEE_POSITIONS)
    return page("endorsements/show.html", meeting=meeting, sheet=_sheet(meeting), draft=meeting.protocol.fingerprint)


@pages.route("/meetings/<key:meeting_id>/endorsements/new", methods=["GET", "POST"])
def new(meeting_id: int) -> ResponseReturnValue:
    """Put a body of the own Side on the sheet."""
    meeting = meeting_with_own(protocols.in_places(actor()), meeting_id, Permission.EDIT_POSITIONS)
    side = own_side(actor(), Permission.EDIT_POSITIONS, meeting)
    form = AskedBodyForm()
    asked = {one.body_id for one in _sheet(meeting)}
    found = db.session.scalars(bodies.found(actor(), sides=[side], on=meeting.first_on)).unique()
    form.offer([one for one in found if one.id not in asked])
    if form.validate_on_submit():
        with beside(form, {endorsements.BodyStandsOnSheet: "body", endorsements.BodyIsForeign: "body"}):
            endorsements.ask(db.session(), meeting, form.body.chosen, by=actor())
            return done(url_for(".show", meeting_id=meeting.id), _("The body was put on the sheet."))
    return page("endorsements/new.html", form=form, meeting=meeting)


@pages.get("/meetings/<key:meeting_id>/endorsements/sheet")
def sheet(meeting_id: int) -> ResponseReturnValue:
    """The sheet in Word, in both languages; it stands in no archive of the session's papers."""
    meeting = meeting_with_own(protocols.with_frame(actor()), meeting_id, Permission.SEE_POSITIONS)
    side = own_side(actor(), Permission.SEE_POSITIONS, meeting)
    paper = papers.endorsement_sheet(meeting, side, _sheet(meeting), tuple(Language))
    return attachment(papers.written(paper), papers.file_name(paper), DOCX)


@pages.route("/endorsements/<string(length=32):endorsement_id>/answer", methods=["GET", "POST"])
def answer(endorsement_id: str) -> ResponseReturnValue:
    """Record what a body answered to the draft as this page found it; 409 where the draft changed meanwhile."""
    endorsement = _load(endorsement_id)
    meeting = meeting_with_own(protocols.with_frame(actor()), endorsement.meeting_id, Permission.EDIT_POSITIONS)
    form = EndorsementForm(obj=endorsement)
    if not form.is_submitted():
        form.show(meeting.protocol.fingerprint)
    has_changed = False
    if form.validate_on_submit():
        ensure_seen(endorsement, form)
        try:
            endorsements.note(db.session(), endorsement, form.facts(), draft=form.fingerprint.data or "", by=actor())
            return done(url_for(".show", meeting_id=meeting.id), _("The answer of the body was saved."))
        except TextHasChanged as changed:
            has_changed = True
            form.show(meeting.protocol.fingerprint)
            form.refuse("", sentence(changed))
    shown, code = page("endorsements/answer.html", form=form, meeting=meeting, endorsement=endorsement)
    return shown, 409 if has_changed else code


@pages.post("/endorsements/<string(length=32):endorsement_id>/place")
def place(endorsement_id: str) -> ResponseReturnValue:
    """Move a body to another place of the sheet."""
    endorsement = _load(endorsement_id)
    ensure_shown(endorsement)
    endorsements.place(db.session(), endorsement, wanted_place(), by=actor())
    return done(url_for(".show", meeting_id=endorsement.meeting_id))


@pages.post("/endorsements/<string(length=32):endorsement_id>/removal")
def remove(endorsement_id: str) -> ResponseReturnValue:
    """Take a body off the sheet."""
    endorsement = _load(endorsement_id)
    ensure_shown(endorsement)
    location = url_for(".show", meeting_id=endorsement.meeting_id)
    endorsements.drop(db.session(), endorsement, by=actor())
    return done(location, _("The body was taken off the sheet."))


def _load(endorsement_id: str) -> Endorsement:
    return load_own(queries.visible_to(actor()), endorsement_id, Permission.EDIT_POSITIONS)


def _sheet(meeting: Meeting) -> Sequence[Endorsement]:
    return db.session.scalars(queries.of_meeting(actor(), meeting)).unique().all()
