"""Several people at once: a session is changed by one after another, and each sees what the one before did."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWaiting
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from commission.db import db
from commission.models import (
    AgendaItem,
    Clause,
    ClauseKind,
    Meeting,
    MeetingAct,
    MeetingIsClosedToChanges,
    Role,
    SectionKind,
    TasksOpen,
    User,
)
from commission.operations import accounts, agenda, clauses, meetings, screens, sections
from commission.texts import Bilingual
from tests import makers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Two: TypeAlias = tuple[Session, Session]
Record = TypeVar("Record", AgendaItem, Clause, Meeting, User)
_TEXT = Bilingual("текст", "мәтін")


@pytest.fixture
def meeting(session: Session) -> Meeting:
    """A session in drafting that lacks nothing, with two questions and a decision on the first."""
    meeting = makers.a_meeting(session)
    item = makers.an_agenda_item(session, meeting)
    makers.an_agenda_item(session, meeting)
    makers.a_clause(session, item)
    for act in (MeetingAct.OPENING, MeetingAct.DRAFTING):
        meetings.lead(session, meeting, act, by=None)
    session.commit()
    return meeting


@pytest.fixture
def two(session: Session) -> Iterator[Two]:
    """Two people with a connection each."""
    if session.get_bind().dialect.name != "postgresql":
        pytest.skip("SQLite lets nobody read in order to write while somebody else does")
    first, second = Session(db.engine), Session(db.engine)
    yield first, second
    first.close()
    second.close()


def _same(session: Session, record: Record) -> Record:
    # by its key, because reading an attribute would begin a transaction of the other session
    found = session.get(type(record), sa.inspect(record).identity)
    assert found is not None
    return found


def _after(waits: Callable[[], object], first: Session) -> None:
    """Let somebody act while the first one has not committed yet: they wait, and then see what the first one did."""
    with ThreadPoolExecutor(1) as others:
        waiting = others.submit(waits)
        with pytest.raises(StillWaiting):
            waiting.result(timeout=0.3)
        first.commit()
        waiting.result(timeout=10)


_CHANGES: dict[str, Callable[[Session, Meeting], object]] = {
    "meeting": lambda s, m: meetings.revise(s, m, meetings.MeetingFacts(9, m.host_side), by=None),
    "question": lambda s, m: agenda.add(s, m, agenda.AgendaFacts(_TEXT), by=None),
    "title": lambda s, m: agenda.revise(s, m.agenda[0], agenda.AgendaFacts(_TEXT), by=None),
    "order": lambda s, m: agenda.place(s, m.agenda[1], 1, by=None),
    "agenda": lambda s, m: agenda.remove(s, m.agenda[1], by=None),
    "section": lambda s, m: sections.add(s, m, SectionKind.OTHER, _TEXT, by=None),
    "clause": lambda s, m: clauses.write(s, m.agenda[0].section, clauses.ClauseFacts(ClauseKind.NOTED), _TEXT, by=None),
    "text": lambda s, m: clauses.reword(s, m.agenda[0].section.clauses[0], Bilingual("другой"), seen=1, by=None),
    "kind": lambda s, m: clauses.revise(
        s, m.agenda[0].section.clauses[0], clauses.ClauseFacts(ClauseKind.NOTED), by=None
    ),
    "removal": lambda s, m: clauses.remove(s, m.agenda[0].section.clauses[0], by=None),
    "person": makers.an_attendance,
    "screen": lambda s, m: screens.show(
        s, m.agenda[0].section.clauses[0], by=s.scalars(sa.select(User).limit(1)).one()
    ),
}


@pytest.mark.parametrize("change", _CHANGES)
def test_what_somebody_read_before_it_was_agreed_changes_no_more(
    session: Session, meeting: Meeting, change: str
) -> None:
    makers.ready_to_settle(session, meeting)
    session.commit()
    with Session(db.engine, expire_on_commit=False) as stale:
        early = _same(stale, meeting)
        assert [item.section.clauses for item in early.agenda]
        stale.commit()
        meetings.lead(session, meeting, MeetingAct.SETTLEMENT, by=None)
        session.commit()
        assert early.is_changeable
        with pytest.raises(MeetingIsClosedToChanges):
            _CHANGES[change](stale, early)


def test_a_text_is_not_reworded_behind_an_agreement(session: Session, meeting: Meeting, two: Two) -> None:
    makers.ready_to_settle(session, meeting)
    session.commit()
    first, second = two
    clause = _same(second, meeting).agenda[0].section.clauses[0]
    meetings.lead(first, _same(first, meeting), MeetingAct.SETTLEMENT, by=None)

    def reword() -> None:
        with pytest.raises(MeetingIsClosedToChanges):
            clauses.reword(second, clause, Bilingual("иначе", "мәтін"), seen=1, by=None)

    _after(reword, first)


def test_an_agreement_sees_the_text_that_was_written_a_moment_ago(session: Session, meeting: Meeting, two: Two) -> None:
    makers.ready_to_settle(session, meeting)
    session.commit()
    first, second = two
    early = _same(second, meeting)
    assert early.missing_texts() == ()
    section = _same(first, meeting).agenda[0].section
    clauses.write(first, section, clauses.ClauseFacts(ClauseKind.NOTED), Bilingual("текст"), by=None)

    def settle() -> None:
        with pytest.raises(TasksOpen):
            meetings.lead(second, early, MeetingAct.SETTLEMENT, by=None)

    _after(settle, first)


def test_two_questions_added_at_once_get_two_numbers(session: Session, meeting: Meeting, two: Two) -> None:
    first, second = two
    early = _same(second, meeting)
    assert len(early.agenda) == 2
    agenda.add(first, _same(first, meeting), agenda.AgendaFacts(_TEXT), by=None)
    _after(lambda: agenda.add(second, early, agenda.AgendaFacts(_TEXT), by=None), first)
    second.commit()
    assert [item.number for item in _same(session, meeting).agenda] == [1, 2, 3, 4]
    assert sorted(section.number for section in meeting.sections) == [1, 2, 3, 4]


def test_two_moves_at_once_leave_every_question_its_own_place(session: Session, meeting: Meeting, two: Two) -> None:
    first, second = two
    third = makers.an_agenda_item(session, meeting)
    session.commit()
    early = _same(second, third)
    assert [item.position for item in early.meeting.agenda] == [1, 2, 3]
    agenda.place(first, _same(first, meeting).agenda[0], 3, by=None)
    _after(lambda: agenda.place(second, early, 1, by=None), first)
    second.commit()
    session.expire_all()
    assert [item.position for item in meeting.agenda] == [1, 2, 3]
    assert meeting.agenda[0] is third


def test_a_section_is_not_taken_away_with_a_clause_that_was_just_written(meeting: Meeting, two: Two) -> None:
    first, second = two
    early = _same(second, meeting).agenda[1]
    assert early.section.clauses == []
    facts = clauses.ClauseFacts(ClauseKind.NOTED)
    clauses.write(first, _same(first, meeting).agenda[1].section, facts, _TEXT, by=None)

    def remove() -> None:
        with pytest.raises(agenda.SectionHasClauses):
            agenda.remove(second, early, by=None)

    _after(remove, first)


def test_two_administrators_do_not_go_at_once(session: Session, meeting: Meeting, two: Two) -> None:
    first, second = two
    one, other = (makers.a_user(session, meeting.commission, Role.ADMINISTRATOR, name=name) for name in ("a", "b"))
    session.commit()
    early = _same(second, other)
    assert early.memberships
    accounts.disable(first, _same(first, one), by=None)

    def disable() -> None:
        with pytest.raises(accounts.LastAdministrator):
            accounts.disable(second, early, by=None)

    _after(disable, first)


def test_questions_at_one_place_are_still_numbered_apart(session: Session, meeting: Meeting) -> None:
    for item in meeting.agenda:
        item.position = 1
    session.flush()
    session.expire_all()
    assert [item.number for item in meeting.agenda] == [1, 2]
    assert [section.number for section in meeting.sections_in_order] == [1, 2]
