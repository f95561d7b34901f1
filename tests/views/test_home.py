"""The first page: what is coming, what waits, what is owed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from commission import clock
from commission.documents.meeting_files import checked
from commission.i18n import gettext as _
from commission.i18n import ngettext
from commission.models import (
    Capacity,
    Clause,
    ClauseKind,
    Meeting,
    MeetingAct,
    MeetingState,
    ProgressState,
    Role,
    SectionKind,
    Side,
    User,
)
from commission.operations import assignments, meetings, sections
from commission.operations.meeting_files import bring_in
from commission.queries import home as queries
from commission.texts import Bilingual
from commission.texts.deadlines import DeadlineKind
from tests import makers
from tests.browsing import Visitor, text_of, tree_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

DUE = dt.date(2026, 12, 31)


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return makers.a_meeting(session)


@pytest.fixture
def secretary(app: Flask, session: Session, meeting: Meeting) -> Visitor:
    return _visitor(app, session, meeting, Role.SECRETARY)


def _visitor(app: Flask, session: Session, meeting: Meeting, role: Role, side: Side = Side.RF) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, meeting.commission, role, side))


def _instruction(session: Session, meeting: Meeting, *sides: Side, due: dt.date = DUE) -> Clause:
    item = makers.an_agenda_item(session, meeting)
    clause = makers.a_clause(session, item, ru="Роскосмосу подготовить план", kind=ClauseKind.INSTRUCTION)
    assert clause.assignment is not None
    executors = {
        side: assignments.Executors(makers.a_body(session, f"{side}{item.id}", side, f"Орган {side}")) for side in sides
    }
    facts = assignments.AssignmentFacts(executors, DeadlineKind.DATE, deadline_on=due, deadline=Bilingual("с", "м"))
    assignments.assign(session, clause.assignment, facts, by=None)
    session.flush()
    return clause


def _sign(session: Session, meeting: Meeting) -> None:
    """Both Sides owe what it says from now on; how it came to be signed is no matter here."""
    session.flush()
    meeting.state = MeetingState.SIGNED
    session.commit()


def _overdue(count: int) -> str:
    return ngettext("overdue by %(num)s day", "overdue by %(num)s days", count)


def test_nobody_is_led_to_sign_in(app: Flask) -> None:
    answer = Visitor(app).get("/")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/")


def test_what_is_coming_stands_there_with_its_life_cycle(secretary: Visitor) -> None:
    page = secretary.get("/")
    assert "Восьмое заседание" in text_of(page)
    assert tree_of(page).xpath("//ol[@class='steps']/li[@aria-current='step']")


def test_a_cancelled_session_is_not_coming(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    meetings.lead(session, meeting, MeetingAct.CANCELLATION, by=None, reason="перенос")
    assert "Восьмое" not in text_of(secretary.get("/"))


def test_other_commissions_stay_unseen(app: Flask, session: Session, meeting: Meeting) -> None:
    _instruction(session, meeting, Side.RF, due=dt.date(2024, 1, 1))
    _sign(session, meeting)
    stranger = makers.a_user(session, makers.a_commission(session, code="other"), name="stranger")
    page = text_of(Visitor(app).sign_in(stranger).get("/"))
    assert "Восьмое" not in page
    assert "Роскосмосу" not in page


@pytest.mark.parametrize(
    ("moment", "overdue"),
    [
        ("18:59:59", {Side.RF: False, Side.KZ: False}),
        ("19:00:00", {Side.RF: False, Side.KZ: True}),
        ("20:59:59", {Side.RF: False, Side.KZ: True}),
        ("21:00:00", {Side.RF: True, Side.KZ: True}),
    ],
)
def test_an_instruction_is_overdue_when_the_day_is_over_for_its_side(
    session: Session, meeting: Meeting, secretary: Visitor, moment: str, overdue: dict[Side, bool]
) -> None:
    _instruction(session, meeting, Side.RF, Side.KZ)
    _sign(session, meeting)
    with clock.standing_at(dt.datetime.fromisoformat(f"{DUE}T{moment}+00:00")):
        visitor = secretary.sign_in(_secretary(session, meeting))
        page = text_of(visitor.get("/"))
    late = sum(overdue.values())
    assert page.count(_overdue(1)) == late
    assert page.count(_("due today")) == 2 - late
    assert ngettext("%(num)s overdue", "%(num)s overdue", late) in page


def _secretary(session: Session, meeting: Meeting) -> User:
    commission = session.get_one(Meeting, meeting.id).commission
    return makers.a_user(session, commission, name="at-that-moment")


def test_what_is_due_later_than_in_two_weeks_is_left_out(session: Session, meeting: Meeting, app: Flask) -> None:
    _instruction(session, meeting, Side.RF)
    _sign(session, meeting)
    for day, is_there in ((dt.date(2026, 12, 16), False), (dt.date(2026, 12, 17), True)):
        with clock.standing_at(dt.datetime.combine(day, dt.time(12), dt.UTC)):
            commission = session.get_one(Meeting, meeting.id).commission
            visitor = Visitor(app).sign_in(makers.a_user(session, commission, name=f"on-{day}"))
            assert ("Роскосмосу" in text_of(visitor.get("/"))) is is_there


def test_the_longest_overdue_stands_first(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    _instruction(session, meeting, Side.RF, due=dt.date(2024, 5, 1))
    _instruction(session, meeting, Side.KZ, due=dt.date(2024, 4, 1))
    _sign(session, meeting)
    page = text_of(secretary.get("/"))
    assert page.index("01.04.2024") < page.index("01.05.2024")


def test_what_a_draft_says_is_owed_by_nobody(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    _instruction(session, meeting, Side.RF, due=dt.date(2024, 5, 1))
    assert "Роскосмосу" not in text_of(secretary.get("/"))
    _sign(session, session.get_one(Meeting, meeting.id))
    assert "Роскосмосу" in text_of(secretary.get("/"))


def test_what_is_done_is_owed_no_more(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    clause = _instruction(session, meeting, Side.RF, due=dt.date(2024, 5, 1))
    _sign(session, meeting)
    assert clause.action_item is not None
    clause.action_item.progress[0].state = ProgressState.DONE
    assert "Роскосмосу" not in text_of(secretary.get("/"))


def test_an_observer_sees_no_instruction_of_a_draft(app: Flask, session: Session, meeting: Meeting) -> None:
    _instruction(session, meeting, Side.RF, due=dt.date(2024, 5, 1))
    page = _visitor(app, session, meeting, Role.OBSERVER).get("/")
    assert page.status_code == 200
    assert "Роскосмосу" not in page.text


def test_an_administrator_is_led_to_accounts_and_sees_no_text(app: Flask, session: Session, meeting: Meeting) -> None:
    _instruction(session, meeting, Side.RF, due=dt.date(2024, 5, 1))
    _sign(session, meeting)
    page = _visitor(app, session, meeting, Role.ADMINISTRATOR).get("/")
    assert tree_of(page).xpath("//main//a[@href='/users']")
    assert "Роскосмосу" not in page.text


def test_a_secretary_is_told_what_a_session_asks_for(session: Session, app: Flask, meeting: Meeting) -> None:
    makers.a_meeting(session, meeting.commission, number=9, first_on=None, last_on=None)
    makers.an_attendance(session, meeting, Side.KZ, capacity=Capacity.CO_CHAIR)
    makers.a_clause(session, makers.an_agenda_item(session, meeting), kk="")
    visitor = _visitor(app, session, meeting, Role.SECRETARY, Side.KZ)
    waiting = tree_of(visitor.get("/")).xpath("//section[@aria-labelledby='waiting']//a")
    half = ngettext("%(num)s half of a text is missing.", "%(num)s halves of texts are missing.", 1)
    told = [(" ".join(one.text_content().split()), one.get("href")) for one in waiting]
    assert told == [
        (half, f"/meetings/{meeting.id}#missing"),
        (_("Set the days of the session."), f"/meetings/{meeting.id + 1}/edit"),
        (_("Name the co-chair of your Side."), f"/meetings/{meeting.id + 1}/delegations"),
    ]


def test_nothing_waits_for_a_member(app: Flask, session: Session, meeting: Meeting) -> None:
    makers.a_clause(session, makers.an_agenda_item(session, meeting), kk="")
    page = _visitor(app, session, meeting, Role.MEMBER).get("/")
    assert not tree_of(page).xpath("//section[@aria-labelledby='waiting']")


def test_missing_halves_are_counted_as_the_session_counts_them(session: Session, meeting: Meeting) -> None:
    user = makers.a_user(session, meeting.commission)
    whole = bring_in(
        session, checked(makers.DEMONSTRATION.replace("code: baikonur\n", "code: whole\n")), by=None, may_found=True
    ).meeting
    makers.a_membership(session, user, whole.commission, Role.MEMBER, Side.RF)
    meeting.place_locative = Bilingual("", "")
    makers.an_attendance(session, meeting, post=Bilingual("Министр", ""))
    nameless = makers.an_attendance(session, meeting, surname="Ахметов", post=Bilingual("Министр", ""))
    nameless.person.name_kk = type(nameless.person.name_kk)()
    item = makers.an_agenda_item(session, meeting)
    item.title = Bilingual("О", "")
    sections.add(session, meeting, SectionKind.OTHER, Bilingual("", ""), by=None)
    makers.a_clause(session, item, kk="")
    makers.a_clause(session, item, ru="", kk="", kind=ClauseKind.INSTRUCTION)
    session.commit()
    session.expire_all()
    session.refresh(user)
    counted = queries.missing_halves(session, user)
    assert len(meeting.missing_texts()) == counted[meeting.id] == 12
    assert len(whole.missing_texts()) == counted.get(whole.id, 0) == 0


def test_the_first_page_takes_a_fixed_number_of_statements(
    session: Session, meeting: Meeting, secretary: Visitor, statements: list[str]
) -> None:
    commission = meeting.commission

    def asked() -> int:
        statements.clear()
        assert secretary.get("/").status_code == 200
        return len([one for one in statements if one.startswith("SELECT")])

    def fill(number: int, count: int) -> None:
        session.add(commission)
        held = makers.a_meeting(session, commission, number=number)
        for _each in range(count):
            _instruction(session, held, Side.RF, Side.KZ, due=dt.date(2024, 5, 1))
        _sign(session, held)

    fill(20, 1)
    # the first page also keeps the token of the browser's forms
    asked()
    few = asked()
    fill(21, 30)
    assert asked() == few <= 12
