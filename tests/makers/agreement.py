"""A draft on its way to agreed texts: remarks, dismissals, both Sides' yes, the settlement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission import clock
from commission.models import (
    Capacity,
    Clause,
    ClauseKind,
    ConsentAnswer,
    Delegation,
    Dismissal,
    Mark,
    Meeting,
    MeetingAct,
    Remark,
    Side,
    User,
)
from commission.operations import clauses, collations, consents, delegations, meetings, tasks
from commission.queries.tasks import tasks_of
from commission.texts import Bilingual
from tests.makers.meetings import an_attendance
from tests.makers.users import secretaries_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def a_remark(session: Session, clause: Clause, author: User, text: str = "замечание") -> Remark:
    """An open remark, whatever the state of the session."""
    membership = author.membership_in(clause.meeting.commission_id)
    assert membership is not None
    assert membership.side is not None
    said = {"side": membership.side, "author": author, "language": membership.side.language, "text": text}
    remark = Remark(clause=clause, written_at=clock.now(), **said)
    session.add(remark)
    session.flush()
    return remark


def a_dismissal(session: Session, clause: Clause, author: User, fingerprint: str = "0" * 64) -> Dismissal:
    """A dismissal of a finding, be there one with that fingerprint or not."""
    membership = author.membership_in(clause.meeting.commission_id)
    assert membership is not None
    assert membership.side is not None
    dismissal = Dismissal(
        clause=clause, fingerprint=fingerprint, reason="так и надо", user=author, side=membership.side, at=clock.now()
    )
    session.add(dismissal)
    session.flush()
    return dismissal


def both_agree(session: Session, meeting: Meeting) -> None:
    """Both Sides agree to every clause and to the frame of a draft whose texts were compared; their secretaries act."""
    yes = consents.AnswerFacts(ConsentAnswer.AGREED)
    for secretary in secretaries_of(session, meeting).values():
        for clause in (one for section in meeting.sections_in_order for one in section.clauses):
            collations.collate(session, clause, seen=clause.pair_fingerprint, by=secretary)
            consents.answer(session, clause, yes, seen=clause.fingerprint, by=secretary)
        frame = meeting.protocol
        consents.answer(session, frame, yes, seen=frame.frame_fingerprint, by=secretary)
    session.flush()


def settled(session: Session, meeting: Meeting) -> Meeting:
    """The same session with agreed texts."""
    return meetings.lead(session, ready_to_settle(session, meeting), MeetingAct.SETTLEMENT, by=None)


def ready_to_settle(session: Session, meeting: Meeting) -> Meeting:
    """The same session in drafting: nothing is missing, both Sides agree and say why the other tasks may stay."""
    for act in (MeetingAct.OPENING, MeetingAct.DRAFTING):
        if meeting.may(act):
            meetings.lead(session, meeting, act, by=None)
    _complete(session, meeting)
    both_agree(session, meeting)
    session.expire(meeting, ["overrulings"])
    for task in (one for one in tasks_of(session, meeting, today=clock.today()) if one.is_open):
        for secretary in secretaries_of(session, meeting).values():
            tasks.overrule(session, meeting, task.fingerprint, "так и надо", by=secretary)
    return meeting


def _complete(session: Session, meeting: Meeting) -> None:
    """Fill in what the paper of a session cannot do without."""
    for side in Side:
        if meeting.co_chair(side) is None:
            an_attendance(session, meeting, side, f"Глава {side}", Capacity.CO_CHAIR)
    for section in meeting.sections_in_order:
        if not section.clauses:
            facts = clauses.ClauseFacts(ClauseKind.NOTED)
            clauses.write(session, section, facts, Bilingual("приняты к сведению", "назарға алынды"), by=None)
    for side in Side:
        away = {(one.id, Mark.ATTENDED): True for one in meeting.delegation(side) if one.attended_on is None}
        delegations.mark(session, Delegation(meeting, side), away, on=clock.today(), by=None)
