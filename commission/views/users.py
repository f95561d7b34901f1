"""Accounts of the commissions that the visitor manages; passwords are set by their owners only."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, session, url_for

from commission.access import Permission
from commission.db import db
from commission.forms.users import AccountForm
from commission.i18n import gettext as _
from commission.i18n import language
from commission.labels import in_words
from commission.models import Body, Commission, RuleBroken, User
from commission.operations import accounts, links, logins, managing
from commission.queries import commissions as commission_queries
from commission.queries import users as queries
from commission.views.acting import ChangedMeanwhile, actor, done, ensure_seen, ensure_shown
from commission.views.browsing import browser
from commission.views.loading import load, page
from commission.views.refusals import beside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flask.typing import ResponseReturnValue

    from commission.operations.accounts import AccountFacts, MembershipFacts

pages = Blueprint("users", __name__, url_prefix="/users")

# Where a browser session notes for whom it may show a link, and the word from which it makes the token.
_HANDED_OVER = "handed_over"

_PLACES: dict[type[RuleBroken], str] = {
    accounts.NameIsTaken: "name",
    accounts.RoleNeedsSide: "side",
    accounts.ContactNeedsBody: "body",
    accounts.LastAdministrator: "",
    accounts.AccountNeedsCommission: "",
    managing.AccountOfSeveralCommissions: "",
}


@pages.get("")
def index() -> str:
    """Who may do what, and when they were here last."""
    found = db.session.scalars(queries.managed_by(actor()).order_by(User.name)).all()
    last_seen = queries.last_sign_ins(db.session(), (user.id for user in found))
    managed = {commission.id for commission in _commissions()}
    return render_template("users/index.html", users=found, last_seen=last_seen, managed=managed)


@pages.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Create an account, and a one-time link to be handed over."""
    commissions = _commissions()
    form = _form(commissions, None)
    if form.validate_on_submit():
        with beside(form, _PLACES):
            memberships = list(_memberships(form, commissions).values())
            user = accounts.create(db.session(), _facts(form), memberships, by=actor())
            _hand_over(user)
            return done(url_for(".link", user_id=user.id), _("The account was created."))
    return page("users/new.html", form=form, commissions=commissions)


@pages.route("/<key:user_id>/edit", methods=["GET", "POST"])
def edit(user_id: int) -> ResponseReturnValue:
    """Change an account and what it is in the commissions that the visitor manages."""
    user, commissions = _managed(user_id), _commissions()
    form = _form(commissions, user)
    if form.validate_on_submit():
        _ensure_seen(user, form)
        with beside(form, _PLACES):
            _revise(user, form, commissions)
            return done(url_for(".index"), _("The account was saved."))
    failures = logins.failures(db.session(), user)
    return page("users/edit.html", form=form, commissions=commissions, user=user, failures=failures)


@pages.route("/<key:user_id>/link", methods=["GET", "POST"])
def link(user_id: int) -> ResponseReturnValue:
    """Make a one-time link, and show it once."""
    user = _managed(user_id)
    if request.method == "POST":
        _hand_over(user)
        return done(url_for(".link", user_id=user.id))
    token = _handed_over(user)
    address = url_for("accounts.first_password", token=token, _external=True) if token else None
    return render_template("users/link.html", user=user, address=address)


@pages.post("/<key:user_id>/disabling")
def disabling(user_id: int) -> ResponseReturnValue:
    """Close an account."""
    user = _managed(user_id)
    ensure_shown(user)
    accounts.disable(db.session(), user, by=actor())
    return done(url_for(".edit", user_id=user_id), _("The account was disabled."))


@pages.post("/<key:user_id>/enabling")
def enabling(user_id: int) -> ResponseReturnValue:
    """Open a closed account again."""
    user = _managed(user_id)
    ensure_shown(user)
    accounts.enable(db.session(), user, by=actor())
    return done(url_for(".edit", user_id=user_id), _("The account was enabled."))


@pages.post("/<key:user_id>/unlocking")
def unlocking(user_id: int) -> ResponseReturnValue:
    """Forget failed attempts to sign in."""
    logins.unlock(db.session(), _managed(user_id), by=actor())
    return done(url_for(".edit", user_id=user_id), _("The failed attempts were forgotten."))


def _managed(user_id: int) -> User:
    return load(queries.managed_by(actor()), user_id, Permission.MANAGE_USERS)


def _commissions() -> Sequence[Commission]:
    return db.session.scalars(commission_queries.with_accounts(actor())).all()


def _form(commissions: Sequence[Commission], user: User | None) -> AccountForm:
    bodies = [(body.id, in_words(body.known_as())) for body in db.session.scalars(queries.bodies(language()))]
    return AccountForm(commission_ids=[commission.id for commission in commissions], bodies=bodies, obj=user)


def _facts(form: AccountForm) -> AccountFacts:
    name, full_name = form.name.data or "", form.full_name.data or ""
    return accounts.AccountFacts(name, full_name, form.language.data, form.time_zone.data)


def _memberships(form: AccountForm, commissions: Sequence[Commission]) -> Mapping[int, MembershipFacts]:
    """What the account shall be where, by the id of the commission; none where it shall be nothing."""
    found = {}
    for commission in commissions:
        part = form.parts[commission.id]
        if part.role.data:
            body = db.session.get(Body, part.body.data) if part.body.data else None
            found[commission.id] = accounts.MembershipFacts(commission, part.role.data, part.side.data, body)
    return found


def _revise(user: User, form: AccountForm, commissions: Sequence[Commission]) -> None:
    facts, memberships = _facts(form), _memberships(form, commissions)
    if facts != accounts.AccountFacts(user.name, user.full_name, user.language, user.time_zone):
        accounts.revise(db.session(), user, facts, by=actor())
    for membership in memberships.values():
        accounts.appoint(db.session(), user, membership, by=actor())
    for commission in commissions:
        if commission.id not in memberships:
            accounts.dismiss(db.session(), user, commission, by=actor())


def _ensure_seen(user: User, form: AccountForm) -> None:
    ensure_seen(user, form)
    for commission_id, part in form.parts.items():
        own = user.membership_in(commission_id)
        if part.seen.data != (own.version_id if own else None):
            raise ChangedMeanwhile(user, form)


def _hand_over(user: User) -> None:
    """Make a link whose token this browser alone can make again: the table has its hash, the page shows it once."""
    word = secrets.token_urlsafe(16)
    links.issue(db.session(), user, by=actor(), token=browser().secret(word))
    session[_HANDED_OVER] = [user.id, word]


def _handed_over(user: User) -> str | None:
    user_id, word = session.pop(_HANDED_OVER, (None, ""))
    if user_id != user.id:
        return None
    token = browser().secret(word)
    try:
        links.behind(db.session(), token)
    except links.LinkIsSpent:
        return None
    return token
