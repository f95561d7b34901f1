"""World-building: records that a test needs but does not speak about."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from commission.models import AgendaItem, Body, Clause, ClauseKind, Commission, Meeting, NameParts, Person, Side
from commission.operations import agenda, clauses, commissions, directories, meetings
from commission.texts import Bilingual

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

THE_DAY = dt.date(2024, 3, 21)


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


def a_clause(session: Session, item: AgendaItem, ru: str = "текст", kk: str = "мәтін", **changes: Any) -> Clause:
    """A decision, unless the changes say otherwise."""
    facts = clauses.ClauseFacts(**{"kind": ClauseKind.DECISION, **changes})
    return clauses.write(session, item.section, facts, Bilingual(ru, kk), by=None)


def a_body(session: Session, code: str = "roscosmos", side: Side = Side.RF, name: str = "Роскосмос") -> Body:
    """A body with one name."""
    names = [directories.BodyNameFacts(Bilingual(name, name))]
    return directories.enter_body(session, directories.BodyFacts(code, side, names), by=None)


def a_person(
    session: Session, code: str = "sklyar", side: Side = Side.KZ, surname: str = "Скляр", **changes: Any
) -> Person:
    """Somebody with one post."""
    name = NameParts(surname, "Роман", "Васильевич", "Р.В.")
    posts = [directories.PostFacts(Bilingual("Первый заместитель", "Бірінші орынбасар"))]
    facts = {"code": code, "side": side, "name_ru": name, "name_kk": name, "posts": posts, **changes}
    return directories.enter_person(session, directories.PersonFacts(**facts), by=None)
