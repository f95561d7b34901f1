"""Tasks before signing: each is found where something is wrong, and nowhere else."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from commission.models import (
    Body,
    Capacity,
    Clause,
    ClauseKind,
    ConsentAnswer,
    Meeting,
    MeetingFormat,
    Side,
    Task,
    TaskKind,
)
from commission.operations import assignments, clauses, consents, delegations, directories, proposals, remarks
from commission.operations.assignments import AssignmentFacts, Executors
from commission.queries.tasks import tasks_of
from commission.texts import Bilingual, Language
from commission.texts.deadlines import DeadlineKind
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_SUNDAY = dt.date(2024, 6, 30)
_TODAY = dt.date(2024, 4, 1)


@pytest.fixture
def meeting(session: Session) -> Meeting:
    """A session that both Sides agreed to, but for the last pages."""
    meeting = makers.a_meeting(session)
    makers.a_clause(session, makers.an_agenda_item(session, meeting))
    for side in Side:
        makers.an_attendance(session, meeting, side, f"Глава {side}", Capacity.CO_CHAIR, attended_on=makers.THE_DAY)
    session.expire_all()
    makers.both_agree(session, meeting)
    return meeting


@pytest.fixture
def clause(meeting: Meeting) -> Clause:
    return meeting.sections_in_order[0].clauses[0]


def _tasks(session: Session, meeting: Meeting, today: dt.date = _TODAY) -> list[Task]:
    session.flush()
    session.expire_all()
    return [one for one in tasks_of(session, meeting, today=today) if one.kind is not TaskKind.LAST_PAGE]


def _kinds(session: Session, meeting: Meeting) -> list[TaskKind]:
    """The tasks; a frame that changed by the way asks for two answers more, which are no matter here."""
    frame = meeting.protocol
    return [one.kind for one in _tasks(session, meeting) if not (one.kind is TaskKind.ANSWER and one.record is frame)]


def _instruct(session: Session, meeting: Meeting, facts: AssignmentFacts | None) -> Clause:
    found = makers.a_clause(session, meeting.agenda[0], "поручить", "тапсыру", kind=ClauseKind.INSTRUCTION)
    if facts is not None:
        assert found.assignment is not None
        assignments.assign(session, found.assignment, facts, by=None)
    makers.both_agree(session, meeting) if not found.missing else None
    return found


def _facts(
    body: Body | None, *others: Body, on: dt.date = dt.date(2024, 6, 28), worded: bool = True
) -> AssignmentFacts:
    wording = Bilingual(f"{on:%d.%m.%Y}", f"{on:%d.%m.%Y}") if worded else Bilingual()
    return AssignmentFacts({Side.RF: Executors(body, list(others))}, DeadlineKind.DATE, "", on, wording)


def test_only_the_last_pages_are_left_when_both_sides_agreed(session: Session, meeting: Meeting) -> None:
    found = tasks_of(session, meeting, today=_TODAY)
    assert [(one.kind, one.is_open) for one in found] == [(TaskKind.LAST_PAGE, True)]


def test_a_missing_half_is_a_task_and_waits_for_no_answers(session: Session, meeting: Meeting, clause: Clause) -> None:
    clauses.reword(session, clause, Bilingual("только по-русски"), seen=1, by=None)
    (found,) = _tasks(session, meeting)
    assert (found.kind, found.record, found.language) == (TaskKind.HALF, clause, Language.KK)
    assert found.kind.is_absolute


def test_a_name_of_a_body_without_a_half_is_a_task(session: Session, meeting: Meeting) -> None:
    facts = directories.BodyFacts("half", Side.RF, [directories.BodyNameFacts(Bilingual("Орган", ""))])
    body = directories.enter_body(session, facts, by=None)
    _instruct(session, meeting, _facts(body))
    assert [(one.record, one.language) for one in _tasks(session, meeting) if one.kind is TaskKind.HALF] == [
        (body, Language.KK)
    ]


def test_a_text_that_changed_asks_for_a_comparison_and_two_answers(
    session: Session, meeting: Meeting, clause: Clause
) -> None:
    clauses.reword(session, clause, Bilingual("иначе", "басқаша"), seen=1, by=None)
    assert _kinds(session, meeting) == [TaskKind.PAIR, TaskKind.ANSWER, TaskKind.ANSWER]


def test_texts_that_contradict_each_other_are_a_task(session: Session, meeting: Meeting, clause: Clause) -> None:
    clauses.reword(session, clause, Bilingual("до 5 мая 2024 года", "2024 жылғы 6 мамырға дейін"), seen=1, by=None)
    assert TaskKind.CONCORDANCE in _kinds(session, meeting)


def test_words_in_brackets_are_a_task(session: Session, meeting: Meeting, clause: Clause) -> None:
    clauses.reword(session, clause, Bilingual("срок [Российская Сторона: май]", "мерзімі"), seen=1, by=None)
    assert TaskKind.BRACKETS in _kinds(session, meeting)


def test_an_objection_is_a_consent_that_is_missing(session: Session, meeting: Meeting, clause: Clause) -> None:
    secretary = makers.secretaries_of(session, meeting)[Side.KZ]
    objection = consents.AnswerFacts(ConsentAnswer.OBJECTED, "срок мал")
    consents.answer(session, clause, objection, seen=clause.fingerprint, by=secretary)
    (found,) = _tasks(session, meeting)
    assert (found.kind, found.side, found.kind.is_absolute) == (TaskKind.OBJECTION, Side.KZ, True)


def test_rival_wordings_and_open_remarks_are_tasks(session: Session, meeting: Meeting, clause: Clause) -> None:
    secretary = makers.secretaries_of(session, meeting)[Side.RF]
    proposals.propose(session, clause, Bilingual("а", "а"), seen=None, by=secretary)
    remark = remarks.add(session, clause, "срок?", Language.RU, by=secretary)
    assert _kinds(session, meeting) == [TaskKind.PROPOSAL, TaskKind.REMARK]
    remarks.resolve(session, remark, "учтено", by=secretary)
    assert _kinds(session, meeting) == [TaskKind.PROPOSAL]


def test_an_instruction_without_executors_and_deadline_is_two_tasks(session: Session, meeting: Meeting) -> None:
    _instruct(session, meeting, None)
    assert _kinds(session, meeting) == [TaskKind.DEADLINE, TaskKind.LEAD]


def test_co_executors_without_a_lead_are_a_task(session: Session, meeting: Meeting) -> None:
    _instruct(session, meeting, _facts(None, makers.a_body(session)))
    found = [(one.kind, one.side) for one in _tasks(session, meeting)]
    assert found == [(TaskKind.LEAD, Side.RF)]


def test_a_deadline_on_a_day_off_names_the_side_and_the_day(session: Session, meeting: Meeting) -> None:
    _instruct(session, meeting, _facts(makers.a_body(session), on=_SUNDAY))
    found = [(one.kind, one.side, one.words, one.day) for one in _tasks(session, meeting)]
    assert found == [
        (TaskKind.DAY_OFF, Side.RF, "воскресенье", _SUNDAY),
        (TaskKind.DAY_OFF, Side.KZ, "жексенбі", _SUNDAY),
    ]


def test_a_body_that_was_abolished_by_the_day_is_a_task(session: Session, meeting: Meeting) -> None:
    body = makers.a_body(session)
    _instruct(session, meeting, _facts(body))
    body.valid_until = makers.THE_DAY - dt.timedelta(days=1)
    assert _kinds(session, meeting) == [TaskKind.ABOLISHED]


def test_an_empty_section_and_a_question_without_a_word_are_tasks(session: Session, meeting: Meeting) -> None:
    item = makers.an_agenda_item(session, meeting, "О новом")
    assert [(one.kind, one.record) for one in _tasks(session, meeting) if one.kind is not TaskKind.ANSWER] == [
        (TaskKind.AGENDA_ITEM, item.section)
    ]


def test_a_delegation_without_a_co_chair_is_a_task(session: Session, meeting: Meeting) -> None:
    head = meeting.co_chair(Side.KZ)
    assert head is not None
    delegations.remove(session, head, by=None)
    assert _kinds(session, meeting) == [TaskKind.CO_CHAIR]


@pytest.mark.parametrize(
    ("valid_until", "today", "is_told"),
    [
        (None, _TODAY, False),
        # the post ended before the session
        (makers.THE_DAY - dt.timedelta(days=1), _TODAY, True),
        # after the session, but by now
        (makers.THE_DAY + dt.timedelta(days=2), _TODAY, True),
        (makers.THE_DAY + dt.timedelta(days=2), makers.THE_DAY, False),
    ],
)
def test_a_post_is_that_of_the_directory_on_the_day_and_today(
    session: Session, meeting: Meeting, valid_until: dt.date | None, today: dt.date, *, is_told: bool
) -> None:
    head = meeting.co_chair(Side.RF)
    assert head is not None
    head.person.posts[0].valid_until = valid_until
    found = [one.kind for one in _tasks(session, meeting, today)]
    assert found == ([TaskKind.POST] if is_told else [])


def test_who_was_not_in_the_hall_is_a_task_unless_there_was_none(session: Session, meeting: Meeting) -> None:
    makers.an_attendance(session, meeting, Side.RF, "Беков")
    assert _kinds(session, meeting) == [TaskKind.ABSENT]
    meeting.format = MeetingFormat.CORRESPONDENCE
    assert _kinds(session, meeting) == []


def test_every_task_has_a_fingerprint_of_its_own(session: Session) -> None:
    found = tasks_of(session, makers.the_demonstration(session), today=_TODAY)
    assert len({one.fingerprint for one in found}) == len(found)
    assert [one.kind.group for one in found] == sorted(
        (one.kind.group for one in found), key=list(type(found[0].kind.group)).index
    )


def test_any_change_of_what_is_printed_asks_for_another_look(
    session: Session, meeting: Meeting, clause: Clause
) -> None:
    def look() -> str:
        session.expire_all()
        return tasks_of(session, meeting, today=_TODAY)[-1].fingerprint

    before = look()
    clauses.reword(session, clause, Bilingual("иначе", "басқаша"), seen=1, by=None)
    assert look() != before
    clauses.reword(session, clause, Bilingual("текст", "мәтін"), seen=2, by=None)
    assert look() == before
