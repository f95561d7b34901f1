"""One's own account, and the one-time link that sets a password."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission import clock, i18n
from commission.labels import sentence
from commission.models import FormKey, JournalEntry, JournalKind, LoginSession, Role, User
from commission.operations import links, passwords
from commission.operations.logins import BY_NAME
from tests import makers
from tests.browsing import Visitor, plain, text_of, tree_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
GOOD = "қоңыр ат таңда тұр"


@pytest.fixture
def user(session: Session) -> User:
    return makers.a_user(session, name="secretary", full_name="Серіков Асқар")


@pytest.fixture
def visitor(app: Flask, user: User) -> Visitor:
    return Visitor(app).sign_in(user)


def test_the_account_page_tells_who_may_do_what(visitor: Visitor) -> None:
    page = visitor.get("/account")
    assert page.status_code == 200
    for told in ("secretary", "Серіков Асқар", "комиссия rf", "UTC+03:00"):
        assert told in text_of(page)


@pytest.mark.parametrize("path", ["/account", "/account/settings", "/account/password"])
def test_nobody_has_no_account(app: Flask, path: str) -> None:
    answer = Visitor(app).get(path)
    assert (answer.status_code, answer.location) == (303, f"/sign-in?next={path}")


def test_settings_are_changed(visitor: Visitor, session: Session, user: User) -> None:
    answer = visitor.submit("/account/settings", full_name="Жаңа Есім", language="kk", time_zone="Asia/Almaty")
    assert (answer.status_code, answer.location) == (303, "/account")
    session.refresh(user)
    assert (user.full_name, user.language, user.time_zone) == ("Жаңа Есім", "kk", "Asia/Almaty")
    assert "UTC+05:00" in text_of(visitor.get("/account"))


@pytest.mark.parametrize(
    "fields",
    [{"time_zone": "Mars/Base"}, {"time_zone": "../../etc/passwd"}, {"language": "en"}, {"full_name": "x" * 501}],
)
def test_bad_settings_are_refused_and_kept_in_sight(visitor: Visitor, fields: dict[str, str]) -> None:
    answer = visitor.submit("/account/settings", **{"full_name": "Typed Name", **fields})
    assert answer.status_code == 422
    assert tree_of(answer).xpath("//*[@role='alert']//a[@href]")
    assert fields.get("full_name", "Typed Name") in answer.text


def test_a_form_sent_twice_gives_the_first_answer(visitor: Visitor, session: Session, user: User) -> None:
    page = visitor.get("/account/settings")
    first = visitor.send(page, full_name="first")
    second = visitor.send(page, full_name="first")
    assert (first.status_code, first.location) == (second.status_code, second.location) == (303, "/account")
    session.refresh(user)
    assert user.full_name == "first"


def test_a_form_sent_again_with_another_text_is_asked_about_and_keeps_it(
    visitor: Visitor, session: Session, user: User
) -> None:
    page = visitor.get("/account/settings")
    visitor.send(page, full_name="first")
    answer = visitor.send(page, full_name="second, after going back")
    assert answer.status_code == 409
    assert "second, after going back" in text_of(answer)
    both = visitor.send(answer)
    assert both.status_code == 409, "the version seen is older than the first answer"
    assert text_of(both).index("second") < text_of(both).index("first")
    assert visitor.send(both).status_code == 303
    session.refresh(user)
    assert user.full_name == "second, after going back"


def test_the_same_key_in_another_form_is_no_repetition(visitor: Visitor) -> None:
    visitor.submit("/account/settings", form_key="key")
    answer = visitor.submit("/account/password", form_key="key", present_password="x")
    assert answer.status_code == 409


def test_no_table_learns_of_a_password_from_a_form_that_was_sent(visitor: Visitor, session: Session) -> None:
    fields = {"present_password": makers.PASSWORD, "password": GOOD, "password_again": GOOD}
    assert visitor.submit("/account/password", form_key="key", **fields).status_code == 303
    [kept] = session.scalars(sa.select(FormKey.key)).all()
    guesses = [json.dumps(["/account/password?", [["seen", ""], *map(list, fields.items())], []])]
    assert not any(hashlib.sha256(guess.encode()).hexdigest() in kept for guess in guesses)
    assert len(kept.rpartition(":")[2]) == 64


def test_a_key_that_somebody_else_used_is_free(app: Flask, visitor: Visitor, session: Session, user: User) -> None:
    assert visitor.submit("/account/settings", form_key="shared").status_code == 303
    other = makers.a_user(session, user.memberships[0].commission, Role.OBSERVER)
    answer = Visitor(app).sign_in(other).submit("/account/settings", form_key="shared", full_name="mine")
    assert (answer.status_code, answer.location) == (303, "/account")
    session.refresh(other)
    assert other.full_name == "mine"


def test_a_one_time_link_that_was_used_is_told_of_on_the_account_page(
    app: Flask, visitor: Visitor, session: Session, user: User
) -> None:
    assert not tree_of(visitor.get("/account")).xpath("//*[@class='notice']")
    other = Visitor(app)
    with clock.standing_at(NOON):
        page = f"/links/{links.issue(session, user, by=None)}"
        other.submit(page, password=GOOD, password_again=GOOD)
        [notice] = tree_of(other.get("/account")).xpath("//*[@class='notice']")
        assert plain(i18n.moment(NOON, user.time_zone)) in plain(notice.text_content())


def test_the_key_of_somebody_elses_form_gives_nothing_away(
    app: Flask, visitor: Visitor, session: Session, user: User
) -> None:
    page = visitor.get("/account/settings")
    visitor.send(page, full_name="first", form_key="shared")
    other = makers.a_user(session, user.memberships[0].commission, Role.OBSERVER)
    answer = Visitor(app).sign_in(other).submit("/account/password", form_key="shared", password="x")
    assert answer.status_code == 422


def test_a_stale_form_is_answered_with_both_texts_the_own_one_first(
    visitor: Visitor, session: Session, user: User
) -> None:
    page = visitor.get("/account/settings")
    user.full_name = "Theirs"
    session.commit()
    answer = visitor.send(page, full_name="Mine")
    assert answer.status_code == 409
    told = text_of(answer)
    assert told.index("Mine") < told.index("Theirs")
    assert visitor.send(answer).status_code == 303, "whoever has seen both may put their own over the other"
    session.refresh(user)
    assert user.full_name == "Mine"


def test_the_password_is_changed_and_other_browsers_are_signed_out(
    app: Flask, visitor: Visitor, session: Session, user: User
) -> None:
    other = Visitor(app).sign_in(user)
    before = visitor.client.get_cookie("commission")
    answer = visitor.submit("/account/password", present_password=makers.PASSWORD, password=GOOD, password_again=GOOD)
    assert (answer.status_code, answer.location) == (303, "/account")
    session.refresh(user)
    assert passwords.is_right(GOOD, user.password_hash)
    after = visitor.client.get_cookie("commission")
    assert before
    assert after
    assert after.value != before.value
    assert visitor.get("/account").status_code == 200
    assert other.get("/account").status_code == 303


@pytest.mark.parametrize(
    ("present", "new", "again", "place"),
    [
        ("wrong", GOOD, GOOD, "present_password"),
        (makers.PASSWORD, "short", "short", "password"),
        (makers.PASSWORD, "Qwerty123456", "Qwerty123456", "password"),
        (makers.PASSWORD, "я секретарь Серіков", "я секретарь Серіков", "password"),
        (makers.PASSWORD, GOOD, GOOD + "!", "password_again"),
    ],
)
def test_a_password_that_cannot_be_taken_is_refused_at_its_field(
    visitor: Visitor, session: Session, user: User, present: str, new: str, again: str, place: str
) -> None:
    answer = visitor.submit("/account/password", present_password=present, password=new, password_again=again)
    assert answer.status_code == 422
    assert tree_of(answer).xpath("//input[@aria-invalid='true']/@name") == [place]
    assert GOOD not in answer.text
    session.refresh(user)
    assert passwords.is_right(makers.PASSWORD, user.password_hash)


def test_the_present_password_is_not_guessed_at_leisure(visitor: Visitor) -> None:
    fields = {"password": GOOD, "password_again": GOOD}
    for _ in range(BY_NAME.free):
        assert visitor.submit("/account/password", present_password="wrong", **fields).status_code == 422
    answer = visitor.submit("/account/password", present_password=makers.PASSWORD, **fields)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "1"


def test_a_browser_elsewhere_is_signed_out(app: Flask, visitor: Visitor, session: Session, user: User) -> None:
    other = Visitor(app).sign_in(user)
    assert "UTC" in text_of(other.get("/account"))
    [address] = tree_of(visitor.get("/account")).xpath("//form[contains(@action, '/ending')]/@action")
    assert visitor.submit("/account", action=address).status_code == 303
    assert other.get("/account").status_code == 303
    assert visitor.get("/account").status_code == 200
    newest = session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number.desc()).limit(1)).one()
    assert (newest.kind, newest.user_id) == (JournalKind.SIGNED_OUT, user.id)


def test_nobody_ends_somebody_elses_session(app: Flask, visitor: Visitor, session: Session, user: User) -> None:
    stranger = makers.a_user(session, user.memberships[0].commission, Role.OBSERVER)
    other = Visitor(app).sign_in(stranger)
    theirs = session.scalar(sa.select(LoginSession.id).where(LoginSession.user_id == stranger.id))
    assert visitor.post(f"/account/sessions/{theirs}/ending").status_code == 404
    assert visitor.post("/account/sessions/999/ending").status_code == 404
    assert visitor.post("/account/sessions/0/ending").status_code == 404
    assert visitor.get(f"/account/sessions/{theirs}/ending").status_code == 405
    assert other.get("/account").status_code == 200


def test_a_link_sets_the_password_and_signs_in(app: Flask, session: Session, user: User) -> None:
    token, visitor = links.issue(session, user, by=None), Visitor(app)
    page = visitor.get(f"/links/{token}")
    assert "secretary" in text_of(page)
    answer = visitor.send(page, password=GOOD, password_again=GOOD)
    assert (answer.status_code, answer.location) == (303, "/")
    assert visitor.get("/account").status_code == 200
    session.refresh(user)
    assert passwords.is_right(GOOD, user.password_hash)
    assert visitor.get(f"/links/{token}").status_code == 409


def test_opening_a_link_spends_nothing(app: Flask, session: Session, user: User) -> None:
    token = links.issue(session, user, by=None)
    for _ in range(3):
        assert Visitor(app).get(f"/links/{token}").status_code == 200


def test_an_old_or_invented_link_is_answered_alike(app: Flask, session: Session, user: User) -> None:
    with clock.standing_at(NOON):
        token = links.issue(session, user, by=None)
    with clock.standing_at(NOON + dt.timedelta(minutes=30)):
        old, invented = Visitor(app).get(f"/links/{token}"), Visitor(app).get("/links/invented")
    assert old.status_code == invented.status_code == 409
    assert text_of(old) == text_of(invented)


def test_a_bad_first_password_may_be_corrected(app: Flask, session: Session, user: User) -> None:
    token, visitor = links.issue(session, user, by=None), Visitor(app)
    answer = visitor.submit(f"/links/{token}", password="qwerty123456", password_again="qwerty123456")
    assert answer.status_code == 422
    assert visitor.send(answer, password=GOOD, password_again=GOOD).status_code == 303


def test_a_link_page_left_open_tells_that_the_link_is_over(app: Flask, session: Session, user: User) -> None:
    visitor = Visitor(app)
    with clock.standing_at(NOON):
        page = visitor.get(f"/links/{links.issue(session, user, by=None)}")
    with clock.standing_at(NOON + dt.timedelta(minutes=31)):
        answer = visitor.send(page, password=GOOD, password_again=GOOD)
    assert answer.status_code == 409
    assert sentence(links.LinkIsSpent()) in text_of(answer)


def test_the_log_holds_no_link(app: Flask, session: Session, user: User, caplog: pytest.LogCaptureFixture) -> None:
    token, visitor = links.issue(session, user, by=None), Visitor(app)
    visitor.get(f"/links/{token}/")
    visitor.submit(f"/links/{token}", password=GOOD, password_again=GOOD)
    visitor.get(f"/links/{token}")
    handler = app.logger.handlers[0]
    told = [handler.format(record) for record in caplog.records if record.name == app.logger.name]
    assert any("/links/" in line for line in told)
    assert all(token not in line for line in told)
