"""The journal tells all: no operation changes a column of a record without its old and new value standing there."""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import pkgutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
import sqlalchemy as sa

from commission import clock, operations
from commission.base import Base
from commission.documents.meeting_files import checked
from commission.documents.term_files import TermRow
from commission.models import (
    AgendaItem,
    AnnexPages,
    AttachmentKind,
    Attendance,
    Body,
    Capacity,
    Clause,
    ClauseKind,
    Commission,
    CommissionKind,
    ConsentAnswer,
    Correction,
    Delegation,
    Dismissal,
    Endorsement,
    GroundKind,
    JournalEntry,
    JournalKind,
    LoginSession,
    Mark,
    Matter,
    Meeting,
    MeetingAct,
    MeetingFormat,
    NameParts,
    Person,
    PrivateChange,
    PrivateFile,
    Proposal,
    Role,
    Section,
    SectionKind,
    Side,
    Signature,
    Task,
    Term,
    TermKind,
    User,
    open_errors,
)
from commission.operations import (
    accounts,
    agenda,
    assignments,
    attachments,
    clauses,
    collations,
    commissions,
    consents,
    corrections,
    delegations,
    directories,
    dismissals,
    endorsements,
    links,
    logins,
    meeting_files,
    meetings,
    minutes,
    particulars,
    positions,
    proposals,
    remarks,
    restructuring,
    sections,
    signatures,
    tasks,
    terms,
)
from commission.queries.tasks import tasks_of
from commission.texts import Bilingual, Language
from commission.texts.concordance import NO_FORMS
from commission.texts.deadlines import DeadlineKind
from tests import makers
from tests.storing import InMemory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

Row: TypeAlias = dict[str, Any]
# (table, id) → the columns that differ → (old, new)
Changed: TypeAlias = dict[tuple[str, int], dict[str, tuple[Any, Any]]]

_MACHINERY = {
    "journal_entry",
    "form_key",
    "login_session",
    "login_attempt",
    "one_time_link",
    "screen",
    "private_change",
}
# Rows told with the record they belong to, and what of them follows from it: the owner, the order, who acted and when.
_PARTS = {
    "rapporteur": {"agenda_item_id", "position"},
    "assignment": {"clause_id"},
    "executor": {"assignment_id", "position", "side"},
    "action_item": {"clause_id"},
    "progress": {"action_item_id"},
    "commission_name": {"commission_id"},
    "body_name": {"body_id"},
    "post": {"person_id"},
    "matter_ground": {"matter_id", "position"},
    "wording": {"clause_id", "number", "author_id", "written_at"},
    "section": {"meeting_id", "agenda_item_id", "kind", "position"},
}
_TEXT, _OTHER = Bilingual("текст", "мәтін"), Bilingual("другой", "басқа")
_JULY, _AUGUST = dt.date(2024, 7, 1), dt.date(2024, 8, 2)


@dataclass(frozen=True)
class World:
    """A session with two of everything, so that one can be changed into the other."""

    commission: Commission
    part: Commission
    other: Commission
    meeting: Meeting
    matters: tuple[Matter, Matter]
    bodies: tuple[Body, Body]
    abroad: Body
    people: tuple[Person, Person]
    attendances: tuple[Attendance, Attendance]
    items: tuple[AgendaItem, AgendaItem]
    others: tuple[Section, Section]
    decisions: tuple[Clause, Clause]
    instruction: Clause
    user: User


def _names(word: str) -> dict[Side, commissions.NameFacts]:
    return {
        side: commissions.NameFacts(Bilingual(f"{word} {side}", word), Bilingual(f"{word}и {side}", f"{word}ның"))
        for side in Side
    }


def _assignment(world: World, body: Body, on: dt.date) -> assignments.AssignmentFacts:
    executors = {Side.RF: assignments.Executors(body), Side.KZ: assignments.Executors(world.abroad)}
    wording = Bilingual(f"до {on}", f"{on} дейін")
    return assignments.AssignmentFacts(executors, DeadlineKind.DATE, "", on, wording)


