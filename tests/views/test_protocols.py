"""The working page of a protocol: everything in printed order, each half with its state in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from commission.i18n import gettext as _
from commission.i18n import ngettext
from commission.labels import label
from commission.models import ClauseKind, Role, Side
from commission.operations import assignments
from commission.operations.assignments import AssignmentFacts, Executors
from commission.texts import Bilingual
from commission.texts.cleaning import OddityKind
from commission.texts.deadlines import DeadlineKind
from tests import makers
from tests.browsing import Visitor, text_of, tree_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import AgendaItem, Meeting


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return makers.a_meeting(session)


@pytest.fixture
def item(session: Session, meeting: Meeting) -> AgendaItem:
    return makers.an_agenda_item(session, meeting)


@pytest.fixture
def address(meeting: Meeting) -> str:
    return f"/meetings/{meeting.id}/protocol"


@pytest.fixture
def secretary(app: Flask, session: Session, meeting: Meeting) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, meeting.commission, full_name="Иванов"))


def test_sections_and_clauses_stand_as_they_are_printed(
    session: Session, meeting: Meeting, item: AgendaItem, address: str, secretary: Visitor
) -> None:
    second = makers.an_agenda_item(session, meeting, "О туризме")
    for where in (item, second):
        makers.a_clause(session, where, kind=ClauseKind.NOTED)
        decision = makers.a_clause(session, where)
        makers.a_clause(session, where, kind=ClauseKind.INSTRUCTION, decision=decision)
    tree = tree_of(secretary.get(address))
    assert tree.xpath("//*[@class='nr']/text()") == ["1.1", "1.2", "2.1", "2.2"]
    assert [
        one.split(".")[0].strip() for one in tree.xpath("//section[starts-with(@id, 'section-')]/h2/text()[1]")
    ] == ["1", "2"]


def test_every_clause_has_its_anchor(session: Session, item: AgendaItem, address: str, secretary: Visitor) -> None:
    clause = makers.a_clause(session, item)
    assert tree_of(secretary.get(address)).xpath(f"//article[@id='clause-{clause.id}']")


def test_a_missing_half_is_said_and_led_to(
    session: Session, item: AgendaItem, address: str, secretary: Visitor
) -> None:
    makers.a_clause(session, item)
    gap = makers.a_clause(session, item, "только русский", "")
    page = secretary.get(address)
    one = ngettext(
        "%(num)s clause lacks a half of its text or deadline.",
        "%(num)s clauses lack a half of their text or deadline.",
        1,
    )
    assert one in text_of(page)
    assert tree_of(page).xpath(f"//*[contains(@class, 'notice')]//a[@href='/clauses/{gap.id}/edit']")
    half = tree_of(page).xpath(f"string(//*[@id='clause-{gap.id}']//*[@class='half'][2])")
    assert _("no Kazakh text") in half


def test_each_half_says_who_wrote_it_last(
    app: Flask, session: Session, meeting: Meeting, item: AgendaItem, address: str, secretary: Visitor
) -> None:
    clause = makers.a_clause(session, item)
    kazakh = Visitor(app).sign_in(makers.a_user(session, meeting.commission, side=Side.KZ, full_name="Әлиев"))
    secretary.submit(f"/clauses/{clause.id}/edit", text_ru="новый")
    kazakh.submit(f"/clauses/{clause.id}/edit", text_kk="жаңа")
    halves = tree_of(secretary.get(address)).xpath("//article//*[@class='half-head']")
    said = [" ".join(half.text_content().split()) for half in halves]
    assert "Иванов" in said[0]
    assert "Әлиев" in said[1]
    assert "Иванов" not in said[1]


def test_oddities_are_pointed_out_with_their_fragments(
    session: Session, item: AgendaItem, address: str, secretary: Visitor
) -> None:
    makers.a_clause(session, item, 'российско-казахстанский "проект" oбъекта', "мәтін")
    page = secretary.get(address)
    assert set(tree_of(page).xpath("//mark/text()")) == {"oбъекта", '"', "российско-казахстанский"}
    for kind in (OddityKind.MIXED_SCRIPT, OddityKind.STRAIGHT_QUOTES, OddityKind.FIXED_ORDER):
        assert " ".join(label(kind).split()) in text_of(page)


def test_an_instruction_shows_executors_deadline_and_days_off(
    session: Session, item: AgendaItem, address: str, secretary: Visitor
) -> None:
    clause = makers.a_clause(session, item, kind=ClauseKind.INSTRUCTION)
    assert clause.assignment is not None
    executors = {
        Side.RF: Executors(makers.a_body(session)),
        Side.KZ: Executors(makers.a_body(session, "mdaai", Side.KZ, "Министерство")),
    }
    facts = AssignmentFacts(
        executors, DeadlineKind.DATE, deadline_on=dt.date(2024, 4, 30), deadline=Bilingual("30 апреля 2024 года", "")
    )
    assignments.assign(session, clause.assignment, facts, by=None)
    page = secretary.get(address)
    text = text_of(page)
    assert "Роскосмос" in text
    assert "Министерство" in text
    assert "30.04.2024" in text
    assert _("Day off in Russia") in text
    assert _("Day off in Kazakhstan") not in text
    assert _("no Kazakh text") in text
    assert tree_of(page).xpath("//*[contains(@class, 'warn')]/span[@lang='ru']")


def test_a_member_reads_the_page_without_ways_to_change_it(
    app: Flask, session: Session, meeting: Meeting, item: AgendaItem, address: str
) -> None:
    makers.a_clause(session, item)
    member = Visitor(app).sign_in(makers.a_user(session, meeting.commission, Role.MEMBER))
    page = member.get(address)
    assert "текст" in text_of(page)
    assert not tree_of(page).xpath("//main//form | //main//a[contains(@href, '/edit') or contains(@href, '/new')]")


def test_an_agreed_protocol_is_read_only_for_a_secretary(
    session: Session, meeting: Meeting, item: AgendaItem, address: str, secretary: Visitor
) -> None:
    makers.a_clause(session, item)
    makers.settled(session, meeting)
    assert not tree_of(secretary.get(address)).xpath("//main//form | //main//a[contains(@href, '/edit')]")


def test_an_observer_sees_nothing_of_a_draft(
    app: Flask, session: Session, meeting: Meeting, item: AgendaItem, address: str
) -> None:
    makers.a_clause(session, item)
    observer = Visitor(app).sign_in(makers.a_user(session, meeting.commission, Role.OBSERVER))
    assert observer.get(address).status_code == 404


def test_an_unknown_session_is_not_found(secretary: Visitor) -> None:
    assert secretary.get("/meetings/2147483647/protocol").status_code == 404
    assert secretary.get("/meetings/2147483648/protocol").status_code == 404


def test_the_database_is_asked_as_often_for_fifty_clauses_as_for_five(
    session: Session, meeting: Meeting, address: str, secretary: Visitor, statements: list[str]
) -> None:
    bodies = [makers.a_body(session, f"body-{number}") for number in range(3)]

    def asked(count: int) -> int:
        for _number in range(count // 5):
            item = makers.an_agenda_item(session, meeting)
            decision = makers.a_clause(session, item)
            for _clause in range(4):
                clause = makers.a_clause(session, item, kind=ClauseKind.INSTRUCTION, decision=decision)
                assert clause.assignment is not None
                executors = {Side.RF: Executors(bodies[0], bodies[1:])}
                assignments.assign(session, clause.assignment, AssignmentFacts(executors), by=None)
        session.commit()
        session.expire_all()
        statements.clear()
        for path in (address, f"/clauses/{clause.id}", f"/clauses/{clause.id}/edit"):
            assert secretary.get(path).status_code == 200
        return len(statements)

    # the first page of a browser keeps its CSRF token
    secretary.get(address)
    few = asked(5)
    assert asked(50) == few
    # three pages, with what both Sides say to the clauses and what the concordance check finds in them
    assert few <= 66
