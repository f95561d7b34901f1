"""The guide: keys, the life of a session, who may do what; read from the same tables that the program reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from commission.access import ONLY_IN, OWN_SIDE_ONLY, POLICY, Permission
from commission.models import TRANSITIONS, Role

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("guide", __name__)


@pages.get("/guide")
def show() -> ResponseReturnValue:
    """One page for those who come twice a year."""
    return render_template(
        "guide/show.html",
        transitions=TRANSITIONS,
        roles=tuple(Role),
        rights=[(permission, [_answer(role, permission) for role in Role]) for permission in Permission],
    )


def _answer(role: Role, permission: Permission) -> str:
    """How far the role may do that: ``no``, ``yes``, ``own`` (of the own Side), ``late`` (only once it is agreed)."""
    if permission not in POLICY[role]:
        return "no"
    if (role, permission) in ONLY_IN:
        return "late"
    return "own" if permission in OWN_SIDE_ONLY else "yes"