def a_world_of_two(session: Session) -> World:
    """A session in which everything can be changed."""
    commission = makers.a_commission(session)
    part = commissions.CommissionFacts(
        "part", _names("подкомиссия"), Bilingual("П", "П"), CommissionKind.SUBCOMMISSION, commission
    )
    meeting = makers.a_meeting(session, commission)
    matters = (makers.a_matter(session, commission), makers.a_matter(session, commission, "soyuz"))
    bodies = (makers.a_body(session), makers.a_body(session, "fmba", name="ФМБА"))
    people = (makers.a_person(session), makers.a_person(session, "idle", surname="Праздный"))
    items = tuple(
        agenda.add(session, meeting, agenda.AgendaFacts(Bilingual(title, title), 10, [bodies[0]], matters[0]), by=None)
        for title in ("О первом", "О втором")
    )
    others = tuple(
        sections.add(session, meeting, SectionKind.OTHER, Bilingual(title, title), by=None, matter=matters[0])
        for title in ("Разное", "Прочее")
    )
    decisions = tuple(makers.a_clause(session, items[0], f"решение {n}", matter=matters[0]) for n in (1, 2))
    kind = ClauseKind.INSTRUCTION
    world = World(
        commission=commission,
        part=commissions.enter(session, part, by=None),
        other=makers.a_commission(session, code="other"),
        meeting=meeting,
        matters=matters,
        bodies=bodies,
        abroad=makers.a_body(session, "mdaai", Side.KZ, "МЦРИАП"),
        people=people,
        attendances=(makers.an_attendance(session, meeting), makers.an_attendance(session, meeting, surname="Иванов")),
        items=(items[0], items[1]),
        others=(others[0], others[1]),
        decisions=(decisions[0], decisions[1]),
        instruction=makers.a_clause(session, items[0], "поручение", kind=kind, decision=decisions[0]),
        user=makers.a_user(session, commission, Role.ADMINISTRATOR),
    )
    makers.a_user(session, commission, Role.ADMINISTRATOR, name="another")
    makers.a_membership(session, world.user, world.part, Role.MEMBER, Side.RF)
    assert world.instruction.assignment
    assignments.assign(session, world.instruction.assignment, _assignment(world, bodies[0], _JULY), by=None)
    return world


def _meeting_facts(number: int) -> meetings.MeetingFacts:
    return meetings.MeetingFacts(
        number, Side.RF, _JULY, _AUGUST, MeetingFormat.VIDEO, *(_TEXT, _OTHER, _OTHER, _TEXT), has_plan=False,
        annex_pages=AnnexPages.SEPARATE,
    )  # fmt: skip


def _attendance_facts(capacity: Capacity = Capacity.EXPERT) -> delegations.AttendanceFacts:
    return delegations.AttendanceFacts(capacity, _TEXT, _OTHER, _JULY, _JULY, makers.THE_DAY)


def _body_facts(world: World) -> directories.BodyFacts:
    names = [
        directories.BodyNameFacts(_OTHER, _TEXT, _OTHER, "а", "б", "в", "г"),
        directories.BodyNameFacts(_TEXT, valid_from=_JULY),
    ]
    return directories.BodyFacts("new", Side.RF, names, _JULY, _AUGUST, world.bodies[1])


def _person_facts(world: World) -> directories.PersonFacts:
    name = NameParts("Другой", "Пётр", "Иванович", "П.И.")
    posts = [directories.PostFacts(_OTHER, world.abroad, _JULY, _AUGUST), directories.PostFacts(_TEXT)]
    return directories.PersonFacts("other", Side.KZ, name, replace(name, given="Петр"), "а", "б", "в", "г", "д", posts)


_MATTER = directories.MatterFacts(
    "other", _OTHER, _TEXT, _OTHER, [directories.GroundFacts(GroundKind.TREATY, _TEXT, "7", _JULY)]
)


