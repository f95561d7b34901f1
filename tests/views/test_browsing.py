"""Browser sessions as rows: who gets one, what is kept, what happens when the row is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from flask import session as browser_session

from commission.db import db
from commission.models import LoginSession
from commission.views.acting import visitor
from commission.views.browsing import browser
from commission.views.permissions import ACCESS, Gate
from tests import makers
from tests.browsing import Visitor

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session


@pytest.fixture
def app(own_app: Flask) -> Flask:
    """One that gets addresses which no other test has."""
    return own_app


@pytest.fixture
def remembering(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The application with addresses that use the session in bare ways."""

    def keep() -> str:
        browser_session["kept"] = "something"
        return ""

    def ended() -> str:
        browser_session["kept"] = "something"
        row_id = browser().row_id
        db.session.execute(sa.delete(LoginSession).where(LoginSession.id == row_id))
        db.session.commit()
        return ""

    def half_done() -> str:
        user = visitor()
        assert user is not None
        user.full_name = "never committed"
        db.session.flush()
        browser_session["kept"] = "something"
        return ""

    views = {
        "nothing": lambda: "",
        "keep": keep,
        "kept": lambda: browser_session.get("kept", ""),
        "ended": ended,
        "half_done": half_done,
        "secret": lambda: browser().secret("word"),
    }
    for name, view in views.items():
        app.add_url_rule(f"/test/{name}", f"test_{name}", view, methods=["GET", "POST"])
        monkeypatch.setitem(ACCESS, f"test_{name}", Gate.PUBLIC)
    return app


def _rows(session: Session) -> int:
    count = session.scalar(sa.select(sa.func.count(LoginSession.id))) or 0
    session.rollback()
    return count


def test_a_browser_that_nothing_is_remembered_of_gets_no_row(remembering: Flask, session: Session) -> None:
    stranger = Visitor(remembering)
    assert "Set-Cookie" not in stranger.get("/test/nothing").headers
    assert _rows(session) == 0


def test_what_is_remembered_is_there_at_the_next_request(remembering: Flask, session: Session) -> None:
    stranger = Visitor(remembering)
    stranger.get("/test/keep")
    assert stranger.get("/test/kept").text == "something"
    assert Visitor(remembering).get("/test/kept").text == ""
    assert _rows(session) == 1


def test_answers_differ_by_cookie(remembering: Flask) -> None:
    assert "Cookie" in Visitor(remembering).get("/test/nothing").headers["Vary"]


def test_a_session_ended_while_it_was_answered_stays_ended(remembering: Flask, session: Session) -> None:
    somebody = Visitor(remembering).sign_in(makers.a_user(session))
    assert somebody.get("/test/ended").status_code == 200
    assert _rows(session) == 0
    assert somebody.get("/account").status_code == 303


def test_what_a_view_did_not_commit_is_not_kept_with_the_session(remembering: Flask, session: Session) -> None:
    user = makers.a_user(session)
    somebody = Visitor(remembering).sign_in(user)
    assert somebody.post("/test/half_done").status_code == 200
    assert somebody.get("/test/kept").text == "something"
    session.refresh(user)
    assert user.full_name == ""


def test_a_secret_is_made_again_by_the_same_browser_only(remembering: Flask, session: Session) -> None:
    user = makers.a_user(session)
    one, other = Visitor(remembering).sign_in(user), Visitor(remembering).sign_in(user)
    told = one.get("/test/secret").text
    assert len(told) == 64
    assert told == one.get("/test/secret").text
    assert told != other.get("/test/secret").text


def test_who_is_signed_in_takes_no_statement_of_its_own(remembering: Flask, session: Session) -> None:
    somebody = Visitor(remembering).sign_in(makers.a_user(session))
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    engine = session.get_bind()
    sa.event.listen(engine, "before_cursor_execute", note)
    somebody.get("/test/nothing")
    sa.event.remove(engine, "before_cursor_execute", note)
    assert len([one for one in asked if one.startswith("SELECT")]) == 2, "the row with its user, and the memberships"
