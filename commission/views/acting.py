"""Who acts, and how an act ends: commit, one flash, 303. See ``loading`` for the idiom as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, request
from flask_login import LoginManager, current_user, login_user, logout_user
from sqlalchemy.exc import IntegrityError
from werkzeug.exceptions import Unauthorized

from commission import clock
from commission.db import db
from commission.models import Clause, User
from commission.views import carrying
from commission.views.browsing import browser
from commission.views.repeating import first_answer, note_answer

if TYPE_CHECKING:
    import datetime as dt

    from flask import Flask
    from werkzeug.wrappers import Response

    from commission.base import Versioned
    from commission.forms.base import Form


class ChangedMeanwhile(Exception):  # noqa: N818 -- named for what happened
    """Somebody else changed the record since this person opened the page: 409, what was typed in a form is kept."""

    def __init__(self, record: Versioned, form: Form | None = None) -> None:
        super().__init__(type(record).__name__)
        self.record = record
        self.form = form


def recognise(app: Flask) -> None:
    """Let Flask-Login tell who is signed in, from the row that the browser session was read from."""
    manager = LoginManager(app)
    # the token is opaque and bound to a row that can be ended: nothing is guessed from addresses and browsers
    manager.session_protection = None

    @manager.user_loader  # type: ignore[untyped-decorator]  # Flask-Login ships no types
    def loaded(user_id: str) -> User | None:
        user = browser().user
        return user if user and user.is_active and user.get_id() == user_id else None


def enter(user: User) -> None:
    """Sign somebody in, whom the view has recognised: another token, nothing kept of what was before."""
    browser().begin_anew()
    login_user(user)


def leave() -> None:
    """Sign the visitor out and forget everything known of the browser."""
    logout_user()
    browser().begin_anew()


def visitor() -> User | None:
    """Who is signed in, if anybody."""
    user: Any = current_user
    found = user._get_current_object()  # noqa: SLF001 -- werkzeug's documented way through its proxy
    return found if isinstance(found, User) else None


def actor() -> User:
    """Who acts; behind the guard of ``permissions`` there always is somebody."""
    user = visitor()
    if user is None:
        raise Unauthorized
    return user


def today() -> dt.date:
    """The day it is now where the actor sits."""
    user = visitor()
    return clock.today(user.time_zone) if user else clock.today()


def ensure_seen(record: Versioned, form: Form) -> None:
    """Refuse a form that was opened before somebody else's change; ``ChangedMeanwhile`` becomes the 409 page."""
    if form.seen.data != record.version_id:
        raise ChangedMeanwhile(record, form)


def version_of(record: Versioned) -> str:
    """What the button of an act carries, to tell which version of the record it stood beside."""
    parts = (record, record.assignment) if isinstance(record, Clause) else (record,)
    return "-".join(str(part.version_id) for part in parts if part)


def ensure_shown(record: Versioned) -> None:
    """Refuse an act of one button that stood beside an older version; ``ChangedMeanwhile`` becomes the 409 page."""
    if request.form.get("seen") != version_of(record):
        raise ChangedMeanwhile(record)


def done(location: str, message: str | None = None, category: str = "done") -> Response:
    """End a successful act: note the form's key, commit, say so, and lead on with 303."""
    note_answer(actor(), location)
    try:
        db.session.commit()
    except IntegrityError:
        # the same form, sent twice at the same moment: the other one was first
        db.session.rollback()
        first = first_answer(actor())
        if first is None:
            raise
        return first
    carrying.arrive()
    if message:
        flash(message, category)
    return redirect(location, 303)
