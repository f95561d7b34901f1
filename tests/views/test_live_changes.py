"""The strip "A moment ago": who of which Side changed which shared clause, and nothing that is private."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission import clock
from commission.i18n import gettext as _
from commission.models import JournalEntry, JournalKind, LoginSession, Role, Side
from commission.operations import clauses, journal
from commission.texts import Bilingual
from tests import makers
from tests.browsing import Visitor, text_of, tree_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

    from commission.models import Clause, Meeting, User


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return makers.a_meeting(session)


@pytest.fixture
def clause(session: Session, meeting: Meeting) -> Clause:
    return makers.a_clause(session, makers.an_agenda_item(session, meeting))


@pytest.fixture
def russian(session: Session, meeting: Meeting) -> User:
    return makers.a_user(session, meeting.commission, full_name="Иванов")


@pytest.fixture
def kazakh(session: Session, meeting: Meeting) -> User:
    return makers.a_user(session, meeting.commission, side=Side.KZ, name="kz", full_name="Әлиев")


@pytest.fixture
def visitor(app: Flask, russian: User) -> Visitor:
    return Visitor(app).sign_in(russian)


def _changes(visitor: Visitor, meeting: Meeting, opened: dt.datetime | str) -> TestResponse:
    moment = opened if isinstance(opened, str) else opened.isoformat()
    return visitor.get(f"/meetings/{meeting.id}/protocol/changes", query_string={"opened": moment})


def _reword(session: Session, clause: Clause, by: User | None, text: str = "новый") -> None:
    clauses.reword(session, clause, Bilingual(text, "мәтін"), seen=clause.wording_number, by=by)
    session.commit()


def test_the_strip_names_person_side_and_clause_and_leads_there(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor
) -> None:
    opened = clock.now()
    _reword(session, clause, kazakh)
    tree = tree_of(_changes(visitor, meeting, opened))
    (line,) = tree.xpath(f"//li[@data-new and @data-clause='{clause.id}']")
    assert line.xpath(f"a[@href='#clause-{clause.id}']/text()") == ["1.1"]
    assert "Әлиев" in line.text_content()
    assert _("Kazakh Side") in line.text_content()


def test_what_came_before_the_page_was_opened_is_told_and_not_new(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor
) -> None:
    _reword(session, clause, kazakh)
    page = visitor.get(f"/meetings/{meeting.id}/protocol")
    assert tree_of(page).xpath("//*[@data-changes]//li")
    assert not tree_of(page).xpath("//*[@data-changes]//li[@data-new]")
    for nonsense in ("", "x", "2024-03-21T00:00:00"):
        assert not tree_of(_changes(visitor, meeting, nonsense)).xpath("//li[@data-new]")


def test_an_hour_later_a_new_page_tells_nothing_but_one_that_stayed_open_does(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor
) -> None:
    opened = clock.now()
    _reword(session, clause, kazakh)
    with clock.standing_at(opened + dt.timedelta(minutes=25)):
        visitor.get(f"/meetings/{meeting.id}")
    with clock.standing_at(opened + dt.timedelta(minutes=50)):
        visitor.get(f"/meetings/{meeting.id}")
    with clock.standing_at(opened + dt.timedelta(minutes=70)):
        assert tree_of(_changes(visitor, meeting, opened)).xpath("//li[@data-new]")
        assert _("Nobody else changed anything in the last hour.") in text_of(
            visitor.get(f"/meetings/{meeting.id}/protocol")
        )


def test_nobody_is_told_of_what_one_does_oneself(
    session: Session, meeting: Meeting, clause: Clause, russian: User, visitor: Visitor
) -> None:
    opened = clock.now()
    _reword(session, clause, russian)
    assert not tree_of(_changes(visitor, meeting, opened)).xpath("//li[@data-new]")


def test_a_removed_clause_is_told_by_the_number_it_had(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor
) -> None:
    session.commit()
    opened = clock.now()
    clauses.remove(session, clause, by=kazakh)
    session.commit()
    (line,) = tree_of(_changes(visitor, meeting, opened)).xpath("//li[@data-new]")
    assert "1.1" in line.text_content()
    assert not line.xpath("a")


def test_several_changes_of_one_clause_by_one_person_are_one_line(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor
) -> None:
    opened = clock.now()
    for text in ("раз", "два", "три"):
        _reword(session, clause, kazakh, text)
    assert tree_of(_changes(visitor, meeting, opened)).xpath("count(//li[@data-new])") == 1


def test_remarks_and_answers_are_told_to_those_who_follow_the_agreement(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor
) -> None:
    opened = clock.now()
    remark = makers.a_remark(session, clause, kazakh)
    journal.record(session, JournalKind.CREATED, remark, by=kazakh)
    session.commit()
    (line,) = tree_of(_changes(visitor, meeting, opened)).xpath("//li[@data-new]")
    assert line.get("data-clause") == str(clause.id)


@pytest.mark.parametrize("subject", ["clause", "negotiating_position"])
def test_what_a_side_does_for_itself_is_in_no_byte(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor, subject: str
) -> None:
    opened = clock.now()
    before = _changes(visitor, meeting, opened).text
    entry = journal.record(session, JournalKind.CHANGED, clause, by=kazakh)
    # as if somebody had written it into the session's own journal: still nobody is told
    entry.kind = JournalKind.PRIVATE if subject == "clause" else JournalKind.CHANGED
    entry.subject = subject
    entry.changes = {"text_ru": [None, "канарейка"]}
    session.commit()
    assert _changes(visitor, meeting, opened).text == before
    page = visitor.get(f"/meetings/{meeting.id}/protocol").text
    assert "канарейка" not in page


def test_no_number_of_the_chain_is_sent(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor
) -> None:
    opened = clock.now()
    _reword(session, clause, kazakh)
    entry = session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number.desc())).first()
    assert entry is not None
    entry.number = 777_777
    session.commit()
    assert "777777" not in _changes(visitor, meeting, opened).text


def test_asking_does_not_keep_an_idle_browser_signed_in(
    session: Session, meeting: Meeting, clause: Clause, visitor: Visitor
) -> None:
    del clause
    seen = session.scalars(sa.select(LoginSession.last_seen_at)).one()
    with clock.standing_at(seen + dt.timedelta(minutes=20)):
        assert _changes(visitor, meeting, seen).status_code == 200
        assert session.scalars(sa.select(LoginSession.last_seen_at)).one() == seen
    with clock.standing_at(seen + dt.timedelta(minutes=31)):
        assert _changes(visitor, meeting, seen).status_code == 303


def test_the_strip_is_for_readers_of_the_draft(app: Flask, session: Session, meeting: Meeting, clause: Clause) -> None:
    observer = Visitor(app).sign_in(makers.a_user(session, meeting.commission, Role.OBSERVER))
    assert _changes(observer, meeting, "").status_code == 404
    del clause


def test_the_journal_of_the_session_names_a_clause_by_number_and_first_words(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor
) -> None:
    remark = makers.a_remark(session, clause, kazakh)
    journal.record(session, JournalKind.CREATED, remark, by=kazakh)
    _reword(session, clause, kazakh, "О запуске ракеты")
    links = tree_of(visitor.get(f"/meetings/{meeting.id}/history")).xpath("//td/a")
    named = [link.text_content() for link in links]
    assert sum("1.1 «О запуске ракеты»" in one for one in named) == 3
