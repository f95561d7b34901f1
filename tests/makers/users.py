"""People with accounts, and what they are in a commission."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commission.models import Body, Commission, Meeting, Membership, Role, Side, User
from commission.operations import accounts, passwords
from tests.makers.meetings import a_commission

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PASSWORD = "смелая утренняя синица"


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
