"""Executors and deadline of an instruction, entered on the page of its clause."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from commission.i18n import gettext as _
from commission.models import Assignment, ClauseKind, ExecutorRole, JournalEntry, JournalKind, Side
from commission.operations import assignments, directories
from commission.operations.assignments import AssignmentFacts, Executors
from commission.texts import Bilingual
from commission.texts.deadlines import DeadlineKind
from tests import makers
from tests.browsing import Visitor, form_of, text_of, tree_of, values_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import Body, Clause, Meeting

APRIL_30 = dt.date(2024, 4, 30)


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return makers.a_meeting(session)


@pytest.fixture
def clause(session: Session, meeting: Meeting) -> Clause:
    return makers.a_clause(session, makers.an_agenda_item(session, meeting), kind=ClauseKind.INSTRUCTION)


@pytest.fixture
def address(clause: Clause) -> str:
    return f"/clauses/{clause.id}/edit"


@pytest.fixture
def bodies(session: Session) -> dict[str, Body]:
    russian = {code: makers.a_body(session, code, Side.RF, code) for code in ("roscosmos", "baikonur")}
    return russian | {"mdaai": makers.a_body(session, "mdaai", Side.KZ, "mdaai")}


@pytest.fixture
def secretary(app: Flask, session: Session, meeting: Meeting) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, meeting.commission))


@pytest.fixture
def counterpart(app: Flask, session: Session, meeting: Meeting) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, meeting.commission, side=Side.KZ))


def _of(session: Session, clause: Clause) -> Assignment:
    session.expire_all()
    assert clause.assignment is not None
    return clause.assignment


def _named(assignment: Assignment) -> list[tuple[str, ExecutorRole]]:
    return [(one.body.code, one.role) for side in Side for one in assignment.executors_of(side)]


def test_executors_of_both_sides_and_the_deadline_are_saved(
    session: Session, clause: Clause, address: str, bodies: dict[str, Body], secretary: Visitor
) -> None:
    keys = {code: str(body.id) for code, body in bodies.items()}
    response = secretary.submit(
        address,
        lead_rf=keys["roscosmos"],
        others_rf=[keys["baikonur"]],
        lead_kz=keys["mdaai"],
        deadline_kind="date",
        deadline_on="2024-04-30",
        deadline_ru="30 апреля 2024 года",
        deadline_kk="2024 жылғы 30 сәуір",
    )
    assert response.status_code == 303
    saved = _of(session, clause)
    lead, other = ExecutorRole.LEAD, ExecutorRole.CO_EXECUTOR
    assert _named(saved) == [("roscosmos", lead), ("baikonur", other), ("mdaai", lead)]
    assert (saved.deadline_kind, saved.deadline_on) == (DeadlineKind.DATE, APRIL_30)
    assert saved.deadline == Bilingual("30 апреля 2024 года", "2024 жылғы 30 сәуір")


def test_a_co_executor_who_becomes_the_lead_is_named_once(
    session: Session, clause: Clause, address: str, bodies: dict[str, Body], secretary: Visitor
) -> None:
    key = str(bodies["roscosmos"].id)
    secretary.submit(address, others_rf=[key])
    secretary.submit(address, lead_rf=key)
    assert _named(_of(session, clause)) == [("roscosmos", ExecutorRole.LEAD)]


def test_a_body_of_the_other_side_is_not_offered(
    session: Session, clause: Clause, address: str, bodies: dict[str, Body], secretary: Visitor
) -> None:
    assert secretary.submit(address, lead_kz=str(bodies["roscosmos"].id)).status_code == 422
    assert _named(_of(session, clause)) == []


def test_bodies_in_force_on_the_day_of_the_session_are_offered_and_those_named_already(
    session: Session, clause: Clause, address: str, secretary: Visitor
) -> None:
    def body(code: str, until: dt.date) -> Body:
        names = [directories.BodyNameFacts(Bilingual(code, code))]
        return directories.enter_body(session, directories.BodyFacts(code, Side.RF, names, valid_until=until), by=None)

    gone, named, there = body("gone", dt.date(2020, 1, 1)), body("named", dt.date(2020, 1, 1)), body("there", APRIL_30)
    assert clause.assignment is not None
    assignments.assign(session, clause.assignment, AssignmentFacts({Side.RF: Executors(named)}), by=None)
    keys = {code: str(one.id) for code, one in {"gone": gone, "named": named, "there": there}.items()}
    offered = tree_of(secretary.get(address)).xpath("//select[@id='lead_rf']/option/@value")
    assert keys["named"] in offered
    assert keys["there"] in offered
    assert keys["gone"] not in offered


@pytest.mark.parametrize(
    ("kind", "day", "kept"),
    [
        ("date", "2024-05-15", "2024-05-15"),
        ("month", "2024-02-03", "2024-02-29"),
        ("quarter", "2024-05-15", "2024-06-30"),
        ("half", "2024-05-15", "2024-06-30"),
        ("year", "2024-05-15", "2024-12-31"),
    ],
)
def test_a_deadline_by_the_calendar_ends_on_its_last_day(
    session: Session, clause: Clause, address: str, secretary: Visitor, kind: str, day: str, kept: str
) -> None:
    secretary.submit(address, deadline_kind=kind, deadline_on=day)
    assert _of(session, clause).deadline_on == dt.date.fromisoformat(kept)


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"deadline_kind": "period", "period_count": "10", "period_unit": "WD"}, "P10WD"),
        ({"deadline_kind": "recurring", "rhythm": "FREQ=WEEKLY"}, "FREQ=WEEKLY"),
        (
            {"deadline_kind": "recurring", "rhythm": "FREQ=MONTHLY;INTERVAL=3", "month_day": "10"},
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10",
        ),
        ({"deadline_kind": "next_meeting"}, ""),
    ],
)
def test_friendly_fields_make_the_rule_and_show_it_again(
    session: Session, clause: Clause, address: str, secretary: Visitor, fields: dict[str, str], rule: str
) -> None:
    assert secretary.submit(address, **fields).status_code == 303
    assert _of(session, clause).deadline_rule == rule
    shown = values_of(form_of(secretary.get(address)))
    assert {name: shown[name] for name in fields} == fields


def test_a_rule_that_the_choices_do_not_name_is_kept(
    session: Session, clause: Clause, address: str, secretary: Visitor
) -> None:
    rule = "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=5"
    assert clause.assignment is not None
    facts = AssignmentFacts(deadline_kind=DeadlineKind.RECURRING, deadline_rule=rule)
    assignments.assign(session, clause.assignment, facts, by=None)
    assert secretary.submit(address, deadline_ru="раз в два месяца").status_code == 303
    saved = _of(session, clause)
    assert (saved.deadline_rule, saved.deadline.ru) == (rule, "раз в два месяца")


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"deadline_kind": "date"}, "deadline_on"),
        ({"deadline_kind": "date", "deadline_on": "2024-13-01"}, "deadline_on"),
        ({"deadline_kind": "period", "period_unit": "D"}, "period_count"),
        ({"deadline_kind": "period", "period_count": "0", "period_unit": "D"}, "period_count"),
        ({"deadline_kind": "recurring"}, "rhythm"),
        ({"deadline_kind": "recurring", "rhythm": "FREQ=HOURLY"}, "rhythm"),
        ({"deadline_kind": "recurring", "rhythm": "FREQ=WEEKLY", "month_day": "3"}, "month_day"),
        ({"deadline_kind": "recurring", "rhythm": "FREQ=MONTHLY", "month_day": "32"}, "month_day"),
        ({"deadline_kind": "soon"}, "deadline_kind"),
        ({"lead_rf": "nobody"}, "lead_rf"),
        ({"others_rf": ["nobody"]}, "others_rf"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    address: str, secretary: Visitor, fields: dict[str, Any], place: str
) -> None:
    response = secretary.submit(address, text_ru="остаётся", **fields)
    assert response.status_code == 422
    assert tree_of(response).xpath(f"//*[@id='{place}-problem']")
    assert values_of(form_of(response))["text_ru"].strip() == "остаётся"


def test_the_wording_is_suggested_and_nothing_is_stored(
    session: Session, clause: Clause, address: str, secretary: Visitor
) -> None:
    response = secretary.submit(
        address,
        act="suggest",
        text_ru="ещё не сохранено",
        deadline_kind="date",
        deadline_on="2024-04-30",
        deadline_ru="как-нибудь",
    )
    assert response.status_code == 200
    shown = values_of(form_of(response))
    plain = {name: value.replace("\N{NO-BREAK SPACE}", " ").strip() for name, value in shown.items()}
    assert (plain["deadline_ru"], plain["deadline_kk"]) == ("30 апреля 2024 года", "2024 жылғы 30 сәуір")
    assert plain["text_ru"] == "ещё не сохранено"
    assert "как-нибудь" in text_of(response)
    saved = _of(session, clause)
    assert (clause.text.ru, saved.deadline_kind) == ("текст", None)
    assert secretary.send(response, act="save", deadline_kk="өз сөзіммен").status_code == 303
    assert _of(session, clause).deadline.kk == "өз сөзіммен"


@pytest.mark.parametrize("fields", [{}, {"deadline_kind": "date"}, {"deadline_kind": "recurring", "rhythm": "x"}])
def test_nothing_is_suggested_where_too_little_is_told(
    address: str, secretary: Visitor, fields: dict[str, str]
) -> None:
    response = secretary.submit(address, act="suggest", deadline_ru="своими словами", **fields)
    assert response.status_code == 200
    assert values_of(form_of(response))["deadline_ru"] == "своими словами"
    told = _("No wording can be suggested: kind, day or rule of the deadline do not tell enough.")
    assert told in text_of(response)


def test_a_new_instruction_is_written_with_its_deadline(session: Session, clause: Clause, secretary: Visitor) -> None:
    path = f"/sections/{clause.section_id}/clauses/new?kind=instruction"
    secretary.submit(path, text_ru="Поручить.", deadline_kind="permanent", deadline_ru="постоянно")
    session.expire_all()
    newest = clause.section.clauses[-1].assignment
    assert newest is not None
    assert (newest.deadline_kind, newest.deadline.ru) == (DeadlineKind.PERMANENT, "постоянно")


def test_who_only_rewords_does_not_touch_executors_that_another_changed(
    session: Session, clause: Clause, address: str, bodies: dict[str, Body], secretary: Visitor, counterpart: Visitor
) -> None:
    key = str(bodies["mdaai"].id)
    page = secretary.get(address)
    counterpart.submit(address, lead_kz=key)
    assert secretary.send(page, text_ru="новый текст").status_code == 303
    saved = _of(session, clause)
    assert (clause.text.ru, _named(saved)) == ("новый текст", [("mdaai", ExecutorRole.LEAD)])


def test_two_who_change_the_deadline_meet_and_nothing_is_overwritten(
    session: Session, clause: Clause, address: str, secretary: Visitor, counterpart: Visitor
) -> None:
    page = secretary.get(address)
    counterpart.submit(address, deadline_kind="permanent", deadline_ru="всегда")
    response = secretary.send(page, deadline_kind="next_meeting", deadline_ru="к заседанию", text_ru="новый текст")
    assert response.status_code == 409
    kept = values_of(form_of(response))
    assert (kept["deadline_ru"], kept["text_ru"].strip()) == ("к заседанию", "новый текст")
    assert "всегда" in text_of(response)
    assert _of(session, clause).deadline.ru == "всегда"
    assert clause.text.ru == "текст"
    assert secretary.send(response).status_code == 303
    assert _of(session, clause).deadline.ru == "к заседанию"
    assert clause.text.ru == "новый текст"


def test_the_journal_keeps_what_an_instruction_loses_when_it_becomes_something_else(
    session: Session, clause: Clause, address: str, bodies: dict[str, Body], secretary: Visitor
) -> None:
    secretary.submit(address, lead_rf=str(bodies["roscosmos"].id), deadline_kind="permanent", deadline_ru="постоянно")
    secretary.submit(address, kind="noted")
    session.expire_all()
    assert clause.assignment is None
    *_before, removed, changed = session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number)).all()
    assert (removed.subject, removed.kind, changed.subject) == ("assignment", JournalKind.REMOVED, "clause")
    assert changed.changes == {"kind": ["instruction", "noted"]}
    assert removed.changes["executors"] == [["roscosmos:lead"], None]
    assert removed.changes["deadline_kind"] == ["permanent", None]
    assert removed.changes["deadline_ru"] == ["постоянно", None]


def test_what_became_an_instruction_meanwhile_keeps_the_executors_that_another_named(
    session: Session, clause: Clause, address: str, bodies: dict[str, Body], secretary: Visitor, counterpart: Visitor
) -> None:
    counterpart.submit(address, kind="decision")
    page = secretary.get(address)
    counterpart.submit(address, kind="instruction")
    counterpart.submit(address, others_rf=[str(bodies["roscosmos"].id)])
    assert secretary.send(page, text_ru="новый текст").status_code == 303
    saved = _of(session, clause)
    assert (clause.text.ru, _named(saved)) == ("новый текст", [("roscosmos", ExecutorRole.CO_EXECUTOR)])


def test_executors_for_what_is_no_instruction_any_more_are_not_lost_in_silence(
    session: Session, clause: Clause, address: str, bodies: dict[str, Body], secretary: Visitor, counterpart: Visitor
) -> None:
    page = secretary.get(address)
    counterpart.submit(address, kind="decision")
    key = str(bodies["roscosmos"].id)
    response = secretary.send(page, lead_rf=key)
    assert response.status_code == 409
    kept = values_of(form_of(response))
    assert (kept["kind"], kept["lead_rf"]) == ("instruction", key)
    assert secretary.send(response).status_code == 303
    assert _named(_of(session, clause)) == [("roscosmos", ExecutorRole.LEAD)]


def test_who_agrees_that_it_is_no_instruction_any_more_may_save(
    session: Session, clause: Clause, address: str, bodies: dict[str, Body], secretary: Visitor, counterpart: Visitor
) -> None:
    page = secretary.get(address)
    counterpart.submit(address, kind="decision")
    response = secretary.send(page, lead_rf=str(bodies["roscosmos"].id))
    assert secretary.send(response, kind="decision", text_ru="новый текст").status_code == 303
    session.expire_all()
    assert (clause.assignment, clause.text.ru) == (None, "новый текст")
