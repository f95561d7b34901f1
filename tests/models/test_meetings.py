"""What a session allows and refuses."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from commission.models import TRANSITIONS, ActOutOfState, Meeting, MeetingAct, MeetingState, Side, TasksOpen
from commission.models.meetings import DaysMissing, MeetingIsClosedToChanges, ReasonMissing
from commission.operations import agenda, meetings
from commission.texts import Bilingual, Language
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@pytest.mark.parametrize(
    ("act", "state"),
    [(act, state) for act, state in product(MeetingAct, MeetingState) if state not in TRANSITIONS[act].sources],
)
def test_an_act_outside_the_table_is_refused(act: MeetingAct, state: MeetingState) -> None:
    meeting = Meeting(state=state, first_on=makers.THE_DAY, last_on=makers.THE_DAY)
    with pytest.raises(ActOutOfState):
        meeting.undergo(act)
    assert meeting.state is state


def test_a_session_is_opened_only_on_a_day(session: Session) -> None:
    meeting = makers.a_meeting(session, first_on=None, last_on=None)
    with pytest.raises(DaysMissing):
        meetings.lead(session, meeting, MeetingAct.OPENING, by=None)


def test_a_session_with_a_missing_half_is_not_settled(session: Session) -> None:
    meeting = makers.a_meeting(session)
    item = makers.an_agenda_item(session, meeting)
    clause = makers.a_clause(session, item, kk="")
    for act in (MeetingAct.OPENING, MeetingAct.DRAFTING):
        meetings.lead(session, meeting, act, by=None)
    with pytest.raises(TasksOpen):
        meetings.lead(session, meeting, MeetingAct.SETTLEMENT, by=None)
    assert meeting.missing_texts() == ((clause, Language.KK),)


def test_an_agreed_session_changes_only_after_it_is_reopened(session: Session) -> None:
    meeting = makers.a_meeting(session)
    makers.settled(session, meeting)
    with pytest.raises(MeetingIsClosedToChanges):
        makers.an_agenda_item(session, meeting)
    meetings.lead(session, meeting, MeetingAct.REOPENING, by=None, reason="правка")
    assert makers.an_agenda_item(session, meeting).number == 1


def test_two_sessions_of_a_commission_never_share_a_number(session: Session) -> None:
    first = makers.a_meeting(session)
    with pytest.raises(meetings.MeetingNumberIsTaken):
        makers.a_meeting(session, first.commission)


def test_the_place_is_written_as_the_keeper_of_the_copy_writes_it(session: Session) -> None:
    meeting = makers.a_meeting(
        session, place=Bilingual("город Байконыр", "Байқоңыр қаласы"), place_elsewhere=Bilingual("город Байконур", "")
    )
    assert meeting.place_in(Side.KZ) == Bilingual("город Байконыр", "Байқоңыр қаласы")
    assert meeting.place_in(Side.RF) == Bilingual("город Байконур", "Байқоңыр қаласы")


def test_sections_follow_the_agenda(session: Session) -> None:
    meeting = makers.a_meeting(session)
    first, second = (makers.an_agenda_item(session, meeting, title) for title in ("Первый", "Второй"))
    clause = makers.a_clause(session, second)
    assert clause.number == "2.1"
    agenda.place(session, second, 1, by=None)
    session.expire_all()
    assert [section.agenda_item for section in meeting.sections_in_order] == [second, first]
    assert clause.number == "1.1"


def test_reopening_leaves_a_trace_that_says_why(session: Session) -> None:
    meeting = makers.a_meeting(session)
    makers.settled(session, meeting)
    with pytest.raises(ReasonMissing):
        meetings.lead(session, meeting, MeetingAct.REOPENING, by=None)
    assert meeting.state is MeetingState.AGREED
