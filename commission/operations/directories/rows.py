"""Entries and the rows that belong to them, such as the names of a body: compared, copied, told to the journal."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from commission.models import JournalKind, RuleBroken
from commission.operations import journal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from _typeshed import DataclassInstance
    from sqlalchemy.orm import Session

    from commission.base import Json
    from commission.models import Body, Matter, Person, User

Entry: TypeAlias = "Body | Person | Matter"
# Field → what its rows said before and say now, as the journal keeps it.
Told: TypeAlias = dict[str, list[Any]]


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


def told(rows: Iterable[object], kind: type[DataclassInstance]) -> list[Json]:
    """The rows as the journal tells them: the fields of the facts of that ``kind`` that say anything."""
    return [
        {field.name: _plain(value) for field in fields(kind) if (value := getattr(row, field.name))} for row in rows
    ]


def changed(field: str, before: Sequence[Json], now: Sequence[Json]) -> Told:
    """The entry of the journal for rows that differ, nothing for rows that do not."""
    return {field: [list(before), list(now)]} if before != now else {}


def note(session: Session, kind: JournalKind, entry: Entry, rows: Told, *, by: User | None) -> None:
    """Journal an entry that was made or differs; a change of its rows makes forms opened before it stale as well."""
    if kind is JournalKind.CHANGED:
        if not rows and not session.is_modified(entry):
            return
        entry.touch()
    session.add(entry)
    journal.record(session, kind, entry, by=by, also=rows)


def _plain(value: Any) -> Any:
    """A fact as JSON knows it; a record by its code."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return getattr(value, "code", value)
