"""Comparing the two texts on the page: the state in words, the button, what changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission.i18n import gettext as _
from commission.labels import label
from commission.models import PairState, Role, Side
from commission.operations import clauses
from commission.texts import Bilingual
from tests.browsing import text_of, tree_of
from tests.views.agreeing import Table, a_table

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session


@pytest.fixture
def table(app: Flask, session: Session) -> Table:
    return a_table(app, session)


def test_a_secretary_of_either_side_confirms_the_pair(table: Table) -> None:
    secretary, path = table.visitor(side=Side.KZ), f"/clauses/{table.clause.id}"
    assert label(PairState.UNCHECKED) in text_of(secretary.get(path))
    answer = secretary.submit(path, action=f"{path}/collation")
    assert (answer.status_code, answer.location) == (303, f"{path}#pair")
    assert label(PairState.CHECKED) in text_of(secretary.get(path))


def test_on_the_protocol_page_it_leads_back_there(table: Table) -> None:
    secretary, meeting_id, clause_id = table.visitor(), table.meeting.id, table.clause.id
    page = f"/meetings/{meeting_id}/protocol"
    answer = secretary.submit(page, action=f"/clauses/{clause_id}/collation")
    assert answer.location == f"{page}#clause-{clause_id}"
    assert label(PairState.CHECKED) in text_of(secretary.get(page))


def test_what_changed_since_is_shown_word_by_word(table: Table) -> None:
    secretary, clause_id = table.visitor(), table.clause.id
    secretary.submit(f"/clauses/{clause_id}", action=f"/clauses/{clause_id}/collation")
    clauses.reword(table.session, table.clause, Bilingual("текст иной", "мәтін"), seen=1, by=None)
    for path in (f"/clauses/{clause_id}", f"/meetings/{table.meeting.id}/protocol"):
        page = secretary.get(path)
        assert label(PairState.CHANGED) in text_of(page)
        assert tree_of(page).xpath("//main//ins[contains(., 'иной')]")


def test_a_pair_that_changed_meanwhile_is_not_confirmed_and_the_difference_shown(table: Table) -> None:
    secretary, clause_id = table.visitor(), table.clause.id
    page = secretary.get(f"/clauses/{clause_id}")
    clauses.reword(table.session, table.clause, Bilingual("текст", "басқа мәтін"), seen=1, by=None)
    answer = secretary.send(page, action=f"/clauses/{clause_id}/collation")
    assert answer.status_code == 409
    assert tree_of(answer).xpath("//main//ins[contains(., 'басқа')]")
    table.session.expire_all()
    assert table.clause.pair_state is PairState.UNCHECKED


def test_a_pair_that_lacks_a_half_has_no_button_and_is_refused(table: Table) -> None:
    clauses.reword(table.session, table.clause, Bilingual("только по-русски"), seen=1, by=None)
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}"
    page = secretary.get(path)
    assert label(PairState.INCOMPLETE) in text_of(page)
    assert not tree_of(page).xpath(f"//form[@action='{path}/collation']")
    assert secretary.post(f"{path}/collation", pair="nothing").status_code == 409


def test_a_member_sees_the_state_and_has_no_button(table: Table) -> None:
    member, path = table.visitor(Role.MEMBER), f"/clauses/{table.clause.id}"
    page = member.get(path)
    assert label(PairState.UNCHECKED) in text_of(page)
    assert not tree_of(page).xpath("//main//form")
    assert member.post(f"{path}/collation").status_code == 403


def test_an_agreed_session_has_no_button_and_refuses(table: Table) -> None:
    table.close()
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}"
    assert not tree_of(secretary.get(path)).xpath(f"//form[@action='{path}/collation']")
    assert secretary.post(f"{path}/collation", pair="x").status_code == 409


def test_an_observer_of_an_agreed_session_reads_the_text_and_not_what_the_sides_said(table: Table) -> None:
    table.close()
    page = table.visitor(Role.OBSERVER).get(f"/clauses/{table.clause.id}")
    assert "текст" in text_of(page)
    assert _("Answers of the Sides") not in text_of(page)


def test_a_wrong_id_or_method_is_refused(table: Table) -> None:
    secretary = table.visitor()
    assert secretary.post(f"/clauses/{2**31 - 1}/collation").status_code == 404
    assert secretary.get(f"/clauses/{table.clause.id}/collation").status_code == 405
