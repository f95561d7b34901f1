"""What the journal tells of a record: its columns, the names of others it points to, the rows that are its parts."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import MANYTOONE

from commission.models import AgendaItem, Assignment, Body, Clause, Commission, Matter, Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import ColumnProperty, RelationshipProperty, Session

    from commission.base import Base, Json

# What a journal has no business to hold, or what only counts.
SILENT = frozenset({"version_id", "search_key", "sort_key_ru", "sort_key_kk", "password_hash", "token_hash"})
_NOTHING: tuple[Any, ...] = (None, "", [], {})


def changes(record: Base) -> Json:
    """Field → [old, new] of the columns that a flush changes; of a new record those that say anything."""
    state = sa.inspect(record)
    found: Json = {}
    if state.pending:
        # what columns hold by default has no history
        told = {column.key: _plain(state.dict.get(column.key)) for column in _columns(record)}
        return {field: [None, value] for field, value in told.items() if value not in _NOTHING}
    for column in _columns(record):
        history = state.attrs[column.key].history
        old = _plain(history.deleted[0]) if history.deleted else None
        new = _plain(history.added[0]) if history.added else None
        if history.has_changes() and old != new:
            found[column.key] = [old, new]
    return found


def spelled_out(session: Session, record: Base, told: Json) -> Json:
    """The same changes with what people call the records that changed keys point to: "matter" beside "matter_id"."""
    found = dict(told)
    for link in _links(record):
        pair = told.get(_key_of(link))
        if pair is not None:
            target = link.mapper.class_
            names = [None if key is None else _called(session.get(target, key)) for key in pair]
            if names != [None, None]:
                found[link.key] = names
    return found


def parts(record: Base) -> Json:  # noqa: PLR0911 -- one line for each kind of record reads best
    """The rows that belong to a record and are told with it, because nobody changes them by themselves."""
    match record:
        case AgendaItem():
            reporters = [one.body or one.person for one in record.rapporteurs]
            matter = record.section.matter if record.section else None
            return {"rapporteurs": [_called(one) for one in reporters], "matter": _called(matter)}
        case Assignment():
            card = record.clause.action_item
            return {
                "executors": [f"{one.body.code}:{one.role.value}" for one in record.executors],
                "progress": [_row(one) for one in card.progress] if card else [],
            }
        case Clause():
            latest = record.latest
            origin = latest.origin.value if latest else None
            return {"text_ru": record.text.ru, "text_kk": record.text.kk, "origin": origin}
        case Commission():
            return {"names": {one.copy.value: _row(one, "copy") for one in record.names}}
        case Body():
            return {"names": [_row(one) for one in record.names]}
        case Person():
            return {"posts": [_row(one) for one in record.posts]}
        case Matter():
            return {"grounds": [_row(one, "position") for one in record.grounds]}
    return {}


def difference(before: Json, now: Json) -> Json:
    """Field → [old, new] of the parts that differ."""
    return {field: [before.get(field), value] for field, value in now.items() if before.get(field) != value}


def last_state(record: Base) -> Json:
    """Field → [last value, nothing] of everything that goes with a record: columns, names of others, parts."""
    told: Json = {column.key: _plain(getattr(record, column.key)) for column in _columns(record)}
    told |= {link.key: _called(getattr(record, link.key)) for link in _links(record)}
    told |= parts(record)
    return {field: [value, None] for field, value in told.items() if value not in _NOTHING}


def _columns(record: Base) -> Iterator[ColumnProperty[Any]]:
    """The columns that are told, the record's own number left out."""
    for column in sa.inspect(record).mapper.column_attrs:
        if column.key not in SILENT and not column.columns[0].primary_key:
            yield column


def _links(record: Base) -> Iterator[RelationshipProperty[Any]]:
    """The relationships by which a record names another one."""
    for link in sa.inspect(record).mapper.relationships:
        if link.direction is MANYTOONE and not link.viewonly:
            yield link


def _key_of(link: RelationshipProperty[Any]) -> str:
    (column,) = link.local_columns
    return str(column.key)


def _called(record: Any) -> str | None:
    """What people know a record by: the number of a clause, else the code where it has one."""
    return record.number or None if isinstance(record, Clause) else getattr(record, "code", None)


def _row(row: Base, *left_out: str) -> Json:
    """What a row says that belongs to a record: its own columns that say anything, others by what people call them."""
    told: Json = {
        column.key: _plain(getattr(row, column.key))
        for column in _columns(row)
        if column.key not in left_out and not column.columns[0].foreign_keys
    }
    told |= {link.key: _called(getattr(row, link.key)) for link in _links(row) if link.back_populates is None}
    return {field: value for field, value in told.items() if value not in _NOTHING}


def _plain(value: Any) -> Any:
    """The value as JSON knows it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    return value
