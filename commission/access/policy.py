"""The policy, to be read aloud: what each role may do, and from which state of a session on."""

from __future__ import annotations

from commission.access.permissions import Permission
from commission.models import MeetingState, Role

# Everybody who works on a protocol sees it, and what both Sides say to it; both alike, because neither owns it.
# What a Side keeps for itself they see of their own Side alone (OWN_SIDE_ONLY).
_TAKES_PART = frozenset(
    {
        Permission.SEE_MEETINGS,
        Permission.SEE_DRAFT_TEXTS,
        Permission.SEE_DIRECTORIES,
        Permission.SEE_AGREEMENT,
        Permission.EXPORT_DOCUMENTS,
        Permission.REMARK,
        Permission.SEE_POSITIONS,
    }
)

POLICY: dict[Role, frozenset[Permission]] = {
    # accounts, commissions, settings; no draft text of either Side
    Role.ADMINISTRATOR: frozenset(
        {Permission.SEE_MEETINGS, Permission.SEE_JOURNAL, Permission.MANAGE_USERS, Permission.MANAGE_COMMISSIONS}
    ),
    Role.SECRETARY: _TAKES_PART
    | {
        Permission.SEE_ACCESS_LIST,
        Permission.SEE_JOURNAL,
        Permission.CONVENE,
        Permission.EDIT_MEETING,
        Permission.EDIT_DELEGATIONS,
        Permission.EDIT_AGENDA,
        Permission.EDIT_CLAUSES,
        Permission.EDIT_INSTRUCTIONS,
        Permission.EDIT_DIRECTORIES,
        Permission.IMPORT_MEETING,
        Permission.COLLATE,
        Permission.ANSWER,
        Permission.PROPOSE,
        Permission.RESOLVE,
        Permission.SIGN,
        Permission.CORRECT,
        Permission.OVERRULE,
        Permission.EDIT_POSITIONS,
    },
    Role.CO_CHAIR: _TAKES_PART | {Permission.ANSWER, Permission.CONFIRM_SIGNATURE, Permission.EDIT_POSITIONS},
    Role.MEMBER: _TAKES_PART,
    Role.EXECUTOR_CONTACT: frozenset(
        {Permission.SEE_MEETINGS, Permission.SEE_DRAFT_TEXTS, Permission.EXPORT_DOCUMENTS}
    ),
    Role.OBSERVER: frozenset({Permission.SEE_MEETINGS, Permission.SEE_DRAFT_TEXTS, Permission.EXPORT_DOCUMENTS}),
}

# Each Side names its own people and keeps its own counsel: of what has a Side, these reach only that of the membership.
OWN_SIDE_ONLY = frozenset({Permission.EDIT_DELEGATIONS, Permission.SEE_POSITIONS, Permission.EDIT_POSITIONS})

_AGREED = frozenset({MeetingState.AGREED, MeetingState.SIGNED})

# A permission that a role has only while the session is in one of these states.
ONLY_IN: dict[tuple[Role, Permission], frozenset[MeetingState]] = {
    (role, permission): _AGREED
    for role in (Role.EXECUTOR_CONTACT, Role.OBSERVER)
    for permission in (Permission.SEE_DRAFT_TEXTS, Permission.EXPORT_DOCUMENTS)
}
