"""Rights: permissions, the policy that gives them to roles, and the questions everybody asks."""

from commission.access.permissions import Permission
from commission.access.policy import ONLY_IN, OWN_SIDE_ONLY, POLICY
from commission.access.predicates import (
    acting_side,
    can,
    can_somewhere,
    commissions_where,
    own_sides,
    scopes,
    sides_where,
)

__all__ = [
    "ONLY_IN",
    "OWN_SIDE_ONLY",
    "POLICY",
    "Permission",
    "acting_side",
    "can",
    "can_somewhere",
    "commissions_where",
    "own_sides",
    "scopes",
    "sides_where",
]
