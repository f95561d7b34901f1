"""One's own account: settings, password, browser sessions; and the one-time link that sets a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound

from commission import clock
from commission.db import db
from commission.forms.accounts import SettingsForm, zone_in_words
from commission.forms.sessions import NewPasswordForm, PasswordForm
from commission.i18n import gettext as _
from commission.labels import sentence
from commission.models import RuleBroken
from commission.operations import accounts, links, logins
from commission.queries import users as queries
from commission.views.acting import actor, done, ensure_seen, enter
from commission.views.addresses import HOME
from commission.views.browsing import browser
from commission.views.loading import page

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("accounts", __name__)


@pages.get("/account")
def show() -> str:
    """What the visitor is where, and from where they are signed in."""
    own = db.session.scalars(queries.open_sessions(actor(), clock.now())).all()
    memberships = db.session.scalars(queries.memberships_of(actor())).all()
    return render_template(
        "accounts/show.html",
        user=actor(),
        zone=zone_in_words(actor().time_zone),
        memberships=memberships,
        browsers=own,
        this_one=browser().row_id,
        link_used_at=queries.last_link_used(db.session(), actor()),
    )


@pages.route("/account/settings", methods=["GET", "POST"])
def settings() -> ResponseReturnValue:
    """Change what the visitor is called, the language and the time zone."""
    user = actor()
    form = SettingsForm(obj=user)
    if form.validate_on_submit():
        ensure_seen(user, form)
        facts = {name: form[name].data for name in ("full_name", "language", "time_zone")}
        accounts.settle(db.session(), user, **facts)
        return done(url_for(".show"), _("The settings were saved."))
    return page("accounts/settings.html", form=form)


@pages.route("/account/password", methods=["GET", "POST"])
def password() -> ResponseReturnValue:
    """Change the visitor's password; only this browser stays signed in, under another token."""
    user, form = actor(), PasswordForm()
    if form.validate_on_submit():
        trial = logins.begin(db.session(), name=user.name, address=request.remote_addr or "")
        db.session.commit()
        present, new = form.present_password.data or "", form.password.data or ""
        try:
            accounts.change_password(db.session(), user, trial, present=present, new=new)
        except RuleBroken as broken:
            db.session.commit()
            is_wrong = isinstance(broken, accounts.PasswordWrong)
            form.refuse("present_password" if is_wrong else "password", sentence(broken))
        else:
            browser().rotate()
            return done(url_for(".show"), _("The password was changed. Other browsers are signed out."))
    return page("accounts/password.html", form=form)


@pages.post("/account/sessions/<key:session_id>/ending")
def end_session(session_id: int) -> ResponseReturnValue:
    """End one of the visitor's browser sessions."""
    user = actor()
    own = db.session.scalars(queries.open_sessions(user, clock.now())).all()
    ended = next((one for one in own if one.id == session_id), None)
    if ended is None:
        raise NotFound
    logins.end(db.session(), ended, by=user)
    return done(url_for(".show"), _("The browser was signed out."))


@pages.route("/links/<token>", methods=["GET", "POST"])
def first_password(token: str) -> ResponseReturnValue:
    """Let the owner of a one-time link set a password, and be signed in by that."""
    link, form = links.behind(db.session(), token), NewPasswordForm()
    if form.validate_on_submit():
        try:
            user = links.use(db.session(), link, form.password.data or "")
        except RuleBroken as broken:
            form.refuse("password", sentence(broken))
        else:
            logins.welcome(db.session(), user, address=request.remote_addr or "")
            db.session.commit()
            enter(user)
            flash(_("Your password is set, and you are signed in."), "done")
            return redirect(HOME, 303)
    return page("accounts/first_password.html", form=form, user=link.user)
