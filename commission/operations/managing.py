"""Whose accounts somebody may manage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.access import Permission, commissions_where
from commission.models import RuleBroken

if TYPE_CHECKING:
    from commission.models import User


class AccountOfSeveralCommissions(RuleBroken):
    """Who manages one commission opens no door to another one."""


def ensure_manages_all(user: User, *, by: User | None) -> None:
    """Refuse what would reach into commissions that ``by`` does not manage; a command manages all."""
    if by is None:
        return
    managed = commissions_where(by, Permission.MANAGE_USERS)
    if any(own.commission_id not in managed for own in user.memberships):
        raise AccountOfSeveralCommissions
