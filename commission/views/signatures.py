"""The signing of a protocol: what each Side's secretary records of it, and all that follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, url_for

from commission.access import Permission, acting_side
from commission.db import db
from commission.forms.signing import SignatureForm, WithdrawalForm
from commission.i18n import gettext as _
from commission.models import STEPS, ActOutOfState, MeetingAct, MeetingState, SignedIsFinal
from commission.operations import signatures as operations
from commission.operations.acting import own_side
from commission.queries import signatures as queries
from commission.views.acting import actor, done, today
from commission.views.fresh_passwords import is_visitor
from commission.views.loading import load, page
from commission.views.refusals import beside
from commission.views.templating import copy_read_by
from commission.views.uploading import store

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from commission.models import Meeting

pages = Blueprint("signatures", __name__, url_prefix="/meetings/<key:meeting_id>/signatures")

_PLACES = {operations.SignedOnImpossibleDay: "signed_on", operations.MaySignForNobody: "signatory"}


@pages.get("")
def show(meeting_id: int) -> ResponseReturnValue:
    """What is recorded for both Sides, the sealed texts, what was attached and corrected."""
    meeting = load(queries.visible_to(actor()), meeting_id, Permission.SEE_DRAFT_TEXTS)
    is_signed = meeting.state is MeetingState.SIGNED
    return page(
        "signatures/show.html",
        meeting=meeting,
        protocol=meeting.protocol,
        is_signed=is_signed,
        is_to_sign=meeting.state is MeetingState.AGREED,
        steps=STEPS,
        own_copy=copy_read_by(actor(), meeting.commission),
        signing_side=acting_side(actor(), Permission.SIGN, meeting),
        confirming_side=acting_side(actor(), Permission.CONFIRM_SIGNATURE, meeting),
        correcting_side=acting_side(actor(), Permission.CORRECT, meeting),
        head=queries.sealed_head(db.session(), meeting),
    )


@pages.route("/new", methods=["GET", "POST"])
def new(meeting_id: int) -> ResponseReturnValue:
    """Record that the own Side signed; a fresh password is asked for."""
    meeting = _to_sign(meeting_id)
    side = own_side(actor(), Permission.SIGN, meeting)
    if meeting.state is not MeetingState.AGREED:
        raise ActOutOfState(act=MeetingAct.SIGNING, state=meeting.state)
    if meeting.protocol.signature_of(side):
        raise operations.SideHasSigned
    co_chair = meeting.co_chair(side)
    form = SignatureForm(signed_on=meeting.last_on, signatory=co_chair.id if co_chair else None)
    form.offer(meeting.may_have_signed(side))
    if form.validate_on_submit() and is_visitor(form):
        meeting = _to_sign(meeting_id)
        form.offer(meeting.may_have_signed(side))
        with beside(form, _PLACES):
            operations.record(db.session(), meeting, form.facts(), storage=store(), by=actor(), on=today())
            return done(url_for(".show", meeting_id=meeting_id), _told(meeting))
    return page("signatures/new.html", form=form, meeting=meeting, side=side)


@pages.route("/withdrawal", methods=["GET", "POST"])
def withdraw(meeting_id: int) -> ResponseReturnValue:
    """Take the own Side's record back while the other Side has not signed."""
    meeting = load(queries.visible_to(actor()), meeting_id, Permission.SIGN)
    side = own_side(actor(), Permission.SIGN, meeting)
    signature = meeting.protocol.signature_of(side)
    if meeting.state is MeetingState.SIGNED:
        raise SignedIsFinal
    if signature is None:
        raise operations.NothingSigned
    form = WithdrawalForm()
    if form.validate_on_submit():
        operations.take_back(db.session(), meeting, reason=form.why.data or "", by=actor())
        return done(url_for(".show", meeting_id=meeting_id), _("The record of your Side's signature is taken back."))
    return page("signatures/withdrawal.html", form=form, meeting=meeting, signature=signature)


@pages.post("/confirmation")
def confirm(meeting_id: int) -> ResponseReturnValue:
    """Confirm as a co-chair that the record for the own Side is right."""
    meeting = load(queries.visible_to(actor()), meeting_id, Permission.CONFIRM_SIGNATURE)
    operations.confirm(db.session(), meeting, by=actor())
    return done(url_for(".show", meeting_id=meeting_id), _("You confirmed the record of your Side's signature."))


def _to_sign(meeting_id: int) -> Meeting:
    return load(queries.with_signatories(actor()), meeting_id, Permission.SIGN)


def _told(meeting: Meeting) -> str:
    if meeting.state is MeetingState.SIGNED:
        return _("Both Sides have signed: the four texts are sealed, and the protocol changes no more.")
    return _("The signature of your Side is recorded. The texts are sealed when the other Side records its own.")
