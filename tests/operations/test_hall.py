"""Minutes in the hall and its screen: dictated clauses, own people ticked, the last choice of either Side wins."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.models import (
    ClauseKind,
    Mark,
    MeetingAct,
    MeetingState,
    Role,
    Screen,
    Side,
    WordingOrigin,
)
from commission.operations import clauses, meetings, minutes, screens
from commission.operations.acting import ActsForNoSide
from commission.texts import Bilingual
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Clause, Meeting, Section

TEXT = Bilingual("Стороны обсудили.", "Тараптар талқылады.")
NOTED = clauses.ClauseFacts(ClauseKind.NOTED)


@pytest.fixture
def section(session: Session) -> Section:
    section = makers.an_agenda_item(session, makers.a_meeting(session)).section
    meetings.lead(session, section.meeting, MeetingAct.OPENING, by=None)
    return section


@pytest.fixture
def meeting(section: Section) -> Meeting:
    return section.meeting


@pytest.fixture
def clause(session: Session, section: Section) -> Clause:
    return minutes.take_down(session, section, NOTED, TEXT, by=None)


def test_a_clause_taken_down_is_a_dictated_one(clause: Clause) -> None:
    assert (clause.kind, clause.text, clause.wordings[0].origin) == (ClauseKind.NOTED, TEXT, WordingOrigin.DICTATED)


@pytest.mark.parametrize("state", sorted(set(MeetingState) - minutes.IN_SESSION))
def test_nobody_takes_minutes_while_nobody_sits(session: Session, section: Section, state: MeetingState) -> None:
    section.meeting.state = state
    with pytest.raises(minutes.NobodySits), session.no_autoflush:
        minutes.ensure_in_session(section.meeting)


def test_each_side_ticks_its_own_people(session: Session, meeting: Meeting) -> None:
    own, other = (makers.an_attendance(session, meeting, side, f"Участник {side}") for side in Side)
    secretary = makers.a_user(session, meeting.commission, side=Side.RF)
    marks = {(one.id, Mark.ATTENDED): True for one in (own, other)}
    assert minutes.tick(session, meeting, marks, on=dt.date(2024, 3, 22), by=secretary) == 1
    assert (own.attended_on, other.attended_on) == (makers.THE_DAY, None)


def test_who_acts_for_no_side_ticks_nobody(session: Session, meeting: Meeting) -> None:
    administrator = makers.a_user(session, meeting.commission, Role.ADMINISTRATOR)
    with pytest.raises(ActsForNoSide):
        minutes.tick(session, meeting, {}, on=makers.THE_DAY, by=administrator)


def test_the_last_choice_wins_whichever_side_makes_it(session: Session, meeting: Meeting, clause: Clause) -> None:
    russian, kazakh = (makers.a_user(session, meeting.commission, side=side) for side in Side)
    screens.blank(session, meeting, by=russian)
    screens.show(session, clause, by=kazakh)
    assert [(one.clause, one.chosen_by) for one in session.scalars(sa.select(Screen))] == [(clause, kazakh)]


def test_a_choice_is_no_entry_of_the_journal(session: Session, meeting: Meeting, clause: Clause) -> None:
    user = makers.a_user(session, meeting.commission)
    before = makers.journal_length(session)
    screens.show(session, clause, by=user)
    assert makers.journal_length(session) == before


def test_a_clause_that_goes_leaves_the_screen_blank(session: Session, meeting: Meeting, clause: Clause) -> None:
    screen = screens.show(session, clause, by=makers.a_user(session, meeting.commission))
    clauses.remove(session, clause, by=None)
    session.flush()
    session.refresh(screen)
    assert screen.clause_id is None
