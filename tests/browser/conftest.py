"""A server with the demonstration session, and Debian's Chromium to look at it."""

from __future__ import annotations

import shutil
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
import waitress.server
from playwright.sync_api import expect

from commission.app import create_app
from commission.db import db, writing
from commission.models import Body, Clause, Role, Side
from commission.operations import accounts, passwords
from tests import makers
from tests.conftest import a_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from playwright.sync_api import Browser, Page

    from commission.models import Meeting, User

PASSWORD = "a long enough phrase"
# a machine that is busy with the rest of the suite is slow, not broken
expect.set_options(timeout=15_000)


@dataclass(frozen=True, slots=True)
class Site:
    """A running server and the ids of what its database holds."""

    address: str
    commission: int
    meeting: int
    # a plan with nothing in it
    bare: int
    # of each Side's first in the delegation, and a body of each Side
    attendances: dict[Side, int]
    people: dict[Side, int]
    bodies: dict[Side, int]

    def of(self, name: str = "secretary-rf") -> dict[str, object]:
        """What the addresses of somebody's own pages name."""
        side = Side.KZ if name.endswith("kz") else Side.RF
        return {
            "commission": self.commission,
            "meeting": self.meeting,
            "bare": self.bare,
            "side": side.value,
            "attendance": self.attendances[side],
            "person": self.people[side],
            "body": self.bodies[side],
        }


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, quiet towards the network."""
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"]
    return {
        **browser_type_launch_args,
        "executable_path": shutil.which("chromium"),
        "args": ["--no-sandbox", "--no-first-run", *quiet],
    }


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own, so that nobody is signed in yet."""
    context = browser.new_context(accept_downloads=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def site(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server on a free port, with a database of its own for the module."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copy(migrated / "empty.sqlite", folder / "site.sqlite")
    app = create_app(a_settings(folder, f"sqlite:///{folder / 'site.sqlite'}"))
    with app.app_context(), writing():
        ids = _fill()
        db.session.remove()
    server = waitress.server.create_server(app, host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.effective_port}", **ids)
    server.close()
    thread.join(timeout=10)
    _let_go(app)


def _fill() -> dict[str, Any]:
    meeting = makers.the_demonstration(db.session())
    makers.a_term(db.session())
    for name, role, side in (
        ("secretary-rf", Role.SECRETARY, Side.RF),
        ("secretary-kz", Role.SECRETARY, Side.KZ),
        ("member-rf", Role.MEMBER, Side.RF),
        ("administrator", Role.ADMINISTRATOR, None),
    ):
        language = side.language if side else Side.RF.language
        facts = accounts.AccountFacts(name, name, language)
        user = accounts.create(db.session(), facts, [accounts.MembershipFacts(meeting.commission, role, side)], by=None)
        passwords.choose(user, PASSWORD)
        if role is Role.SECRETARY:
            _keep(meeting, user, side)
    bare = makers.a_meeting(db.session(), meeting.commission, number=9)
    db.session.commit()
    bodies = db.session.scalars(sa.select(Body)).all()
    first = {side: meeting.delegation(side)[0] for side in Side}
    return {
        "commission": meeting.commission_id,
        "meeting": meeting.id,
        "bare": bare.id,
        "attendances": {side: one.id for side, one in first.items()},
        "people": {side: one.person_id for side, one in first.items()},
        "bodies": {side: next(body.id for body in bodies if body.side is side) for side in Side},
    }


def _keep(meeting: Meeting, secretary: User, side: Side | None) -> None:
    """What a Side keeps for itself: a position, and a body on its endorsement sheet."""
    makers.a_position(db.session(), db.session.get_one(Clause, 5), secretary)
    body = db.session.scalars(sa.select(Body).where(Body.side == side)).first()
    assert body is not None
    makers.an_endorsement(db.session(), meeting, secretary, body)


def _let_go(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()


def sign_in(page: Page, site: Site, name: str) -> None:
    """Sign in through the page, as people do."""
    page.goto(f"{site.address}/sign-in")
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    expect(page.locator("header nav")).to_be_visible()
