"""Collations: somebody confirms that the two halves of a clause say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission import clock
from commission.access import Permission
from commission.models import Collation, JournalKind, RuleBroken
from commission.operations import journal
from commission.operations.acting import own_side
from commission.operations.holding import hold

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Clause, User


class PairIsIncomplete(RuleBroken):
    """Two texts can be compared, or agreed to, when both of them are there."""


class PairHasChanged(RuleBroken):
    """The texts are not those that this person compared."""


def collate(session: Session, clause: Clause, *, seen: str, by: User) -> Collation:
    """Confirm the pair with the fingerprint ``seen``; who confirms what is confirmed already adds nothing."""
    hold(session, clause.meeting)
    side = own_side(by, Permission.COLLATE, clause)
    ensure_complete(clause)
    fingerprint = clause.pair_fingerprint
    if seen != fingerprint:
        raise PairHasChanged
    known = next((one for one in clause.collations if one.fingerprint == fingerprint), None)
    if known is not None:
        return known
    collation = Collation(
        clause=clause,
        wording_number=clause.wording_number,
        fingerprint=fingerprint,
        user=by,
        side=side,
        at=clock.now(),
    )
    session.add(collation)
    journal.record(session, JournalKind.COLLATED, collation, by=by)
    return collation


def ensure_complete(clause: Clause) -> None:
    """Refuse what needs both texts while one of them is missing."""
    if clause.missing:
        raise PairIsIncomplete(languages=clause.missing)
