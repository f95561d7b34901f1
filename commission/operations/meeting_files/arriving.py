"""The course of an import: find the commission, compare with what is there or enter everything anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission.documents.faults import FaultKind, FaultyFile
from commission.models import Commission, JournalKind, Meeting, MeetingAct, MeetingState
from commission.operations import journal, meetings
from commission.operations.meeting_files.comparing import differences
from commission.operations.meeting_files.directories import commission_of, enter_directories
from commission.operations.meeting_files.meetings import enter_delegations, enter_meeting, enter_sections
from commission.operations.meeting_files.reading import Reading

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.documents.located import Located
    from commission.models import User

_WAY = {
    MeetingState.PLANNED: (),
    MeetingState.OPEN: (MeetingAct.OPENING,),
    MeetingState.DRAFTING: (MeetingAct.OPENING, MeetingAct.DRAFTING),
}


@dataclass(frozen=True, slots=True)
class Arrival:
    """What an import did: the session, and whether it was there already, equal in every word."""

    meeting: Meeting
    is_new: bool


def bring_in(
    session: Session, file: Located, *, by: User | None, into: Commission | None = None, may_found: bool = False
) -> Arrival:
    """Bring a checked file in; ``FaultyFile`` with all faults leaves it to the caller to roll back.

    A session that exists is never overwritten: the file must say the same, or it is refused with what differs.
    ``into`` names the only commission that the file may belong to; ``may_found`` lets the file found its own.
    """
    reading = Reading(session, file, by)
    commission = commission_of(reading, may_found=may_found)
    if into is not None and reading.file.value["commission"]["code"] != into.code:
        reading.fault(FaultKind.OTHER_COMMISSION, ("commission", "code"), code=into.code)
    if commission is None or reading.faults:
        raise FaultyFile(reading.faults)
    known = sa.select(Meeting).where(
        Meeting.commission == commission, Meeting.number == reading.file.value["meeting"]["number"]
    )
    if meeting := session.scalar(known):
        for path in differences(meeting, reading.file.value):
            reading.fault(FaultKind.DIFFERS, path)
        reading.stop_if_faulty()
        return Arrival(meeting, is_new=False)
    return Arrival(_entered(reading, commission), is_new=True)


def _entered(reading: Reading, commission: Commission) -> Meeting:
    enter_directories(reading, commission)
    meeting = enter_meeting(reading, commission)
    if meeting is None:
        raise FaultyFile(reading.faults)
    enter_delegations(reading, meeting)
    enter_sections(reading, meeting)
    reading.stop_if_faulty()
    with reading.faults_at(("meeting", "state")):
        for act in _WAY[MeetingState(reading.file.value["meeting"].get("state", "drafting"))]:
            meetings.lead(reading.session, meeting, act, by=reading.by)
    reading.stop_if_faulty()
    journal.record(reading.session, JournalKind.IMPORTED, meeting, by=reading.by)
    return meeting
