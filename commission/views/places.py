"""Where a record is completed, or read by those who may not change it: what lists of missing things lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for

from commission.access import Permission, can
from commission.models import Assignment
from commission.views.acting import visitor

if TYPE_CHECKING:
    from commission.base import Base

# By table: what a change asks for, the page that changes, and the name of the id in its address.
_CHANGED_AT = {
    "meeting": (Permission.EDIT_MEETING, "meetings.edit", "meeting_id"),
    "attendance": (Permission.EDIT_DELEGATIONS, "delegations.edit", "attendance_id"),
    "agenda_item": (Permission.EDIT_AGENDA, "agenda.edit", "item_id"),
    "section": (Permission.EDIT_CLAUSES, "sections.edit", "section_id"),
    "clause": (Permission.EDIT_CLAUSES, "clauses.edit", "clause_id"),
    "person": (Permission.EDIT_DIRECTORIES, "people.edit", "person_id"),
    "body": (Permission.EDIT_DIRECTORIES, "bodies.edit", "body_id"),
    "commission": (Permission.MANAGE_COMMISSIONS, "commissions.edit", "commission_id"),
}
# The page of a session that shows the record, and the anchor there.
_READ_IN_SESSION = {
    "attendance": ("delegations.show", "attendance"),
    "agenda_item": ("agenda.show", "item"),
    "section": ("protocols.show", "section"),
    "clause": ("protocols.show", "clause"),
    "clause_collation": ("agreement.show", "collation"),
    "consent": ("agreement.show", "consent"),
    "proposal": ("agreement.show", "proposal"),
    "remark": ("agreement.show", "remark"),
    "overruling": ("tasks.show", "overruling"),
    "signature": ("signatures.show", "signature"),
    "signature_confirmation": ("signatures.show", "confirmation"),
    "sealed_file": ("signatures.show", "sealed"),
    "attachment": ("signatures.show", "attachment"),
    "correction": ("signatures.show", "correction"),
    "correction_answer": ("signatures.show", "answer"),
    "dismissal": ("agreement.show", "dismissal"),
}
_READ_ALONE = {"person": "people.show", "body": "bodies.show", "commission": "commissions.show"}


def place_of(record: Base) -> str:
    """The page on which the visitor changes the record, or else the place where it is read."""
    owner: Any = record.clause if isinstance(record, Assignment) else record
    table = owner.__tablename__
    needed, endpoint, key = _CHANGED_AT[table]
    if can(visitor(), needed, owner):
        return url_for(endpoint, **{key: owner.id})
    if table in _READ_ALONE:
        return url_for(_READ_ALONE[table], **{key: owner.id})
    return place_in_session(table, owner.id, getattr(owner, "meeting", owner).id)


def place_in_session(table: str, key: int, meeting_id: int) -> str:
    """Where a session shows the record: a page with an anchor, there even when the record is not any more."""
    if table in _READ_IN_SESSION:
        endpoint, anchor = _READ_IN_SESSION[table]
        return url_for(endpoint, meeting_id=meeting_id, _anchor=f"{anchor}-{key}")
    return url_for("meetings.show", meeting_id=meeting_id)
