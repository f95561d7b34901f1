"""A session comes in as a file and goes out again, and what is wrong is told in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
import yaml

from commission.documents.faults import FaultKind, FaultyFile
from commission.documents.meeting_files import checked, written
from commission.models import Body, ClauseKind, JournalEntry, Meeting, MeetingState, Side
from commission.operations.meeting_files import bring_in
from tests import makers
from tests.makers import DEMONSTRATION

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@pytest.fixture
def meeting(session: Session) -> Meeting:
    meeting = makers.the_demonstration(session)
    session.commit()
    session.expire_all()
    return meeting


def _faults(session: Session, text: str) -> list[tuple[FaultKind, int, str]]:
    with pytest.raises(FaultyFile) as refusal:
        bring_in(session, checked(text), by=None, may_found=True)
    session.rollback()
    return [(fault.kind, fault.line, fault.path) for fault in refusal.value.faults]


def test_the_demonstration_comes_in_whole(meeting: Meeting) -> None:
    assert meeting.state is MeetingState.DRAFTING
    numbers = [clause.number for section in meeting.sections_in_order for clause in section.clauses if clause.number]
    assert numbers == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "4.1"]
    assert meeting.missing_texts() == ()
    instruction = meeting.sections_in_order[0].clauses[4]
    assert instruction.assignment is not None
    leads = [instruction.assignment.lead(side) for side in Side]
    assert [lead.body.code for lead in leads if lead] == ["roscosmos", "mdaai-kz"]
    assert instruction.decision is meeting.sections_in_order[0].clauses[3]


def test_bringing_in_what_was_written_changes_nothing(session: Session, meeting: Meeting) -> None:
    entries = session.scalar(sa.select(sa.func.count(JournalEntry.id)))
    arrival = bring_in(session, checked(written(meeting)), by=None)
    session.commit()
    assert arrival.meeting is meeting
    assert not arrival.is_new
    assert session.scalar(sa.select(sa.func.count(JournalEntry.id))) == entries


def test_what_was_written_makes_the_same_session_elsewhere(session: Session, meeting: Meeting) -> None:
    text = written(meeting).replace("number: 8", "number: 9")
    again = bring_in(session, checked(text), by=None).meeting
    session.commit()
    session.expire_all()
    assert written(again) == text


def test_a_session_that_exists_is_never_overwritten(session: Session, meeting: Meeting) -> None:
    text = written(meeting).replace("Внедрить онлайн-платформу", "Отложить онлайн-платформу")
    line = next(place for place, told in enumerate(text.splitlines(), start=1) if "Отложить" in told)
    assert _faults(session, text) == [(FaultKind.DIFFERS, line, "agenda[2].clauses[3].text.ru")]


def test_json_is_accepted_as_well(session: Session) -> None:
    text = yaml.safe_dump(yaml.safe_load(DEMONSTRATION), default_flow_style=True, allow_unicode=True)
    assert bring_in(session, checked(text), by=None, may_found=True).is_new


def test_all_faults_are_told_in_one_go_with_their_lines(session: Session) -> None:
    text = (
        DEMONSTRATION.replace("person: borisov", "person: nobody")
        .replace("2024-06-28", "2024-06-31")
        .replace("rule: FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10", "rule: иногда")
    )
    lines = text.splitlines()
    nobody, no_day = (
        next(place for place, told in enumerate(lines, start=1) if word in told)
        for word in ("person: nobody", "2024-06-31")
    )
    faults = _faults(session, text)
    assert (FaultKind.NOBODY_KNOWN, nobody, "delegations.rf[2].person") in faults
    assert (FaultKind.NO_SUCH_DAY, no_day, "agenda[2].clauses[5].deadline.date") in faults
    assert (FaultKind.RULE_BROKEN, "agenda[1].clauses[6]") in [(kind, path) for kind, _, path in faults]


def test_a_rule_of_the_directories_is_a_fault_of_its_line(session: Session) -> None:
    text = DEMONSTRATION.replace(
        "  valid_until: '2025-09-30'\n", "  valid_from: '2026-01-01'\n  valid_until: '2025-09-30'\n"
    )
    assert [(kind, path) for kind, _, path in _faults(session, text)] == [(FaultKind.RULE_BROKEN, "bodies[4]")]


def test_a_body_is_succeeded_by_one_of_its_own_side(session: Session) -> None:
    text = DEMONSTRATION.replace("- code: special-rep-kz\n", "- code: special-rep-kz\n  successor: roscosmos\n")
    assert [(kind, path) for kind, _, path in _faults(session, text)] == [
        (FaultKind.RULE_BROKEN, "bodies[5].successor")
    ]


def test_a_file_of_another_commission_is_refused(session: Session) -> None:
    other = makers.a_commission(session, code="other")
    with pytest.raises(FaultyFile) as refusal:
        bring_in(session, checked(DEMONSTRATION), by=None, into=other)
    assert FaultKind.OTHER_COMMISSION in [fault.kind for fault in refusal.value.faults]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("number: 8", "number: eight", FaultKind.WRONG_TYPE),
        ("number: 8\n", "colour: red\n  number: 8\n", FaultKind.UNKNOWN_FIELD),
        ("  host_side: kz\n", "", FaultKind.MISSING_FIELD),
        ("host_side: kz", "host_side: ru", FaultKind.WRONG_VALUE),
        ("number: 8\n", "number: 8\n  number: 9\n", FaultKind.DOUBLE_KEY),
        ("host_side: kz", "host_side: [", FaultKind.NOT_YAML),
    ],
)
def test_a_broken_file_is_refused_with_the_place(session: Session, old: str, new: str, kind: FaultKind) -> None:
    assert old in DEMONSTRATION
    faults = _faults(session, DEMONSTRATION.replace(old, new, 1))
    assert kind in [fault for fault, line, _ in faults if line > 0]


def test_an_empty_file_is_told_once_what_it_lacks(session: Session) -> None:
    assert [kind for kind, _, _ in _faults(session, "{}")] == [FaultKind.MISSING_FIELD]


def test_days_are_told_with_the_faults_of_the_form(session: Session) -> None:
    text = DEMONSTRATION.replace("2024-06-28", "2024-06-31").replace("kind: noted", "kind: notd", 1)
    assert {kind for kind, _, _ in _faults(session, text)} == {FaultKind.NO_SUCH_DAY, FaultKind.WRONG_VALUE}


def test_a_planned_session_without_days_goes_out_and_comes_in(session: Session) -> None:
    text = written(makers.a_meeting(session, first_on=None, last_on=None)).replace("number: 8", "number: 300")
    again = bring_in(session, checked(text), by=None).meeting
    assert (again.state, again.first_on, again.number) == (MeetingState.PLANNED, None, 300)


def test_an_instruction_may_stand_before_its_decision(session: Session) -> None:
    meeting = makers.a_meeting(session)
    first, second = (makers.an_agenda_item(session, meeting, title) for title in ("Первый", "Второй"))
    decision = makers.a_clause(session, second)
    makers.a_clause(session, first, kind=ClauseKind.INSTRUCTION, decision=decision)
    session.commit()
    session.expire_all()
    text = written(meeting).replace("number: 8", "number: 9")
    again = bring_in(session, checked(text), by=None).meeting
    session.commit()
    session.expire_all()
    assert written(again) == text


def test_a_file_never_names_a_successor_of_what_is_there(session: Session) -> None:
    makers.a_body(session, "special-rep-kz", Side.KZ, "Представитель")
    text = DEMONSTRATION.replace("- code: special-rep-kz\n", "- code: special-rep-kz\n  successor: mdaai-kz\n")
    bring_in(session, checked(text), by=None, may_found=True)
    assert session.scalars(sa.select(Body).where(Body.code == "special-rep-kz")).one().successor is None


@pytest.mark.parametrize("text", ["[" * 100_000, "a: " * 10, "number: " + "9" * 5000, "- " * 70_000])
def test_an_odd_file_is_a_fault_and_no_failure(session: Session, text: str) -> None:
    assert _faults(session, text)


def test_a_file_that_unfolds_itself_is_refused(session: Session) -> None:
    assert _faults(session, "a: &a [1]\nb: *a\n") == [(FaultKind.ALIAS, 2, "")]


def test_control_characters_in_a_file_are_refused(session: Session) -> None:
    text = DEMONSTRATION.replace("город Байконур", '"город\\vБайконур"', 1)
    assert FaultKind.CONTROL_CHARACTERS in [kind for kind, _, _ in _faults(session, text)]


def test_a_refused_file_leaves_nothing_behind(session: Session) -> None:
    makers.a_commission(session, code="other")
    session.commit()
    _faults(session, DEMONSTRATION.replace("person: borisov", "person: nobody"))
    assert session.scalar(sa.select(sa.func.count(Meeting.id))) == 0
