"""Acts of signing and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission import clock
from commission.models import AttachmentKind, Correction, Meeting, Role, Side, Signature
from commission.operations import attachments, corrections, signatures
from tests import makers
from tests.operations.journalling.world import TEXT, World
from tests.storing import InMemory

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


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
    facts = corrections.CorrectionFacts(TEXT, "опечатка")
    return corrections.propose(session, _signed(session, world), facts, by=secretary)


def _accept_a_correction(session: Session, world: World) -> None:
    by = makers.a_user(session, world.part, side=Side.KZ)
    corrections.accept(session, _correct(session, world), by=by)


def _refuse_a_correction(session: Session, world: World) -> None:
    by = makers.a_user(session, world.part, side=Side.KZ)
    corrections.refuse(session, _correct(session, world), reason="так и было", by=by)


ACTS: dict[str, Callable[[Session, World], object]] = {
    "signatures.record": _signed_by_one,
    "signatures.record the second": _signed,
    "sealing.seal": _signed,
    "signatures.take_back": _take_a_signature_back,
    "signatures.confirm": _confirm_a_signature,
    "attachments.attach": _attach,
    "corrections.propose": _correct,
    "corrections.accept": _accept_a_correction,
    "corrections.refuse": _refuse_a_correction,
}  # fmt: skip
