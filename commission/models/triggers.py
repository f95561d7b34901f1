"""The triggers by which both databases refuse to change what is final, and what the journal has told.

They are made with the tables; migration 0006 writes out the same.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from commission.base import Base
from commission.models.freezing import FROZEN, GROWING, KEPT

# What the databases call the refusals; a label of the first one is the sentence people read, nobody meets the other.
SIGNED_IS_FINAL, JOURNAL_ONLY_GROWS = "signed_is_final", "journal_only_grows"
REFUSALS = (SIGNED_IS_FINAL, JOURNAL_ONLY_GROWS)

# What, but for its id and what names its owner, no row shares with another one: whoever puts in a row that
# REPLACEs another one by SQLite's rules asks no trigger of deletion.
_KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "meeting": (("commission_id", "number"),),
    "section": (("agenda_item_id",),),
    "sealed_file": (("storage_key",),),
    "signature_confirmation": (("signature_id",),),
    "attachment": (("storage_key",),),
    "correction_answer": (("correction_id", "side"),),
    "journal_entry": (("number",), ("hash",)),
    "private_change": (("entry_hash",),),
}


def triggers(table: str, dialect: str) -> tuple[str, ...]:
    """The statements that make a database refuse changes of that table's final rows; none for other tables."""
    if table in FROZEN:
        return _of_frozen_on_sqlite(table) if dialect == "sqlite" else _of_frozen_on_postgresql(table)
    if table in (*KEPT, *GROWING):
        return _of_kept_on_sqlite(table) if dialect == "sqlite" else _of_kept_on_postgresql(table)
    return ()


def _refusal(table: str) -> str:
    return JOURNAL_ONLY_GROWS if table in GROWING else SIGNED_IS_FINAL


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
    same = [" AND ".join(f"kept.{column} = NEW.{column}" for column in key) for key in _KEYS.get(table, ())]
    return " OR ".join(("kept.id = NEW.id", *same))


def _on_sqlite(table: str, act: str, condition: str = "") -> str:
    when = f" WHEN {condition}" if condition else ""
    return (
        f"CREATE TRIGGER final_{table}_{act.lower()} BEFORE {act} ON {table}{when} "
        f"BEGIN SELECT RAISE(ABORT, '{_refusal(table)}'); END"
    )


def _of_frozen_on_postgresql(table: str) -> tuple[str, ...]:
    refuse = _refusal_on_postgresql(table)
    arrives = "TG_OP = 'INSERT'" if table == "meeting" else "TG_OP <> 'DELETE'"
    return _on_postgresql(
        table,
        f"IF TG_OP = 'TRUNCATE' THEN IF {_exists('meeting', _is_signed('meeting', 'meeting'))} THEN {refuse} END IF; "
        "RETURN NULL; END IF; "
        f"IF TG_OP <> 'INSERT' THEN IF {_is_signed(table, 'OLD')} THEN {refuse} END IF; END IF; "
        f"IF {arrives} THEN IF {_is_signed(table, 'NEW')} THEN {refuse} END IF; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
        "INSERT OR UPDATE OR DELETE",
    )


def _of_kept_on_postgresql(table: str) -> tuple[str, ...]:
    return _on_postgresql(table, _refusal_on_postgresql(table), "UPDATE OR DELETE")


def _refusal_on_postgresql(table: str) -> str:
    name = _refusal(table)
    said = f"ERRCODE = 'integrity_constraint_violation', CONSTRAINT = '{name}'"
    return f"RAISE EXCEPTION '{name}' USING {said};"


def _on_postgresql(table: str, body: str, acts: str) -> tuple[str, ...]:
    does = f"EXECUTE FUNCTION final_{table}()"
    return (
        f"CREATE OR REPLACE FUNCTION final_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$",
        f"CREATE TRIGGER final_{table} BEFORE {acts} ON {table} FOR EACH ROW {does}",
        f"CREATE TRIGGER final_{table}_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {does}",
    )


@sa.event.listens_for(Base.metadata, "after_create")
def _make_triggers(_metadata: sa.MetaData, connection: sa.Connection, *, tables: list[sa.Table], **_: Any) -> None:
    for table in tables:
        for statement in triggers(table.name, connection.dialect.name):
            connection.exec_driver_sql(statement)
