"""What is signed is final: which tables that freezes, and a guard before each flush (TRUST.md rule 7).

The databases refuse the same by ``triggers``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import MANYTOONE, Session

from commission.models.lifecycle import MeetingState
from commission.models.rules import RuleBroken

if TYPE_CHECKING:
    from collections.abc import Iterator

# Tables that a signed protocol consists of → the owners that lead from a row to its session.
FROZEN: dict[str, tuple[str, ...]] = {
    "meeting": (),
    "protocol": ("meeting",),
    "agenda_item": ("meeting",),
    "rapporteur": ("agenda_item",),
    "attendance": ("meeting",),
    "section": ("meeting",),
    "clause": ("section",),
    "wording": ("clause",),
    "assignment": ("clause",),
    "executor": ("assignment",),
    "clause_collation": ("clause",),
    "consent": ("clause", "protocol"),
    "proposal": ("clause",),
    "remark": ("clause",),
    "dismissal": ("clause",),
    "overruling": ("meeting",),
    "signature": ("protocol",),
    "sealed_file": ("protocol",),
}
# Tables that grow after signing, and whose rows stay as they are.
KEPT = ("signature_confirmation", "attachment", "correction", "correction_answer")
# Tables that tell what happened, and whose rows stay as they are from the first one on.
GROWING = ("journal_entry", "private_change")


class SignedIsFinal(RuleBroken):
    """Nothing of a signed protocol changes any more; a correction is a note of its own."""


@sa.event.listens_for(Session, "before_flush")
def _refuse(session: Session, _context: Any, _instances: Any) -> None:
    changed = filter(_is_changed, session.dirty)
    for record in (*session.new, *changed, *session.deleted):
        table = record.__tablename__
        kept = table in KEPT and record not in session.new
        if kept or (table in FROZEN and any(map(_was_signed, _meetings(record)))):
            raise SignedIsFinal


def _is_changed(record: Any) -> bool:
    """Whether the row itself differs, not what others say that point to it."""
    state = sa.inspect(record)
    owners = (link for link in state.mapper.relationships if link.direction is MANYTOONE and not link.viewonly)
    return any(state.attrs[one.key].history.has_changes() for one in (*state.mapper.column_attrs, *owners))


def _meetings(record: Any) -> Iterator[Any]:
    """The sessions that the record belongs to, and those that it is being taken from."""
    owners = FROZEN[record.__tablename__]
    if not owners:
        yield record
    for name in owners:
        history = sa.inspect(record).attrs[name].load_history()
        for owner in (*(history.added or ()), *(history.unchanged or ()), *(history.deleted or ())):
            if owner is not None:
                yield from _meetings(owner)


def _was_signed(meeting: Any) -> bool:
    """Whether the session was signed before what is being changed now; asked of the database where it is not loaded."""
    state = sa.inspect(meeting).attrs.state.load_history()
    return MeetingState.SIGNED in (state.deleted or state.unchanged)
