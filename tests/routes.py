"""Every address of the application with something behind it, and everybody who may ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for

from commission import clock
from commission.models import Meeting, MeetingAct, MeetingState, Role, Side, TaskKind
from commission.queries.tasks import tasks_of
from commission.texts import Language
from tests import makers
from tests.storing import InMemory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.storage import Storage

# The stranger is a secretary of another commission on the same machine.
CAST: dict[str, tuple[Role, Side | None] | None] = {
    "anonymous": None,
    "stranger": (Role.SECRETARY, Side.RF),
    "administrator": (Role.ADMINISTRATOR, None),
    "secretary-rf": (Role.SECRETARY, Side.RF),
    "secretary-kz": (Role.SECRETARY, Side.KZ),
    "co-chair-kz": (Role.CO_CHAIR, Side.KZ),
    "member-rf": (Role.MEMBER, Side.RF),
    "contact-rf": (Role.EXECUTOR_CONTACT, Side.RF),
    "observer": (Role.OBSERVER, None),
}


def requests(app: Flask, world: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Every endpoint with each of its methods; signing out comes last, because it ends what the others need."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
    for rule in sorted(rules, key=lambda one: (one.endpoint == "sessions.sign_out", one.endpoint)):
        with app.test_request_context():
            asked: dict[str, Any] = {"copy": "rf", **{name: world[name] for name in rule.arguments}}
            path = url_for(rule.endpoint, **asked)
        for method in sorted({"GET", "POST"} & set(rule.methods or ())):
            yield rule.endpoint, method, path


def a_world(session: Session, state: MeetingState, storage: Storage | None = None) -> dict[str, Any]:
    """The demonstration session in a state, everybody of the cast, and what the addresses name."""
    meeting = makers.the_demonstration(session)
    if state is MeetingState.AGREED:
        makers.settled(session, meeting)
    russian = meeting.delegation(Side.RF)[1]
    body = russian.person.posts[0].body
    assert body is not None
    users = dict(_the_cast(session, meeting))
    item = meeting.agenda[0]
    assert item.section.matter is not None
    remark = makers.a_remark(session, item.section.clauses[0], users["member-rf"])
    dismissal = makers.a_dismissal(session, item.section.clauses[0], users["secretary-rf"])
    attachment = makers.an_attachment(session, meeting, users["secretary-kz"])
    correction = makers.a_correction(session, meeting, users["secretary-kz"])
    target = makers.a_user(session, meeting.commission, Role.MEMBER, Side.KZ, name="target")
    term = makers.a_term(session)
    found = tasks_of(session, meeting, today=clock.today())
    task = next(one for one in found if one.kind is TaskKind.DAY_OFF)
    position = makers.a_position(session, item.section.clauses[0], users["secretary-rf"])
    file = makers.a_private_file(session, position, users["secretary-rf"], InMemory())
    endorsement = makers.an_endorsement(session, meeting, users["secretary-rf"], body)
    if state is MeetingState.SIGNED:
        makers.signed(session, meeting, storage or InMemory())
    session.commit()
    return {
        "users": users,
        "meeting": meeting,
        "user_id": target.id,
        "meeting_id": meeting.id,
        "commission_id": meeting.commission_id,
        "attendance_id": russian.id,
        "person_id": russian.person_id,
        "body_id": body.id,
        "item_id": item.id,
        "section_id": item.section.id,
        "clause_id": item.section.clauses[0].id,
        "matter_id": item.section.matter.id,
        "remark_id": remark.id,
        "task": task.fingerprint,
        "dismissal_id": dismissal.id,
        "attachment_id": attachment.id,
        "correction_id": correction.id,
        "position_id": position.id,
        "file_id": file.id,
        "endorsement_id": endorsement.id,
        "term_id": term.id,
        "number": 1,
        "side": Side.RF,
        "copy": Side.RF,
        "language": Language.RU,
        "act": MeetingAct.SETTLEMENT,
        "token": "nobody-was-given-this-one",
        "session_id": 2**31 - 1,
    }


def _the_cast(session: Session, meeting: Meeting) -> Iterator[tuple[str, Any]]:
    elsewhere = makers.a_commission(session, code="elsewhere")
    roscosmos = meeting.delegation(Side.RF)[1].person.posts[0].body
    for name, what in CAST.items():
        if what is not None:
            role, side = what
            home = elsewhere if name == "stranger" else meeting.commission
            body = roscosmos if role is Role.EXECUTOR_CONTACT else None
            yield name, makers.a_user(session, home, role, side, name=name, body=body)
