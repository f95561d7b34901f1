"""Dismissals: of a finding that stands, for a reason, by a secretary of either Side; errors block agreeing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.models import (
    Clause,
    ConsentAnswer,
    DifferenceKind,
    JournalEntry,
    JournalKind,
    Meeting,
    MeetingIsClosedToChanges,
    MeetingState,
    Role,
    Side,
    User,
    differences_over,
    open_errors,
)
from commission.operations import clauses, consents, dismissals
from commission.operations.acting import ActsForNoSide
from commission.operations.consents import AnswerFacts, ClauseHasErrors
from commission.operations.dismissals import DismissalNeedsReason, FindingIsDismissed, FindingIsGone
from commission.texts import Bilingual
from commission.texts.concordance import NO_FORMS
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_AGREED = AnswerFacts(ConsentAnswer.AGREED)


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return makers.a_meeting(session)


@pytest.fixture
def clause(session: Session, meeting: Meeting) -> Clause:
    return makers.a_clause(session, makers.an_agenda_item(session, meeting), "выделить 5 мест", "6 орын бөлу")


@pytest.fixture
def secretaries(session: Session, meeting: Meeting) -> dict[Side, User]:
    return {side: makers.a_user(session, meeting.commission, side=side) for side in Side}


def _finding(clause: Clause) -> str:
    (finding,) = open_errors(clause, NO_FORMS)
    return finding.fingerprint


def _dismiss(session: Session, clause: Clause, by: User, reason: str = "так договорились") -> None:
    dismissals.dismiss(session, clause, _finding(clause), reason, by=by)


def _newest(session: Session) -> JournalEntry:
    return session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number.desc())).first()  # type: ignore[return-value]  # there is one


@pytest.mark.parametrize("answer", [ConsentAnswer.AGREED, ConsentAnswer.AGREED_WITH_REMARKS])
def test_nobody_agrees_to_a_clause_with_errors(
    session: Session, clause: Clause, secretaries: dict[Side, User], answer: ConsentAnswer
) -> None:
    facts = AnswerFacts(answer, "" if answer is ConsentAnswer.AGREED else "замечание")
    with pytest.raises(ClauseHasErrors) as refusal:
        consents.answer(session, clause, facts, seen=clause.fingerprint, by=secretaries[Side.RF])
    assert refusal.value.facts == {"count": 1}
    assert clause.consents == []


def test_an_objection_to_a_clause_with_errors_is_possible(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    facts = AnswerFacts(ConsentAnswer.OBJECTED, "ошибка в числе")
    consents.answer(session, clause, facts, seen=clause.fingerprint, by=secretaries[Side.KZ])
    assert [one.answer for one in clause.consents] == [ConsentAnswer.OBJECTED]


def test_warnings_stand_in_nobodys_way(session: Session, clause: Clause, secretaries: dict[Side, User]) -> None:
    clauses.reword(session, clause, Bilingual("выделить места.", "орын бөлу"), seen=1, by=None)
    consents.answer(session, clause, _AGREED, seen=clause.fingerprint, by=secretaries[Side.RF])
    assert len(clause.consents) == 1


def test_of_many_clauses_those_with_errors_are_told(
    session: Session, meeting: Meeting, clause: Clause, secretaries: dict[Side, User]
) -> None:
    item = clause.section.agenda_item
    assert item is not None
    sound = makers.a_clause(session, item)
    marked = [(one, one.fingerprint) for one in (clause, sound)]
    outcome = consents.agree_to_all(session, meeting, marked, by=secretaries[Side.RF])
    assert (outcome.agreed, outcome.faulty) == ([sound], [clause])


def test_errors_divide_the_sides_until_they_are_mended_or_dismissed(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    def is_divided() -> bool:
        return any(one.kind is DifferenceKind.CONCORDANCE for one in differences_over(clause, NO_FORMS))

    assert is_divided()
    _dismiss(session, clause, secretaries[Side.KZ])
    assert not is_divided()
    clauses.reword(session, clause, Bilingual("выделить 7 мест", clause.text.kk), seen=1, by=None)
    assert is_divided()
    clauses.reword(session, clause, Bilingual("выделить 6 мест", clause.text.kk), seen=2, by=None)
    assert not is_divided()


@pytest.mark.parametrize("side", list(Side))
def test_what_one_side_dismisses_holds_for_both(
    session: Session, clause: Clause, secretaries: dict[Side, User], side: Side
) -> None:
    _dismiss(session, clause, secretaries[side])
    assert [(one.side, one.user, one.reason) for one in clause.dismissals] == [
        (side, secretaries[side], "так договорились")
    ]
    for one in secretaries.values():
        consents.answer(session, clause, _AGREED, seen=clause.fingerprint, by=one)
    assert len(clause.consents) == 2


def test_a_dismissal_is_told_in_the_journal_with_what_it_is_about(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    _dismiss(session, clause, secretaries[Side.RF])
    entry = _newest(session)
    assert (entry.kind, entry.subject, entry.by_name) == (JournalKind.DISMISSED, "dismissal", secretaries[Side.RF].name)
    told = {field: pair[1] for field, pair in entry.changes.items()}
    assert (told["finding"], told["reason"]) == ("number", "так договорились")
    assert (told["fragment_ru"], told["fragment_kk"]) == ("5", "6")


def test_taken_back_by_the_other_side_the_finding_stands_again(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    _dismiss(session, clause, secretaries[Side.RF])
    dismissals.take_back(session, clause.dismissals[0], by=secretaries[Side.KZ])
    assert len(open_errors(clause, NO_FORMS)) == 1
    entry = _newest(session)
    assert (entry.kind, entry.subject) == (JournalKind.REMOVED, "dismissal")
    assert entry.changes["reason"] == ["так договорились", None]


def test_the_same_dismissal_twice_adds_nothing_another_reason_is_refused(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    finding = _finding(clause)
    for one in secretaries.values():
        dismissals.dismiss(session, clause, finding, "так договорились", by=one)
    assert len(clause.dismissals) == 1
    with pytest.raises(FindingIsDismissed):
        dismissals.dismiss(session, clause, finding, "иначе", by=secretaries[Side.KZ])


def test_only_a_finding_that_stands_is_dismissed(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    finding = _finding(clause)
    clauses.reword(session, clause, Bilingual("выделить 6 мест", clause.text.kk), seen=1, by=None)
    for gone in (finding, "", "x"):
        with pytest.raises(FindingIsGone):
            dismissals.dismiss(session, clause, gone, "так договорились", by=secretaries[Side.RF])


def test_a_dismissal_says_why(session: Session, clause: Clause, secretaries: dict[Side, User]) -> None:
    with pytest.raises(DismissalNeedsReason):
        _dismiss(session, clause, secretaries[Side.RF], "")


@pytest.mark.parametrize("role", [Role.CO_CHAIR, Role.MEMBER, Role.OBSERVER, Role.ADMINISTRATOR])
def test_who_is_no_secretary_dismisses_nothing_and_takes_nothing_back(
    session: Session, clause: Clause, secretaries: dict[Side, User], role: Role
) -> None:
    side = Side.RF if role in {Role.CO_CHAIR, Role.MEMBER} else None
    other = makers.a_user(session, clause.meeting.commission, role, side, name="other")
    with pytest.raises(ActsForNoSide):
        _dismiss(session, clause, other)
    _dismiss(session, clause, secretaries[Side.RF])
    with pytest.raises(ActsForNoSide):
        dismissals.take_back(session, clause.dismissals[0], by=other)


def test_an_agreed_protocol_keeps_its_dismissals(
    session: Session, meeting: Meeting, clause: Clause, secretaries: dict[Side, User]
) -> None:
    finding = _finding(clause)
    _dismiss(session, clause, secretaries[Side.RF])
    meeting.state = MeetingState.AGREED
    session.flush()
    with pytest.raises(MeetingIsClosedToChanges):
        dismissals.take_back(session, clause.dismissals[0], by=secretaries[Side.RF])
    with pytest.raises(MeetingIsClosedToChanges):
        dismissals.dismiss(session, clause, finding, "так договорились", by=secretaries[Side.RF])