def _assign(session: Session, world: World) -> None:
    assert world.instruction.assignment
    facts = _assignment(world, world.bodies[1], _AUGUST)
    assignments.assign(session, world.instruction.assignment, facts, by=None)


def _free(session: Session, world: World) -> None:
    assert world.instruction.assignment
    assignments.assign(session, world.instruction.assignment, assignments.AssignmentFacts(), by=None)


def _convene_after(session: Session, world: World) -> None:
    facts = _meeting_facts(9)
    meetings.convene_after(session, world.meeting, facts, by=None, looks_back=True, put_off=[world.items[0]])


def _change_password(session: Session, world: World) -> None:
    trial = logins.begin(session, name=world.user.name, address="192.0.2.1")
    accounts.change_password(session, world.user, trial, present=makers.PASSWORD, new="другой длинный пароль")


def _use_a_link(session: Session, world: World) -> None:
    token = links.issue(session, world.user, by=None)
    links.use(session, links.behind(session, token), "другой длинный пароль")


def _enable(session: Session, world: World) -> None:
    accounts.disable(session, world.user, by=None)
    session.commit()
    accounts.enable(session, world.user, by=None)


def _end(session: Session, world: World) -> None:
    moment = clock.now()
    own = LoginSession(token_hash="x", user=world.user, data={}, created_at=moment, last_seen_at=moment)
    session.add(own)
    session.flush()
    logins.end(session, own, by=world.user)


def _withdraw_the_instruction(session: Session, world: World) -> None:
    assert world.instruction.assignment
    assignments.withdraw(session, world.instruction.assignment, by=None)


def _term(session: Session, form: Bilingual, term: Term | None = None) -> Term:
    facts = terms.TermFacts(form.kk, form, TermKind.PLACE, form, form.ru, f"из {form.ru}", _JULY, _AUGUST)
    return terms.enter_term(session, facts, by=None, term=term)


def _remove_a_term(session: Session, _world: World) -> None:
    term = _term(session, _TEXT)
    session.commit()
    terms.remove_term(session, term, by=None)


def _membership(world: World, role: Role, side: Side | None, body: Body | None = None) -> accounts.MembershipFacts:
    return accounts.MembershipFacts(world.part, role, side, body)


def _secretary(session: Session, world: World) -> User:
    return makers.a_user(session, world.commission)


def _ready(session: Session, world: World) -> Meeting:
    meeting = makers.a_meeting(session, world.part)
    makers.a_clause(session, makers.an_agenda_item(session, meeting))
    return meeting


def _signed(session: Session, world: World) -> Meeting:
    return makers.signed(session, _ready(session, world), InMemory())


def _signed_by_one(session: Session, world: World) -> Signature:
    meeting = makers.settled(session, _ready(session, world))
    secretary = makers.secretaries_of(session, meeting)[Side.KZ]
    facts = makers.a_signature(meeting, secretary)
    return signatures.record(session, meeting, facts, storage=InMemory(), by=secretary, on=clock.today())


def _take_a_signature_back(session: Session, world: World) -> None:
    signature = _signed_by_one(session, world)
    signatures.take_back(session, signature.meeting, reason="другой номер", by=signature.recorded_by)


def _confirm_a_signature(session: Session, world: World) -> None:
    co_chair = makers.a_user(session, world.part, Role.CO_CHAIR, Side.RF)
    signatures.confirm(session, _signed(session, world), by=co_chair)


def _attach(session: Session, world: World) -> None:
    secretary = makers.a_user(session, world.part)
    attachments.attach(
        session, _signed(session, world), AttachmentKind.SCAN, b"scan", "скан.pdf", storage=InMemory(), by=secretary
    )


def _correct(session: Session, world: World) -> Correction:
    secretary = makers.a_user(session, world.part)
    facts = corrections.CorrectionFacts(_TEXT, "опечатка")
    return corrections.propose(session, _signed(session, world), facts, by=secretary)


def _accept_a_correction(session: Session, world: World) -> None:
    by = makers.a_user(session, world.part, side=Side.KZ)
    corrections.accept(session, _correct(session, world), by=by)


