"""The list of tasks before signing: where each leads, who overrules it, and when the texts can be agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission import clock
from commission.models import Attendance, Meeting, MeetingState, Role, Side, Task, TaskKind
from commission.operations import delegations
from commission.queries.tasks import tasks_of
from tests import makers
from tests.browsing import Visitor, text_of, tree_of
from tests.views.agreeing import Table, a_table

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

UNKNOWN = 2**31 - 1


@pytest.fixture
def table(app: Flask, session: Session) -> Table:
    """Both Sides in drafting, agreed on all but the last pages and somebody who was away."""
    table = a_table(app, session)
    makers.ready_to_settle(session, table.meeting)
    makers.an_attendance(session, table.meeting, Side.RF, "Беков")
    session.expire_all()
    makers.both_agree(session, table.meeting)
    session.commit()
    return table


def _task(table: Table, kind: TaskKind = TaskKind.ABSENT) -> Task:
    table.session.expire_all()
    found = tasks_of(table.session, table.session.get_one(Meeting, table.meeting.id), today=clock.today())
    return next(one for one in found if one.kind is kind)


def _path(table: Table, kind: TaskKind = TaskKind.ABSENT, act: str = "overruling") -> str:
    return f"{_list(table)}/{_task(table, kind).fingerprint}/{act}"


def _list(table: Table) -> str:
    return f"/meetings/{table.meeting.id}/tasks"


def _count(visitor: Visitor, table: Table) -> str:
    return str(tree_of(visitor.get(_list(table))).xpath("string(//h1)")).strip()


def test_the_list_counts_what_is_open_and_leads_to_its_place(table: Table) -> None:
    secretary = table.visitor()
    assert _count(secretary, table).endswith(": 2")
    page = secretary.get(_list(table))
    attendance = _task(table).record.id
    assert tree_of(page).xpath(f"//main//a[contains(@href, '/delegations#attendance-{attendance}')]")
    assert tree_of(page).xpath("//main//a[contains(@href, '/papers')]")


@pytest.mark.parametrize("address", ["", "/protocol", "/agreement"])
def test_the_pages_of_a_session_lead_to_the_list(table: Table, address: str) -> None:
    page = table.visitor().get(f"/meetings/{table.meeting.id}{address}")
    assert tree_of(page).xpath(f"//nav//a[@href='{_list(table)}']")


def test_both_sides_say_why_and_the_texts_are_agreed(table: Table) -> None:
    russian, kazakh = table.visitor(), table.visitor(side=Side.KZ)
    settle = f"/meetings/{table.meeting.id}/settlement"
    for kind in (TaskKind.ABSENT, TaskKind.LAST_PAGE):
        assert russian.submit(_path(table, kind), reason="болеет").status_code == 303
    assert _count(russian, table).endswith(": 2")
    shown = text_of(kazakh.get(_list(table)))
    assert "болеет" in shown
    assert settle not in kazakh.get(_list(table)).text
    for kind in (TaskKind.ABSENT, TaskKind.LAST_PAGE):
        assert kazakh.submit(_path(table, kind), reason="келісеміз").status_code == 303
    assert _count(kazakh, table).endswith(": 0")
    assert kazakh.submit(_list(table), action=settle).status_code == 303
    table.session.expire_all()
    assert table.meeting.state is MeetingState.AGREED
    page = russian.get(_list(table))
    assert "болеет" in text_of(page)
    assert not tree_of(page).xpath("//main//form | //main//a[contains(@href, 'overruling')]")


def test_a_settlement_with_open_tasks_is_refused_and_leads_to_the_list(table: Table) -> None:
    secretary = table.visitor()
    settle, version = f"/meetings/{table.meeting.id}/settlement", table.meeting.version_id
    page = secretary.get(f"/meetings/{table.meeting.id}")
    assert not tree_of(page).xpath(f"//form[@action='{settle}']")
    answer = secretary.post(settle, seen=str(version))
    assert answer.status_code == 409
    assert tree_of(answer).xpath(f"//main//a[@href='{_list(table)}']")
    table.session.expire_all()
    assert table.meeting.state is MeetingState.DRAFTING


def test_the_own_reason_is_changed_and_taken_back(table: Table) -> None:
    secretary = table.visitor()
    secretary.submit(_path(table), reason="болеет")
    form = secretary.get(_path(table))
    assert "болеет" in form.text
    assert secretary.send(form, reason="в отпуске").status_code == 303
    assert "в отпуске" in text_of(secretary.get(_list(table)))
    assert secretary.submit(_list(table), action=_path(table, act="withdrawal")).status_code == 303
    assert "в отпуске" not in text_of(secretary.get(_list(table)))
    assert secretary.post(_path(table, act="withdrawal")).status_code == 409


def test_the_other_side_takes_nothing_back(table: Table) -> None:
    table.visitor().submit(_path(table), reason="болеет")
    kazakh = table.visitor(side=Side.KZ)
    withdrawal = _path(table, act="withdrawal")
    assert withdrawal not in kazakh.get(_list(table)).text
    assert kazakh.post(withdrawal).status_code == 409
    assert "болеет" in text_of(kazakh.get(_list(table)))


def test_a_task_without_a_reason_is_not_overruled(table: Table) -> None:
    answer = table.visitor().submit(_path(table), reason=" ")
    assert answer.status_code == 422
    assert _task(table).overrulings == ()


def test_a_task_that_has_changed_is_told(table: Table) -> None:
    secretary, stale = table.visitor(), f"{_list(table)}/{'0' * 64}/overruling"
    assert secretary.get(stale).status_code == 409
    path = _path(table)
    form = secretary.get(path)
    delegations.remove(table.session, table.session.get_one(Attendance, _task(table).record.id), by=None)
    table.session.commit()
    assert secretary.send(form, reason="болеет").status_code == 409


def test_an_answer_that_is_missing_cannot_be_overruled(table: Table) -> None:
    table.another_clause("ещё")
    table.session.commit()
    secretary = table.visitor()
    path = _path(table, TaskKind.ANSWER)
    assert path not in secretary.get(_list(table)).text
    assert secretary.get(path).status_code == 409
    assert secretary.post(path, reason="не нужно").status_code == 409


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CO_CHAIR])
def test_who_takes_part_reads_the_list_and_overrules_nothing(table: Table, role: Role) -> None:
    reader = table.visitor(role)
    page = reader.get(_list(table))
    assert page.status_code == 200
    assert not tree_of(page).xpath("//main//form | //main//a[contains(@href, 'overruling')]")
    assert reader.get(_path(table)).status_code == 403
    assert reader.post(_path(table, act="withdrawal")).status_code == 403


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.ADMINISTRATOR])
def test_for_others_there_is_no_such_list(table: Table, role: Role) -> None:
    assert table.visitor(role).get(_list(table)).status_code in {403, 404}


def test_a_session_that_nobody_knows_has_no_list(table: Table) -> None:
    assert table.visitor().get(f"/meetings/{UNKNOWN}/tasks").status_code == 404
    assert table.visitor().get(_path(table, act="withdrawal")).status_code == 405


def test_the_journal_tells_who_overruled_what_and_why(table: Table) -> None:
    secretary = table.visitor()
    secretary.submit(_path(table), reason="болеет")
    told = text_of(secretary.get(f"/meetings/{table.meeting.id}/history"))
    assert "болеет" in told


def test_every_sort_of_task_has_its_sentence(table: Table) -> None:
    clause = table.another_clause("срок [Российская Сторона: май] 5", "мерзімі 6")
    table.another_clause("половина", "")
    makers.a_remark(table.session, clause, table.secretaries[Side.KZ])
    makers.an_agenda_item(table.session, table.meeting, "Пусто")
    table.session.commit()
    page = text_of(table.visitor().get(_list(table)))
    for words in ("[Российская Сторона: май]", "замечание", "Пусто"):
        assert words in page


def test_an_overruled_task_is_looked_for_once(table: Table, statements: list[str]) -> None:
    secretary, path = table.visitor(), _path(table)
    secretary.get(path)
    statements.clear()
    assert secretary.post(path, reason="так и надо").status_code == 303
    assert sum("FROM term" in one for one in statements) == 1
