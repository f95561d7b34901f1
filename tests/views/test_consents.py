"""Answering for a Side on the page: bound to the text that was read, one by one or many at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from commission.i18n import gettext as _
from commission.i18n import ngettext
from commission.labels import label
from commission.models import ClauseKind, ConsentAnswer, JournalKind, Role, Side
from commission.operations import agenda, assignments, clauses
from commission.operations.assignments import AssignmentFacts, Executors
from commission.operations.clauses import ClauseFacts
from commission.texts import Bilingual
from commission.texts.deadlines import DeadlineKind
from tests import makers
from tests.browsing import Visitor, form_of, text_of, tree_of, values_of
from tests.views.agreeing import Table, a_table

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import Body


@pytest.fixture
def table(app: Flask, session: Session) -> Table:
    return a_table(app, session)


def _said(table: Table, side: Side) -> tuple[ConsentAnswer, str] | None:
    table.session.expire_all()
    consent = table.clause.consent_of(side)
    return (consent.answer, consent.reason) if consent else None


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.CO_CHAIR])
def test_a_secretary_or_a_co_chair_answers_for_the_own_side(table: Table, role: Role) -> None:
    visitor, path = table.visitor(role, Side.KZ), f"/clauses/{table.clause.id}"
    answer = visitor.submit(f"{path}/answer", answer="agreed")
    assert (answer.status_code, answer.location) == (303, f"{path}#answers")
    assert (_said(table, Side.KZ), _said(table, Side.RF)) == ((ConsentAnswer.AGREED, ""), None)


def test_an_objection_needs_its_reason(table: Table) -> None:
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}/answer"
    refused = secretary.submit(path, answer="objected")
    assert refused.status_code == 422
    assert secretary.send(refused, reason="Срок мал").status_code == 303
    assert _said(table, Side.RF) == (ConsentAnswer.OBJECTED, "Срок мал")


def test_nonsense_is_no_answer(table: Table) -> None:
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}/answer"
    assert secretary.submit(path, answer="perhaps", reason="слова").status_code == 422
    assert secretary.post(path).status_code == 422
    assert secretary.post(path, answer="agreed", fingerprint="x", reading='[["a"]]').status_code == 409


def test_a_text_that_changed_meanwhile_is_shown_with_the_difference_and_the_words_are_kept(table: Table) -> None:
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}/answer"
    page = secretary.get(path)
    clauses.reword(table.session, table.clause, Bilingual("текст", "басқа мәтін"), seen=1, by=None)
    refused = secretary.send(page, answer="agreed_with_remarks", reason="уточнить")
    assert refused.status_code == 409
    assert tree_of(refused).xpath("//main//ins[contains(., 'басқа')]")
    assert values_of(form_of(refused))["reason"] == "уточнить"
    assert _said(table, Side.RF) is None
    # whoever has read what changed sends the same form again
    assert secretary.send(refused).status_code == 303
    assert _said(table, Side.RF) == (ConsentAnswer.AGREED_WITH_REMARKS, "уточнить")


def test_another_kind_meanwhile_is_told(table: Table) -> None:
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}/answer"
    page = secretary.get(path)
    clauses.revise(table.session, table.clause, ClauseFacts(ClauseKind.NOTED), by=None)
    refused = secretary.send(page, answer="agreed")
    assert refused.status_code == 409
    assert _("Kind") in text_of(refused)


def test_executors_and_deadline_that_changed_meanwhile_are_told_word_by_word(table: Table) -> None:
    clauses.revise(table.session, table.clause, ClauseFacts(ClauseKind.INSTRUCTION), by=None)
    _assign(table, makers.a_body(table.session), 1)
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}/answer"
    page = secretary.get(path)
    _assign(table, makers.a_body(table.session, "fmba", name="ФМБА"), 2)
    refused = secretary.send(page, answer="agreed")
    assert refused.status_code == 409
    gone, come = ("".join(tree_of(refused).xpath(f"//main//{mark}/text()")) for mark in ("del", "ins"))
    assert ("Роскосмос" in gone, "ФМБА" in come) == (True, True)
    assert ("01" in gone, "02" in come) == (True, True)


def _assign(table: Table, body: Body, day: int) -> None:
    assert table.clause.assignment is not None
    on = dt.date(2024, 7, day)
    wording = Bilingual(f"до {on:%d.%m.%Y}", f"{on:%d.%m.%Y} дейін")
    facts = AssignmentFacts({Side.RF: Executors(body)}, DeadlineKind.DATE, "", on, wording)
    assignments.assign(table.session, table.clause.assignment, facts, by=None)


def test_an_answer_to_an_earlier_text_is_told_as_such(table: Table) -> None:
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}"
    secretary.submit(f"{path}/answer", answer="agreed")
    clauses.reword(table.session, table.clause, Bilingual("текст иной", "мәтін"), seen=1, by=None)
    assert _("No answer to this text") in text_of(secretary.get(path))
    page = secretary.get(f"{path}/answer")
    assert _("What changed since your Side answered") in text_of(page)
    assert tree_of(page).xpath("//main//ins[contains(., 'иной')]")


def test_after_an_answer_the_next_clause_that_waits_comes(table: Table) -> None:
    second = table.another_clause("второй").id
    secretary, first = table.visitor(), table.clause.id
    assert (
        secretary.submit(f"/clauses/{first}/answer", answer="agreed", act="next").location
        == f"/clauses/{second}/answer"
    )
    last = secretary.submit(f"/clauses/{second}/answer", answer="agreed", act="next")
    assert last.location == f"/clauses/{second}#answers"


def test_agreeing_to_a_text_without_its_half_is_refused_beside_the_field(table: Table) -> None:
    clauses.reword(table.session, table.clause, Bilingual("только по-русски"), seen=1, by=None)
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}/answer"
    refused = secretary.submit(path, answer="agreed")
    assert refused.status_code == 422
    assert secretary.send(refused, answer="objected", reason="нет текста").status_code == 303


@pytest.mark.parametrize("role", [Role.MEMBER, Role.EXECUTOR_CONTACT, Role.OBSERVER, Role.ADMINISTRATOR])
def test_nobody_else_answers(table: Table, role: Role) -> None:
    body = makers.a_body(table.session) if role is Role.EXECUTOR_CONTACT else None
    user = makers.a_user(table.session, table.meeting.commission, role, body=body)
    visitor = Visitor(table.app).sign_in(user)
    for path in (f"/clauses/{table.clause.id}/answer", f"/meetings/{table.meeting.id}/frame/answer"):
        assert visitor.get(path).status_code == 403
        assert visitor.post(path, answer="agreed").status_code == 403
    assert visitor.post(f"/meetings/{table.meeting.id}/answers", marked="1:x").status_code == 403


def test_a_closed_session_takes_no_answer(table: Table) -> None:
    table.close()
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}/answer"
    assert secretary.get(path).status_code == 409
    refused = secretary.post(path, answer="objected", reason="поздно", fingerprint="x", reading="{}")
    assert refused.status_code == 409
    assert "поздно" in text_of(refused)


def test_the_frame_of_the_protocol_is_answered_like_a_clause(table: Table) -> None:
    secretary, meeting_id = table.visitor(), table.meeting.id
    path = f"/meetings/{meeting_id}/frame/answer"
    page = secretary.get(path)
    assert "Байқоңыр" in text_of(page)
    agenda.add(table.session, table.meeting, agenda.AgendaFacts(Bilingual("О новом", "Жаңа туралы")), by=None)
    refused = secretary.send(page, answer="agreed")
    assert refused.status_code == 409
    assert tree_of(refused).xpath("//main//ins[contains(., 'О новом')]")
    assert secretary.send(refused, act="send").location == f"/meetings/{meeting_id}/agreement"
    table.session.expire_all()
    assert table.meeting.protocol.consent_of(Side.RF) is not None


def test_all_marked_are_agreed_to_as_far_as_they_read_as_shown(table: Table) -> None:
    changed = table.another_clause("второй")
    left = table.another_clause("третий")
    secretary, meeting_id = table.visitor(), table.meeting.id
    page = secretary.get(f"/meetings/{meeting_id}/agreement")
    marks = [str(one) for one in tree_of(page).xpath("//input[@name='marked']/@value")]
    assert len(marks) == 3
    clauses.reword(table.session, changed, Bilingual("иначе", "басқаша"), seen=1, by=None)
    answer = secretary.send(page, action=f"/meetings/{meeting_id}/answers", marked=marks[:2])
    assert answer.status_code == 303
    told = text_of(secretary.get(answer.location))
    assert ngettext("Your Side agreed to %(num)s clause.", "Your Side agreed to %(num)s clauses.", 1) in told
    table.session.expire_all()
    assert [one.consent_of(Side.RF) is not None for one in (table.clause, changed, left)] == [True, False, False]
    assert "1.2" in told


def test_marks_that_say_nothing_are_refused(table: Table) -> None:
    secretary, path = table.visitor(), f"/meetings/{table.meeting.id}/answers"
    assert secretary.post(path).status_code == 400
    assert secretary.post(path, marked="nonsense").status_code == 400
    gone = secretary.post(path, marked=f"{2**31 - 1}:abc")
    assert gone.status_code == 303


def test_every_answer_is_in_the_journal_of_the_session(table: Table) -> None:
    secretary, clause_id = table.visitor(), table.clause.id
    secretary.submit(f"/clauses/{clause_id}/answer", answer="objected", reason="срок мал")
    told = text_of(secretary.get(f"/meetings/{table.meeting.id}/history"))
    assert label(JournalKind.ANSWERED) in told
    assert "срок мал" in told


def test_the_administrator_reads_no_word_of_it_in_the_journal(table: Table) -> None:
    table.visitor().submit(f"/meetings/{table.meeting.id}/frame/answer", answer="objected", reason="канарейка")
    told = table.visitor(Role.ADMINISTRATOR).get(f"/meetings/{table.meeting.id}/history").text
    assert "канарейка" not in told


def test_the_first_page_tells_how_many_clauses_wait(table: Table) -> None:
    table.another_clause("второй")
    one, many = "%(num)s clause waits for the answer of your Side.", "%(num)s clauses wait for the answer of your Side."
    co_chair = table.visitor(Role.CO_CHAIR, Side.KZ)
    assert ngettext(one, many, 2) in text_of(co_chair.get("/"))
    co_chair.submit(f"/clauses/{table.clause.id}/answer", answer="agreed")
    assert ngettext(one, many, 1) in text_of(co_chair.get("/"))
    assert ngettext(one, many, 2) in text_of(table.visitor().get("/"))


def test_a_frame_that_changed_tells_which_names_and_clauses(table: Table) -> None:
    one = makers.an_attendance(table.session, table.meeting)
    table.session.commit()
    secretary, path = table.visitor(), f"/meetings/{table.meeting.id}/frame/answer"
    opened = secretary.get(path)
    assert "Р.В. Скляр" in text_of(opened)
    one.person.name_ru = replace(one.person.name_ru, initials="Р.")
    table.another_clause("ещё один")
    table.session.commit()
    refused = secretary.send(opened, answer="agreed")
    assert refused.status_code == 409
    told = text_of(refused)
    assert "1.2 ещё один" in told
    assert "Р. Скляр" in told
