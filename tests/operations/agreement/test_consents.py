"""Answers of the Sides: what is bound to a text falls with it, and nobody answers for the other Side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commission.models import (
    Clause,
    ClauseKind,
    ConsentAnswer,
    JournalKind,
    Meeting,
    Role,
    Side,
    User,
)
from commission.operations import clauses, consents, directories
from commission.operations.acting import ActsForNoSide
from commission.operations.clauses import ClauseFacts
from commission.operations.collations import PairIsIncomplete
from commission.operations.consents import AnswerFacts, AnswerNeedsWords, TextHasChanged
from commission.queries import agreement as queries
from commission.texts import Bilingual, Language
from tests import makers
from tests.operations.agreement.saying import AGREED, DAY, agree, answers, assign, entries, lead_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


# What changes an instruction that both Sides agreed to; the body and the day are others than before.
EDITS: dict[str, Callable[[Session, Clause], object]] = {
    "a letter of the Russian text": lambda s, c: clauses.reword(
        s, c, c.text.with_half(Language.RU, c.text.ru + "ъ"), seen=c.wording_number, by=None
    ),
    "a letter of the Kazakh text": lambda s, c: clauses.reword(
        s, c, c.text.with_half(Language.KK, c.text.kk + "ң"), seen=c.wording_number, by=None
    ),
    "an executor": lambda s, c: assign(s, c, makers.a_body(s, "fmba", name="ФМБА"), DAY),
    "no executor": lambda s, c: assign(s, c, None, DAY),
    "the deadline": lambda s, c: assign(s, c, lead_of(c), DAY.replace(day=2)),
    "the kind": lambda s, c: clauses.revise(s, c, ClauseFacts(ClauseKind.DECISION), by=None),
    "a statement of one Side": lambda s, c: clauses.revise(s, c, ClauseFacts(ClauseKind.STATEMENT, Side.KZ), by=None),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_changing_anything_that_was_agreed_voids_both_consents(
    session: Session, instruction: Clause, secretaries: dict[Side, User], edit: str
) -> None:
    agree(session, instruction, secretaries)
    assert answers(instruction) == [ConsentAnswer.AGREED, ConsentAnswer.AGREED]
    EDITS[edit](session, instruction)
    assert answers(instruction) == [None, None]
    assert all(instruction.last_consent_of(side) for side in Side)


def test_saving_what_stands_there_voids_none(
    session: Session, instruction: Clause, secretaries: dict[Side, User]
) -> None:
    agree(session, instruction, secretaries)
    clauses.reword(session, instruction, instruction.text, seen=1, by=None)
    clauses.revise(session, instruction, ClauseFacts(ClauseKind.INSTRUCTION), by=None)
    assert instruction.assignment is not None
    assign(session, instruction, instruction.assignment.executors[0].body, DAY)
    session.commit()
    assert answers(instruction) == [ConsentAnswer.AGREED, ConsentAnswer.AGREED]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["ru", "kk", "day"]), st.integers(1, 3)), max_size=6))
def test_consents_stand_exactly_while_everything_reads_as_it_did(
    session: Session, instruction: Clause, secretaries: dict[Side, User], edits: list[tuple[str, int]]
) -> None:
    _set(session, instruction, {"ru": 1, "kk": 1, "day": 1})
    now = {"ru": 1, "kk": 1, "day": 1}
    agree(session, instruction, secretaries)
    for what, value in edits:
        now[what] = value
        _set(session, instruction, now)
        is_same = set(now.values()) == {1}
        assert answers(instruction) == ([ConsentAnswer.AGREED] * 2 if is_same else [None, None])
        assert instruction.last_consent_of(Side.RF) is not None


def _set(session: Session, instruction: Clause, now: dict[str, int]) -> None:
    text = Bilingual(f"поручить {now['ru']}", f"тапсыру {now['kk']}")
    clauses.reword(session, instruction, text, seen=instruction.wording_number, by=None)
    assert instruction.assignment is not None
    assign(session, instruction, instruction.assignment.executors[0].body, DAY.replace(day=now["day"]))


def test_an_answer_to_a_text_that_changed_is_refused(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    seen = clause.fingerprint
    clauses.reword(session, clause, Bilingual("новый", "мәтін"), seen=1, by=None)
    with pytest.raises(TextHasChanged):
        consents.answer(session, clause, AGREED, seen=seen, by=secretaries[Side.RF])
    assert clause.consents == []


def test_everybody_answers_for_the_own_side_only(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    consents.answer(session, clause, AGREED, seen=clause.fingerprint, by=secretaries[Side.KZ])
    assert (clause.consent_of(Side.RF), clause.consent_of(Side.KZ) is not None) == (None, True)


def test_both_sides_answer_to_the_statement_of_one(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    clauses.revise(session, clause, ClauseFacts(ClauseKind.STATEMENT, Side.RF), by=None)
    agree(session, clause, secretaries)
    assert answers(clause) == [ConsentAnswer.AGREED, ConsentAnswer.AGREED]


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OBSERVER, Role.ADMINISTRATOR])
def test_who_does_not_act_for_a_side_cannot_answer(session: Session, clause: Clause, role: Role) -> None:
    somebody = makers.a_user(session, clause.meeting.commission, role)
    with pytest.raises(ActsForNoSide):
        consents.answer(session, clause, AGREED, seen=clause.fingerprint, by=somebody)


def test_a_secretary_of_another_commission_cannot_answer(session: Session, clause: Clause) -> None:
    stranger = makers.a_user(session, makers.a_commission(session, code="elsewhere"))
    with pytest.raises(ActsForNoSide):
        consents.answer(session, clause, AGREED, seen=clause.fingerprint, by=stranger)


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
        consents.answer(session, clause, AGREED, seen=seen, by=secretary)
    consents.answer(session, clause, AnswerFacts(ConsentAnswer.OBJECTED, "нет текста"), seen=seen, by=secretary)
    assert answers(clause) == [ConsentAnswer.OBJECTED, None]


def test_the_same_answer_again_leaves_no_second_one(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    agree(session, clause, secretaries)
    agree(session, clause, secretaries)
    assert len(clause.consents) == len(entries(session, JournalKind.ANSWERED)) == 2


def test_the_newest_answer_counts(session: Session, clause: Clause, secretaries: dict[Side, User]) -> None:
    agree(session, clause, secretaries)
    objection = AnswerFacts(ConsentAnswer.OBJECTED, "срок мал")
    consents.answer(session, clause, objection, seen=clause.fingerprint, by=secretaries[Side.RF])
    assert answers(clause) == [ConsentAnswer.OBJECTED, ConsentAnswer.AGREED]


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
    assert answers(clause) == [None, ConsentAnswer.AGREED]


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
    consents.answer(session, clause, AGREED, seen=clause.fingerprint, by=secretary)
    consents.answer(session, instruction, AGREED, seen=instruction.fingerprint, by=secretaries[Side.KZ])
    assert queries.waiting(session, secretary) == [instruction]
    clauses.reword(session, clause, Bilingual("новый", "жаңа"), seen=1, by=None)
    assert set(queries.waiting(session, secretary)) == {clause, instruction}


def test_whoever_renames_an_executor_voids_both_consents(
    session: Session, instruction: Clause, secretaries: dict[Side, User]
) -> None:
    agree(session, instruction, secretaries)
    body = lead_of(instruction)
    assert body is not None
    body.name.nominative = Bilingual("Роскосмос", "Роскосмос корпорациясы")
    assert answers(instruction) == [None, None]


def test_a_name_from_a_later_day_voids_nothing(
    session: Session, instruction: Clause, secretaries: dict[Side, User]
) -> None:
    agree(session, instruction, secretaries)
    body = lead_of(instruction)
    assert body is not None
    later = directories.BodyNameFacts(Bilingual("Новое имя", "Жаңа атау"), valid_from=makers.THE_DAY.replace(month=4))
    names = [directories.BodyNameFacts(body.name.nominative), later]
    directories.enter_body(session, directories.BodyFacts(body.code, body.side, names), by=None, body=body)
    assert answers(instruction) == [ConsentAnswer.AGREED, ConsentAnswer.AGREED]
