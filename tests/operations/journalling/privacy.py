"""Acts of one Side for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.models import Body, Endorsement, PrivateFile, Side, User
from commission.operations import endorsements, positions
from tests import makers
from tests.operations.journalling.world import OTHER, World, a_secretary
from tests.storing import InMemory

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def _revise_a_position(session: Session, world: World) -> None:
    secretary = a_secretary(session, world)
    position = makers.a_position(session, world.decisions[0], secretary)
    session.commit()
    positions.revise(session, position, positions.PositionFacts(OTHER, "иная", "иное"), by=secretary)


def _keep_a_file(session: Session, world: World) -> tuple[PrivateFile, User]:
    secretary = a_secretary(session, world)
    position = makers.a_position(session, world.decisions[0], secretary)
    return makers.a_private_file(session, position, secretary, InMemory()), secretary


def _discard_a_file(session: Session, world: World) -> None:
    file, secretary = _keep_a_file(session, world)
    session.commit()
    positions.discard(session, file, by=secretary)


def _own_body(world: World) -> Body:
    return next(one for one in (*world.bodies, world.abroad) if one.side is Side.RF)


def _two_on_the_sheet(session: Session, world: World) -> tuple[Endorsement, User]:
    secretary = a_secretary(session, world)
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


ACTS: dict[str, Callable[[Session, World], object]] = {
    "positions.write": lambda s, w: makers.a_position(s, w.decisions[0], a_secretary(s, w)),
    "positions.revise": _revise_a_position,
    "positions.keep": _keep_a_file,
    "positions.discard": _discard_a_file,
    "endorsements.ask": lambda s, w: endorsements.ask(s, w.meeting, _own_body(w), by=a_secretary(s, w)),
    "endorsements.note": lambda s, w: makers.an_endorsement(s, w.meeting, a_secretary(s, w), _own_body(w)),
    "endorsements.place": _place_an_endorsement,
    "endorsements.drop": _drop_an_endorsement,
}  # fmt: skip
