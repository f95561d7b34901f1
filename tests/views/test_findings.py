"""The concordance check on pages: beside the text, at the clause, in the matrix; dismissed and taken back by a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from commission.i18n import gettext as _
from commission.i18n import ngettext
from commission.labels import label, sentence
from commission.models import Clause, MeetingState, Role, Side, open_errors
from commission.operations import clauses
from commission.operations.consents import ClauseHasErrors
from commission.texts import Bilingual
from commission.texts.concordance import NO_FORMS, FindingKind, Severity
from tests import makers
from tests.browsing import Visitor, text_of, tree_of
from tests.views.agreeing import Table, a_table

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

_WRONG = Bilingual("выделить 5 мест", "6 орын бөлу")


@pytest.fixture
def table(app: Flask, session: Session) -> Table:
    table = a_table(app, session)
    clauses.reword(session, table.clause, _WRONG, seen=1, by=None)
    return table


def _finding(clause: Clause) -> str:
    (finding,) = open_errors(clause, NO_FORMS)
    return finding.fingerprint


def _address(table: Table) -> str:
    return f"/clauses/{table.clause.id}/dismissals/new?finding={_finding(table.clause)}"


def _marks(page: TestResponse, under: str = "//main") -> list[str]:
    return [str(one) for one in tree_of(page).xpath(f"{under}//mark/text()")]


@pytest.mark.parametrize("side", list(Side))
def test_the_page_of_a_clause_names_both_places_and_how_grave_it_is(table: Table, side: Side) -> None:
    page = table.visitor(side=side).get(f"/clauses/{table.clause.id}")
    under = "//section[@aria-labelledby='findings']"
    assert _marks(page, under) == ["5", "6"]
    assert [one.get("lang") for one in tree_of(page).xpath(f"{under}//p[mark]")] == ["ru", "kk"]
    assert label(Severity.ERROR) in text_of(page)
    assert label(FindingKind.NUMBER) in text_of(page)


def test_the_editor_shows_what_the_check_finds_in_the_stored_text(table: Table) -> None:
    page = table.visitor().get(f"/clauses/{table.clause.id}/edit")
    assert _marks(page, "//*[@data-check]") == ["5", "6"]


def test_a_form_that_comes_back_shows_what_the_check_finds_in_the_typed_text(table: Table) -> None:
    secretary = table.visitor()
    page = secretary.submit(f"/clauses/{table.clause.id}/edit", text_ru="выделить 7 мест", kind="nonsense")
    assert page.status_code == 422
    assert _marks(page, "//*[@data-check]") == ["7", "6"]


def test_errors_never_block_saving(table: Table) -> None:
    saved = table.visitor().submit(f"/clauses/{table.clause.id}/edit", text_ru="выделить 7 мест")
    assert saved.status_code == 303


def test_while_typing_the_server_tells_what_the_check_finds(table: Table) -> None:
    secretary = table.visitor()
    typed = {
        "text_ru": "в 2024 году",
        "text_kk": "2025 жылы",
        "deadline_ru": "до 1 июля",
        "deadline_kk": "2 шілдеге дейін",
    }
    for path in ("/clauses/findings", f"/clauses/{table.clause.id}/findings"):
        answer = secretary.post(path, **typed)
        assert answer.status_code == 200
        assert html.fromstring(answer.text).xpath("//mark/text()") == [
            "2024 году", "2025 жылы", "до 1 июля", "2 шілдеге дейін"
        ]  # fmt: skip
    assert _("The check finds nothing.") in secretary.post("/clauses/findings", text_ru="да", text_kk="иә").text


def test_what_is_dismissed_in_the_clause_is_not_told_again_while_typing(table: Table) -> None:
    makers.a_dismissal(table.session, table.clause, table.secretaries[Side.KZ], _finding(table.clause))
    typed = {"text_ru": _WRONG.ru + " сразу", "text_kk": _WRONG.kk}
    secretary = table.visitor()
    assert "<mark>" not in secretary.post(f"/clauses/{table.clause.id}/findings", **typed).text
    assert "<mark>" in secretary.post("/clauses/findings", **typed).text


def test_protocol_and_matrix_say_how_much_is_found_and_lead_there(table: Table) -> None:
    secretary, meeting = table.visitor(), table.meeting.id
    count = ngettext("%(num)s error of the check", "%(num)s errors of the check", 1)
    for path in (f"/meetings/{meeting}/protocol", f"/meetings/{meeting}/agreement"):
        page = secretary.get(path)
        assert count in text_of(page)
        assert "5" in _marks(page)
        assert tree_of(page).xpath(f"//a[contains(@href, '/clauses/{table.clause.id}#finding-')]")


def test_errors_stand_among_what_divides_the_sides(table: Table) -> None:
    page = table.visitor().get(f"/meetings/{table.meeting.id}/agreement/differences")
    assert _marks(page) == ["5", "6"]


def test_errors_are_read_first_and_what_nobody_reads_is_only_counted(table: Table) -> None:
    quotes = Bilingual('"' * 80 + " " + _WRONG.ru, _WRONG.kk)
    clauses.reword(table.session, table.clause, quotes, seen=2, by=None)
    secretary, address = table.visitor(), f"/clauses/{table.clause.id}"
    for path, under in ((address, "//section[@aria-labelledby='findings']"), (f"{address}/edit", "//*[@data-check]")):
        page = secretary.get(path)
        found = tree_of(page).xpath(f"{under}//li")
        assert label(Severity.ERROR) in found[0].text_content()
        assert ngettext("and %(num)s more", "and %(num)s more", 31) in found[-1].text_content()
        assert len(found) == 51


def test_who_follows_no_agreement_sees_no_findings(table: Table) -> None:
    clause, meeting = table.clause.id, table.meeting.id
    table.meeting.state = MeetingState.AGREED
    table.session.commit()
    observer = Visitor(table.app).sign_in(makers.a_user(table.session, table.meeting.commission, Role.OBSERVER))
    for path in (f"/clauses/{clause}", f"/meetings/{meeting}/protocol"):
        page = observer.get(path)
        assert page.status_code == 200
        assert _marks(page) == []


def test_what_the_check_tells_is_not_told_as_an_oddity_too(table: Table) -> None:
    clauses.reword(table.session, table.clause, Bilingual("проект oбъекта", "жоба"), seen=2, by=None)
    secretary = table.visitor()
    for path in (f"/clauses/{table.clause.id}", f"/clauses/{table.clause.id}/edit"):
        assert _marks(secretary.get(path)) == ["oбъекта"]


def test_agreeing_is_refused_beside_the_answer_and_the_page_leads_to_the_dismissal(table: Table) -> None:
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}/answer"
    refused = secretary.submit(path, answer="agreed")
    assert refused.status_code == 422
    assert " ".join(sentence(ClauseHasErrors(count=1)).split()) in text_of(refused)
    assert tree_of(refused).xpath(f"//main//a[@href='{_address(table)}']")
    assert secretary.send(refused, answer="objected", reason="ошибка").status_code == 303


def test_in_the_matrix_a_clause_with_errors_is_not_offered_and_one_marked_nevertheless_is_told(table: Table) -> None:
    secretary, path = table.visitor(), f"/meetings/{table.meeting.id}/agreement"
    page = secretary.get(path)
    assert not tree_of(page).xpath("//input[@name='marked']")
    marked = f"{table.clause.id}:{table.clause.fingerprint}"
    answer = secretary.post(f"/meetings/{table.meeting.id}/answers", marked=marked)
    told = ngettext(
        "%(num)s clause has errors of the concordance check and is not agreed to: %(names)s.",
        "%(num)s clauses have errors of the concordance check and are not agreed to: %(names)s.",
        1,
        names="1.1",
    )
    assert told in text_of(secretary.get(answer.location))


def test_a_secretary_dismisses_with_a_reason_and_the_other_side_reads_it_and_takes_it_back(table: Table) -> None:
    russian, kazakh = table.visitor(), table.visitor(side=Side.KZ)
    clause = table.clause.id
    (link,) = tree_of(russian.get(f"/clauses/{clause}")).xpath("//a[contains(@href, '/dismissals/new')]/@href")
    answer = russian.submit(str(link), reason="так договорились")
    assert (answer.status_code, answer.location) == (303, f"/clauses/{clause}#findings")
    page = kazakh.get(f"/clauses/{clause}")
    assert "так договорились" in text_of(page)
    assert _("Russian Side") in tree_of(page).xpath("string(//section[@aria-labelledby='findings'])")
    assert kazakh.submit(f"/clauses/{clause}/answer", answer="agreed").status_code == 303
    table.session.expire_all()
    (dismissal,) = [one.id for one in table.clause.dismissals]
    back = kazakh.send(page, action=f"/dismissals/{dismissal}/removal")
    assert back.location == f"/clauses/{clause}#findings"
    table.session.expire_all()
    assert table.clause.dismissals == []
    assert kazakh.post(f"/dismissals/{dismissal}/removal").status_code == 404


def test_the_journal_tells_it_in_words(table: Table) -> None:
    secretary = table.visitor()
    secretary.submit(_address(table), reason="так договорились")
    text = text_of(secretary.get(f"/meetings/{table.meeting.id}/history"))
    for words in (label(FindingKind.NUMBER), "так договорились", "6"):
        assert words in text


def test_without_a_reason_nothing_is_dismissed(table: Table) -> None:
    refused = table.visitor().submit(_address(table), reason=" ")
    assert refused.status_code == 422
    assert _marks(refused) == ["5", "6"]


def test_a_finding_that_is_gone_meanwhile_is_not_dismissed_and_the_words_are_kept(table: Table) -> None:
    secretary = table.visitor()
    page = secretary.get(_address(table))
    clauses.reword(table.session, table.clause, Bilingual("выделить 6 мест", _WRONG.kk), seen=2, by=None)
    late = secretary.send(page, reason="так договорились")
    assert late.status_code == 409
    assert "так договорились" in text_of(late)


def test_a_finding_that_is_dismissed_meanwhile_keeps_its_reason(table: Table) -> None:
    first, second = table.visitor(), table.visitor(side=Side.KZ)
    page = second.get(_address(table))
    first.submit(page.request.full_path, reason="так договорились")
    assert second.send(page, reason="басқаша").status_code == 409
    assert second.get(page.request.full_path).status_code == 409
    table.session.expire_all()
    assert [one.reason for one in table.clause.dismissals] == ["так договорились"]


def test_nonsense_names_no_finding(table: Table) -> None:
    secretary = table.visitor()
    for query in ("", "?finding=", "?finding=x"):
        assert secretary.get(f"/clauses/{table.clause.id}/dismissals/new{query}").status_code == 409
    assert secretary.get(f"/clauses/{2**31 - 1}/dismissals/new").status_code == 404


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CO_CHAIR])
def test_who_is_no_secretary_reads_the_findings_and_dismisses_none(table: Table, role: Role) -> None:
    address = _address(table)
    visitor = table.visitor(role)
    page = visitor.get(f"/clauses/{table.clause.id}")
    assert _marks(page) == ["5", "6"]
    assert not tree_of(page).xpath("//a[contains(@href, '/dismissals/')]")
    assert visitor.get(address).status_code == 403
    assert visitor.post(address, reason="так").status_code == 403
