"""Somebody compared the two texts: it holds for the pair that was compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission.models import (
    Clause,
    PairState,
    Side,
    User,
)
from commission.operations import clauses, collations
from commission.operations.collations import PairHasChanged, PairIsIncomplete
from commission.queries import agreement as queries
from commission.texts import Bilingual
from tests.operations.agreement.saying import DAY, assign, state_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def test_a_collation_holds_for_the_pair_it_was_made_of(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    assert state_of(clause) is PairState.UNCHECKED
    collations.collate(session, clause, seen=clause.pair_fingerprint, by=secretaries[Side.RF])
    assert state_of(clause) is PairState.CHECKED
    clauses.reword(session, clause, Bilingual("новый", "мәтін"), seen=1, by=None)
    assert state_of(clause) is PairState.CHANGED
    assert queries.collated_texts(session, clause) == {clause.id: Bilingual("текст", "мәтін")}
    clauses.reword(session, clause, Bilingual("текст", "мәтін"), seen=2, by=None)
    assert state_of(clause) is PairState.CHECKED


def test_the_wording_of_the_deadline_belongs_to_the_pair(
    session: Session, instruction: Clause, secretaries: dict[Side, User]
) -> None:
    collations.collate(session, instruction, seen=instruction.pair_fingerprint, by=secretaries[Side.RF])
    assign(session, instruction, None, DAY)
    assert state_of(instruction) is PairState.CHECKED
    assign(session, instruction, None, DAY.replace(day=2))
    assert state_of(instruction) is PairState.CHANGED


def test_a_pair_that_changed_or_lacks_a_half_is_not_confirmed(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    seen, secretary = clause.pair_fingerprint, secretaries[Side.RF]
    clauses.reword(session, clause, Bilingual("новый", "мәтін"), seen=1, by=None)
    with pytest.raises(PairHasChanged):
        collations.collate(session, clause, seen=seen, by=secretary)
    clauses.reword(session, clause, Bilingual("новый", ""), seen=2, by=None)
    with pytest.raises(PairIsIncomplete):
        collations.collate(session, clause, seen=clause.pair_fingerprint, by=secretary)
    assert clause.collations == []
