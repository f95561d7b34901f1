"""Writing and rewording clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commission.models import Clause, ClauseKind, HalvesConflict, JournalEntry, Side
from commission.operations import clauses
from commission.operations.clauses import (
    ClauseFacts,
    DecisionHasInstructions,
    DecisionOfOtherProtocol,
    StatementNeedsSide,
)
from commission.texts import Bilingual, Language
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@pytest.fixture
def clause(session: Session) -> Clause:
    return makers.a_clause(session, makers.an_agenda_item(session, makers.a_meeting(session)))


def test_two_people_on_two_halves_merge_silently(session: Session, clause: Clause) -> None:
    clauses.reword(session, clause, Bilingual("новый", "мәтін"), seen=1, by=None)
    clauses.reword(session, clause, Bilingual("текст", "жаңа"), seen=1, by=None)
    assert clause.text == Bilingual("новый", "жаңа")


def test_two_people_on_one_half_conflict_and_nothing_is_overwritten(session: Session, clause: Clause) -> None:
    clauses.reword(session, clause, Bilingual("первый", "мәтін"), seen=1, by=None)
    with pytest.raises(HalvesConflict) as conflict:
        clauses.reword(session, clause, Bilingual("второй", "жаңа"), seen=1, by=None)
    assert conflict.value.facts["languages"] == (Language.RU,)
    assert clause.text == Bilingual("первый", "мәтін")


def test_saving_what_stands_there_makes_no_wording(session: Session, clause: Clause) -> None:
    clauses.reword(session, clause, clause.text, seen=1, by=None)
    assert clause.wording_number == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("абв"), st.sampled_from("әғқ")), max_size=6))
def test_the_latest_wording_is_the_last_one_written(
    session: Session, clause: Clause, texts: list[tuple[str, str]]
) -> None:
    item = clause.section.agenda_item
    assert item is not None
    another = makers.a_clause(session, item)
    for ru, kk in texts:
        clauses.reword(session, another, Bilingual(ru, kk), seen=another.wording_number, by=None)
    session.expire(another)
    assert another.latest is another.wordings[-1]
    assert another.wording_number == max(wording.number for wording in another.wordings)


def test_only_decisions_and_instructions_carry_numbers(session: Session, clause: Clause) -> None:
    item = clause.section.agenda_item
    assert item is not None
    noted = makers.a_clause(session, item, kind=ClauseKind.NOTED)
    stated = makers.a_clause(session, item, kind=ClauseKind.STATEMENT, side=Side.KZ)
    instruction = makers.a_clause(session, item, kind=ClauseKind.INSTRUCTION, decision=clause)
    assert [one.number for one in (clause, noted, stated, instruction)] == ["1.1", "", "", "1.2"]


def test_a_decision_stays_while_an_instruction_carries_it_out(session: Session, clause: Clause) -> None:
    item = clause.section.agenda_item
    assert item is not None
    instruction = makers.a_clause(session, item, kind=ClauseKind.INSTRUCTION, decision=clause)
    with pytest.raises(DecisionHasInstructions):
        clauses.remove(session, clause, by=None)
    clauses.remove(session, instruction, by=None)
    section = clause.section
    clauses.remove(session, clause, by=None)
    assert section.clauses == []


def test_a_statement_belongs_to_one_side(session: Session, clause: Clause) -> None:
    with pytest.raises(StatementNeedsSide):
        clauses.revise(session, clause, ClauseFacts(ClauseKind.STATEMENT), by=None)


def test_moving_a_clause_numbers_all_anew(session: Session, clause: Clause) -> None:
    item = clause.section.agenda_item
    assert item is not None
    second = makers.a_clause(session, item)
    clauses.place(session, second, 1, by=None)
    assert (second.number, clause.number) == ("1.1", "1.2")


def test_the_journal_keeps_old_and_new_texts(session: Session, clause: Clause) -> None:
    clauses.reword(session, clause, Bilingual("новый", "мәтін"), seen=1, by=None)
    entry = session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number.desc())).first()
    assert entry is not None
    assert entry.changes == {"wording_number": [1, 2], "text_ru": ["текст", "новый"]}
    assert entry.meeting_id == clause.meeting.id


def _entries(session: Session) -> list[JournalEntry]:
    return list(session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number)))


def test_revising_without_a_change_leaves_no_entry(session: Session, clause: Clause) -> None:
    before = len(_entries(session))
    clauses.revise(session, clause, ClauseFacts(ClauseKind.DECISION), by=None)
    assert len(_entries(session)) == before


def test_the_journal_tells_which_decision_an_instruction_carries_out(session: Session, clause: Clause) -> None:
    item = clause.section.agenda_item
    assert item is not None
    instruction = makers.a_clause(session, item, kind=ClauseKind.INSTRUCTION)
    clauses.revise(session, instruction, ClauseFacts(ClauseKind.INSTRUCTION, decision=clause), by=None)
    assert _entries(session)[-1].changes == {"decision_id": [None, clause.id], "decision": [None, "1.1"]}


def test_an_instruction_carries_out_a_decision_of_its_own_protocol(session: Session, clause: Clause) -> None:
    elsewhere = makers.a_meeting(session, clause.meeting.commission, number=9)
    instruction = makers.a_clause(session, makers.an_agenda_item(session, elsewhere), kind=ClauseKind.INSTRUCTION)
    with pytest.raises(DecisionOfOtherProtocol):
        clauses.revise(session, instruction, ClauseFacts(ClauseKind.INSTRUCTION, decision=clause), by=None)
