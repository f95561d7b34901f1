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
    Attachment,
    AttachmentKind,
    Attendance,
    Body,
    Capacity,
    Clause,
    ClauseKind,
    Commission,
    ConsentAnswer,
    Correction,
    CorrectionAnswer,
    Delegation,
    Dismissal,
    Endorsement,
    EndorsementAnswer,
    JournalEntry,
    Mark,
    Matter,
    Meeting,
    MeetingAct,
    MeetingState,
    Membership,
    NameParts,
    NegotiatingPosition,
    Person,
    PrivateFile,
    Remark,
    Role,
    Side,
    SignatureConfirmation,
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
    endorsements,
    meetings,
    passwords,
    positions,
    signatures,
    tasks,
    terms,
)
from commission.operations.meeting_files import bring_in
from commission.queries.tasks import tasks_of
from commission.texts import Bilingual

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.storage import Storage

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


def an_attachment(session: Session, meeting: Meeting, by: User) -> Attachment:
    """A row of an attached file that the store does not have, whatever the state of the session."""
    membership = by.membership_in(meeting.commission_id)
    assert membership is not None
    attachment = Attachment(
        protocol=meeting.protocol,
        kind=AttachmentKind.SCAN,
        name="скан.pdf",
        sha256="0" * 64,
        size=1,
        storage_key="0" * 32,
        side=membership.side,
        user=by,
        at=clock.now(),
    )
    session.add(attachment)
    session.flush()
    return attachment


def a_confirmation(session: Session, meeting: Meeting, side: Side = Side.KZ) -> SignatureConfirmation:
    """That the co-chair of a Side confirmed the record of its signature."""
    co_chair = a_user(session, meeting.commission, Role.CO_CHAIR, side, name=f"confirms-{side}")
    return signatures.confirm(session, meeting, by=co_chair)


def a_correction(session: Session, meeting: Meeting, by: User) -> Correction:
    """A correction that waits for the other Side, whatever the state of the session."""
    membership = by.membership_in(meeting.commission_id)
    assert membership is not None
    own = {"side": membership.side, "user": by, "at": clock.now()}
    correction = Correction(protocol=meeting.protocol, note=Bilingual("читать", "оқылсын"), reason="опечатка", **own)
    correction.answers.append(CorrectionAnswer(is_accepted=True, **own))
    session.add(correction)
    session.flush()
    return correction


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


def secretaries_of(session: Session, meeting: Meeting) -> dict[Side, User]:
    """Who acts for each Side where a test does not care who; the same people each time."""
    names = {side: f"agrees-{side}" for side in Side}
    known = {user.name: user for user in session.scalars(sa.select(User).where(User.name.in_(names.values())))}
    return {
        side: known.get(name) or a_user(session, meeting.commission, side=side, name=name)
        for side, name in names.items()
    }


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


def signed(session: Session, meeting: Meeting, storage: Storage) -> Meeting:
    """The same session, signed by both Sides on its last day, its texts sealed in the store."""
    if meeting.state is not MeetingState.AGREED:
        settled(session, meeting)
    for secretary in secretaries_of(session, meeting).values():
        signatures.record(
            session, meeting, a_signature(meeting, secretary), storage=storage, by=secretary, on=clock.today()
        )
    return meeting


def a_signature(meeting: Meeting, secretary: User, **changes: Any) -> signatures.SignatureFacts:
    """That the co-chair of the secretary's Side signed on the last day of the session."""
    membership = secretary.membership_in(meeting.commission_id)
    assert membership is not None
    assert membership.side is not None
    facts = {
        "registration_number": f"12-{membership.side}",
        "signed_on": meeting.last_on,
        "signatory": meeting.co_chair(membership.side),
        **changes,
    }
    return signatures.SignatureFacts(**facts)


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


def a_position(session: Session, clause: Clause, by: User, **changes: Any) -> NegotiatingPosition:
    """What the Side of a secretary thinks of a clause."""
    facts = {"fallback": Bilingual("запасной", "қосалқы"), "red_lines": "граница", "notes": "заметка", **changes}
    return positions.write(session, clause, positions.PositionFacts(**facts), by=by)


def a_private_file(
    session: Session, position: NegotiatingPosition, by: User, storage: Storage, name: str = "справка.pdf"
) -> PrivateFile:
    """A file kept with a position."""
    return positions.keep(session, position, name.encode(), name, storage=storage, by=by)


def an_endorsement(session: Session, meeting: Meeting, by: User, body: Body, **changes: Any) -> Endorsement:
    """What a body of the secretary's Side answered to the draft as it stands."""
    facts = {
        "answer": EndorsementAnswer.WITH_REMARKS,
        "words": "учесть",
        "answered_by": "И. Петров",
        "answered_on": THE_DAY,
        **changes,
    }
    asked = endorsements.ask(session, meeting, body, by=by)
    draft = meeting.protocol.fingerprint
    return endorsements.note(session, asked, endorsements.EndorsementFacts(**facts), draft=draft, by=by)
