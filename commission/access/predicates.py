"""May this actor do that to this record? Denied unless the policy says otherwise; nobody and nothing never match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.access.policy import ONLY_IN, OWN_SIDE_ONLY, POLICY
from commission.models import Body, Meeting, Person, Post, Side, Term, User

if TYPE_CHECKING:
    from commission.access.permissions import Permission
    from commission.models import MeetingState, Membership


def can(actor: User | None, action: Permission, target: object) -> bool:
    """Whether the actor may do that to the record: a commission, what or who belongs to one, a directory entry."""
    if isinstance(target, Body | Person | Post):
        return can_somewhere(actor, action) if action.is_seeing else _side_of(target) in sides_where(actor, action)
    if isinstance(target, Term):
        # the languages belong to neither Side
        return can_somewhere(actor, action)
    if isinstance(target, User):
        return any(can(actor, action, one) for one in target.memberships)
    meeting = _meeting_of(target)
    side = getattr(target, "side", None) if action in OWN_SIDE_ONLY else None
    return any(
        _grants(one, action, meeting) and side in {None, one.side}
        for one in _memberships(actor)
        if _is_about(one, meeting or target)
    )


def can_somewhere(actor: User | None, action: Permission) -> bool:
    """Whether some membership of the actor allows that, be it only in some states of a session."""
    return any(action in POLICY[one.role] for one in _memberships(actor))


def commissions_where(actor: User | None, action: Permission) -> frozenset[int]:
    """The ids of the commissions in which the actor may do that, for queries to limit themselves to."""
    return frozenset(one.commission_id for one in _memberships(actor) if action in POLICY[one.role])


def sides_where(actor: User | None, action: Permission) -> tuple[Side, ...]:
    """The Sides for which the actor may do that: each keeps the entries of its own bodies and people."""
    granted = {one.side for one in _memberships(actor) if action in POLICY[one.role]}
    return tuple(side for side in Side if side in granted)


def acting_side(actor: User | None, action: Permission, target: object) -> Side | None:
    """The Side for which the actor may do that to what belongs to a session: nobody ever acts for the other one."""
    meeting = _meeting_of(target)
    granted = (one.side for one in _memberships(actor) if _is_about(one, meeting) and _grants(one, action, meeting))
    return next(granted, None)


def scopes(actor: User | None, action: Permission) -> list[tuple[int, frozenset[MeetingState] | None]]:
    """Commission id and states of a session (``None``: all) in which the actor may do that."""
    return [
        (one.commission_id, ONLY_IN.get((one.role, action)))
        for one in _memberships(actor)
        if action in POLICY[one.role]
    ]


def own_sides(actor: User | None, action: Permission) -> list[tuple[int, Side]]:
    """Commission id and Side for which the actor may do that; whoever acts for no Side has none."""
    granted = (one for one in _memberships(actor) if action in POLICY[one.role])
    return [(one.commission_id, one.side) for one in granted if one.side is not None]


def _memberships(actor: User | None) -> list[Membership]:
    return [] if actor is None or actor.is_disabled else actor.memberships


def _grants(membership: Membership, action: Permission, meeting: Meeting | None) -> bool:
    states = ONLY_IN.get((membership.role, action))
    return action in POLICY[membership.role] and (states is None or (meeting is not None and meeting.state in states))


def _is_about(membership: Membership, target: object) -> bool:
    commission_id = getattr(target, "commission_id", None)
    return commission_id is not None and commission_id == membership.commission_id


def _side_of(target: Body | Person | Post) -> Side:
    return target.person.side if isinstance(target, Post) else target.side


def _meeting_of(target: object) -> Meeting | None:
    owner = target if isinstance(target, Meeting) else getattr(target, "meeting", None)
    return owner if isinstance(owner, Meeting) else None
