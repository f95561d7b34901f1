"""Rights: permissions, the policy that gives them to roles, and the questions everybody asks."""

from commission.access.permissions import Permission
from commission.access.policy import POLICY
from commission.access.predicates import can, can_somewhere, commissions_where, scopes, sides_where

__all__ = ["POLICY", "Permission", "can", "can_somewhere", "commissions_where", "scopes", "sides_where"]
