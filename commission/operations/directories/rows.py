"""Entries and the rows that belong to them, such as the names of a body: copied, told to the journal."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, TypeAlias

from commission.models import JournalKind, RuleBroken
from commission.operations import journal
from commission.operations.particulars import difference, parts

if TYPE_CHECKING:
    import datetime as dt

    from _typeshed import DataclassInstance
    from sqlalchemy.orm import Session

    from commission.base import Json
    from commission.models import Body, Matter, Person, Term, User

Entry: TypeAlias = "Body | Person | Matter | Term"


class DaysOutOfOrder(RuleBroken):
    """Nothing ends before it begins."""


def ensure_in_order(first: dt.date | None, last: dt.date | None) -> None:
    """Refuse a last day before the first one; ``None`` is open."""
    if first is not None and last is not None and last < first:
        raise DaysOutOfOrder


def copy(facts: DataclassInstance, record: object, *, leave: tuple[str, ...] = ()) -> None:
    """Set each field of the facts that differs on the record."""
    for name in (field.name for field in fields(facts)):
        value = getattr(facts, name)
        if name not in leave and getattr(record, name) != value:
            setattr(record, name, value)


def note(session: Session, kind: JournalKind, entry: Entry, before: Json, *, by: User | None) -> None:
    """Journal an entry that was made or differs, with its rows that said something else ``before``."""
    also = difference(before, parts(entry))
    if kind is JournalKind.CHANGED:
        journal.record_changes(session, entry, by=by, also=also)
    else:
        session.add(entry)
        journal.record(session, kind, entry, by=by, also=also)
