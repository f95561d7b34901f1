"""Rival wordings on the page: proposed beside the other Side's, withdrawn, chosen, settled by a third."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission.i18n import gettext as _
from commission.models import Role, Side
from commission.operations import clauses, proposals
from commission.texts import Bilingual
from tests.browsing import form_of, text_of, tree_of, values_of
from tests.views.agreeing import Table, a_table

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import Proposal


@pytest.fixture
def table(app: Flask, session: Session) -> Table:
    return a_table(app, session)


def _proposed(table: Table, side: Side, text: str) -> Proposal:
    by = table.secretaries[side]
    return proposals.propose(table.session, table.clause, Bilingual(text, text), seen=None, by=by)


def test_a_secretary_proposes_for_the_own_side_beside_the_other_wording(table: Table) -> None:
    _proposed(table, Side.KZ, "текст казахстанский")
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}"
    page = secretary.get(f"{path}/proposal")
    assert values_of(form_of(page))["text_ru"] == "текст"
    assert tree_of(page).xpath("//main//ins[contains(., 'казахстанский')]")
    answer = secretary.send(page, text_ru="текст российский", text_kk="ресейлік мәтін")
    assert (answer.status_code, answer.location) == (303, f"{path}#proposals")
    told = text_of(secretary.get(path))
    assert "российский" in told
    assert "казахстанский" in told
    table.session.expire_all()
    assert table.clause.text.ru == "текст"


def test_a_wording_in_no_language_or_the_text_itself_is_no_proposal(table: Table) -> None:
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}/proposal"
    assert secretary.submit(path, text_ru="", text_kk="").status_code == 422
    refused = secretary.submit(path)
    assert refused.status_code == 422
    assert values_of(form_of(refused))["text_kk"] == "мәтін"


def test_what_a_colleague_proposed_meanwhile_is_shown_and_the_own_text_kept(table: Table) -> None:
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}/proposal"
    page = secretary.get(path)
    _proposed(table, Side.RF, "текст коллеги")
    refused = secretary.send(page, text_ru="мой текст")
    assert refused.status_code == 409
    assert "текст коллеги" in text_of(refused)
    assert values_of(form_of(refused))["text_ru"] == "мой текст"
    assert secretary.send(refused).status_code == 303


def test_the_own_proposal_is_withdrawn_and_not_the_other_ones(table: Table) -> None:
    theirs, ours = _proposed(table, Side.KZ, "их"), _proposed(table, Side.RF, "наш")
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}"
    page, withdrawal = secretary.get(path), f"{path}/proposal/withdrawal"
    assert len(tree_of(page).xpath(f"//form[@action='{withdrawal}']")) == 1
    assert secretary.post(withdrawal, proposal=theirs.id).status_code == 409
    assert secretary.send(page, action=withdrawal).status_code == 303
    table.session.expire_all()
    assert (ours.is_open, theirs.is_open) == (False, True)


def test_one_wording_is_chosen_and_both_are_settled(table: Table) -> None:
    theirs, ours = _proposed(table, Side.KZ, "их"), _proposed(table, Side.RF, "наш")
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}"
    answer = secretary.post(f"{path}/settlement", proposal=theirs.id, wording=1)
    assert (answer.status_code, answer.location) == (303, f"{path}#proposals")
    table.session.expire_all()
    assert (table.clause.text.ru, ours.is_open, theirs.is_open) == ("их", False, False)


def test_the_text_as_it_stands_settles_them_on_request(table: Table) -> None:
    proposal = _proposed(table, Side.KZ, "их")
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}"
    clauses.reword(table.session, table.clause, Bilingual("третий", "үшінші"), seen=1, by=None)
    assert secretary.post(f"{path}/settlement", wording=1).status_code == 409
    assert secretary.post(f"{path}/settlement", wording=2).status_code == 303
    table.session.expire_all()
    assert (table.clause.text.ru, proposal.is_open) == ("третий", False)
    assert _("Neither Side proposes another wording.") in text_of(secretary.get(path))


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CO_CHAIR])
def test_who_is_no_secretary_reads_proposals_and_makes_none(table: Table, role: Role) -> None:
    proposal = _proposed(table, Side.KZ, "казахстанский")
    visitor, path = table.visitor(role), f"/clauses/{table.clause.id}"
    assert "казахстанский" in text_of(visitor.get(path))
    assert visitor.get(f"{path}/proposal").status_code == 403
    for act in ("proposal", "proposal/withdrawal", "settlement"):
        assert visitor.post(f"{path}/{act}", proposal=proposal.id, text_ru="чужой").status_code == 403


def test_a_proposal_that_nobody_made_is_not_found(table: Table) -> None:
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}"
    assert secretary.post(f"{path}/settlement", proposal=2**31 - 1, wording=1).status_code == 404
    assert secretary.post(f"{path}/settlement", proposal="x", wording=1).status_code == 400
    assert secretary.post(f"{path}/proposal/withdrawal").status_code == 400
    assert secretary.post(f"{path}/settlement", wording=1).status_code == 409


def test_a_closed_session_refuses(table: Table) -> None:
    proposal = _proposed(table, Side.RF, "наш")
    table.close()
    secretary, path = table.visitor(), f"/clauses/{table.clause.id}"
    for act in ("proposal", "proposal/withdrawal", "settlement"):
        fields = {"text_ru": "а", "text_kk": "а", "proposal": proposal.id, "wording": 1}
        assert secretary.post(f"{path}/{act}", **fields).status_code == 409
    assert not tree_of(secretary.get(path)).xpath("//main//form")