def _refuse_a_correction(session: Session, world: World) -> None:
    by = makers.a_user(session, world.part, side=Side.KZ)
    corrections.refuse(session, _correct(session, world), reason="так и было", by=by)


def _take_down(session: Session, world: World) -> None:
    meetings.lead(session, world.meeting, MeetingAct.OPENING, by=None)
    facts = clauses.ClauseFacts(ClauseKind.INSTRUCTION, None, world.decisions[0])
    minutes.take_down(session, world.items[0].section, facts, _TEXT, by=None)


def _tick(session: Session, world: World) -> None:
    meetings.lead(session, world.meeting, MeetingAct.OPENING, by=None)
    secretary = makers.a_user(session, world.commission, side=Side.KZ)
    marks = {(world.attendances[0].id, Mark.ATTENDED): True}
    minutes.tick(session, world.meeting, marks, on=_JULY, by=secretary)


def _agree_to_all(session: Session, world: World) -> None:
    marked = [(one, one.fingerprint) for one in world.decisions]
    consents.agree_to_all(session, world.meeting, marked, by=_secretary(session, world))


def _propose(session: Session, world: World) -> tuple[Proposal, User]:
    secretary = _secretary(session, world)
    return proposals.propose(session, world.decisions[0], _TEXT, seen=None, by=secretary), secretary


def _propose_again(session: Session, world: World) -> None:
    proposal, secretary = _propose(session, world)
    proposals.propose(session, world.decisions[0], _OTHER, seen=proposal.id, by=secretary)


def _withdraw(session: Session, world: World) -> None:
    proposal, secretary = _propose(session, world)
    session.commit()
    proposals.withdraw(session, proposal, by=secretary)


def _settle(session: Session, world: World) -> None:
    proposal, secretary = _propose(session, world)
    session.commit()
    proposals.settle(session, world.decisions[0], proposal, seen=1, by=secretary)


def _resolve(session: Session, world: World) -> None:
    secretary = _secretary(session, world)
    remark = remarks.add(session, world.decisions[0], "замечание", Language.RU, by=secretary)
    session.commit()
    remarks.resolve(session, remark, "учтено", by=secretary)


def _dismiss(session: Session, world: World) -> Dismissal:
    clause, secretary = world.decisions[0], _secretary(session, world)
    clauses.reword(session, clause, Bilingual("5 мест", "6 орын"), seen=clause.wording_number, by=None)
    session.commit()
    (error,) = open_errors(clause, NO_FORMS)
    return dismissals.dismiss(session, clause, error.fingerprint, "так и надо", by=secretary)


def _overrule(session: Session, world: World, reason: str = "так и надо") -> tuple[Task, User]:
    secretary = _secretary(session, world)
    task = tasks_of(session, world.meeting, today=makers.THE_DAY)[-1]
    tasks.overrule(session, world.meeting, task.fingerprint, reason, by=secretary, on=makers.THE_DAY)
    return task, secretary


def _overrule_again(session: Session, world: World) -> None:
    task, secretary = _overrule(session, world)
    tasks.overrule(session, world.meeting, task.fingerprint, "иначе", by=secretary, on=makers.THE_DAY)


def _no_longer_overrule(session: Session, world: World) -> None:
    task, secretary = _overrule(session, world)
    tasks.take_back(session, world.meeting, task.fingerprint, by=secretary)


def _take_back(session: Session, world: World) -> None:
    dismissal = _dismiss(session, world)
    session.commit()
    dismissals.take_back(session, dismissal, by=dismissal.user)


def _revise_a_position(session: Session, world: World) -> None:
    secretary = _secretary(session, world)
    position = makers.a_position(session, world.decisions[0], secretary)
    session.commit()
    positions.revise(session, position, positions.PositionFacts(_OTHER, "иная", "иное"), by=secretary)


def _keep_a_file(session: Session, world: World) -> tuple[PrivateFile, User]:
    secretary = _secretary(session, world)
    position = makers.a_position(session, world.decisions[0], secretary)
    return makers.a_private_file(session, position, secretary, InMemory()), secretary


