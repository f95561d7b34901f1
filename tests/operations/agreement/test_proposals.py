"""Rival wordings stand side by side until one text is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission.models import (
    Clause,
    JournalKind,
    Side,
    User,
    WordingOrigin,
)
from commission.operations import clauses, proposals
from commission.operations.consents import TextHasChanged
from commission.operations.proposals import (
    NothingIsProposed,
    ProposalHasChanged,
    ProposalIsSettled,
    ProposalSaysTheSame,
)
from commission.texts import Bilingual
from tests.operations.agreement.saying import agree, answers, entries

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def test_each_side_holds_one_open_proposal(session: Session, clause: Clause, secretaries: dict[Side, User]) -> None:
    first = proposals.propose(session, clause, Bilingual("а", "а"), seen=None, by=secretaries[Side.RF])
    proposals.propose(session, clause, Bilingual("к", "к"), seen=None, by=secretaries[Side.KZ])
    second = proposals.propose(session, clause, Bilingual("б", "б"), seen=first.id, by=secretaries[Side.RF])
    assert (clause.proposal_of(Side.RF), first.is_open) == (second, False)
    with pytest.raises(ProposalHasChanged):
        proposals.propose(session, clause, Bilingual("в", "в"), seen=first.id, by=secretaries[Side.RF])
    with pytest.raises(ProposalSaysTheSame):
        proposals.propose(session, clause, clause.text, seen=second.id, by=secretaries[Side.RF])


def test_choosing_a_wording_makes_it_the_text_and_voids_what_was_agreed(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    agree(session, clause, secretaries)
    rivals = {
        side: proposals.propose(session, clause, Bilingual(side, side), seen=None, by=secretaries[side])
        for side in Side
    }
    proposals.settle(session, clause, rivals[Side.KZ], seen=1, by=secretaries[Side.RF])
    assert clause.text == Bilingual("kz", "kz")
    assert clause.latest is not None
    assert clause.latest.origin is WordingOrigin.PROPOSED
    assert not any(one.is_open for one in clause.proposals)
    assert answers(clause) == [None, None]
    told = {entry.subject_id: entry.changes["is_chosen"] for entry in entries(session, JournalKind.SETTLED)}
    assert told == {rivals[Side.RF].id: [None, False], rivals[Side.KZ].id: [None, True]}


def test_a_third_wording_settles_the_rivals(session: Session, clause: Clause, secretaries: dict[Side, User]) -> None:
    proposals.propose(session, clause, Bilingual("а", "а"), seen=None, by=secretaries[Side.RF])
    clauses.reword(session, clause, Bilingual("третий", "үшінші"), seen=1, by=None)
    with pytest.raises(TextHasChanged):
        proposals.settle(session, clause, None, seen=1, by=secretaries[Side.KZ])
    proposals.settle(session, clause, None, seen=2, by=secretaries[Side.KZ])
    assert (clause.text.ru, clause.proposal_of(Side.RF)) == ("третий", None)
    with pytest.raises(NothingIsProposed):
        proposals.settle(session, clause, None, seen=2, by=secretaries[Side.KZ])


def test_only_the_own_open_proposal_is_withdrawn(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    proposal = proposals.propose(session, clause, Bilingual("а", "а"), seen=None, by=secretaries[Side.RF])
    with pytest.raises(ProposalIsSettled):
        proposals.withdraw(session, proposal, by=secretaries[Side.KZ])
    proposals.withdraw(session, proposal, by=secretaries[Side.RF])
    with pytest.raises(ProposalIsSettled):
        proposals.withdraw(session, proposal, by=secretaries[Side.RF])
