"""Browser sessions as rows of the database: the cookie holds a random token, the table its hash."""

from __future__ import annotations

import datetime as dt
import hmac
import secrets
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from flask import g, request, session
from flask.sessions import SessionInterface, SessionMixin
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.datastructures import CallbackDict

from commission import clock
from commission.db import db, writing
from commission.models import LoginSession, User
from commission.operations import logins

if TYPE_CHECKING:
    from flask import Flask, Request, Response

# How often a browser that only reads is noted down.
_SEEN_EVERY = dt.timedelta(minutes=1)
# What a page asks for by itself, with nobody there to be seen: it keeps no idle browser signed in.
UNATTENDED = frozenset({"protocols.changes"})
# Where Flask-WTF keeps what the tokens of forms are made from, and in ``g`` the token that a page has.
_CSRF = "csrf_token"


class BrowserSession(CallbackDict[str, Any], SessionMixin):
    """What the application remembers about one browser between two requests."""

    def __init__(self, row: LoginSession | None = None, token: str = "") -> None:
        def changed(own: BrowserSession) -> None:
            own.modified = True

        # what the cookie holds; no table does
        self.token = token or secrets.token_urlsafe(32)
        # without a row the token itself vouches for forms: nobody gets a row by looking at pages
        super().__init__(row.data if row else {_CSRF: self.secret(_CSRF)}, on_update=changed)
        self.modified = False
        self.new = row is None
        self.row_id = row.id if row else None
        # loaded together with the row: whoever asks who is signed in is answered from here
        self.user: User | None = row.user if row else None
        self.last_seen_at = row.last_seen_at if row else None
        self.begins_anew = False
        # the database did not answer: nothing is known, nothing will be kept
        self.is_lost = False
        self.is_known = bool(token)

    @property
    def user_id(self) -> int | None:
        """Whose session it is, where Flask-Login keeps it; needs no database, unlike a record after a rollback."""
        return int(self["_user_id"]) if "_user_id" in self else None

    def begin_anew(self) -> None:
        """Forget everything and take another token, as at signing in and out."""
        self.clear()
        g.pop(_CSRF, None)
        self.rotate()

    def rotate(self) -> None:
        """Take another token and remember everything."""
        self.begins_anew = self.modified = True

    def secret(self, word: str) -> str:
        """What nobody but this browser's cookie can make of a word again, so that no table needs to hold it."""
        return hmac.digest(_bytes(self.token), _bytes(word), "sha256").hex()


class RowSessions(SessionInterface):
    """Opens and keeps browser sessions; a browser that nothing is remembered of gets no row."""

    def open_session(self, app: Flask, request: Request) -> BrowserSession:
        """The session of the token in the cookie, or an empty one."""
        token = request.cookies.get(self.get_cookie_name(app), "")
        if not token or _is_static(app, request):
            return BrowserSession()
        try:
            row = _find(token)
        except OperationalError:
            app.logger.exception("the database does not answer")
            lost = BrowserSession()
            lost.is_lost = True
            return lost
        return BrowserSession(row, token)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep what changed, in a transaction of its own after the request's work is over."""
        if not isinstance(session, BrowserSession) or session.is_lost:
            return
        response.vary.add("Cookie")
        is_stale = (
            session.last_seen_at is not None
            and clock.now() - session.last_seen_at >= _SEEN_EVERY
            and request.endpoint not in UNATTENDED
        )
        if not session.modified and not is_stale:
            if not session.is_known and _CSRF in g:
                # the page has a form, which this browser alone may send
                self._hand_over(app, response, session.token)
            return
        # what the view did not commit is given up here, and with it the write lock that it held
        db.session.rollback()
        try:
            with writing():
                token = _keep(session)
                db.session.commit()
        except (OperationalError, StaleDataError):
            # the database is gone, or the session was ended from elsewhere at this moment
            db.session.rollback()
            app.logger.exception("a browser session could not be kept")
            return
        if token:
            self._hand_over(app, response, token)

    def _hand_over(self, app: Flask, response: Response, token: str) -> None:
        secure = self.get_cookie_secure(app)
        response.set_cookie(self.get_cookie_name(app), token, secure=secure, httponly=True, samesite="Lax")


def browser() -> BrowserSession:
    """The session of this browser."""
    own: Any = session
    found = own._get_current_object()  # noqa: SLF001 -- werkzeug's documented way through its proxy
    return found if isinstance(found, BrowserSession) else BrowserSession()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _is_static(app: Flask, request: Request) -> bool:
    return request.path.startswith(f"{app.static_url_path}/")


def _find(token: str) -> LoginSession | None:
    query = (
        sa.select(LoginSession)
        .where(LoginSession.token_hash == logins.hashed(token))
        .options(joinedload(LoginSession.user))
    )
    row = db.session.scalar(query)
    return row if row and row.is_alive_at(clock.now()) else None


def _keep(session: BrowserSession) -> str | None:
    """Write the row; the token where the browser needs a new cookie."""
    row = None
    if session.begins_anew:
        db.session.execute(sa.delete(LoginSession).where(LoginSession.id == (session.row_id or 0)))
    elif session.row_id:
        row = db.session.get(LoginSession, session.row_id)
        if row is None:
            # ended from elsewhere while this request was answered: it stays ended
            return None
    token = None
    if row is None:
        if not session:
            return None
        token = secrets.token_urlsafe(32)
        row = LoginSession(token_hash=logins.hashed(token), created_at=clock.now())
        row.address = request.remote_addr or ""
        row.browser = request.user_agent.string[:300]
        logins.sweep(db.session())
        db.session.add(row)
    row.user_id = session.user_id
    row.data = dict(session)
    row.last_seen_at = clock.now()
    return token
