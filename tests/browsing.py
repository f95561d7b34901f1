"""Somebody with a browser that runs no script: opens pages, fills in their forms, sends them."""

from __future__ import annotations

import secrets
from contextvars import copy_context
from typing import TYPE_CHECKING, Any

import lxml.html
from flask import has_app_context
from werkzeug.datastructures import MultiDict

from commission import clock
from commission.db import _writes, db, writing
from commission.models import LoginSession
from commission.operations import logins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from lxml.html import FormElement, HtmlElement
    from werkzeug.test import TestResponse

    from commission.models import User

# A list of pairs, because a form may send one name several times.
Pairs = list[tuple[str, Any]]


class Visitor:
    """A browser without script.

    Each request ends the transaction of the test's own ``session``: a record that the test holds is read anew
    when it is looked at afterwards, and what the test changed must be meant for the database.
    """

    def __init__(self, app: Flask, *, address: str = "127.0.0.1") -> None:
        self.app = app
        self.address = address
        self.client = app.test_client()
        self.token = ""

    def sign_in(self, user: User) -> Visitor:
        """Be signed in as this user, without the sign-in page; the visitor itself, for chaining."""
        user_id, token = user.id, secrets.token_urlsafe(32)
        _let_go()
        row = LoginSession(
            token_hash=logins.hashed(token), user_id=user_id, created_at=clock.now(), last_seen_at=clock.now()
        )
        row.data = {"_user_id": str(user_id), "_fresh": True}
        with self.app.app_context(), writing():
            db.session.add(row)
            db.session.commit()
        self.client.set_cookie(self.app.config["SESSION_COOKIE_NAME"], token)
        self.token = ""
        return self

    def get(self, path: str, **options: Any) -> TestResponse:
        """Open a page; ``follow_redirects=True`` goes where it leads."""
        response = self.open("GET", path, **options)
        if response.mimetype == "text/html" and response.data:
            self.token = next(_tokens(response), self.token)
        return response

    def submit(self, path: str, /, action: str | None = None, **fields: Any) -> TestResponse:
        """Open a page, fill in its main form, or the one with that ``action``, and send it.

        A list sends a field several times, ``None`` not at all; a file is a pair of stream and name.
        """
        response = self.get(path, follow_redirects=True)
        return self.send(response, action=action, **fields)

    def send(self, page: TestResponse, /, action: str | None = None, **fields: Any) -> TestResponse:
        """Fill in and send a form of a page that is open already; of a refused one, say."""
        form = form_of(page, action)
        target = form.get("action") or page.request.path
        return self._send(target, [*_filled(form, fields)])

    def post(self, path: str, /, **fields: Any) -> TestResponse:
        """Send fields to an address with a CSRF token, as a form made by somebody else's hand would."""
        if not self.token:
            self.get("/account", follow_redirects=True)
        return self._send(path, [("csrf_token", self.token), *_pairs(fields)])

    def _send(self, path: str, pairs: Pairs) -> TestResponse:
        # browsers tell where a form comes from
        return self.open("POST", path, data=MultiDict(pairs), headers={"Origin": "http://localhost"})

    def open(self, method: str, path: str, **options: Any) -> TestResponse:
        """Send any request, as a server would meet it: nothing of the test's own contexts is there but the clock."""
        _let_go()

        def request() -> TestResponse:
            _writes.set(False)
            with self.app.app_context():
                environ = {"REMOTE_ADDR": self.address}
                return self.client.open(path, method=method, environ_base=environ, buffered=True, **options)

        return copy_context().run(request)


def tree_of(page: TestResponse) -> HtmlElement:
    """The page as a tree of elements."""
    return lxml.html.document_fromstring(page.text)


def form_of(page: TestResponse, action: str | None = None) -> FormElement:
    """The form of a page with that action, or the first one of its main part that is sent by POST."""
    forms = tree_of(page).xpath("//form" if action else "//main//form[translate(@method, 'POST', 'post')='post']")
    found = next((form for form in forms if action in {None, form.get("action")}), None)
    assert found is not None, f"no form {action or ''} on a page with status {page.status_code}:\n{page.text[-3000:]}"
    return found


def values_of(form: FormElement) -> dict[str, str]:
    """What the form would send as it stands, the last value of each name."""
    # a line break right after <textarea> is none of its text
    return {name: str(value).removeprefix("\r").removeprefix("\n") for name, value in form.form_values()}


def text_of(page: TestResponse) -> str:
    """The words of the page's main part, blanks made single and plain."""
    return plain(tree_of(page).xpath("string(//main)"))


def plain(text: str) -> str:
    """A text as ``text_of`` has it: a no-break space is a space."""
    return " ".join(text.split())


def _filled(form: FormElement, fields: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from ((name, value) for name, value in form.form_values() if name not in fields)
    yield from _pairs(fields)


def _pairs(fields: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in fields.items():
        if value is not None:
            yield from ((name, one) for one in (value if isinstance(value, list) else [value]))


def _tokens(page: TestResponse) -> Iterator[str]:
    yield from map(str, tree_of(page).xpath("//input[@name='csrf_token']/@value"))


def _let_go() -> None:
    """End the transaction of the test's own session, which on SQLite holds the write lock."""
    if has_app_context():
        db.session.commit()
