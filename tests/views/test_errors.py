"""One page for each kind of failure, in both languages, with a way on; details stand in the log only."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from flask import abort
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from commission.db import db
from commission.labels import CONSTRAINTS, REMOVED_MEANWHILE
from commission.models import (
    Attendance,
    Capacity,
    ClauseKind,
    Executor,
    ExecutorRole,
    LoginSession,
    Rapporteur,
    Side,
    User,
)
from commission.operations import accounts
from commission.texts import Bilingual
from commission.views.constraints import broken_constraint
from commission.views.errors import PAGES
from commission.views.permissions import ACCESS, Gate
from tests import makers
from tests.browsing import Visitor, plain, text_of, tree_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.base import Base


class DriverError(Exception):
    """What a driver says."""


FAILURES: dict[str, Exception] = {
    "broken": ValueError("private text"),
    "gone": OperationalError("SELECT private text", {}, DriverError("server closed the connection")),
    "range": DataError("INSERT private text", {}, DriverError("integer out of range")),
    "stale": StaleDataError("UPDATE statement on table 'user'"),
    "rule": accounts.LastAdministrator(),
    "unknown_constraint": IntegrityError("INSERT private text", {}, DriverError("CHECK constraint failed: x")),
    "known_constraint": IntegrityError("INSERT private text", {}, DriverError("UNIQUE constraint failed: user.name")),
}


def _a_second_co_chair(session: Session) -> Attendance:
    first = makers.an_attendance(session, makers.a_meeting(session), capacity=Capacity.CO_CHAIR)
    second = makers.a_person(session, "", first.side, "Второй")
    return Attendance(meeting=first.meeting, person=second, side=first.side, capacity=first.capacity, position=2)


def _a_second_lead(session: Session) -> Executor:
    clause = makers.a_clause(
        session, makers.an_agenda_item(session, makers.a_meeting(session)), kind=ClauseKind.INSTRUCTION
    )
    assert clause.assignment is not None
    first, second = (makers.a_body(session, code) for code in ("first", "second"))
    session.add(Executor(assignment=clause.assignment, body=first, side=Side.RF, role=ExecutorRole.LEAD, position=1))
    return Executor(assignment=clause.assignment, body=second, side=Side.RF, role=ExecutorRole.LEAD, position=2)


@pytest.fixture
def app(own_app: Flask) -> Flask:
    """One that gets addresses which no other test has."""
    return own_app


@pytest.fixture
def failing(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The application with an address for each failure."""

    def fail(name: str) -> str:
        if name.isdecimal():
            abort(int(name))
        raise FAILURES[name]

    app.add_url_rule("/fail/<name>", "fail", fail, methods=["GET", "POST"])
    app.add_url_rule("/unlisted", "unlisted", lambda: "never")
    monkeypatch.setitem(ACCESS, "fail", Gate.PUBLIC)
    return app


@pytest.fixture
def visitor(failing: Flask) -> Visitor:
    return Visitor(failing)


@pytest.mark.parametrize("code", [400, 403, 404, 409, 413, 429])
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_kind_has_a_page_with_a_way_on(visitor: Visitor, code: int, language: str) -> None:
    answer = visitor.get(f"/fail/{code}", headers={"Accept-Language": language})
    assert answer.status_code == code
    tree = tree_of(answer)
    assert tree.get("lang") == language
    assert tree.xpath("//main//a[@href='/']")
    assert tree.xpath("string(//h1)").strip()


def test_a_kind_without_a_page_of_its_own_keeps_its_code(visitor: Visitor) -> None:
    assert visitor.get("/fail/418").status_code == 418


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("broken", 500),
        ("gone", 503),
        ("range", 409),
        ("stale", 409),
        ("rule", 409),
        ("unknown_constraint", 500),
        ("known_constraint", 409),
    ],
)
def test_no_page_tells_details(visitor: Visitor, name: str, code: int) -> None:
    answer = visitor.get(f"/fail/{name}")
    assert answer.status_code == code
    assert "private" not in answer.text


