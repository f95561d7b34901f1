"""Remarks on the page: made by everybody with a Side, in the writer's language, resolved in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission.models import Remark, Role, Side
from commission.texts import Language
from tests import makers
from tests.browsing import form_of, text_of, tree_of, values_of
from tests.views.agreeing import Table, a_table

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session


@pytest.fixture
def table(app: Flask, session: Session) -> Table:
    return a_table(app, session)


def _only(table: Table) -> Remark:
    table.session.expire_all()
    (remark,) = table.clause.remarks
    return remark


def _remark(table: Table) -> Remark:
    return makers.a_remark(table.session, table.clause, table.secretaries[Side.KZ], "мерзімі қысқа")


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.CO_CHAIR, Role.MEMBER])
def test_everybody_with_a_side_who_takes_part_makes_remarks(table: Table, role: Role) -> None:
    visitor, path = table.visitor(role, Side.KZ), f"/clauses/{table.clause.id}"
    answer = visitor.submit(f"{path}/remarks/new", text="мерзімі қысқа", language="kk")
    remark = _only(table)
    assert (answer.status_code, answer.location) == (303, f"{path}#remark-{remark.id}")
    assert (remark.side, remark.language, remark.text) == (Side.KZ, Language.KK, "мерзімі қысқа")


def test_a_remark_stands_on_the_page_in_its_language(table: Table) -> None:
    remark = _remark(table).id
    page = table.visitor().get(f"/clauses/{table.clause.id}")
    assert tree_of(page).xpath(f"//li[@id='remark-{remark}']/p[@lang='kk']/text()") == ["мерзімі қысқа"]


def test_a_remark_without_words_is_refused(table: Table) -> None:
    refused = table.visitor().submit(f"/clauses/{table.clause.id}/remarks/new", text=" ", language="ru")
    assert refused.status_code == 422


def test_a_secretary_of_either_side_resolves_it_in_words(table: Table) -> None:
    remark = _remark(table).id
    secretary = table.visitor()
    assert secretary.submit(f"/remarks/{remark}/resolution", resolution="").status_code == 422
    answer = secretary.submit(f"/remarks/{remark}/resolution", resolution="Срок продлён")
    assert answer.location == f"/clauses/{table.clause.id}#remark-{remark}"
    assert "Срок продлён" in text_of(secretary.get(answer.location))
    assert _only(table).resolved_by == table.secretaries[Side.RF]


def test_a_resolved_remark_is_not_resolved_again(table: Table) -> None:
    remark = _remark(table).id
    first, second = table.visitor(), table.visitor(side=Side.KZ)
    page = second.get(f"/remarks/{remark}/resolution")
    first.submit(f"/remarks/{remark}/resolution", resolution="Срок продлён")
    late = second.send(page, resolution="Мерзімі ұзартылды")
    assert late.status_code == 409
    assert "Мерзімі ұзартылды" in text_of(late)
    assert second.get(f"/remarks/{remark}/resolution").status_code == 409


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CO_CHAIR])
def test_who_is_no_secretary_resolves_nothing(table: Table, role: Role) -> None:
    remark = _remark(table).id
    visitor = table.visitor(role)
    assert visitor.get(f"/remarks/{remark}/resolution").status_code == 403
    assert visitor.post(f"/remarks/{remark}/resolution", resolution="сам").status_code == 403


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.ADMINISTRATOR])
def test_who_has_no_side_makes_no_remark(table: Table, role: Role) -> None:
    assert table.visitor(role).post(f"/clauses/{table.clause.id}/remarks/new", text="чужое").status_code == 403


def test_the_language_of_the_reader_is_chosen_to_begin_with(table: Table) -> None:
    page = table.visitor().get(f"/clauses/{table.clause.id}/remarks/new")
    assert values_of(form_of(page))["language"] == "ru"


def test_a_closed_session_takes_no_remark_and_resolves_none(table: Table) -> None:
    remark = _remark(table).id
    table.close()
    secretary = table.visitor()
    for path in (f"/clauses/{table.clause.id}/remarks/new", f"/remarks/{remark}/resolution"):
        assert secretary.get(path).status_code == 409
        assert secretary.post(path, text="а", language="ru", resolution="а").status_code == 409


def test_an_unknown_remark_is_not_found(table: Table) -> None:
    assert table.visitor().get(f"/remarks/{2**31 - 1}/resolution").status_code == 404
