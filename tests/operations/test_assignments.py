"""Instructions: executors and deadlines."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.models import Assignment, ClauseKind, JournalEntry, Side
from commission.operations import assignments
from commission.operations.assignments import (
    AssignmentFacts,
    BodyNamedTwice,
    BodyOfOtherSide,
    DeadlineNeedsDate,
    DeadlineRuleBroken,
    Executors,
)
from commission.texts import Bilingual, Language
from commission.texts.deadlines import DeadlineKind
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

APRIL_30 = dt.date(2024, 4, 30)


@pytest.fixture
def assignment(session: Session) -> Assignment:
    item = makers.an_agenda_item(session, makers.a_meeting(session))
    found = makers.a_clause(session, item, kind=ClauseKind.INSTRUCTION).assignment
    assert found is not None
    return found


def test_each_side_that_owes_something_has_its_part_of_the_control_card(
    session: Session, assignment: Assignment
) -> None:
    russian, kazakh = makers.a_body(session), makers.a_body(session, "mdaai", Side.KZ)
    both = {Side.RF: Executors(russian), Side.KZ: Executors(kazakh)}
    facts = AssignmentFacts(both, DeadlineKind.DATE, deadline_on=APRIL_30)
    assignments.assign(session, assignment, facts, by=None)
    card = assignment.clause.action_item
    assert card is not None
    assert {(part.side, part.due_on) for part in card.progress} == {(Side.RF, APRIL_30), (Side.KZ, APRIL_30)}
    assignments.assign(session, assignment, AssignmentFacts({Side.KZ: Executors(kazakh)}), by=None)
    assert [part.side for part in card.progress] == [Side.KZ]


def test_the_lead_stands_before_the_others(session: Session, assignment: Assignment) -> None:
    first, second = makers.a_body(session, "a"), makers.a_body(session, "b")
    assignments.assign(session, assignment, AssignmentFacts({Side.RF: Executors(second, [first])}), by=None)
    assert [one.body for one in assignment.executors_of(Side.RF)] == [second, first]
    assignments.assign(session, assignment, AssignmentFacts({Side.RF: Executors(first, [second])}), by=None)
    lead = assignment.lead(Side.RF)
    assert lead is not None
    assert lead.body is first


def test_a_side_is_not_served_by_a_body_of_the_other(session: Session, assignment: Assignment) -> None:
    body = makers.a_body(session)
    with pytest.raises(BodyOfOtherSide):
        assignments.assign(session, assignment, AssignmentFacts({Side.KZ: Executors(body)}), by=None)


def test_a_body_is_named_once(session: Session, assignment: Assignment) -> None:
    body = makers.a_body(session)
    with pytest.raises(BodyNamedTwice):
        assignments.assign(session, assignment, AssignmentFacts({Side.RF: Executors(body, [body])}), by=None)


def test_a_deadline_by_the_calendar_needs_its_day(session: Session, assignment: Assignment) -> None:
    with pytest.raises(DeadlineNeedsDate):
        assignments.assign(session, assignment, AssignmentFacts(deadline_kind=DeadlineKind.DATE), by=None)


def test_a_rule_that_nobody_understands_is_refused(session: Session, assignment: Assignment) -> None:
    facts = AssignmentFacts(deadline_kind=DeadlineKind.RECURRING, deadline_rule="каждый квартал")
    with pytest.raises(DeadlineRuleBroken):
        assignments.assign(session, assignment, facts, by=None)


def test_the_journal_tells_executors_and_deadline_of_one_change(session: Session, assignment: Assignment) -> None:
    facts = AssignmentFacts({Side.RF: Executors(makers.a_body(session))}, DeadlineKind.DATE, deadline_on=APRIL_30)
    version = assignment.version_id
    assignments.assign(session, assignment, facts, by=None)
    entry = session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number.desc())).first()
    assert entry is not None
    assert entry.changes["executors"] == [[], ["roscosmos:lead"]]
    assert entry.changes["deadline_on"] == [None, "2024-04-30"]
    assert assignment.version_id > version


def test_a_wording_that_names_another_day_is_pointed_out(session: Session, assignment: Assignment) -> None:
    wording = Bilingual("30 апреля 2024 года", "2024 жылғы 31 мамырға дейін")
    facts = AssignmentFacts(deadline_kind=DeadlineKind.DATE, deadline_on=dt.date(2024, 5, 31), deadline=wording)
    assignments.assign(session, assignment, facts, by=None)
    assert assignment.strays == (Language.RU,)
