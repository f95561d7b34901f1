"""Signing in and out in a browser: limits, rotation, expiry, and what was typed goes on where it stopped."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission import clock
from commission.app import create_app
from commission.db import db
from commission.models import LoginSession, User
from commission.operations import accounts
from commission.operations.logins import BY_NAME
from tests import makers
from tests.browsing import Visitor, form_of, text_of, tree_of, values_of
from tests.conftest import a_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.standing_at(NOON):
        yield


@pytest.fixture
def user(session: Session) -> User:
    return makers.a_user(session, name="secretary", full_name="Серіков Асқар")


@pytest.fixture
def visitor(app: Flask, user: User) -> Visitor:
    del user
    return Visitor(app)


def _sign_in(visitor: Visitor, name: str = "secretary", password: str = makers.PASSWORD) -> TestResponse:
    return visitor.submit("/sign-in", name=name, password=password)


def _is_signed_in(visitor: Visitor) -> bool:
    return visitor.get("/account").status_code == 200


def _cookie(visitor: Visitor) -> str:
    cookie = visitor.client.get_cookie("commission")
    return cookie.value if cookie else ""


def _later(**passed: float) -> dt.datetime:
    return NOON + dt.timedelta(**passed)


def test_name_and_password_sign_in(visitor: Visitor) -> None:
    assert not _is_signed_in(visitor)
    response = _sign_in(visitor, "SECRETARY ")
    assert (response.status_code, response.location) == (303, "/")
    assert _is_signed_in(visitor)


def test_signing_in_goes_where_somebody_wanted_to_go(visitor: Visitor) -> None:
    response = visitor.get("/account/settings?a=1")
    assert (response.status_code, response.location) == (303, "/sign-in?next=/account/settings?a%3D1")
    assert visitor.submit(response.location, name="secretary", password=makers.PASSWORD).location == (
        "/account/settings?a=1"
    )


@pytest.mark.parametrize(
    "address",
    [
        "//evil.invalid",
        "https://evil.invalid",
        "/\t/evil.invalid",
        "/\\evil.invalid",
        "\\/evil.invalid",
        "///evil.invalid",
        "javascript:alert(1)",
        "evil.invalid",
        "/%0d%0aLocation: //evil.invalid",
        "/@evil.invalid",
        "/" + "a" * 3000,
        "/a?b#//evil.invalid",
    ],
)
def test_no_address_leads_away_from_us(visitor: Visitor, address: str) -> None:
    response = visitor.submit("/sign-in", name="secretary", password=makers.PASSWORD, next=address)
    assert (response.status_code, response.location) == (303, "/")


@pytest.mark.parametrize(("name", "password"), [("secretary", "wrong"), ("nobody", makers.PASSWORD)])
def test_a_wrong_password_and_an_unknown_name_are_answered_alike(visitor: Visitor, name: str, password: str) -> None:
    response = _sign_in(visitor, name, password)
    assert response.status_code == 422
    assert not _is_signed_in(visitor)
    other = _sign_in(visitor, "third", "third")
    assert text_of(response) == text_of(other)
    assert "third" in other.text, "the name stays in its field"
    assert password not in response.text


def test_a_closed_account_is_answered_like_a_wrong_password(visitor: Visitor, session: Session, user: User) -> None:
    accounts.disable(session, user, by=None)
    response = _sign_in(visitor)
    assert response.status_code == 422
    assert text_of(response) == text_of(_sign_in(visitor, "nobody"))


@pytest.mark.parametrize("fields", [{"name": ""}, {"password": ""}, {"name": "a\x0bb"}, {"password": "x" * 5000}])
def test_what_cannot_be_right_is_told_at_its_field(visitor: Visitor, fields: dict[str, str]) -> None:
    response = visitor.submit("/sign-in", **{"name": "secretary", "password": "x", **fields})
    assert response.status_code == 422
    [wrong] = fields
    assert tree_of(response).xpath(f"//input[@name='{wrong}'][@aria-invalid='true']")


def test_too_many_failures_ask_to_wait(visitor: Visitor) -> None:
    for _ in range(BY_NAME.free):
        assert _sign_in(visitor, password="wrong").status_code == 422
    response = _sign_in(visitor)
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "1"
    assert not _is_signed_in(visitor)
    with clock.standing_at(_later(seconds=1)):
        assert _sign_in(visitor).status_code == 303


def test_signing_in_takes_another_token(visitor: Visitor, session: Session) -> None:
    visitor.get("/sign-in")
    before = _cookie(visitor)
    _sign_in(visitor)
    assert before
    assert _cookie(visitor) not in {"", before}
    assert session.scalar(sa.select(sa.func.count(LoginSession.id))) == 1, "the former row is gone"


def test_the_cookie_holds_nothing_but_a_token(visitor: Visitor, session: Session) -> None:
    told = _sign_in(visitor).headers["Set-Cookie"]
    assert told.startswith("commission=")
    assert "HttpOnly" in told
    assert "SameSite=Lax" in told
    assert "Path=/" in told
    assert "Secure" not in told
    kept = session.scalars(sa.select(LoginSession)).one()
    assert _cookie(visitor) not in f"{kept.token_hash} {kept.data}"


def test_behind_https_the_cookie_is_bound_to_the_host(tmp_path: Path, database_url: str) -> None:
    settings = a_settings(tmp_path, database_url)
    app = create_app(replace(settings, is_https=True))
    told = app.test_client().get("/sign-in", base_url="https://localhost").headers["Set-Cookie"]
    assert told.startswith("__Host-commission=")
    assert "Secure" in told
    assert "Path=/" in told
    assert "Domain" not in told
    with app.app_context():
        db.engine.dispose()


def test_signing_out_ends_the_session_for_good(visitor: Visitor, session: Session) -> None:
    _sign_in(visitor)
    token = _cookie(visitor)
    response = visitor.submit("/account", action="/sign-out")
    assert (response.status_code, response.location) == (303, "/sign-in")
    visitor.client.set_cookie("commission", token)
    assert not _is_signed_in(visitor)
    assert session.scalars(sa.select(LoginSession.user_id)).all() == [None]


def test_the_language_of_the_account_is_spoken_on_after_signing_out(
    visitor: Visitor, session: Session, user: User
) -> None:
    user.language = user.language.other
    session.commit()
    _sign_in(visitor)
    visitor.submit("/account", action="/sign-out")
    assert tree_of(visitor.get("/sign-in")).get("lang") == "kk"


def test_a_session_is_over_after_half_an_hour_of_rest(visitor: Visitor) -> None:
    _sign_in(visitor)
    for minutes in (29, 58):
        with clock.standing_at(_later(minutes=minutes)):
            assert _is_signed_in(visitor)
    with clock.standing_at(_later(minutes=58 + 30)):
        assert not _is_signed_in(visitor)


def test_a_session_is_over_after_twelve_hours_of_work(visitor: Visitor) -> None:
    _sign_in(visitor)
    for minutes in range(20, 12 * 60, 20):
        with clock.standing_at(_later(minutes=minutes)):
            assert _is_signed_in(visitor)
    with clock.standing_at(_later(hours=12)):
        assert not _is_signed_in(visitor)


def test_who_only_reads_is_noted_once_a_minute(visitor: Visitor, session: Session) -> None:
    _sign_in(visitor)
    visitor.get("/account")
    seen = sa.select(LoginSession.last_seen_at)
    for seconds, noted in ((30, NOON), (59, NOON), (61, _later(seconds=61))):
        with clock.standing_at(_later(seconds=seconds)):
            visitor.get("/account")
        assert session.scalar(seen) == noted
        session.rollback()


def test_a_closed_account_is_signed_out_at_once(visitor: Visitor, session: Session, user: User) -> None:
    _sign_in(visitor)
    accounts.disable(session, user, by=None)
    assert not _is_signed_in(visitor)


def test_an_invented_token_opens_nothing(visitor: Visitor) -> None:
    for token in ("invented", "", "%00", "\xff\xfe"):
        visitor.client.set_cookie("commission", token)
        assert not _is_signed_in(visitor)
        assert visitor.get("/sign-in").status_code == 200


def test_a_token_of_flask_login_opens_nothing(visitor: Visitor, user: User) -> None:
    visitor.client.set_cookie("remember_token", f"{user.id}|{'0' * 128}")
    assert not _is_signed_in(visitor)


def test_what_was_typed_when_the_session_ran_out_is_sent_after_signing_in(
    visitor: Visitor, session: Session, user: User
) -> None:
    _sign_in(visitor)
    page = visitor.get("/account/settings")
    with clock.standing_at(_later(minutes=31)):
        answer = visitor.send(page, full_name="Әлия «Қ» Ы\nвторая", language="kk")
        assert answer.status_code == 401
        assert "password" in values_of(form_of(answer))
        answer = visitor.send(answer, name="secretary", password="wrong")
        assert answer.status_code == 422
        answer = visitor.send(answer, name="secretary", password=makers.PASSWORD)
        assert (answer.status_code, answer.location) == (303, "/continuation")
        page = visitor.get("/continuation")
        assert "Әлия «Қ» Ы" in text_of(page)
        answer = visitor.send(page)
        assert (answer.status_code, answer.location) == (303, "/account")
        assert visitor.get("/continuation").location == "/", "it arrived"
    session.refresh(user)
    assert (user.full_name, user.language) == ("Әлия «Қ» Ы вторая", "kk")


def test_somebody_elses_change_is_noticed_after_signing_in_again(
    visitor: Visitor, session: Session, user: User
) -> None:
    _sign_in(visitor)
    page = visitor.get("/account/settings")
    user.full_name = "changed meanwhile"
    session.commit()
    with clock.standing_at(_later(minutes=31)):
        answer = visitor.send(page, full_name="mine")
        visitor.send(answer, name="secretary", password=makers.PASSWORD)
        answer = visitor.send(visitor.get("/continuation"))
    assert answer.status_code == 409
    assert text_of(answer).index("mine") < text_of(answer).index("changed meanwhile")
    session.refresh(user)
    assert user.full_name == "changed meanwhile"


def test_what_waits_is_kept_while_something_else_is_done(visitor: Visitor) -> None:
    _sign_in(visitor)
    page = visitor.get("/account/settings")
    with clock.standing_at(_later(minutes=31)):
        answer = visitor.send(page, full_name="waits")
        visitor.send(answer, name="secretary", password=makers.PASSWORD)
        visitor.submit("/account/password", password="x")
        assert "waits" in text_of(visitor.get("/continuation"))


def test_the_sign_in_page_left_open_keeps_what_it_carries(visitor: Visitor) -> None:
    _sign_in(visitor)
    page = visitor.get("/account/settings")
    with clock.standing_at(_later(minutes=31)):
        answer = visitor.send(page, full_name="typed long ago")
    with clock.standing_at(_later(minutes=90)):
        # signed in and out in another tab meanwhile, or the cookie thrown away: the token of the page is no good
        visitor.client.delete_cookie("commission")
        answer = visitor.send(answer, name="secretary", password=makers.PASSWORD)
        assert answer.status_code == 400
        answer = visitor.send(answer, password=makers.PASSWORD)
        assert answer.location == "/continuation"
        assert "typed long ago" in text_of(visitor.get("/continuation"))


def test_a_page_from_before_signing_in_anew_is_sent_again_with_one_click(
    visitor: Visitor, session: Session, user: User
) -> None:
    _sign_in(visitor)
    page = visitor.get("/account/settings")
    visitor.sign_in(user)
    answer = visitor.send(page, full_name="from the other tab")
    assert answer.status_code == 400
    assert "from the other tab" in text_of(answer)
    assert visitor.send(answer).status_code == 303
    session.refresh(user)
    assert user.full_name == "from the other tab"


def test_passwords_are_never_carried(visitor: Visitor) -> None:
    _sign_in(visitor)
    page = visitor.get("/account/password")
    with clock.standing_at(_later(minutes=31)):
        answer = visitor.send(page, present_password="first secret", password="second secret")
    assert answer.status_code == 401
    assert "secret" not in answer.text.replace("secretary", "")


def test_a_foreign_page_puts_no_words_into_anybodys_mouth(visitor: Visitor) -> None:
    def sent() -> TestResponse:
        headers = {"Origin": "https://evil.invalid"}
        return visitor.open("POST", "/account/settings", data={"full_name": "foreign"}, headers=headers)

    assert (sent().status_code, sent().location) == (303, "/sign-in")
    _sign_in(visitor)
    answer = sent()
    assert answer.status_code == 400
    assert "foreign" not in answer.text


@pytest.mark.parametrize(
    "carried",
    [
        "",
        "{}",
        "[1]",
        '["/x", [["a", "\\ud800"]]]',
        '["/x", [["a", "\\u0000"]]]',
        '["/x", [["a"]]]',
        "[" * 5000,
        '["//evil.invalid", [["a", "b"]]]',
    ],
)
def test_a_forged_parcel_does_no_harm(visitor: Visitor, carried: str) -> None:
    visitor.submit("/sign-in", name="secretary", password=makers.PASSWORD, carried=carried)
    answer = visitor.get("/continuation")
    assert answer.status_code in {200, 303}
    assert "evil" not in answer.text


def test_looking_at_pages_writes_nothing(visitor: Visitor, session: Session) -> None:
    for path in ("/sign-in", "/nowhere", "/account", "/links/invented"):
        visitor.get(path)
    assert session.scalars(sa.select(LoginSession.id)).all() == []
    assert visitor.get("/sign-in").headers.get("Set-Cookie") is None, "the browser has its token already"
    assert _sign_in(visitor).status_code == 303


def test_the_token_of_a_form_is_good_in_its_own_browser_only(visitor: Visitor, app: Flask) -> None:
    page, other = visitor.get("/sign-in"), Visitor(app)
    other.get("/sign-in")
    assert other.send(page, name="secretary", password=makers.PASSWORD).status_code == 400


def test_what_is_over_is_swept_when_a_browser_is_remembered(app: Flask, session: Session, user: User) -> None:
    Visitor(app).sign_in(user)
    with clock.standing_at(_later(hours=13)):
        Visitor(app).submit("/sign-in", action="/language", language="kk")
    assert session.scalars(sa.select(LoginSession.user_id)).all() == [None]


def _carried(text: str, seen: int = 0) -> str:
    fields = {"full_name": text, "language": "ru", "time_zone": "Asia/Almaty", "seen": seen}
    return json.dumps(["/account/settings", list(fields.items())], ensure_ascii=False)


def test_going_on_without_what_was_typed_forgets_it(visitor: Visitor) -> None:
    visitor.submit("/sign-in", name="secretary", password=makers.PASSWORD, carried=_carried("typed"))
    answer = visitor.submit("/continuation", action="/continuation/end")
    assert (answer.status_code, answer.location) == (303, "/account/settings")
    assert visitor.get("/continuation").status_code == 303


def test_what_is_too_long_to_wait_is_shown_at_once_and_sent_from_there(
    visitor: Visitor, session: Session, user: User
) -> None:
    told = _carried("ж" * 300_000, user.version_id)
    answer = visitor.submit("/sign-in", name="secretary", password=makers.PASSWORD, carried=told)
    assert answer.status_code == 200
    assert "ж" * 300_000 in text_of(answer)
    assert "ж" not in str(session.scalars(sa.select(LoginSession.data)).all())
    assert visitor.send(answer, full_name="sent from there").status_code == 303
    session.refresh(user)
    assert user.full_name == "sent from there"


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/language"])
def test_nothing_is_posted_without_the_token_of_a_page(visitor: Visitor, path: str) -> None:
    if path == "/sign-out":
        _sign_in(visitor)
    fields = {"name": "secretary", "password": makers.PASSWORD, "language": "kk"}
    answer = visitor.open("POST", path, data=fields)
    assert answer.status_code == 400
    assert _is_signed_in(visitor) is (path == "/sign-out")


@pytest.mark.parametrize(("path", "method"), [("/sign-out", "GET"), ("/language", "GET"), ("/sign-in", "DELETE")])
def test_another_method_is_refused_with_those_that_are_known(visitor: Visitor, path: str, method: str) -> None:
    answer = visitor.open(method, path)
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_who_is_signed_in_already_is_not_asked_again(visitor: Visitor) -> None:
    _sign_in(visitor)
    answer = visitor.get("/sign-in?next=/account")
    assert (answer.status_code, answer.location) == (303, "/account")


def test_the_language_is_switched_by_everybody(visitor: Visitor, session: Session, user: User) -> None:
    answer = visitor.submit("/sign-in?next=/account", action="/language", language="kk")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/account")
    assert tree_of(visitor.get("/sign-in")).get("lang") == "kk"
    _sign_in(visitor)
    assert tree_of(visitor.get("/account")).get("lang") == "ru", "the account has its own"
    visitor.submit("/account", action="/language", language="kk")
    assert tree_of(visitor.get("/account")).get("lang") == "kk"
    session.refresh(user)
    assert user.language == "kk"
    assert visitor.post("/language", language="en").status_code == 400
    assert visitor.post("/language", language="ru", next="//evil.invalid").location == "/"


def test_the_browser_says_which_language_it_prefers(visitor: Visitor) -> None:
    assert tree_of(visitor.get("/sign-in", headers={"Accept-Language": "kk-KZ,ru;q=0.5"})).get("lang") == "kk"
    assert tree_of(visitor.get("/sign-in", headers={"Accept-Language": "de"})).get("lang") == "ru"
