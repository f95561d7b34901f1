"""Reading what an act left: which columns differ now, and which of that no entry tells."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeAlias

import sqlalchemy as sa

from commission.base import Base
from commission.models import JournalEntry, JournalKind
from commission.operations import particulars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

Row: TypeAlias = dict[str, Any]
# (table, id) → the columns that differ → (old, new)
Changed: TypeAlias = dict[tuple[str, int], dict[str, tuple[Any, Any]]]
_MACHINERY = {
    "journal_entry",
    "form_key",
    "login_session",
    "login_attempt",
    "one_time_link",
    "screen",
    "private_change",
}
# Rows told with the record they belong to, and what of them follows from it: the owner, the order, who acted and when.
_PARTS = {
    "rapporteur": {"agenda_item_id", "position"},
    "assignment": {"clause_id"},
    "executor": {"assignment_id", "position", "side"},
    "action_item": {"clause_id"},
    "progress": {"action_item_id"},
    "commission_name": {"commission_id"},
    "body_name": {"body_id"},
    "post": {"person_id"},
    "matter_ground": {"matter_id", "position"},
    "wording": {"clause_id", "number", "author_id", "written_at"},
    "section": {"meeting_id", "agenda_item_id", "kind", "position"},
}


def snapshot(session: Session) -> dict[tuple[str, int], Row]:
    """Every row of the database, the machinery left out."""
    return {
        (table.name, row["id"]): dict(row)
        for table in Base.metadata.sorted_tables
        if table.name not in _MACHINERY
        for row in session.execute(sa.select(table)).mappings()
    }


def difference(before: dict[tuple[str, int], Row], now: dict[tuple[str, int], Row]) -> Changed:
    """What differs between two snapshots."""
    found: Changed = {}
    for key in before.keys() | now.keys():
        old, new = before.get(key, {}), now.get(key, {})
        if key[0] == "wording" and not old and new["number"] > 1:
            # a wording differs from the one before it
            old = next(
                row
                for (table, _id), row in now.items()
                if table == "wording" and (row["clause_id"], row["number"]) == (new["clause_id"], new["number"] - 1)
            )
        pairs = {column: (old.get(column) or None, new.get(column) or None) for column in old.keys() | new.keys()}
        found[key] = {
            column: pair
            for column, pair in pairs.items()
            if pair[0] != pair[1] and column != "id" and column not in particulars.SILENT
        }
    return found


def untold(changed: Changed, entries: list[JournalEntry], session: Session) -> Iterator[tuple[str, str, Any, Any]]:
    """The changes that no entry tells."""
    moved = {entry.subject for entry in entries if entry.kind is JournalKind.MOVED}
    said = [{leaf for entry in entries for leaf in _leaves(entry, half)} for half in (0, 1)]
    for (table, number), columns in changed.items():
        own = [one.changes for one in entries if (one.subject, one.subject_id) == (table, number)]
        for column, pair in columns.items():
            old, new = (_plain(value) for value in pair)
            if _is_told([changes[column] for changes in own if column in changes], old, new):
                continue
            if column == "position" and table in moved:
                # the others follow the one that was moved
                continue
            if table in _PARTS and not (table == "section" and own):
                names = [_named(session, table, column, value) for value in (old, new)]
                if column in _PARTS[table] or all(
                    name is None or name in half for name, half in zip(names, said, strict=True)
                ):
                    continue
            yield table, column, old, new


def _is_told(told: list[list[Any]], old: Any, new: Any) -> bool:
    """Whether the entries lead from the old value to the new one."""
    return bool(told) and [told[0][0] or None, told[-1][1] or None] == [old, new]


def _leaves(entry: JournalEntry, half: int) -> Iterator[Any]:
    waiting = [pair[half] for pair in entry.changes.values() if isinstance(pair, list)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, str):
            yield from (one, *one.split(":"))
        else:
            yield one


def _named(session: Session, table: str, column: str, value: Any) -> Any:
    """What stands in a list of parts: of another record its code."""
    keys = list(Base.metadata.tables[table].columns[column].foreign_keys)
    if not keys or value is None:
        return value
    target = keys[0].column.table
    return session.scalar(sa.select(target.c.code).where(target.c.id == value)) if "code" in target.c else value


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return getattr(value, "value", value)
