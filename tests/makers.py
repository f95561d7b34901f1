"""World-building: records that a test needs but does not speak about."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commission import clock
from commission.config import ROOT
from commission.documents.meeting_files import checked
from commission.models import (
    AgendaItem,
    Attendance,
    Body,
    Capacity,
    Clause,
    ClauseKind,
    Commission,
    ConsentAnswer,
    JournalEntry,
    Matter,
    Meeting,
    Membership,
    NameParts,
    Person,
    Remark,
    Role,
    Side,
    Term,
    User,
)
from commission.operations import (
    accounts,
    agenda,
    clauses,
    collations,
    commissions,
    consents,
    delegations,
    directories,
    meetings,
    passwords,
    terms,
)
from commission.operations.meeting_files import bring_in
from commission.texts import Bilingual

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

THE_DAY = dt.date(2024, 3, 21)
# the session of that day as a file
DEMONSTRATION = (ROOT / "commission" / "data" / "baikonur-8.yaml").read_text(encoding="utf-8")
PASSWORD = "смелая утренняя синица"


def the_demonstration(session: Session) -> Meeting:
    """The session of 21 March 2024 with all that its protocol says."""
    return bring_in(session, checked(DEMONSTRATION), by=None, may_found=True).meeting


def journal_length(session: Session) -> int:
    """How many entries the journal has."""
    return session.scalar(sa.select(sa.func.count(JournalEntry.id))) or 0


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


def a_matter(session: Session, commission: Commission, code: str = "baiterek") -> Matter:
    """A subject of a commission."""
    facts = directories.MatterFacts(code, Bilingual("Байтерек", "Бәйтерек"))
    return directories.enter_matter(session, commission, facts, by=None)


def a_term(session: Session, ru: str = "ракета-носитель", kk: str = "зымыран тасығыш", **changes: Any) -> Term:
    """An agreed form."""
    facts = {"code": "", "form": Bilingual(ru, kk), **changes}
    return terms.enter_term(session, terms.TermFacts(**facts), by=None)


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


def a_user(
    session: Session,
    commission: Commission | None = None,
    role: Role = Role.SECRETARY,
    side: Side | None = Side.RF,
    *,
    name: str = "",
    body: Body | None = None,
    **changes: Any,
) -> User:
    """Somebody with an account and the password ``PASSWORD``; roles without a Side need none to be told."""
    side = side if role.has_side else None
    commission = commission or a_commission(session)
    facts = accounts.AccountFacts(name or "-".join(filter(None, (role, side))), **changes)
    membership = accounts.MembershipFacts(commission, role, side, body)
    user = accounts.create(session, facts, [membership], by=None)
    passwords.choose(user, PASSWORD)
    session.flush()
    return user


def a_membership(
    session: Session, user: User, commission: Commission, role: Role = Role.MEMBER, side: Side | None = None
) -> Membership:
    """What somebody with an account is in one more commission."""
    membership = Membership(user=user, commission=commission, role=role, side=side)
    session.add(membership)
    session.flush()
    return membership


def both_agree(session: Session, meeting: Meeting) -> None:
    """Both Sides agree to every clause and to the frame of a draft whose texts were compared; their secretaries act."""
    yes = consents.AnswerFacts(ConsentAnswer.AGREED)
    for side in Side:
        secretary = a_user(session, meeting.commission, side=side, name=f"agrees-{side}")
        for clause in (one for section in meeting.sections_in_order for one in section.clauses):
            collations.collate(session, clause, seen=clause.pair_fingerprint, by=secretary)
            consents.answer(session, clause, yes, seen=clause.fingerprint, by=secretary)
        frame = meeting.protocol
        consents.answer(session, frame, yes, seen=frame.frame_fingerprint, by=secretary)
    session.flush()
