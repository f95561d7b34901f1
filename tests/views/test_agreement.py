"""Agreement on a draft as a whole: the matrix, what still divides the Sides, the comparison sheet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

from commission.i18n import gettext as _
from commission.labels import label
from commission.models import ConsentAnswer, PairState, Role, Side
from commission.operations import clauses, collations, consents
from commission.operations.consents import AnswerFacts
from commission.texts import Bilingual
from tests import makers
from tests.browsing import text_of, tree_of
from tests.views.agreeing import Table, a_table

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse


@pytest.fixture
def table(app: Flask, session: Session) -> Table:
    return a_table(app, session)


def _answer(table: Table, side: Side, answer: ConsentAnswer, reason: str = "") -> None:
    seen, by = table.clause.fingerprint, table.secretaries[side]
    consents.answer(table.session, table.clause, AnswerFacts(answer, reason), seen=seen, by=by)


def _clauses(page: TestResponse) -> list[str]:
    """The numbers of the clauses that the matrix shows."""
    return [str(one) for one in tree_of(page).xpath("//tbody/tr/th/a[contains(@href, '/clauses/')]/text()")]


def test_the_matrix_tells_the_pair_and_the_answer_of_each_side(table: Table) -> None:
    _answer(table, Side.KZ, ConsentAnswer.OBJECTED, "мерзімі қысқа")
    page = table.visitor(Role.MEMBER).get(f"/meetings/{table.meeting.id}/agreement")
    told = text_of(page)
    assert label(PairState.UNCHECKED) in told
    assert label(ConsentAnswer.OBJECTED) in told
    assert tree_of(page).xpath("//td//*[@lang='kk'][text()='мерзімі қысқа']")
    assert _("No answer yet") in told
    assert not tree_of(page).xpath("//main//form")


def test_an_answer_to_an_earlier_text_is_told_as_such(table: Table) -> None:
    _answer(table, Side.KZ, ConsentAnswer.AGREED)
    clauses.reword(table.session, table.clause, Bilingual("иной", "басқа"), seen=1, by=None)
    told = text_of(table.visitor().get(f"/meetings/{table.meeting.id}/agreement"))
    assert _("To an earlier text: %(answer)s", answer=label(ConsentAnswer.AGREED)) in told


@pytest.mark.parametrize(
    ("show", "numbers"),
    [
        ("all", ["1.1", "1.2", "1.3"]),
        ("nonsense", ["1.1", "1.2", "1.3"]),
        ("waiting", ["1.1"]),
        ("objected", ["1.2"]),
        ("divided", ["1.1", "1.2"]),
    ],
)
def test_the_matrix_is_limited_to_what_is_asked_for(table: Table, show: str, numbers: list[str]) -> None:
    objected, agreed = table.another_clause("второй"), table.another_clause("третий")
    for side, by in table.secretaries.items():
        consents.answer(table.session, agreed, AnswerFacts(ConsentAnswer.AGREED), seen=agreed.fingerprint, by=by)
        objection = AnswerFacts(ConsentAnswer.OBJECTED, f"нет {side}")
        consents.answer(table.session, objected, objection, seen=objected.fingerprint, by=by)
    collations.collate(table.session, agreed, seen=agreed.pair_fingerprint, by=table.secretaries[Side.RF])
    page = table.visitor().get(f"/meetings/{table.meeting.id}/agreement?show={show}")
    assert _clauses(page) == numbers


def test_what_divides_the_sides_leads_to_its_place(table: Table) -> None:
    clauses.reword(table.session, table.clause, Bilingual("[Российская Сторона: май]", "мамыр"), seen=1, by=None)
    makers.a_remark(table.session, table.clause, table.secretaries[Side.KZ], "мерзімі қысқа")
    page = table.visitor().get(f"/meetings/{table.meeting.id}/agreement/differences")
    told, tree = text_of(page), tree_of(page)
    assert _("The Kazakh Side has not answered") in told
    assert _("Remark of the Kazakh Side") in told
    assert tree.xpath("//*[@lang='ru'][text()='[Российская Сторона: май]']")
    assert tree.xpath(f"//main//a[@href='/clauses/{table.clause.id}']")
    assert tree.xpath(f"//main//a[@href='/clauses/{table.clause.id}/answer']")


def test_when_nothing_divides_them_that_is_said(table: Table) -> None:
    for side, by in table.secretaries.items():
        _answer(table, side, ConsentAnswer.AGREED)
        frame = table.meeting.protocol
        consents.answer(table.session, frame, AnswerFacts(ConsentAnswer.AGREED), seen=frame.frame_fingerprint, by=by)
    collations.collate(table.session, table.clause, seen=table.clause.pair_fingerprint, by=table.secretaries[Side.RF])
    told = text_of(table.visitor().get(f"/meetings/{table.meeting.id}/agreement/differences"))
    assert _("Nothing divides the Sides any more.") in told


def test_the_comparison_sheet_is_a_page_and_a_word_file(table: Table) -> None:
    _answer(table, Side.KZ, ConsentAnswer.OBJECTED, "мерзімі қысқа")
    visitor, meeting_id = table.visitor(Role.MEMBER), table.meeting.id
    assert "мерзімі қысқа" in text_of(visitor.get(f"/meetings/{meeting_id}/agreement/comparison"))
    answer = visitor.get(f"/meetings/{meeting_id}/papers/comparison?language=kk")
    assert answer.headers["Content-Disposition"].endswith("baikonur-8-comparison-rf-copy-kk.docx")
    (found,) = docx.Document(io.BytesIO(answer.data)).tables
    assert found.rows[2].cells[4].text == "Қарсылық: мерзімі қысқа"


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.ADMINISTRATOR])
def test_who_takes_no_part_sees_nothing_of_it_even_when_it_is_over(table: Table, role: Role) -> None:
    table.close()
    visitor = table.visitor(role)
    for path in ("agreement", "agreement/differences", "agreement/comparison", "papers/comparison"):
        assert visitor.get(f"/meetings/{table.meeting.id}/{path}").status_code in {403, 404}


def test_an_agreed_session_shows_the_matrix_without_ways_to_answer(table: Table) -> None:
    table.close()
    page = table.visitor().get(f"/meetings/{table.meeting.id}/agreement")
    assert page.status_code == 200
    assert not tree_of(page).xpath("//main//form | //main//a[contains(@href, '/answer')]")


def test_the_pages_of_the_session_lead_there(table: Table) -> None:
    secretary, address = table.visitor(), f"/meetings/{table.meeting.id}/agreement"
    for path in (f"/meetings/{table.meeting.id}", f"/meetings/{table.meeting.id}/protocol"):
        assert tree_of(secretary.get(path)).xpath(f"//nav//a[@href='{address}']")


def test_a_session_that_does_not_exist_is_not_found(table: Table) -> None:
    assert table.visitor().get(f"/meetings/{2**31 - 1}/agreement").status_code == 404
