"""For which Side somebody acts: told by the membership, so that nobody can answer for the other one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.access import acting_side
from commission.models import RuleBroken

if TYPE_CHECKING:
    from commission.access import Permission
    from commission.models import Private, Side, User


class ActsForNoSide(RuleBroken):
    """Only somebody who acts for a Side may do this."""


def own_side(by: User, action: Permission, record: object) -> Side:
    """The Side for which somebody may do that to a record of a session."""
    side = acting_side(by, action, record)
    if side is None:
        raise ActsForNoSide
    return side


def ensure_own(by: User, action: Permission, record: Private) -> None:
    """Refuse whoever does not act for the very Side whose private record it is."""
    if own_side(by, action, record) is not record.side:
        raise ActsForNoSide
