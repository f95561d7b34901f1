"""Domestic endorsement: the sheet of the own Side's bodies, what each answered, the sheet in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, url_for

from commission.access import Permission, acting_side
from commission.db import db
from commission.documents import papers
from commission.forms.positions import AskedBodyForm, EndorsementForm
from commission.i18n import gettext as _
from commission.models import Side
from commission.operations import endorsements
from commission.queries import agreement, bodies
from commission.queries import endorsements as queries
from commission.texts import Language
from commission.views.acting import actor, done, ensure_seen, ensure_shown
from commission.views.loading import load, page
from commission.views.papers import DOCX
from commission.views.placing import wanted_place
from commission.views.privacy import judge_own, load_own
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
    meeting = _meeting(meeting_id, Permission.SEE_POSITIONS)
    return page("endorsements/show.html", meeting=meeting, sheet=_sheet(meeting), draft=meeting.protocol.fingerprint)


@pages.route("/meetings/<key:meeting_id>/endorsements/new", methods=["GET", "POST"])
def new(meeting_id: int) -> ResponseReturnValue:
    """Put a body of the own Side on the sheet."""
    meeting = _meeting(meeting_id, Permission.EDIT_POSITIONS)
    form = AskedBodyForm()
    asked = {one.body_id for one in _sheet(meeting)}
    found = db.session.scalars(bodies.found(actor(), sides=[_side(meeting)], on=meeting.first_on)).unique()
    form.offer([one for one in found if one.id not in asked])
    if form.validate_on_submit():
        with beside(form, {endorsements.BodyStandsOnSheet: "body", endorsements.BodyIsForeign: "body"}):
            endorsements.ask(db.session(), meeting, form.body.chosen, by=actor())
            return done(url_for(".show", meeting_id=meeting.id), _("The body was put on the sheet."))
    return page("endorsements/new.html", form=form, meeting=meeting)


@pages.get("/meetings/<key:meeting_id>/endorsements/sheet")
def sheet(meeting_id: int) -> ResponseReturnValue:
    """The sheet in Word, in both languages; it stands in no archive of the session's papers."""
    meeting = _meeting(meeting_id, Permission.SEE_POSITIONS)
    paper = papers.endorsement_sheet(meeting, _side(meeting), _sheet(meeting), tuple(Language))
    return attachment(papers.written(paper), papers.file_name(paper), DOCX)


@pages.route("/endorsements/<string(length=32):endorsement_id>/answer", methods=["GET", "POST"])
def answer(endorsement_id: str) -> ResponseReturnValue:
    """Record what a body answered to the draft as this page found it."""
    endorsement = _load(endorsement_id)
    meeting = _meeting(endorsement.meeting_id, Permission.EDIT_POSITIONS)
    form = EndorsementForm(obj=endorsement)
    if not form.is_submitted():
        form.show(meeting.protocol.fingerprint)
    if form.validate_on_submit():
        ensure_seen(endorsement, form)
        endorsements.note(db.session(), endorsement, form.facts(), draft=form.draft.data or "", by=actor())
        return done(url_for(".show", meeting_id=meeting.id), _("The answer of the body was saved."))
    return page("endorsements/answer.html", form=form, meeting=meeting, endorsement=endorsement)


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


def _meeting(meeting_id: int, action: Permission) -> Meeting:
    meeting = load(agreement.drafts(actor()), meeting_id, Permission.SEE_DRAFT_TEXTS)
    judge_own(action, meeting)
    return meeting


def _side(meeting: Meeting) -> Side:
    judge_own(Permission.SEE_POSITIONS, meeting)
    return acting_side(actor(), Permission.SEE_POSITIONS, meeting) or Side.RF


def _sheet(meeting: Meeting) -> Sequence[Endorsement]:
    return db.session.scalars(queries.of_meeting(actor(), meeting)).unique().all()
