"""Two equal texts, two equal Sides: what is bound to a text falls with it, and nobody answers for the other Side."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commission.models import (
    Assignment,
    Body,
    Clause,
    ClauseKind,
    ConsentAnswer,
    DifferenceKind,
    JournalEntry,
    JournalKind,
    Meeting,
    MeetingAct,
    MeetingIsClosedToChanges,
    MeetingState,
    PairState,
    Role,
    Side,
    User,
    differences_over,
)
from commission.operations import assignments, clauses, collations, consents, meetings, proposals, remarks
from commission.operations.acting import ActsForNoSide
from commission.operations.assignments import AssignmentFacts, Executors
from commission.operations.clauses import ClauseFacts
from commission.operations.collations import PairHasChanged, PairIsIncomplete
from commission.operations.consents import AnswerFacts, AnswerNeedsWords, TextHasChanged
from commission.operations.proposals import (
    NothingIsProposed,
    ProposalHasChanged,
    ProposalIsSettled,
    ProposalSaysTheSame,
)
from commission.operations.remarks import RemarkIsResolved
from commission.queries import agreement as queries
from commission.texts import Bilingual, Language
from commission.texts.deadlines import DeadlineKind
from tests import makers

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

_AGREED = AnswerFacts(ConsentAnswer.AGREED)
_DAY = dt.date(2024, 7, 1)


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return makers.a_meeting(session)


@pytest.fixture
def clause(session: Session, meeting: Meeting) -> Clause:
    return makers.a_clause(session, makers.an_agenda_item(session, meeting))


@pytest.fixture
def secretaries(session: Session, meeting: Meeting) -> dict[Side, User]:
    return {side: makers.a_user(session, meeting.commission, side=side) for side in Side}


@pytest.fixture
def instruction(session: Session, clause: Clause) -> Clause:
    item = clause.section.agenda_item
    assert item is not None
    found = makers.a_clause(session, item, "поручить", "тапсыру", kind=ClauseKind.INSTRUCTION)
    _assign(session, found, makers.a_body(session), _DAY)
    return found


def _assign(session: Session, clause: Clause, body: Body | None, on: dt.date) -> Assignment:
    assert clause.assignment is not None
    wording = Bilingual(f"до {on:%d.%m.%Y}", f"{on:%d.%m.%Y} дейін")
    facts = AssignmentFacts({Side.RF: Executors(body)}, DeadlineKind.DATE, "", on, wording)
    return assignments.assign(session, clause.assignment, facts, by=None)


def _lead(clause: Clause) -> Body | None:
    lead = clause.assignment.lead(Side.RF) if clause.assignment else None
    return lead.body if lead else None


def _agree(session: Session, clause: Clause, secretaries: dict[Side, User]) -> None:
    for secretary in secretaries.values():
        consents.answer(session, clause, _AGREED, seen=clause.fingerprint, by=secretary)


def _answers(clause: Clause) -> list[ConsentAnswer | None]:
    found = (clause.consent_of(side) for side in Side)
    return [one.answer if one else None for one in found]


def _state(clause: Clause) -> PairState:
    return clause.pair_state


def _entries(session: Session, kind: JournalKind) -> list[JournalEntry]:
    query = sa.select(JournalEntry).where(JournalEntry.kind == kind).order_by(JournalEntry.number)
    return list(session.scalars(query))


def _close(session: Session, meeting: Meeting) -> None:
    for act in (MeetingAct.OPENING, MeetingAct.DRAFTING, MeetingAct.SETTLEMENT):
        meetings.lead(session, meeting, act, by=None)


# What changes an instruction that both Sides agreed to; the body and the day are others than before.
EDITS: dict[str, Callable[[Session, Clause], object]] = {
    "a letter of the Russian text": lambda s, c: clauses.reword(
        s, c, c.text.with_half(Language.RU, c.text.ru + "ъ"), seen=c.wording_number, by=None
    ),
    "a letter of the Kazakh text": lambda s, c: clauses.reword(
        s, c, c.text.with_half(Language.KK, c.text.kk + "ң"), seen=c.wording_number, by=None
    ),
    "an executor": lambda s, c: _assign(s, c, makers.a_body(s, "fmba", name="ФМБА"), _DAY),
    "no executor": lambda s, c: _assign(s, c, None, _DAY),
    "the deadline": lambda s, c: _assign(s, c, _lead(c), _DAY.replace(day=2)),
    "the kind": lambda s, c: clauses.revise(s, c, ClauseFacts(ClauseKind.DECISION), by=None),
    "a statement of one Side": lambda s, c: clauses.revise(s, c, ClauseFacts(ClauseKind.STATEMENT, Side.KZ), by=None),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_changing_anything_that_was_agreed_voids_both_consents(
    session: Session, instruction: Clause, secretaries: dict[Side, User], edit: str
) -> None:
    _agree(session, instruction, secretaries)
    assert _answers(instruction) == [ConsentAnswer.AGREED, ConsentAnswer.AGREED]
    EDITS[edit](session, instruction)
    assert _answers(instruction) == [None, None]
    assert all(instruction.last_consent_of(side) for side in Side)


def test_saving_what_stands_there_voids_none(
    session: Session, instruction: Clause, secretaries: dict[Side, User]
) -> None:
    _agree(session, instruction, secretaries)
    clauses.reword(session, instruction, instruction.text, seen=1, by=None)
    clauses.revise(session, instruction, ClauseFacts(ClauseKind.INSTRUCTION), by=None)
    assert instruction.assignment is not None
    _assign(session, instruction, instruction.assignment.executors[0].body, _DAY)
    session.commit()
    assert _answers(instruction) == [ConsentAnswer.AGREED, ConsentAnswer.AGREED]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["ru", "kk", "day"]), st.integers(1, 3)), max_size=6))
def test_consents_stand_exactly_while_everything_reads_as_it_did(
    session: Session, instruction: Clause, secretaries: dict[Side, User], edits: list[tuple[str, int]]
) -> None:
    _set(session, instruction, {"ru": 1, "kk": 1, "day": 1})
    now = {"ru": 1, "kk": 1, "day": 1}
    _agree(session, instruction, secretaries)
    for what, value in edits:
        now[what] = value
        _set(session, instruction, now)
        is_same = set(now.values()) == {1}
        assert _answers(instruction) == ([ConsentAnswer.AGREED] * 2 if is_same else [None, None])
        assert instruction.last_consent_of(Side.RF) is not None


def _set(session: Session, instruction: Clause, now: dict[str, int]) -> None:
    text = Bilingual(f"поручить {now['ru']}", f"тапсыру {now['kk']}")
    clauses.reword(session, instruction, text, seen=instruction.wording_number, by=None)
    assert instruction.assignment is not None
    _assign(session, instruction, instruction.assignment.executors[0].body, _DAY.replace(day=now["day"]))


def test_an_answer_to_a_text_that_changed_is_refused(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    seen = clause.fingerprint
    clauses.reword(session, clause, Bilingual("новый", "мәтін"), seen=1, by=None)
    with pytest.raises(TextHasChanged):
        consents.answer(session, clause, _AGREED, seen=seen, by=secretaries[Side.RF])
    assert clause.consents == []


def test_everybody_answers_for_the_own_side_only(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    consents.answer(session, clause, _AGREED, seen=clause.fingerprint, by=secretaries[Side.KZ])
    assert (clause.consent_of(Side.RF), clause.consent_of(Side.KZ) is not None) == (None, True)


def test_both_sides_answer_to_the_statement_of_one(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    clauses.revise(session, clause, ClauseFacts(ClauseKind.STATEMENT, Side.RF), by=None)
    _agree(session, clause, secretaries)
    assert _answers(clause) == [ConsentAnswer.AGREED, ConsentAnswer.AGREED]


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OBSERVER, Role.ADMINISTRATOR])
def test_who_does_not_act_for_a_side_cannot_answer(session: Session, clause: Clause, role: Role) -> None:
    somebody = makers.a_user(session, clause.meeting.commission, role)
    with pytest.raises(ActsForNoSide):
        consents.answer(session, clause, _AGREED, seen=clause.fingerprint, by=somebody)


def test_a_secretary_of_another_commission_cannot_answer(session: Session, clause: Clause) -> None:
    stranger = makers.a_user(session, makers.a_commission(session, code="elsewhere"))
    with pytest.raises(ActsForNoSide):
        consents.answer(session, clause, _AGREED, seen=clause.fingerprint, by=stranger)


@pytest.mark.parametrize("answer", [ConsentAnswer.AGREED_WITH_REMARKS, ConsentAnswer.OBJECTED])
def test_remarks_and_objections_come_with_words(
    session: Session, clause: Clause, secretaries: dict[Side, User], answer: ConsentAnswer
) -> None:
    with pytest.raises(AnswerNeedsWords):
        consents.answer(session, clause, AnswerFacts(answer), seen=clause.fingerprint, by=secretaries[Side.RF])


def test_a_text_that_lacks_a_half_is_objected_to_but_not_agreed_to(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    clauses.reword(session, clause, Bilingual("только по-русски"), seen=1, by=None)
    seen, secretary = clause.fingerprint, secretaries[Side.RF]
    with pytest.raises(PairIsIncomplete):
        consents.answer(session, clause, _AGREED, seen=seen, by=secretary)
    consents.answer(session, clause, AnswerFacts(ConsentAnswer.OBJECTED, "нет текста"), seen=seen, by=secretary)
    assert _answers(clause) == [ConsentAnswer.OBJECTED, None]


def test_the_same_answer_again_leaves_no_second_one(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    _agree(session, clause, secretaries)
    _agree(session, clause, secretaries)
    assert len(clause.consents) == len(_entries(session, JournalKind.ANSWERED)) == 2


def test_the_newest_answer_counts(session: Session, clause: Clause, secretaries: dict[Side, User]) -> None:
    _agree(session, clause, secretaries)
    objection = AnswerFacts(ConsentAnswer.OBJECTED, "срок мал")
    consents.answer(session, clause, objection, seen=clause.fingerprint, by=secretaries[Side.RF])
    assert _answers(clause) == [ConsentAnswer.OBJECTED, ConsentAnswer.AGREED]


def test_agreeing_to_all_leaves_aside_what_changed_or_lacks_a_half(
    session: Session, meeting: Meeting, clause: Clause, secretaries: dict[Side, User]
) -> None:
    item = clause.section.agenda_item
    assert item is not None
    changed, half = makers.a_clause(session, item, "второй"), makers.a_clause(session, item, "третий", "")
    marked = [(one, one.fingerprint) for one in (clause, changed, half)]
    clauses.reword(session, changed, Bilingual("иначе", "басқа"), seen=1, by=None)
    outcome = consents.agree_to_all(session, meeting, marked, by=secretaries[Side.KZ])
    assert (outcome.agreed, outcome.changed, outcome.incomplete) == ([clause], [changed], [half])
    assert _answers(clause) == [None, ConsentAnswer.AGREED]


def test_a_consent_to_the_frame_falls_with_the_frame(
    session: Session, meeting: Meeting, secretaries: dict[Side, User]
) -> None:
    protocol = meeting.protocol
    consents.answer(session, protocol, _AGREED, seen=protocol.frame_fingerprint, by=secretaries[Side.RF])
    assert protocol.consent_of(Side.RF) is not None
    item = makers.an_agenda_item(session, meeting, "О новом вопросе")
    session.refresh(meeting)
    assert item in meeting.agenda
    assert protocol.consent_of(Side.RF) is None


def test_a_collation_holds_for_the_pair_it_was_made_of(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    assert _state(clause) is PairState.UNCHECKED
    collations.collate(session, clause, seen=clause.pair_fingerprint, by=secretaries[Side.RF])
    assert _state(clause) is PairState.CHECKED
    clauses.reword(session, clause, Bilingual("новый", "мәтін"), seen=1, by=None)
    assert _state(clause) is PairState.CHANGED
    assert queries.collated_texts(session, clause) == {clause.id: Bilingual("текст", "мәтін")}
    clauses.reword(session, clause, Bilingual("текст", "мәтін"), seen=2, by=None)
    assert _state(clause) is PairState.CHECKED


def test_the_wording_of_the_deadline_belongs_to_the_pair(
    session: Session, instruction: Clause, secretaries: dict[Side, User]
) -> None:
    collations.collate(session, instruction, seen=instruction.pair_fingerprint, by=secretaries[Side.RF])
    _assign(session, instruction, None, _DAY)
    assert _state(instruction) is PairState.CHECKED
    _assign(session, instruction, None, _DAY.replace(day=2))
    assert _state(instruction) is PairState.CHANGED


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
    _agree(session, clause, secretaries)
    rivals = {
        side: proposals.propose(session, clause, Bilingual(side, side), seen=None, by=secretaries[side])
        for side in Side
    }
    proposals.settle(session, clause, rivals[Side.KZ], seen=1, by=secretaries[Side.RF])
    assert clause.text == Bilingual("kz", "kz")
    assert not any(one.is_open for one in clause.proposals)
    assert _answers(clause) == [None, None]
    told = {entry.subject_id: entry.changes["is_chosen"] for entry in _entries(session, JournalKind.SETTLED)}
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


def test_a_remark_is_resolved_once_and_in_words(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    member = makers.a_user(session, clause.meeting.commission, Role.MEMBER, Side.KZ)
    remark = remarks.add(session, clause, "мерзімі қысқа", Language.KK, by=member)
    with pytest.raises(ActsForNoSide):
        remarks.resolve(session, remark, "сама", by=member)
    remarks.resolve(session, remark, "учтено", by=secretaries[Side.RF])
    assert (remark.is_open, remark.side, remark.resolution) == (False, Side.KZ, "учтено")
    with pytest.raises(RemarkIsResolved):
        remarks.resolve(session, remark, "ещё раз", by=secretaries[Side.RF])


def test_a_closed_session_refuses_everything(session: Session, clause: Clause, secretaries: dict[Side, User]) -> None:
    secretary, meeting = secretaries[Side.RF], clause.meeting
    proposal = proposals.propose(session, clause, Bilingual("а", "а"), seen=None, by=secretary)
    remark = remarks.add(session, clause, "замечание", Language.RU, by=secretary)
    _close(session, meeting)
    seen = clause.fingerprint
    acts: list[Callable[[], object]] = [
        lambda: collations.collate(session, clause, seen=clause.pair_fingerprint, by=secretary),
        lambda: consents.answer(session, clause, _AGREED, seen=seen, by=secretary),
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


def test_what_divides_the_sides_is_told_until_nothing_does(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    def kinds() -> list[DifferenceKind]:
        return [one.kind for one in differences_over(clause)]

    assert kinds() == [DifferenceKind.PAIR, DifferenceKind.ANSWER, DifferenceKind.ANSWER]
    bracketed = Bilingual("срок [Российская Сторона: май]", "мерзімі")
    clauses.reword(session, clause, bracketed, seen=1, by=None)
    collations.collate(session, clause, seen=clause.pair_fingerprint, by=secretaries[Side.KZ])
    consents.answer(session, clause, _AGREED, seen=clause.fingerprint, by=secretaries[Side.RF])
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
    _agree(session, clause, secretaries)
    assert kinds() == []


def test_a_text_without_its_half_waits_for_the_half_and_not_for_answers(session: Session, clause: Clause) -> None:
    clauses.reword(session, clause, Bilingual("только по-русски"), seen=1, by=None)
    assert [one.kind for one in differences_over(clause)] == [DifferenceKind.PAIR]


def test_the_clauses_that_wait_for_a_side_are_those_without_its_valid_answer(
    session: Session, clause: Clause, instruction: Clause, secretaries: dict[Side, User]
) -> None:
    item = clause.section.agenda_item
    assert item is not None
    makers.a_clause(session, item, "без половины", "")
    secretary = secretaries[Side.RF]
    member = makers.a_user(session, clause.meeting.commission, Role.MEMBER)
    assert set(queries.waiting(session, secretary)) == {clause, instruction}
    assert queries.waiting(session, member) == []
    consents.answer(session, clause, _AGREED, seen=clause.fingerprint, by=secretary)
    consents.answer(session, instruction, _AGREED, seen=instruction.fingerprint, by=secretaries[Side.KZ])
    assert queries.waiting(session, secretary) == [instruction]
    clauses.reword(session, clause, Bilingual("новый", "жаңа"), seen=1, by=None)
    assert set(queries.waiting(session, secretary)) == {clause, instruction}