def test_an_unexpected_failure_has_a_number_that_the_log_has_too(
    visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    answer = visitor.get("/fail/broken")
    line = next(record.getMessage() for record in caplog.records if "500 GET /fail/broken" in record.getMessage())
    assert line.rpartition(" ")[2] in text_of(answer)


def test_a_database_that_does_not_answer_is_a_polite_503(
    visitor: Visitor, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.sign_in(makers.a_user(session))

    def refuse(*_: object, **__: object) -> None:
        raise FAILURES["gone"]

    with monkeypatch.context() as gone:
        gone.setattr(db.session, "scalar", refuse)
        gone.setattr(db.session, "scalars", refuse)
        gone.setattr(db.session, "get", refuse)
        answer = visitor.get("/account")
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "5"
        assert tree_of(answer).xpath("//main//a[@href='/']")
    assert visitor.get("/account").status_code == 200, "it heals, and nobody was signed out"


@pytest.mark.parametrize("name", ["gone", "broken"])
def test_the_page_of_a_failure_asks_the_database_nothing(visitor: Visitor, session: Session, name: str) -> None:
    visitor.sign_in(makers.a_user(session))
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    engine = session.get_bind()
    sa.event.listen(engine, "before_cursor_execute", note)
    assert visitor.get(f"/fail/{name}").status_code >= 500
    sa.event.remove(engine, "before_cursor_execute", note)
    selects = [statement for statement in asked if statement.startswith("SELECT")]
    # the browser session with its user, and what the user may do where: before the failure
    assert len(selects) == 2


def test_a_missing_page_is_told_whoever_asks(visitor: Visitor, session: Session) -> None:
    assert visitor.get("/nowhere").status_code == 404
    assert visitor.post("/nowhere").status_code == 404
    visitor.sign_in(makers.a_user(session))
    assert visitor.get("/nowhere").status_code == 404


def test_an_endpoint_without_a_line_is_refused(visitor: Visitor, session: Session) -> None:
    visitor.sign_in(makers.a_user(session))
    assert visitor.get("/unlisted").status_code == 403


def test_a_form_too_large_is_refused(visitor: Visitor) -> None:
    assert visitor.post("/sign-in", name="x" * 13_000_000).status_code == 413


def test_what_was_typed_stands_on_the_page_of_a_refusal(visitor: Visitor) -> None:
    answer = visitor.post("/fail/rule", text_ru="длинный текст", password="secret", seen="3")
    assert answer.status_code == 409
    assert "длинный текст" in text_of(answer)
    assert "secret" not in answer.text


def test_typed_marks_are_shown_and_never_run(visitor: Visitor) -> None:
    answer = visitor.post("/fail/stale", text_ru="<script>alert(1)</script>")
    assert not tree_of(answer).xpath("//main//script")
    assert "<script>alert(1)</script>" in text_of(answer)


def test_the_constraint_that_refused_is_known_on_both_databases(session: Session) -> None:
    user = makers.a_user(session)
    session.add(User(name=user.name, full_name=""))
    with pytest.raises(IntegrityError) as refusal:
        session.flush()
    assert broken_constraint(refusal.value) == "uq_user_name"


@pytest.mark.parametrize(
    ("record", "name"), [(_a_second_co_chair, "uq_attendance_co_chair"), (_a_second_lead, "uq_executor_lead")]
)
def test_a_unique_index_is_known_on_both_databases(
    session: Session, record: Callable[[Session], Base], name: str
) -> None:
    session.add(record(session))
    with pytest.raises(IntegrityError) as refusal:
        session.flush()
    assert broken_constraint(refusal.value) == name
    assert name in CONSTRAINTS


def test_an_entry_that_was_removed_meanwhile_is_a_conflict(
    visitor: Visitor, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = makers.an_agenda_item(session, makers.a_meeting(session))
    session.add(Rapporteur(agenda_item=item, body_id=4711, position=1))
    with pytest.raises(IntegrityError) as refusal:
        session.flush()
    session.rollback()
    monkeypatch.setitem(FAILURES, "foreign_key", refusal.value)
    answer = visitor.post("/fail/foreign_key", text_ru="длинный текст")
    assert answer.status_code == 409
    assert plain(str(REMOVED_MEANWHILE)) in text_of(answer)
    assert "длинный текст" in text_of(answer)


def test_the_log_of_a_refused_row_quotes_nothing_of_it(app: Flask, session: Session) -> None:
    item = makers.an_agenda_item(session, makers.a_meeting(session))
    item.planned_minutes, item.title = -5, Bilingual("private text", "")
    with pytest.raises(IntegrityError) as refusal:
        session.flush()
    session.rollback()
    error = ValueError("around it")
    error.__cause__ = refusal.value
    told = _line(app, "500", exc_info=(ValueError, error, None))
    assert "private" not in told
    assert "IntegrityError" in told
    assert "around it" in told
    assert "test_errors.py" in told


def test_nothing_from_outside_begins_a_line_of_the_log_or_moves_its_cursor(app: Flask) -> None:
    told = _line(app, "404 %s", "/x\x1b[2J\n2026 forged\u2028b\x9b")
    assert told.isprintable()
    error = ValueError("a\n2026-01-01 forged\x1b[2J")
    trace = _line(app, "500", exc_info=(ValueError, error, None))
    assert all(line.startswith("    ") for line in trace.split("\n")[1:])
    assert "\x1b" not in trace


def _line(app: Flask, message: str, *facts: object, exc_info: Any = None) -> str:
    record = logging.LogRecord("commission", logging.ERROR, "", 0, message, facts, exc_info)
    return app.logger.handlers[0].format(record)


def test_a_failure_does_not_sign_anybody_out(visitor: Visitor, session: Session) -> None:
    visitor.sign_in(makers.a_user(session))
    assert visitor.get("/fail/broken").status_code == 500
    assert visitor.get("/account").status_code == 200
    assert session.scalar(sa.select(sa.func.count(LoginSession.id))) == 1


def test_every_page_of_an_error_speaks_both_languages() -> None:
    assert {400, 403, 404, 405, 409, 413, 429, 500, 503} <= PAGES.keys()
