"""An act of one button tells which version it stood beside; what changed meanwhile is neither removed nor moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission.models import (
    AgendaItem,
    Assignment,
    Attendance,
    Body,
    Clause,
    ClauseKind,
    Matter,
    Person,
    Role,
    Section,
    SectionKind,
    Side,
    User,
)
from commission.operations import sections
from commission.texts import Bilingual
from tests import makers
from tests.browsing import Visitor, text_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

    from commission.base import Versioned

# What it is done to, the page with the button, the address of the act.
ACTS: list[tuple[type, str, str]] = [
    (AgendaItem, "/meetings/1/agenda", "/agenda/1/place"),
    (AgendaItem, "/meetings/1/agenda", "/agenda/1/removal"),
    (Attendance, "/meetings/1/delegations", "/attendances/1/place"),
    (Attendance, "/attendances/1/removal", ""),
    (Section, "/meetings/1/protocol", "/sections/3/place"),
    (Section, "/meetings/1/protocol", "/sections/3/removal"),
    (Clause, "/meetings/1/protocol", "/clauses/1/place"),
    (Clause, "/clauses/1/removal", ""),
    (Assignment, "/clauses/1/removal", ""),
    (Body, "/bodies/1", "/bodies/1/removal"),
    (Person, "/people/1", "/people/1/removal"),
    (Matter, "/matters/1", "/matters/1/removal"),
    (User, "/users/2/edit", "/users/2/disabling"),
]
# What a rule refuses in this world even of those who have seen all.
REFUSED = {"/agenda/1/removal", "/bodies/1/removal", "/people/1/removal"}


@pytest.fixture
def visitor(app: Flask, session: Session) -> Visitor:
    """A secretary who is administrator of another commission, before two of everything."""
    meeting = makers.a_meeting(session)
    items = [makers.an_agenda_item(session, meeting, title) for title in ("первый", "второй")]
    for title in ("Третий", "Четвёртый"):
        sections.add(session, meeting, SectionKind.OTHER, Bilingual(title, title), by=None)
        makers.a_clause(session, items[0], kind=ClauseKind.INSTRUCTION)
        makers.an_attendance(session, meeting, Side.RF, title)
    makers.a_body(session)
    makers.a_matter(session, meeting.commission)
    user = makers.a_user(session, meeting.commission)
    other = makers.a_commission(session, code="other")
    makers.a_membership(session, user, other, Role.ADMINISTRATOR)
    makers.a_user(session, other, Role.OBSERVER, name="observer")
    session.commit()
    return Visitor(app).sign_in(user)


def _send(visitor: Visitor, shown: TestResponse, action: str) -> TestResponse:
    return visitor.send(shown, action=action or None)


@pytest.mark.parametrize(("kind", "address", "action"), ACTS)
def test_a_record_that_changed_meanwhile_stays_as_it_is(
    visitor: Visitor, session: Session, kind: type[Versioned], address: str, action: str
) -> None:
    shown = visitor.get(address)
    key = int(action.split("/")[2]) if action else 1
    record = session.get_one(kind, key)
    record.touch()
    session.commit()
    version = record.version_id
    answer = _send(visitor, shown, action)
    assert answer.status_code == 409
    assert text_of(answer)
    session.expire_all()
    assert session.get_one(kind, key).version_id == version
    # who has seen what stands now may go on
    assert _send(visitor, visitor.get(address), action).status_code != 409 or action in REFUSED


@pytest.mark.parametrize(("kind", "address", "action"), ACTS)
def test_an_act_without_a_version_is_refused(
    visitor: Visitor, session: Session, kind: type[Versioned], address: str, action: str
) -> None:
    path = action or address
    assert visitor.post(path, to="2").status_code == 409
    assert visitor.post(path, to="2", seen="x").status_code == 409
    assert session.get(kind, int(path.split("/")[2])) is not None


def test_what_stands_now_is_told_and_where_to_go_on(visitor: Visitor, session: Session) -> None:
    shown = visitor.get("/meetings/1/agenda")
    session.get_one(AgendaItem, 1).title = Bilingual("переписанный вопрос", "қайта жазылған сұрақ")
    session.commit()
    headers = {"Origin": "http://localhost", "Referer": "http://localhost/meetings/1/agenda"}
    fields = {"csrf_token": visitor.token, "to": "2", "seen": "0"}
    answer = visitor.open("POST", "/agenda/1/place", data=fields, headers=headers)
    assert shown.status_code == 200
    assert answer.status_code == 409
    assert "переписанный вопрос" in text_of(answer)
    assert "қайта жазылған сұрақ" in text_of(answer)
    assert 'href="/meetings/1/agenda"' in answer.text


@pytest.mark.parametrize("referer", ["", "http://evil.invalid/people", "http://localhost/agenda/1/place", "nonsense"])
def test_the_way_on_leads_to_a_page_of_ours(visitor: Visitor, referer: str) -> None:
    visitor.get("/account")
    headers = {"Referer": referer}
    answer = visitor.open("POST", "/agenda/1/place", data={"csrf_token": visitor.token}, headers=headers)
    assert answer.status_code == 409
    assert "evil" not in answer.text
    assert 'class="button" href="/"' in answer.text
