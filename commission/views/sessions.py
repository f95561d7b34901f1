"""Signing in and out; and what was typed when a session ran out goes on where it stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, current_app, flash, redirect, render_template, request, session, url_for

from commission.db import db
from commission.forms.sessions import SignInForm
from commission.i18n import gettext as _
from commission.labels import sentence
from commission.operations import logins
from commission.views import carrying
from commission.views.acting import actor, enter, leave, visitor
from commission.views.addresses import HOME, opened_by, ours
from commission.views.loading import page

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from werkzeug.wrappers import Response

    from commission.models import User

pages = Blueprint("sessions", __name__)


@pages.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Ask for name and password; the same answer to a wrong password and to an unknown name."""
    form = SignInForm(data={"next": request.args.get("next", "")})
    if visitor() and not form.is_submitted():
        return redirect(ours(form.next.data), 303)
    if not form.validate_on_submit():
        return page("sessions/sign_in.html", form=form)
    try:
        user = _recognised(form)
    except logins.TooManyAttempts as wait:
        form.refuse("password", sentence(wait))
        return render_template("sessions/sign_in.html", form=form), 429, {"Retry-After": str(wait.seconds)}
    if user is None:
        form.refuse("password", _("The name or the password is not right."))
        return page("sessions/sign_in.html", form=form)
    enter(user)
    return _go_on_with(form.carried.data) if form.carried.data else redirect(ours(form.next.data), 303)


@pages.post("/sign-out")
def sign_out() -> Response:
    """End this browser session; its language is spoken on."""
    user = actor()
    language = user.language
    logins.sign_out(db.session(), user)
    db.session.commit()
    leave()
    session["language"] = language.value
    flash(_("You are signed out."), "done")
    return redirect(url_for(".sign_in"), 303)


@pages.get("/continuation")
def continuation() -> ResponseReturnValue:
    """Show what was typed before the session ran out, to be sent again."""
    return _waiting(carrying.remembered())


@pages.post("/continuation/end")
def go_on() -> Response:
    """Go on without what was typed."""
    carrying.forget()
    return redirect(ours(request.form.get("next")), 303)


def ask_to_sign_in(carried: str) -> ResponseReturnValue:
    """The sign-in page for somebody whose session ran out, with what they sent."""
    form = SignInForm(formdata=None, data={"carried": carried})
    return render_template("sessions/sign_in.html", form=form), 401


def ask_to_send(address: str, pairs: carrying.Pairs, reason: str = "") -> str:
    """The page that shows what was typed and not saved, to be sent again with one click."""
    told = {
        "address": ours(address),
        "pairs": pairs,
        "typed": carrying.words_among(pairs),
        "reason": reason,
        "way_on": opened_by(address),
    }
    return render_template("sessions/continuation.html", **told)


def ask_again() -> ResponseReturnValue:
    """The sign-in page for somebody who left it open for so long that its token is no good any more."""
    form = SignInForm()
    form.form_errors.append(_("The page had been open for too long. Try once more."))
    return render_template("sessions/sign_in.html", form=form), 400


def _go_on_with(carried: str) -> ResponseReturnValue:
    """Lead to what was typed before; what is too long to wait for that is shown at once."""
    if not carrying.may_wait(carried):
        return _waiting(carrying.unpacked(carried))
    carrying.remember(carried)
    return redirect(url_for(".continuation"), 303)


def _waiting(waiting: tuple[str, carrying.Pairs] | None) -> ResponseReturnValue:
    return ask_to_send(*waiting) if waiting else redirect(HOME, 303)


def _recognised(form: SignInForm) -> User | None:
    address = request.remote_addr or ""
    trial = logins.begin(db.session(), name=form.name.data or "", address=address)
    # the attempt counts from here on, and nobody waits for the write lock while the password is compared
    db.session.commit()
    user = logins.recognise(db.session(), trial, form.password.data or "")
    if user:
        logins.welcome(db.session(), user, address=address)
    current_app.logger.info("sign-in %s user=%s", "done" if user else "refused", trial.user_id)
    db.session.commit()
    return user
