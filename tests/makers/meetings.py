"""Sessions with their commission, agenda, delegations and clauses; the demonstration."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from commission.config import ROOT
from commission.documents.meeting_files import checked
from commission.models import AgendaItem, Attendance, Capacity, Clause, ClauseKind, Commission, Meeting, Side
from commission.operations import agenda, clauses, commissions, delegations, meetings
from commission.operations.meeting_files import bring_in
from commission.texts import Bilingual
from tests.makers.directories import a_person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

THE_DAY = dt.date(2024, 3, 21)
# the session of that day as a file
DEMONSTRATION = (ROOT / "commission" / "data" / "baikonur-8.yaml").read_text(encoding="utf-8")


def the_demonstration(session: Session) -> Meeting:
    """The session of 21 March 2024 with all that its protocol says."""
    return bring_in(session, checked(DEMONSTRATION), by=None, may_found=True).meeting


def a_commission(session: Session, **changes: Any) -> Commission:
    """A commission with its four names."""
    names = {
        side: commissions.NameFacts(
            Bilingual(f"комиссия {side}", f"комиссия {side}"), Bilingual(f"комиссии {side}", f"комиссиясының {side}")
        )
        for side in Side
    }
    facts = {"code": "baikonur", "names": names, "short": Bilingual("Комиссия", "Комиссия"), **changes}
    return commissions.enter(session, commissions.CommissionFacts(**facts), by=None)


def a_meeting(session: Session, commission: Commission | None = None, **changes: Any) -> Meeting:
    """A session that is planned for the day of the demonstration."""
    facts = {
        "number": 8,
        "host_side": Side.KZ,
        "first_on": THE_DAY,
        "last_on": THE_DAY,
        "place": Bilingual("город Байконур", "Байқоңыр қаласы"),
        "place_locative": Bilingual("в городе Байконуре", "Байқоңыр қаласында"),
        **changes,
    }
    return meetings.convene(session, commission or a_commission(session), meetings.MeetingFacts(**facts), by=None)


def an_agenda_item(session: Session, meeting: Meeting, title: str = "О проекте") -> AgendaItem:
    """A question with its section."""
    return agenda.add(session, meeting, agenda.AgendaFacts(Bilingual(title, "Жоба туралы")), by=None)


def an_attendance(
    session: Session,
    meeting: Meeting,
    side: Side = Side.KZ,
    surname: str = "Скляр",
    capacity: Capacity = Capacity.MEMBER,
    **changes: Any,
) -> Attendance:
    """Somebody new to the directory in the delegation of a Side, with the post of the directory."""
    person = a_person(session, "", side, surname)
    facts = {"capacity": capacity, "post": person.posts[0].wording, **changes}
    return delegations.add(session, meeting, person, delegations.AttendanceFacts(**facts), by=None)


def a_clause(session: Session, item: AgendaItem, ru: str = "текст", kk: str = "мәтін", **changes: Any) -> Clause:
    """A decision, unless the changes say otherwise."""
    facts = clauses.ClauseFacts(**{"kind": ClauseKind.DECISION, **changes})
    return clauses.write(session, item.section, facts, Bilingual(ru, kk), by=None)
