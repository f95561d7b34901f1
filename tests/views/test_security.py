"""What every answer tells the browser, whom we answer at all, and what the log may hold."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from commission.app import create_app
from commission.db import db
from commission.models import MeetingAct, Role, Side
from commission.operations import accounts
from commission.texts import Language
from commission.views.addresses import ours
from commission.views.logs import PlainLines
from commission.views.security import HEADERS
from tests import makers
from tests.browsing import Visitor
from tests.conftest import a_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from sqlalchemy.orm import Session


@pytest.fixture
def published(tmp_path: Path, database_url: str) -> Iterator[Flask]:
    """An application that answers to one name, behind https."""
    settings = replace(a_settings(tmp_path, database_url), hosts=("commission.example",), is_https=True)
    app = create_app(settings)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize("path", ["/sign-in", "/account", "/nowhere", "/links/x", "/static/style.css", "/static/none"])
@pytest.mark.parametrize("is_signed_in", [False, True])
def test_every_answer_has_the_headers(app: Flask, session: Session, path: str, *, is_signed_in: bool) -> None:
    visitor = Visitor(app)
    if is_signed_in:
        visitor.sign_in(makers.a_user(session))
    answer = visitor.get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    if not path.startswith("/static"):
        assert answer.headers["Cache-Control"] == "no-store"


def test_files_with_a_fingerprint_are_kept_for_good(app: Flask) -> None:
    visitor = Visitor(app)
    assert "immutable" in visitor.get("/static/style.css?v=1").headers["Cache-Control"]
    assert "immutable" not in visitor.get("/static/style.css").headers.get("Cache-Control", "")
    assert "Set-Cookie" not in visitor.get("/static/style.css").headers


def test_no_page_has_inline_code_or_foreign_hosts(app: Flask, session: Session) -> None:
    visitor = Visitor(app)
    pages = [visitor.get("/sign-in").text, visitor.sign_in(makers.a_user(session)).get("/account").text]
    for page in pages:
        assert " style=" not in page
        assert " onclick=" not in page
        assert "<style" not in page
        assert "http://" not in page.replace("http://localhost", "")
        assert "https://" not in page


@pytest.mark.parametrize("host", ["localhost", "localhost:8123", "127.0.0.1:9", "[::1]", "[::1]:8000"])
def test_the_loopback_is_answered_with_any_port(app: Flask, host: str) -> None:
    assert app.test_client().get("/sign-in", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.invalid", "localhost.evil.invalid", "localhost:80@evil.invalid", "", "a b", "[::1", "evil\u00e9", "x:y"],
)
def test_another_host_is_refused(app: Flask, host: str) -> None:
    answer = app.test_client().get("/sign-in", headers={"Host": host})
    assert answer.status_code == 400
    assert "evil" not in answer.text


def test_a_published_application_answers_to_its_name_only(published: Flask) -> None:
    def asked(host: str) -> int:
        return published.test_client().get("/sign-in", base_url=f"https://{host}").status_code

    assert asked("commission.example") == 200
    assert asked("localhost") == 400
    assert asked("commission.example:8000") == 400


def test_behind_https_browsers_are_told_to_stay_there(published: Flask, app: Flask) -> None:
    answer = published.test_client().get("/sign-in", base_url="https://commission.example")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in Visitor(app).get("/sign-in").headers


@pytest.mark.parametrize(
    "address", ["/", "/meetings", "/meetings?q=%D0%B0&page=2", "/a-b_c.d/1", "/sign-in?next=/account"]
)
def test_our_addresses_pass(address: str) -> None:
    assert ours(address) == address


@pytest.mark.parametrize(
    "address", [None, "", "x", "//x", "/\tx", "/x\n", "/x y", "/é", "http://x", "/x?y=//z#", "/x?<", "/\\x"]
)
def test_other_addresses_become_the_first_page(address: str | None) -> None:
    assert ours(address) == "/"


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/account", "/sign-in", "/users", "/users/" + "9" * 5000 + "/edit"])
def test_no_method_gives_a_5xx(app: Flask, method: str, path: str) -> None:
    assert Visitor(app).open(method, path).status_code < 500


@pytest.mark.parametrize("field", ["name", "password", "next", "carried", "language", "form_key", "csrf_token", "seen"])
@pytest.mark.parametrize("value", ["\x00", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "9" * 6000])
def test_no_value_gives_a_5xx(app: Flask, session: Session, field: str, value: str) -> None:
    visitor = Visitor(app).sign_in(makers.a_user(session))
    for path in ("/sign-in", "/language", "/account/settings", "/account/password", "/sign-out"):
        assert visitor.post(path, **{field: value}).status_code < 500


def test_no_address_takes_a_post_without_the_token_of_a_page(app: Flask, session: Session) -> None:
    user = makers.a_user(session)
    other = makers.a_commission(session, code="transport")
    accounts.appoint(session, user, accounts.MembershipFacts(other, Role.ADMINISTRATOR), by=None)
    third = makers.a_commission(session, code="water")
    accounts.appoint(session, user, accounts.MembershipFacts(third, Role.CO_CHAIR, Side.RF), by=None)
    visitor = Visitor(app).sign_in(user)
    parts = {"key": 1, "act": MeetingAct.OPENING, "side": Side.RF, "language": Language.RU}
    urls = app.url_map.bind("localhost")
    taking = [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    assert len(taking) > 10
    for rule in taking:
        kinds = {name: converter.__class__ for name, converter in rule._converters.items()}
        known = {kind: value for word, value in parts.items() for kind in [app.url_map.converters[word]]}
        path = urls.build(
            rule.endpoint, {name: known.get(kind, "0" * 32) for name, kind in kinds.items()}, method="POST"
        )
        assert visitor.open("POST", path).status_code == 400, rule


def test_nobody_forges_a_line_of_the_log() -> None:
    handler = PlainLines("%(levelname)s %(address)s %(message)s")
    record = logging.LogRecord("x", logging.INFO, "x", 1, "GET %s", ("/a\r\n2026 INFO root signed in",), None)
    assert handler.format(record) == "INFO - GET /a\\r\\n2026 INFO root signed in"
