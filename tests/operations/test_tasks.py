"""Tasks before signing stand in the way of the settlement until both Sides say why they may stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission import clock
from commission.models import (
    Clause,
    Meeting,
    MeetingAct,
    MeetingIsClosedToChanges,
    MeetingState,
    Overruling,
    Role,
    Side,
    Task,
    TaskKind,
    TasksOpen,
    User,
)
from commission.operations import clauses, meetings, tasks
from commission.operations.acting import ActsForNoSide
from commission.queries.tasks import tasks_of
from commission.texts import Bilingual
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@pytest.fixture
def meeting(session: Session) -> Meeting:
    """A session in drafting with one clause, whose last pages nobody looked at yet."""
    meeting = makers.a_meeting(session)
    makers.a_clause(session, makers.an_agenda_item(session, meeting))
    makers.ready_to_settle(session, meeting)
    for secretary in makers.secretaries_of(session, meeting).values():
        tasks.take_back(session, meeting, _last_page(session, meeting).fingerprint, by=secretary)
    return meeting


@pytest.fixture
def secretaries(session: Session, meeting: Meeting) -> dict[Side, User]:
    return makers.secretaries_of(session, meeting)


def _found(session: Session, meeting: Meeting) -> list[Task]:
    session.flush()
    session.expire_all()
    return list(tasks_of(session, meeting, today=clock.today()))


def _last_page(session: Session, meeting: Meeting) -> Task:
    return next(one for one in _found(session, meeting) if one.kind is TaskKind.LAST_PAGE)


def _overrule(session: Session, meeting: Meeting, by: User, reason: str = "смотрели") -> Overruling:
    task = _last_page(session, meeting)
    return tasks.overrule(session, meeting, task.fingerprint, reason, by=by)


def _settle(session: Session, meeting: Meeting) -> None:
    meetings.lead(session, meeting, MeetingAct.SETTLEMENT, by=None)


def test_a_task_is_done_with_once_both_sides_overruled_it(
    session: Session, meeting: Meeting, secretaries: dict[Side, User]
) -> None:
    _overrule(session, meeting, secretaries[Side.RF])
    with pytest.raises(TasksOpen):
        _settle(session, meeting)
    assert _last_page(session, meeting).is_open
    _overrule(session, meeting, secretaries[Side.KZ])
    assert not _last_page(session, meeting).is_open
    _settle(session, meeting)
    assert meeting.state is MeetingState.AGREED


def test_open_tasks_are_counted_in_the_refusal(session: Session, meeting: Meeting) -> None:
    makers.an_attendance(session, meeting, Side.RF, "Беков")
    with pytest.raises(TasksOpen) as refused:
        _settle(session, meeting)
    # absent, both answers to the frame that names somebody more, the last pages
    assert refused.value.facts == {"count": 4}
    assert meeting.state is MeetingState.DRAFTING


def test_an_overruling_falls_with_what_it_was_said_of(
    session: Session, meeting: Meeting, secretaries: dict[Side, User]
) -> None:
    for secretary in secretaries.values():
        _overrule(session, meeting, secretary)
    clause = meeting.agenda[0].section.clauses[0]
    clauses.reword(session, clause, Bilingual("иначе", "басқаша"), seen=1, by=None)
    makers.both_agree(session, meeting)
    with pytest.raises(TasksOpen):
        _settle(session, meeting)
    clauses.reword(session, clause, Bilingual("текст", "мәтін"), seen=2, by=None)
    makers.both_agree(session, meeting)
    _settle(session, meeting)


def test_missing_texts_and_answers_are_never_overruled(
    session: Session, meeting: Meeting, secretaries: dict[Side, User]
) -> None:
    clause = meeting.agenda[0].section.clauses[0]
    clauses.reword(session, clause, Bilingual("только по-русски"), seen=1, by=None)
    makers.a_clause(session, meeting.agenda[0])
    absolute = [one for one in _found(session, meeting) if one.kind.is_absolute]
    assert {one.kind for one in absolute} == {TaskKind.HALF, TaskKind.ANSWER}
    for task in absolute:
        with pytest.raises(tasks.TaskIsAbsolute):
            tasks.overrule(session, meeting, task.fingerprint, "не нужно", by=secretaries[Side.RF])


def test_whoever_overrules_says_why(session: Session, meeting: Meeting, secretaries: dict[Side, User]) -> None:
    with pytest.raises(tasks.TaskNeedsReason):
        _overrule(session, meeting, secretaries[Side.RF], "")


def test_another_reason_takes_the_place_of_the_first(
    session: Session, meeting: Meeting, secretaries: dict[Side, User]
) -> None:
    first = _overrule(session, meeting, secretaries[Side.RF])
    length = makers.journal_length(session)
    assert _overrule(session, meeting, secretaries[Side.RF]) is first
    assert makers.journal_length(session) == length
    assert _overrule(session, meeting, secretaries[Side.RF], "смотрели вдвоём") is first
    assert makers.journal_length(session) == length + 1


def test_a_task_that_is_gone_is_not_overruled(
    session: Session, meeting: Meeting, secretaries: dict[Side, User]
) -> None:
    with pytest.raises(tasks.TaskHasChanged):
        tasks.overrule(session, meeting, "0" * 64, "так и надо", by=secretaries[Side.RF])


def test_nobody_takes_back_what_the_other_side_said(
    session: Session, meeting: Meeting, secretaries: dict[Side, User]
) -> None:
    _overrule(session, meeting, secretaries[Side.RF])
    task = _last_page(session, meeting)
    with pytest.raises(tasks.NothingOverruled):
        tasks.take_back(session, meeting, task.fingerprint, by=secretaries[Side.KZ])
    tasks.take_back(session, meeting, task.fingerprint, by=secretaries[Side.RF])
    assert _last_page(session, meeting).overrulings == ()


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CO_CHAIR, Role.OBSERVER, Role.ADMINISTRATOR])
def test_only_secretaries_overrule(session: Session, meeting: Meeting, role: Role) -> None:
    somebody = makers.a_user(session, meeting.commission, role)
    with pytest.raises(ActsForNoSide):
        _overrule(session, meeting, somebody)


def test_what_was_overruled_stands_after_a_reopening(
    session: Session, meeting: Meeting, secretaries: dict[Side, User]
) -> None:
    for secretary in secretaries.values():
        _overrule(session, meeting, secretary)
    _settle(session, meeting)
    task = _last_page(session, meeting)
    with pytest.raises(MeetingIsClosedToChanges):
        tasks.overrule(session, meeting, task.fingerprint, "ещё раз", by=secretaries[Side.RF])
    with pytest.raises(MeetingIsClosedToChanges):
        tasks.take_back(session, meeting, task.fingerprint, by=secretaries[Side.RF])
    meetings.lead(session, meeting, MeetingAct.REOPENING, by=None, reason="опечатка")
    _settle(session, meeting)
    assert meeting.state is MeetingState.AGREED


def test_a_clause_that_is_written_after_all_agreed_asks_for_new_answers(session: Session, meeting: Meeting) -> None:
    added: Clause = makers.a_clause(session, meeting.agenda[0], "ещё", "тағы")
    frame = meeting.protocol
    found = [one for one in _found(session, meeting) if one.kind is TaskKind.ANSWER]
    assert [one.record for one in found] == [frame, frame, added, added]