def _discard_a_file(session: Session, world: World) -> None:
    file, secretary = _keep_a_file(session, world)
    session.commit()
    positions.discard(session, file, by=secretary)


def _own_body(world: World) -> Body:
    return next(one for one in (*world.bodies, world.abroad) if one.side is Side.RF)


def _two_on_the_sheet(session: Session, world: World) -> tuple[Endorsement, User]:
    secretary = _secretary(session, world)
    makers.an_endorsement(session, world.meeting, secretary, _own_body(world))
    second = makers.an_endorsement(session, world.meeting, secretary, makers.a_body(session, "second"))
    session.commit()
    return second, secretary


def _place_an_endorsement(session: Session, world: World) -> None:
    second, secretary = _two_on_the_sheet(session, world)
    endorsements.place(session, second, 1, by=secretary)


def _drop_an_endorsement(session: Session, world: World) -> None:
    second, secretary = _two_on_the_sheet(session, world)
    endorsements.drop(session, second, by=secretary)


# What each operation is run with: facts that differ from those of the world in every field they have.
ACTS: dict[str, Callable[[Session, World], object]] = {
    "accounts.create": lambda s, w: accounts.create(
        s,
        accounts.AccountFacts("new", "Новый", Language.KK, "Asia/Almaty"),
        [_membership(w, Role.EXECUTOR_CONTACT, Side.KZ, w.abroad)],
        by=None,
    ),
    "accounts.revise": lambda s, w: accounts.revise(
        s, w.user, accounts.AccountFacts("renamed", "Другой", Language.KK, "Asia/Almaty"), by=None
    ),
    "accounts.settle": lambda s, w: accounts.settle(
        s, w.user, full_name="Другой", language=Language.KK, time_zone="Asia/Almaty"
    ),
    "accounts.change_password": _change_password,
    "accounts.appoint": lambda s, w: accounts.appoint(
        s, w.user, _membership(w, Role.EXECUTOR_CONTACT, Side.KZ, w.abroad), by=None
    ),
    "accounts.dismiss": lambda s, w: accounts.dismiss(s, w.user, w.part, by=None),
    "accounts.disable": lambda s, w: accounts.disable(s, w.user, by=None),
    "accounts.enable": _enable,
    "agenda.add": lambda s, w: agenda.add(
        s, w.meeting, agenda.AgendaFacts(_TEXT, 20, [w.bodies[0], w.people[0]], w.matters[0]), by=None
    ),
    "agenda.revise": lambda s, w: agenda.revise(
        s, w.items[0], agenda.AgendaFacts(_OTHER, 20, [w.people[0], w.bodies[1]], w.matters[1]), by=None
    ),
    "agenda.revise the matter alone": lambda s, w: agenda.revise(
        s, w.items[0], replace(agenda.facts_of(w.items[0]), matter=None), by=None
    ),
    "agenda.place": lambda s, w: agenda.place(s, w.items[1], 1, by=None),
    "agenda.remove": lambda s, w: agenda.remove(s, w.items[1], by=None),
    "assignments.assign": _assign,
    "assignments.assign nobody": _free,
    "assignments.withdraw": _withdraw_the_instruction,
    "clauses.write": lambda s, w: clauses.write(
        s, w.items[0].section, clauses.ClauseFacts(ClauseKind.INSTRUCTION, None, w.decisions[0], w.matters[0]), _TEXT,
        by=None,
    ),
    "clauses.write a statement": lambda s, w: clauses.write(
        s, w.others[0], clauses.ClauseFacts(ClauseKind.STATEMENT, Side.KZ), Bilingual("текст"), by=None
    ),
    "minutes.take_down": _take_down,
    "minutes.tick": _tick,
    "clauses.reword": lambda s, w: clauses.reword(s, w.instruction, _OTHER, seen=1, by=None),
    "clauses.revise": lambda s, w: clauses.revise(
        s, w.instruction, clauses.ClauseFacts(ClauseKind.INSTRUCTION, None, w.decisions[1], w.matters[1]), by=None
    ),
    "clauses.revise into a statement": lambda s, w: clauses.revise(
        s, w.instruction, clauses.ClauseFacts(ClauseKind.STATEMENT, Side.KZ), by=None
    ),
    "clauses.place": lambda s, w: clauses.place(s, w.decisions[1], 1, by=None),
    "clauses.remove": lambda s, w: clauses.remove(s, w.instruction, by=None),
    "clauses.restore": lambda s, w: clauses.restore(
        s, clauses.reword(s, w.instruction, _OTHER, seen=1, by=None), 1, Language, seen=2, by=None
    ),
    "restructuring.split": lambda s, w: restructuring.split(s, w.instruction, _TEXT, _OTHER, by=None),
    "restructuring.duplicate": lambda s, w: restructuring.duplicate(s, w.instruction, by=None),
    "restructuring.join": lambda s, w: restructuring.join(s, *w.decisions, _OTHER, by=None),
    "restructuring.relocate": lambda s, w: restructuring.relocate(s, w.instruction, w.others[0], 1, by=None),
    "collations.collate": lambda s, w: collations.collate(
        s, w.decisions[0], seen=w.decisions[0].pair_fingerprint, by=_secretary(s, w)
    ),
    "consents.answer": lambda s, w: consents.answer(
        s, w.instruction, consents.AnswerFacts(ConsentAnswer.OBJECTED, "срок"), seen=w.instruction.fingerprint,
        by=_secretary(s, w),
    ),
    "consents.answer to the frame": lambda s, w: consents.answer(
        s, w.meeting.protocol, consents.AnswerFacts(ConsentAnswer.AGREED), seen=w.meeting.protocol.frame_fingerprint,
        by=_secretary(s, w),
    ),
    "consents.agree_to_all": _agree_to_all,
    "dismissals.dismiss": _dismiss,
    "dismissals.take_back": _take_back,
    "positions.write": lambda s, w: makers.a_position(s, w.decisions[0], _secretary(s, w)),
    "positions.revise": _revise_a_position,
    "positions.keep": _keep_a_file,
    "positions.discard": _discard_a_file,
    "endorsements.ask": lambda s, w: endorsements.ask(s, w.meeting, _own_body(w), by=_secretary(s, w)),
    "endorsements.note": lambda s, w: makers.an_endorsement(s, w.meeting, _secretary(s, w), _own_body(w)),
    "endorsements.place": _place_an_endorsement,
    "endorsements.drop": _drop_an_endorsement,
    "proposals.propose": _propose,
    "proposals.propose again": _propose_again,
    "proposals.withdraw": _withdraw,
    "proposals.settle": _settle,
    "remarks.add": lambda s, w: remarks.add(s, w.decisions[0], "замечание", Language.RU, by=_secretary(s, w)),
    "remarks.resolve": _resolve,
    "tasks.overrule": _overrule_again,
    "tasks.take_back": _no_longer_overrule,
    "signatures.record": _signed_by_one,
    "signatures.record the second": _signed,
    "sealing.seal": _signed,
    "signatures.take_back": _take_a_signature_back,
    "signatures.confirm": _confirm_a_signature,
    "attachments.attach": _attach,
    "corrections.propose": _correct,
    "corrections.accept": _accept_a_correction,
    "corrections.refuse": _refuse_a_correction,
    "commissions.enter": lambda s, w: commissions.enter(
        s,
        commissions.CommissionFacts("new", _names("группа"), _OTHER, CommissionKind.WORKING_GROUP, w.commission),
        by=w.user,
    ),
    "commissions.enter again": lambda s, w: commissions.enter(
        s,
        commissions.CommissionFacts("new", _names("группа"), _OTHER, CommissionKind.WORKING_GROUP, w.other),
        by=None,
        commission=w.part,
    ),
    "delegations.add": lambda s, w: delegations.add(s, w.meeting, w.people[0], _attendance_facts(), by=None),
    "delegations.add_new": lambda s, w: delegations.add_new(
        s, w.meeting, _person_facts(w), _attendance_facts(), by=None
    ),
    "delegations.revise": lambda s, w: delegations.revise(
        s, w.attendances[0], _attendance_facts(Capacity.CO_CHAIR), by=None
    ),
    "delegations.mark": lambda s, w: delegations.mark(
        s, Delegation(w.meeting, Side.KZ), {(one.id, Mark.INVITED): True for one in w.attendances}, on=_JULY, by=None
    ),
    "delegations.place": lambda s, w: delegations.place(s, w.attendances[1], 1, by=None),
    "delegations.remove": lambda s, w: delegations.remove(s, w.attendances[0], by=None),
    "directories.enter_body": lambda s, w: directories.enter_body(s, _body_facts(w), by=None),
    "directories.enter_body again": lambda s, w: directories.enter_body(s, _body_facts(w), by=None, body=w.bodies[0]),
    "directories.succeed": lambda s, w: directories.succeed(s, w.bodies[0], w.bodies[1], by=None),
    "directories.enter_person": lambda s, w: directories.enter_person(s, _person_facts(w), by=None),
    "directories.enter_person again": lambda s, w: directories.enter_person(
        s, replace(_person_facts(w), side=Side.RF), by=None, person=w.people[1]
    ),
    "directories.enter_matter": lambda s, w: directories.enter_matter(s, w.part, _MATTER, by=None),
    "directories.enter_matter again": lambda s, w: directories.enter_matter(
        s, w.commission, _MATTER, by=None, matter=w.matters[1]
    ),
    "directories.remove": lambda s, w: directories.remove(s, w.people[1], by=None),
    "directories.remove a body": lambda s, w: directories.remove(s, w.bodies[1], by=None),
    "directories.remove a matter": lambda s, w: directories.remove(s, w.matters[1], by=None),
    "links.issue": lambda s, w: links.issue(s, w.user, by=None),
    "links.use": _use_a_link,
    "logins.end": _end,
    "logins.unlock": lambda s, w: logins.unlock(s, w.user, by=None),
    "meeting_files.bring_in": lambda s, _w: meeting_files.bring_in(
        s, checked(makers.DEMONSTRATION.replace("code: baikonur\n", "code: cosmodrome\n", 1)), by=None, may_found=True
    ),
    "meetings.convene": lambda s, w: meetings.convene(s, w.part, _meeting_facts(1), by=None),
    "meetings.convene_after": _convene_after,
    "meetings.revise": lambda s, w: meetings.revise(s, w.meeting, _meeting_facts(9), by=None),
    "meetings.lead": lambda s, w: meetings.lead(s, w.meeting, MeetingAct.CANCELLATION, by=None, reason="перенос"),
    "sections.add": lambda s, w: sections.add(
        s, w.meeting, SectionKind.NEXT_MEETING, _TEXT, by=None, matter=w.matters[0]
    ),
    "sections.revise": lambda s, w: sections.revise(s, w.others[0], _OTHER, w.matters[1], by=None),
    "sections.place": lambda s, w: sections.place(s, w.others[1], 1, by=None),
    "sections.remove": lambda s, w: sections.remove(s, w.others[0], by=None),
    "terms.enter_term": lambda s, _w: _term(s, _TEXT),
    "terms.enter_term again": lambda s, _w: _term(s, _OTHER, _term(s, _TEXT)),
    "terms.remove_term": _remove_a_term,
    "terms.bring_in": lambda s, _w: terms.bring_in(
        s, [TermRow(2, "term", {"form_ru": "текст", "form_kk": "мәтін", "valid_from": _JULY})], by=None
    ),
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_every_changed_column_stands_in_the_journal(session: Session, act: str) -> None:
    world = a_world_of_two(session)
    session.commit()
    before, length = _snapshot(session), makers.journal_length(session)
    # nothing is loaded: old values are not lost where nobody read them first
    ACTS[act](session, world)
    session.commit()
    newer = sa.select(JournalEntry).where(JournalEntry.number > length).order_by(JournalEntry.number)
    # what a Side keeps for itself is told in its own table, and the journal vouches for that
    entries = [*session.scalars(newer), *session.scalars(sa.select(PrivateChange))]
    assert entries
    assert list(_untold(_difference(before, _snapshot(session)), entries, session)) == []


def test_every_operation_is_proved() -> None:
    run = {act.partition(" ")[0] for act in ACTS}
    assert _public_operations() - run == set()


def _public_operations() -> set[str]:
    """What changes records for somebody: the functions of a session and of who acts."""
    found = set()
    for one in pkgutil.iter_modules(operations.__path__, "commission.operations."):
        module = importlib.import_module(one.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            parameters = inspect.signature(function).parameters
            is_own = function.__module__.startswith(module.__name__) and not name.startswith("_")
            if is_own and {"session", "by"} <= set(parameters):
                found.add(f"{one.name.rpartition('.')[2]}.{name}")
    # what the hall sees on its screen is no change of a record
    return {name for name in found if not name.startswith(("journal.", "screens."))}


def _snapshot(session: Session) -> dict[tuple[str, int], Row]:
    return {
        (table.name, row["id"]): dict(row)
        for table in Base.metadata.sorted_tables
        if table.name not in _MACHINERY
        for row in session.execute(sa.select(table)).mappings()
    }


def _difference(before: dict[tuple[str, int], Row], now: dict[tuple[str, int], Row]) -> Changed:
    found: Changed = {}
    for key in before.keys() | now.keys():
        old, new = before.get(key, {}), now.get(key, {})
        if key[0] == "wording" and not old and new["number"] > 1:
            # a wording differs from the one before it
            old = next(
                row
                for (table, _id), row in now.items()
                if table == "wording" and (row["clause_id"], row["number"]) == (new["clause_id"], new["number"] - 1)
            )
        pairs = {column: (old.get(column) or None, new.get(column) or None) for column in old.keys() | new.keys()}
        found[key] = {
            column: pair
            for column, pair in pairs.items()
            if pair[0] != pair[1] and column != "id" and column not in particulars.SILENT
        }
    return found


def _untold(changed: Changed, entries: list[JournalEntry], session: Session) -> Iterator[tuple[str, str, Any, Any]]:
    moved = {entry.subject for entry in entries if entry.kind is JournalKind.MOVED}
    said = [{leaf for entry in entries for leaf in _leaves(entry, half)} for half in (0, 1)]
    for (table, number), columns in changed.items():
        own = [one.changes for one in entries if (one.subject, one.subject_id) == (table, number)]
        for column, pair in columns.items():
            old, new = (_plain(value) for value in pair)
            if _is_told([changes[column] for changes in own if column in changes], old, new):
                continue
            if column == "position" and table in moved:
                # the others follow the one that was moved
                continue
            if table in _PARTS and not (table == "section" and own):
                names = [_named(session, table, column, value) for value in (old, new)]
                if column in _PARTS[table] or all(
                    name is None or name in half for name, half in zip(names, said, strict=True)
                ):
                    continue
            yield table, column, old, new


def _is_told(told: list[list[Any]], old: Any, new: Any) -> bool:
    """Whether the entries lead from the old value to the new one."""
    return bool(told) and [told[0][0] or None, told[-1][1] or None] == [old, new]


def _leaves(entry: JournalEntry, half: int) -> Iterator[Any]:
    waiting = [pair[half] for pair in entry.changes.values() if isinstance(pair, list)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, str):
            yield from (one, *one.split(":"))
        else:
            yield one


def _named(session: Session, table: str, column: str, value: Any) -> Any:
    """What stands in a list of parts: of another record its code."""
    keys = list(Base.metadata.tables[table].columns[column].foreign_keys)
    if not keys or value is None:
        return value
    target = keys[0].column.table
    return session.scalar(sa.select(target.c.code).where(target.c.id == value)) if "code" in target.c else value


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return getattr(value, "value", value)
