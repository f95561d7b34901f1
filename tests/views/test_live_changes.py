"""The strip "A moment ago": who of which Side changed which shared clause, and nothing that is private."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from commission import clock
from commission.i18n import gettext as _
from commission.models import JournalEntry, JournalKind, LoginSession, Role, Side
from commission.operations import clauses, collations, journal
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


@pytest.fixture
def known(visitor: Visitor, meeting: Meeting, clause: Clause) -> str:
    """What a page knows that was opened when the session had its first clause."""
    del clause
    return _known(visitor, meeting)


def _changes(visitor: Visitor, meeting: Meeting, known: str) -> TestResponse:
    """The strip of a page that was opened when others had changed so many things."""
    return visitor.get(f"/meetings/{meeting.id}/protocol/changes", query_string={"known": known})


def _known(visitor: Visitor, meeting: Meeting) -> str:
    """How many changes a page knows that is opened now."""
    (address,) = tree_of(visitor.get(f"/meetings/{meeting.id}/protocol")).xpath("//@data-changes")
    return str(address).partition("known=")[2]


def _reword(session: Session, clause: Clause, by: User | None, text: str = "новый") -> None:
    clauses.reword(session, clause, Bilingual(text, "мәтін"), seen=clause.wording_number, by=by)
    session.commit()


def _write(session: Session, clause: Clause, by: User, *, number: int = 1_000, **told: Any) -> None:
    """An entry about a clause that no operation writes."""
    facts = {"kind": JournalKind.CHANGED, "subject": "clause", "subject_id": clause.id, "changes": {}, **told}
    entry = JournalEntry(at=clock.now(), user_id=by.id, by_name="", meeting_id=clause.meeting.id, **facts)
    entry.seal(number=number, previous="")
    session.add(entry)


def test_the_strip_names_person_side_and_clause_and_leads_there(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor, known: str
) -> None:
    _reword(session, clause, kazakh)
    tree = tree_of(_changes(visitor, meeting, known))
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
    known = _known(visitor, meeting)
    for nonsense in (known, "", "x", "-1", "2024-03-21T00:00:00"):
        assert not tree_of(_changes(visitor, meeting, nonsense)).xpath("//li[@data-new]")


def test_an_hour_later_a_new_page_tells_nothing_but_one_that_stayed_open_does(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor
) -> None:
    known, opened = _known(visitor, meeting), clock.now()
    _reword(session, clause, kazakh)
    with clock.standing_at(opened + dt.timedelta(minutes=25)):
        visitor.get(f"/meetings/{meeting.id}")
    with clock.standing_at(opened + dt.timedelta(minutes=50)):
        visitor.get(f"/meetings/{meeting.id}")
    with clock.standing_at(opened + dt.timedelta(minutes=70)):
        assert tree_of(_changes(visitor, meeting, known)).xpath("//li[@data-new]")
        assert _("Nobody else changed anything in the last hour.") in text_of(
            visitor.get(f"/meetings/{meeting.id}/protocol")
        )


def test_nobody_is_told_of_what_one_does_oneself(
    session: Session, meeting: Meeting, clause: Clause, russian: User, visitor: Visitor, known: str
) -> None:
    _reword(session, clause, russian)
    assert not tree_of(_changes(visitor, meeting, known)).xpath("//li[@data-new]")


def test_a_removed_clause_is_told_by_the_number_it_had(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor, known: str
) -> None:
    session.commit()
    clauses.remove(session, clause, by=kazakh)
    session.commit()
    (line,) = tree_of(_changes(visitor, meeting, known)).xpath("//li[@data-new]")
    assert "1.1" in line.text_content()
    assert not line.xpath("a")


def test_several_changes_of_one_clause_by_one_person_are_one_line(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor, known: str
) -> None:
    for text in ("раз", "два", "три"):
        _reword(session, clause, kazakh, text)
    assert tree_of(_changes(visitor, meeting, known)).xpath("count(//li[@data-new])") == 1


def test_remarks_and_answers_are_told_to_those_who_follow_the_agreement(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor, known: str
) -> None:
    remark = makers.a_remark(session, clause, kazakh)
    journal.record(session, JournalKind.CREATED, remark, by=kazakh)
    session.commit()
    (line,) = tree_of(_changes(visitor, meeting, known)).xpath("//li[@data-new]")
    assert line.get("data-clause") == str(clause.id)


@pytest.mark.parametrize("subject", ["clause", "negotiating_position"])
def test_what_a_side_does_for_itself_is_in_no_byte(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor, subject: str, known: str
) -> None:
    before = _changes(visitor, meeting, known).text
    # as if somebody had written it into the session's own journal: still nobody is told
    kind = JournalKind.PRIVATE if subject == "clause" else JournalKind.CHANGED
    _write(session, clause, kazakh, kind=kind, subject=subject, changes={"text_ru": [None, "канарейка"]})
    session.commit()
    assert _changes(visitor, meeting, known).text == before
    page = visitor.get(f"/meetings/{meeting.id}/protocol").text
    assert "канарейка" not in page


def test_no_number_of_the_chain_is_sent(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor, known: str
) -> None:
    _reword(session, clause, kazakh)
    _write(session, clause, kazakh, number=777_777)
    session.commit()
    assert "777777" not in _changes(visitor, meeting, known).text


def test_what_is_new_is_told_by_its_place_even_if_a_clock_stood_wrong(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor
) -> None:
    _reword(session, clause, kazakh)
    known = _known(visitor, meeting)
    with clock.standing_at(clock.now() - dt.timedelta(hours=2)):
        _reword(session, clause, kazakh, "позже")
    assert tree_of(_changes(visitor, meeting, known)).xpath("//li[@data-new]")


def test_what_a_side_does_for_itself_moves_no_place(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor
) -> None:
    _reword(session, clause, kazakh)
    known = _known(visitor, meeting)
    makers.a_position(session, clause, kazakh)
    session.commit()
    assert _known(visitor, meeting) == known


def test_an_answer_keeps_the_side_for_which_it_was_given(
    session: Session, meeting: Meeting, clause: Clause, kazakh: User, visitor: Visitor, known: str
) -> None:
    collations.collate(session, clause, seen=clause.pair_fingerprint, by=kazakh)
    (membership,) = kazakh.memberships
    membership.side = Side.RF
    session.commit()
    assert _("Kazakh Side") in _changes(visitor, meeting, known).text
    _reword(session, clause, kazakh)
    assert _("Russian Side") in _changes(visitor, meeting, known).text


def test_asking_does_not_keep_an_idle_browser_signed_in(
    session: Session, meeting: Meeting, clause: Clause, visitor: Visitor, known: str
) -> None:
    del clause
    seen = session.scalars(sa.select(LoginSession.last_seen_at)).one()
    with clock.standing_at(seen + dt.timedelta(minutes=20)):
        assert _changes(visitor, meeting, known).status_code == 200
        assert session.scalars(sa.select(LoginSession.last_seen_at)).one() == seen
    with clock.standing_at(seen + dt.timedelta(minutes=31)):
        assert _changes(visitor, meeting, known).status_code == 303


def test_the_strip_is_for_readers_of_the_draft(
    app: Flask, session: Session, meeting: Meeting, clause: Clause, known: str
) -> None:
    observer = Visitor(app).sign_in(makers.a_user(session, meeting.commission, Role.OBSERVER))
    assert _changes(observer, meeting, known).status_code == 404
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
