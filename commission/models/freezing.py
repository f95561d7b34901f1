"""What is signed is final: a guard before each flush, and triggers by which both databases refuse (TRUST.md rule 7).

The triggers are made with the tables; migration 0006 writes out the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import MANYTOONE, Session

from commission.base import Base
from commission.models.lifecycle import MeetingState
from commission.models.rules import RuleBroken

if TYPE_CHECKING:
    from collections.abc import Iterator

# What the databases call the refusal; a label of its name is the sentence people read.
SIGNED_IS_FINAL = "signed_is_final"

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

# What, but for its id and what names its owner, no row shares with another one: whoever puts in a row that
# REPLACEs another one by SQLite's rules asks no trigger of deletion.
_KEYS: dict[str, tuple[str, ...]] = {
    "meeting": ("commission_id", "number"),
    "section": ("agenda_item_id",),
    "sealed_file": ("storage_key",),
    "signature_confirmation": ("signature_id",),
    "attachment": ("storage_key",),
    "correction_answer": ("correction_id", "side"),
}


class SignedIsFinal(RuleBroken):
    """Nothing of a signed protocol changes any more; a correction is a note of its own."""


def triggers(table: str, dialect: str) -> tuple[str, ...]:
    """The statements that make a database refuse changes of that table's final rows; none for other tables."""
    if table in FROZEN:
        return _of_frozen_on_sqlite(table) if dialect == "sqlite" else _of_frozen_on_postgresql(table)
    if table in KEPT:
        return _of_kept_on_sqlite(table) if dialect == "sqlite" else _of_kept_on_postgresql(table)
    return ()


def _is_signed(table: str, row: str) -> str:
    """The condition that a row belongs to a signed session."""
    if table == "meeting":
        return f"{row}.state = 'signed'"
    return " OR ".join(
        _exists(owner, f"{owner}.id = {row}.{owner}_id AND ({_is_signed(owner, owner)})") for owner in FROZEN[table]
    )


def _exists(rows: str, condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM {rows} WHERE {condition})"  # noqa: S608 -- names of our own tables


def _of_frozen_on_sqlite(table: str) -> tuple[str, ...]:
    old, new = _is_signed(table, "OLD"), _is_signed(table, "NEW")
    taken = _exists(f"{table} AS kept", f"({_same_key(table)}) AND ({_is_signed(table, 'kept')})")
    # the session itself passes to the signed state
    moved = f"{old} OR {taken}" if table == "meeting" else f"{old} OR {new} OR {taken}"
    return (
        _on_sqlite(table, "INSERT", f"{new} OR {taken}"),
        _on_sqlite(table, "UPDATE", moved),
        _on_sqlite(table, "DELETE", old),
    )


def _of_kept_on_sqlite(table: str) -> tuple[str, ...]:
    taken = _exists(f"{table} AS kept", _same_key(table))
    return (_on_sqlite(table, "INSERT", taken), _on_sqlite(table, "UPDATE"), _on_sqlite(table, "DELETE"))


def _same_key(table: str) -> str:
    same = [f"kept.{column} = NEW.{column}" for column in _KEYS.get(table, ())]
    return " OR ".join(("kept.id = NEW.id", *([" AND ".join(same)] if same else ())))


def _on_sqlite(table: str, act: str, condition: str = "") -> str:
    when = f" WHEN {condition}" if condition else ""
    return (
        f"CREATE TRIGGER final_{table}_{act.lower()} BEFORE {act} ON {table}{when} "
        f"BEGIN SELECT RAISE(ABORT, '{SIGNED_IS_FINAL}'); END"
    )


def _of_frozen_on_postgresql(table: str) -> tuple[str, ...]:
    refuse = _refusal_on_postgresql()
    arrives = "TG_OP = 'INSERT'" if table == "meeting" else "TG_OP <> 'DELETE'"
    return _on_postgresql(
        table,
        f"IF TG_OP <> 'INSERT' THEN IF {_is_signed(table, 'OLD')} THEN {refuse} END IF; END IF; "
        f"IF {arrives} THEN IF {_is_signed(table, 'NEW')} THEN {refuse} END IF; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
        "INSERT OR UPDATE OR DELETE",
    )


def _of_kept_on_postgresql(table: str) -> tuple[str, ...]:
    return _on_postgresql(table, _refusal_on_postgresql(), "UPDATE OR DELETE")


def _refusal_on_postgresql() -> str:
    said = f"ERRCODE = 'integrity_constraint_violation', CONSTRAINT = '{SIGNED_IS_FINAL}'"
    return f"RAISE EXCEPTION '{SIGNED_IS_FINAL}' USING {said};"


def _on_postgresql(table: str, body: str, acts: str) -> tuple[str, ...]:
    return (
        f"CREATE OR REPLACE FUNCTION final_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$",
        f"CREATE TRIGGER final_{table} BEFORE {acts} ON {table} FOR EACH ROW EXECUTE FUNCTION final_{table}()",
    )


@sa.event.listens_for(Base.metadata, "after_create")
def _make_triggers(_metadata: sa.MetaData, connection: sa.Connection, *, tables: list[sa.Table], **_: Any) -> None:
    for table in tables:
        for statement in triggers(table.name, connection.dialect.name):
            connection.exec_driver_sql(statement)


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
    """Whether the session was signed before what is being changed now."""
    state = sa.inspect(meeting).attrs.state.history
    return MeetingState.SIGNED in (state.deleted or state.unchanged)
