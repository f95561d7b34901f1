"""Splitting, joining, copying and relocating clauses."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.models import (
    Clause,
    ClauseKind,
    ConsentAnswer,
    JournalEntry,
    JournalKind,
    NegotiatingPosition,
    PairState,
    SectionKind,
    Side,
    WordingOrigin,
)
from commission.operations import (
    agenda,
    assignments,
    clauses,
    collations,
    consents,
    positions,
    proposals,
    restructuring,
    sections,
)
from commission.operations.assignments import AssignmentFacts, Executors
from commission.operations.restructuring import (
    AssignmentsDiffer,
    JoinedFactsDiffer,
    NothingToJoin,
    RemarksOpen,
    RivalWordingsOpen,
    SectionOfOtherProtocol,
)
from commission.texts import Bilingual, Language
from commission.texts.deadlines import DeadlineKind
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import AgendaItem, Meeting

FIRST, SECOND = Bilingual("первая", "бірінші"), Bilingual("вторая", "екінші")


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return makers.a_meeting(session)


@pytest.fixture
def item(session: Session, meeting: Meeting) -> AgendaItem:
    return makers.an_agenda_item(session, meeting)


@pytest.fixture
def clause(session: Session, item: AgendaItem) -> Clause:
    return makers.a_clause(session, item)


def _instruction(
    session: Session, item: AgendaItem, code: str = "roscosmos", day: int = 1, **changes: object
) -> Clause:
    clause = makers.a_clause(session, item, "поручение", "тапсырма", kind=ClauseKind.INSTRUCTION, **changes)
    assert clause.assignment is not None
    facts = AssignmentFacts(
        {Side.RF: Executors(makers.a_body(session, code))},
        DeadlineKind.DATE,
        deadline_on=dt.date(2024, 7, day),
        deadline=Bilingual(f"до {day} июля", f"{day} шілдеге дейін"),
    )
    assignments.assign(session, clause.assignment, facts, by=None)
    return clause


def _entries(session: Session, kind: JournalKind) -> list[JournalEntry]:
    return list(session.scalars(sa.select(JournalEntry).where(JournalEntry.kind == kind)))


def _texts(clause: Clause) -> list[str]:
    return [one.text.ru for one in clause.section.clauses]


def test_a_split_clause_is_two_of_its_kind_one_behind_the_other(
    session: Session, item: AgendaItem, clause: Clause
) -> None:
    makers.a_clause(session, item, "последняя")
    part = restructuring.split(session, clause, FIRST, SECOND, by=None)
    assert _texts(clause) == ["первая", "вторая", "последняя"]
    assert (clause.text, part.text) == (FIRST, SECOND)
    assert {one.latest.origin for one in (clause, part) if one.latest} == {WordingOrigin.SPLIT}
    assert (clause.number, part.number, part.kind) == ("1.1", "1.2", ClauseKind.DECISION)


def test_both_parts_of_an_instruction_have_its_executors_deadline_and_decision(
    session: Session, item: AgendaItem, clause: Clause
) -> None:
    instruction = _instruction(session, item, decision=clause)
    part = restructuring.split(session, instruction, FIRST, SECOND, by=None)
    assert part.decision is clause
    assert part.assignment is not instruction.assignment
    assert restructuring.have_equal_assignments(instruction, part)
    assert part.action_item is not None
    assert [one.due_on for one in part.action_item.progress] == [dt.date(2024, 7, 1)]


def test_nobody_has_compared_or_agreed_to_the_parts(session: Session, meeting: Meeting, clause: Clause) -> None:
    makers.both_agree(session, meeting)
    part = restructuring.split(session, clause, FIRST, SECOND, by=None)
    assert (clause.pair_state, part.pair_state) == (PairState.CHANGED, PairState.UNCHECKED)
    assert [one.consent_of(side) for one in (clause, part) for side in Side] == [None] * 4


def test_remarks_and_instructions_stay_with_the_first_part(
    session: Session, meeting: Meeting, item: AgendaItem, clause: Clause
) -> None:
    remark = makers.a_remark(session, clause, makers.a_user(session, meeting.commission))
    instruction = makers.a_clause(session, item, kind=ClauseKind.INSTRUCTION, decision=clause)
    part = restructuring.split(session, clause, FIRST, SECOND, by=None)
    assert (clause.remarks, part.remarks) == ([remark], [])
    assert instruction.decision is clause


def test_rival_wordings_are_settled_before_a_clause_is_taken_apart_or_joined(
    session: Session, meeting: Meeting, item: AgendaItem, clause: Clause
) -> None:
    secretary = makers.a_user(session, meeting.commission)
    other = makers.a_clause(session, item)
    proposal = proposals.propose(session, other, SECOND, seen=None, by=secretary)
    with pytest.raises(RivalWordingsOpen):
        restructuring.split(session, other, FIRST, SECOND, by=None)
    with pytest.raises(RivalWordingsOpen):
        restructuring.join(session, clause, other, FIRST, by=None)
    proposals.withdraw(session, proposal, by=secretary)
    assert restructuring.join(session, clause, other, FIRST, by=None).text == FIRST


def test_a_copy_says_the_same_and_nobody_has_said_anything_to_it(
    session: Session, meeting: Meeting, item: AgendaItem
) -> None:
    instruction = _instruction(session, item)
    makers.both_agree(session, meeting)
    copy = restructuring.duplicate(session, instruction, by=None)
    assert copy.text == instruction.text
    assert copy.latest is not None
    assert copy.latest.origin is WordingOrigin.DUPLICATED
    assert copy.fingerprint == instruction.fingerprint
    assert (copy.consents, copy.collations) == ([], [])
    assert instruction.consent_of(Side.RF) is not None


def test_a_clause_is_joined_with_the_next_one_of_its_kind(session: Session, item: AgendaItem, clause: Clause) -> None:
    makers.a_clause(session, item, "отметили", kind=ClauseKind.NOTED)
    other = makers.a_clause(session, item, "другое решение")
    joined = restructuring.join(session, clause, other, FIRST, by=None)
    assert joined is clause
    assert _texts(clause) == ["первая", "отметили"]
    assert clause.latest is not None
    assert clause.latest.origin is WordingOrigin.MERGED


def test_only_the_next_one_of_the_same_kind_and_side_is_joined(
    session: Session, item: AgendaItem, clause: Clause
) -> None:
    noted = makers.a_clause(session, item, kind=ClauseKind.NOTED)
    with pytest.raises(NothingToJoin):
        restructuring.join(session, clause, noted, FIRST, by=None)
    russian, kazakh = (makers.a_clause(session, item, kind=ClauseKind.STATEMENT, side=side) for side in Side)
    assert restructuring.next_of_kind(russian) is None
    with pytest.raises(NothingToJoin):
        restructuring.join(session, russian, kazakh, FIRST, by=None)


def test_instructions_of_either_decision_carry_out_the_joined_one(
    session: Session, item: AgendaItem, clause: Clause
) -> None:
    other = makers.a_clause(session, item)
    instruction = makers.a_clause(session, item, kind=ClauseKind.INSTRUCTION, decision=other)
    restructuring.join(session, clause, other, FIRST, by=None)
    assert instruction.decision is clause


def test_somebody_chooses_between_different_executors_and_deadlines(session: Session, item: AgendaItem) -> None:
    first, second = _instruction(session, item), _instruction(session, item, "fmba", 2)
    with pytest.raises(AssignmentsDiffer):
        restructuring.join(session, first, second, FIRST, by=None)
    restructuring.join(session, first, second, FIRST, by=None, assigned=second)
    assert first.assignment is not None
    assert [one.body.code for one in first.assignment.executors] == ["fmba"]
    assert first.assignment.deadline_on == dt.date(2024, 7, 2)


def test_a_decision_and_a_matter_of_either_one_are_kept_and_two_different_ones_refused(
    session: Session, meeting: Meeting, item: AgendaItem, clause: Clause
) -> None:
    matter = makers.a_matter(session, meeting.commission)
    first = makers.a_clause(session, item, kind=ClauseKind.INSTRUCTION)
    second = makers.a_clause(session, item, kind=ClauseKind.INSTRUCTION, decision=clause, matter=matter)
    restructuring.join(session, first, second, FIRST, by=None)
    assert (first.decision, first.matter) == (clause, matter)
    elsewhere = makers.a_clause(session, item)
    third = makers.a_clause(session, item, kind=ClauseKind.INSTRUCTION, decision=elsewhere)
    with pytest.raises(JoinedFactsDiffer):
        restructuring.join(session, first, third, FIRST, by=None)


def test_open_remarks_on_the_one_that_goes_are_resolved_first(
    session: Session, meeting: Meeting, item: AgendaItem, clause: Clause
) -> None:
    other = makers.a_clause(session, item)
    makers.a_remark(session, other, makers.a_user(session, meeting.commission))
    session.expire(other)
    with pytest.raises(RemarksOpen):
        restructuring.join(session, clause, other, FIRST, by=None)


def test_the_journal_keeps_all_wordings_answers_and_remarks_of_the_one_that_goes(
    session: Session, meeting: Meeting, item: AgendaItem, clause: Clause
) -> None:
    other = makers.a_clause(session, item, "давнее")
    clauses.reword(session, other, Bilingual("новое", "мәтін"), seen=1, by=None)
    makers.both_agree(session, meeting)
    restructuring.join(session, clause, other, FIRST, by=None)
    changed = next(one for one in _entries(session, JournalKind.CHANGED) if "joined" in one.changes)
    assert changed.changes["joined"] == [None, "1.2"]
    assert [one["text_ru"] for one in changed.changes["joined_wordings"][1]] == ["давнее", "новое"]
    (removed,) = _entries(session, JournalKind.REMOVED)
    assert removed.changes["number"] == ["1.2", None]
    assert removed.changes["answers"] == [["rf:agreed", "kz:agreed"], None]


def test_what_a_side_thinks_of_the_one_that_goes_is_neither_lost_nor_in_the_way(
    session: Session, meeting: Meeting, item: AgendaItem, clause: Clause
) -> None:
    kazakh = makers.a_user(session, meeting.commission, side=Side.KZ)
    other = makers.a_clause(session, item, "другое", "басқа")
    for one in (clause, other):
        positions.write(session, one, positions.PositionFacts(notes=f"о {one.text.ru}"), by=kazakh)
    restructuring.join(session, clause, other, FIRST, by=None)
    session.commit()
    kept = {one.notes: one for one in session.scalars(sa.select(NegotiatingPosition))}
    assert kept["о текст"].clause is clause
    assert kept["о другое"].last_words == Bilingual("другое", "басқа")


def test_a_clause_is_put_into_another_section_at_a_place(
    session: Session, meeting: Meeting, item: AgendaItem, clause: Clause
) -> None:
    makers.a_clause(session, item, "остаётся")
    target = makers.an_agenda_item(session, meeting, "О туризме")
    for text in ("а", "в"):
        makers.a_clause(session, target, text)
    restructuring.relocate(session, clause, target.section, 2, by=None)
    assert _texts(clause) == ["а", "текст", "в"]
    assert [one.text.ru for one in item.section.clauses] == ["остаётся"]
    assert clause.number == "2.2"
    (entry,) = _entries(session, JournalKind.MOVED)
    assert (entry.changes["section"], entry.changes["position"]) == ([1, 2], [1, 2])


def test_what_was_said_goes_along_into_the_other_section(session: Session, meeting: Meeting, clause: Clause) -> None:
    target = makers.an_agenda_item(session, meeting, "О туризме")
    secretary = makers.a_user(session, meeting.commission)
    collations.collate(session, clause, seen=clause.pair_fingerprint, by=secretary)
    yes = consents.AnswerFacts(ConsentAnswer.AGREED)
    consents.answer(session, clause, yes, seen=clause.fingerprint, by=secretary)
    restructuring.relocate(session, clause, target.section, 1, by=None)
    assert clause.pair_state is PairState.CHECKED
    assert clause.consent_of(Side.RF) is not None


def test_an_instruction_still_carries_out_its_decision_from_another_section(
    session: Session, meeting: Meeting, item: AgendaItem, clause: Clause
) -> None:
    instruction = makers.a_clause(session, item, kind=ClauseKind.INSTRUCTION, decision=clause)
    other = sections.add(session, meeting, SectionKind.OTHER, Bilingual("Разное", "Басқа"), by=None)
    restructuring.relocate(session, instruction, other, 1, by=None)
    assert instruction.decision is clause
    agenda.ensure_empty(session, makers.an_agenda_item(session, meeting).section)


def test_a_clause_stays_in_its_protocol(session: Session, meeting: Meeting, clause: Clause) -> None:
    elsewhere = makers.a_meeting(session, meeting.commission, number=9)
    with pytest.raises(SectionOfOtherProtocol):
        restructuring.relocate(session, clause, makers.an_agenda_item(session, elsewhere).section, 1, by=None)


def test_a_clause_is_written_after_another_one(session: Session, item: AgendaItem, clause: Clause) -> None:
    makers.a_clause(session, item, "последняя")
    facts = clauses.ClauseFacts(ClauseKind.DECISION)
    clauses.write(session, item.section, facts, Bilingual("между"), by=None, after=clause)
    assert _texts(clause) == ["текст", "между", "последняя"]


def test_halves_are_restored_one_by_one(session: Session, clause: Clause) -> None:
    clauses.reword(session, clause, Bilingual("новый", "жаңа"), seen=1, by=None)
    clauses.restore(session, clause, 1, [Language.RU], seen=2, by=None)
    assert clause.text == Bilingual("текст", "жаңа")
    assert clause.latest is not None
    assert clause.latest.origin is WordingOrigin.RESTORED
    assert _entries(session, JournalKind.CHANGED)[-1].changes["restored_from"] == [None, 1]
