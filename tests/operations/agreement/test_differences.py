"""What still divides the Sides is told until nothing does; a closed session refuses everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission.models import (
    Clause,
    ConsentAnswer,
    DifferenceKind,
    MeetingIsClosedToChanges,
    MeetingState,
    Side,
    User,
    differences_over,
)
from commission.operations import clauses, collations, consents, proposals, remarks
from commission.operations.consents import AnswerFacts
from commission.texts import Bilingual, Language
from commission.texts.concordance import NO_FORMS
from tests import makers
from tests.operations.agreement.saying import AGREED, agree

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def test_what_divides_the_sides_is_told_until_nothing_does(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    def kinds() -> list[DifferenceKind]:
        return [one.kind for one in differences_over(clause, NO_FORMS)]

    assert kinds() == [DifferenceKind.PAIR, DifferenceKind.ANSWER, DifferenceKind.ANSWER]
    bracketed = Bilingual("срок [Российская Сторона: май]", "мерзімі")
    clauses.reword(session, clause, bracketed, seen=1, by=None)
    collations.collate(session, clause, seen=clause.pair_fingerprint, by=secretaries[Side.KZ])
    consents.answer(session, clause, AGREED, seen=clause.fingerprint, by=secretaries[Side.RF])
    objection = AnswerFacts(ConsentAnswer.OBJECTED, "срок мал")
    consents.answer(session, clause, objection, seen=clause.fingerprint, by=secretaries[Side.KZ])
    proposals.propose(session, clause, Bilingual("а", "а"), seen=None, by=secretaries[Side.KZ])
    remark = remarks.add(session, clause, "срок?", Language.RU, by=secretaries[Side.RF])
    assert kinds() == [
        DifferenceKind.OBJECTION, DifferenceKind.PROPOSAL, DifferenceKind.BRACKETS, DifferenceKind.REMARK
    ]  # fmt: skip
    remarks.resolve(session, remark, "май", by=secretaries[Side.KZ])
    clauses.reword(session, clause, Bilingual("срок май", "мерзімі мамыр"), seen=2, by=None)
    proposals.settle(session, clause, None, seen=3, by=secretaries[Side.RF])
    collations.collate(session, clause, seen=clause.pair_fingerprint, by=secretaries[Side.KZ])
    agree(session, clause, secretaries)
    assert kinds() == []


def test_a_text_without_its_half_waits_for_the_half_and_not_for_answers(session: Session, clause: Clause) -> None:
    clauses.reword(session, clause, Bilingual("только по-русски"), seen=1, by=None)
    assert [one.kind for one in differences_over(clause, NO_FORMS)] == [DifferenceKind.PAIR]


def test_a_closed_session_refuses_everything(session: Session, clause: Clause, secretaries: dict[Side, User]) -> None:
    secretary, meeting = secretaries[Side.RF], clause.meeting
    proposal = proposals.propose(session, clause, Bilingual("а", "а"), seen=None, by=secretary)
    remark = remarks.add(session, clause, "замечание", Language.RU, by=secretary)
    makers.settled(session, meeting)
    seen = clause.fingerprint
    acts: list[Callable[[], object]] = [
        lambda: collations.collate(session, clause, seen=clause.pair_fingerprint, by=secretary),
        lambda: consents.answer(session, clause, AGREED, seen=seen, by=secretary),
        lambda: consents.agree_to_all(session, meeting, [(clause, seen)], by=secretary),
        lambda: proposals.propose(session, clause, Bilingual("б", "б"), seen=proposal.id, by=secretary),
        lambda: proposals.withdraw(session, proposal, by=secretary),
        lambda: proposals.settle(session, clause, None, seen=1, by=secretary),
        lambda: remarks.add(session, clause, "ещё", Language.RU, by=secretary),
        lambda: remarks.resolve(session, remark, "учтено", by=secretary),
    ]
    for act in acts:
        with pytest.raises(MeetingIsClosedToChanges):
            act()
    assert meeting.state is MeetingState.AGREED
