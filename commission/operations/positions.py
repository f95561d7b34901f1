"""Negotiating positions: what a Side thinks of a clause, kept for itself in every state of the session.

Nothing here touches a row that both Sides share: no version, no moment, no entry that names the session.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission import clock
from commission.access import Permission
from commission.models import JournalKind, NegotiatingPosition, PrivateFile, RuleBroken
from commission.operations import journal
from commission.operations.acting import ensure_own, own_side
from commission.operations.stored_files import sha256
from commission.texts import Bilingual

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Clause, User
    from commission.storage import Storage


class PositionStands(RuleBroken):
    """A Side has one position on a clause; whoever comes second looks at it first."""


@dataclass(frozen=True, slots=True)
class PositionFacts:
    """What people write down of a position; either half of the fallback wording may wait."""

    fallback: Bilingual = Bilingual()
    red_lines: str = ""
    notes: str = ""


def write(session: Session, clause: Clause, facts: PositionFacts, *, by: User) -> NegotiatingPosition:
    """Write down the position of the own Side on a clause."""
    journal.take_turn(session)
    side = own_side(by, Permission.EDIT_POSITIONS, clause)
    same = sa.select(NegotiatingPosition.id).where(
        NegotiatingPosition.clause_id == clause.id, NegotiatingPosition.side == side
    )
    if session.scalar(same):
        raise PositionStands
    position = NegotiatingPosition(side=side, meeting=clause.meeting, clause=clause)
    _enter(position, facts)
    session.add(position)
    journal.record_private(session, JournalKind.CREATED, position, by=by)
    return position


def revise(session: Session, position: NegotiatingPosition, facts: PositionFacts, *, by: User) -> NegotiatingPosition:
    """Write a position anew; writing the same adds nothing."""
    journal.take_turn(session)
    ensure_own(by, Permission.EDIT_POSITIONS, position)
    _enter(position, facts)
    if journal.has_untold(session, position):
        journal.record_private(session, JournalKind.CHANGED, position, by=by)
    return position


def keep(
    session: Session, position: NegotiatingPosition, data: bytes, name: str, *, storage: Storage, by: User
) -> PrivateFile:
    """Keep a file, which the gate for uploads admitted, with a position."""
    journal.take_turn(session)
    ensure_own(by, Permission.EDIT_POSITIONS, position)
    file = PrivateFile(
        side=position.side,
        position=position,
        name=name,
        sha256=sha256(data),
        size=len(data),
        storage_key=storage.put(data),
        user=by,
        at=clock.now(),
    )
    session.add(file)
    journal.record_private(session, JournalKind.ATTACHED, file, by=by)
    return file


def discard(session: Session, file: PrivateFile, *, by: User) -> None:
    """Take a file away from a position; its bytes lie in the store until whoever commits deletes them."""
    journal.take_turn(session)
    ensure_own(by, Permission.EDIT_POSITIONS, file)
    journal.record_private_removal(session, file, by=by)
    file.position.files.remove(file)


def _enter(position: NegotiatingPosition, facts: PositionFacts) -> None:
    position.fallback = facts.fallback
    position.red_lines = facts.red_lines
    position.notes = facts.notes
