"""``flask users``: accounts from the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.db import db
from commission.models import Role, Side, User
from commission.operations import links, passwords
from commission.texts import Language
from tests import makers

if TYPE_CHECKING:
    from click.testing import Result
    from flask import Flask
    from sqlalchemy.orm import Session


@pytest.fixture(autouse=True)
def commission(session: Session) -> None:
    makers.a_commission(session)
    session.commit()


def _run(app: Flask, *words: str, typed: str = "") -> Result:
    result = app.test_cli_runner().invoke(args=["users", *words], input=typed)
    db.session.rollback()
    return result


def _user(session: Session, name: str) -> User | None:
    user = session.scalars(sa.select(User).where(User.name == name)).one_or_none()
    session.rollback()
    return user


def test_an_account_begins_with_a_link(app: Flask, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8123")
    words = ("create", "A.Serikov", "--commission", "baikonur", "--role", "secretary", "--side", "kz")
    told = _run(app, *words).output.strip()
    start = "http://127.0.0.1:8123/links/"
    assert told.startswith(start)
    user = links.behind(session, told.removeprefix(start)).user
    assert (user.name, user.language, user.time_zone) == ("a.serikov", Language.KK, "Asia/Almaty")
    assert (user.memberships[0].role, user.memberships[0].side) == (Role.SECRETARY, Side.KZ)
    assert user.password_hash is None


def test_a_password_may_come_from_standard_input(app: Flask, session: Session) -> None:
    words = ("create", "root", "--commission", "baikonur", "--role", "administrator", "--password-stdin")
    result = _run(app, *words, typed="смелая утренняя синица\n")
    assert "links" not in result.output
    user = _user(session, "root")
    assert user is not None
    assert passwords.is_right("смелая утренняя синица", user.password_hash)


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (("new", "--commission", "nowhere", "--role", "observer"), ""),
        (("new", "--commission", "baikonur", "--role", "secretary"), ""),
        (("new", "--commission", "baikonur", "--role", "king"), ""),
        (("new", "--commission", "baikonur", "--role", "executor_contact", "--side", "rf", "--body", "none"), ""),
        (("new", "--commission", "baikonur", "--role", "observer", "--password-stdin"), "short\n"),
        (("new\x07", "--commission", "baikonur", "--role", "observer"), ""),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_stored(
    app: Flask, session: Session, words: tuple[str, ...], typed: str
) -> None:
    result = _run(app, "create", *words, typed=typed)
    assert result.exit_code != 0
    assert "Traceback" not in result.output
    assert session.scalars(sa.select(User)).all() == []


def test_a_new_link_spends_the_former_one(app: Flask, session: Session) -> None:
    first = _run(app, "create", "guest", "--commission", "baikonur", "--role", "observer").output.strip()
    second = _run(app, "link", "Guest").output.strip()
    assert links.behind(session, second.rpartition("/")[2])
    with pytest.raises(links.LinkIsSpent):
        links.behind(session, first.rpartition("/")[2])


def test_nobody_gets_no_link(app: Flask) -> None:
    assert _run(app, "link", "nobody").exit_code != 0
