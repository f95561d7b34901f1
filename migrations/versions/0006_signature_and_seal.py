"""Signatures, sealed files, scans and corrections; what is signed is frozen, and the journal only grows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# table → the owners that lead from a row to its session
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
KEPT = ("signature_confirmation", "attachment", "correction", "correction_answer")
GROWING = ("journal_entry", "private_change")
KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "meeting": (("commission_id", "number"),),
    "section": (("agenda_item_id",),),
    "sealed_file": (("storage_key",),),
    "signature_confirmation": (("signature_id",),),
    "attachment": (("storage_key",),),
    "correction_answer": (("correction_id", "side"),),
    "journal_entry": (("number",), ("hash",)),
    "private_change": (("entry_hash",),),
}
SIDES = ("rf", "kz")


def upgrade() -> None:
    """Go forward."""
    op.add_column("protocol", sa.Column("sealed_fingerprint", sa.Text(), nullable=True))
    op.create_table(
        "signature",
        sa.Column("protocol_id", sa.Integer(), nullable=False),
        _known("side", *SIDES),
        sa.Column("registration_number", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("attendance_id", sa.Integer(), nullable=False),
        sa.Column("name_ru", sa.Text(), nullable=False),
        sa.Column("name_kk", sa.Text(), nullable=False),
        sa.Column("post_ru", sa.Text(), nullable=False),
        sa.Column("post_kk", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("registration_number != ''", name=op.f("ck_signature_has_number")),
        _link("signature", "protocol_id", "protocol"),
        _link("signature", "attendance_id", "attendance"),
        _link("signature", "recorded_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature")),
        sa.UniqueConstraint("protocol_id", "side", name="uq_signature_side"),
    )
    op.create_index(op.f("ix_signature_attendance_id"), "signature", ["attendance_id"], unique=False)
    op.create_index(op.f("ix_signature_recorded_by_id"), "signature", ["recorded_by_id"], unique=False)
    op.create_table(
        "signature_confirmation",
        sa.Column("signature_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        _link("signature_confirmation", "signature_id", "signature"),
        _link("signature_confirmation", "user_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature_confirmation")),
        sa.UniqueConstraint("signature_id", name="uq_signature_confirmation_signature"),
    )
    op.create_index(op.f("ix_signature_confirmation_user_id"), "signature_confirmation", ["user_id"], unique=False)
    op.create_table(
        "sealed_file",
        sa.Column("protocol_id", sa.Integer(), nullable=False),
        _known("copy", *SIDES),
        _known("language", "ru", "kk"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("storage_key", sa.Text(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("size > 0", name=op.f("ck_sealed_file_size_positive")),
        _link("sealed_file", "protocol_id", "protocol"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_file")),
        sa.UniqueConstraint("protocol_id", "copy", "language", name="uq_sealed_file_text"),
        sa.UniqueConstraint("storage_key", name="uq_sealed_file_storage_key"),
    )
    op.create_index("ix_sealed_file_sha256", "sealed_file", ["sha256"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("protocol_id", sa.Integer(), nullable=False),
        _known("kind", "scan", "other"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("storage_key", sa.Text(), nullable=False),
        _known("side", *SIDES),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("size > 0", name=op.f("ck_attachment_size_positive")),
        _link("attachment", "protocol_id", "protocol"),
        _link("attachment", "user_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("storage_key", name="uq_attachment_storage_key"),
    )
    op.create_index(op.f("ix_attachment_protocol_id"), "attachment", ["protocol_id"], unique=False)
    op.create_index(op.f("ix_attachment_user_id"), "attachment", ["user_id"], unique=False)
    op.create_table(
        "correction",
        sa.Column("protocol_id", sa.Integer(), nullable=False),
        sa.Column("note_ru", sa.Text(), nullable=False),
        sa.Column("note_kk", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _known("side", *SIDES),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("note_ru != '' AND note_kk != ''", name=op.f("ck_correction_note_in_both")),
        sa.CheckConstraint("reason != ''", name=op.f("ck_correction_has_reason")),
        _link("correction", "protocol_id", "protocol"),
        _link("correction", "user_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_protocol_id"), "correction", ["protocol_id"], unique=False)
    op.create_index(op.f("ix_correction_user_id"), "correction", ["user_id"], unique=False)
    op.create_table(
        "correction_answer",
        sa.Column("correction_id", sa.Integer(), nullable=False),
        _known("side", *SIDES),
        sa.Column("is_accepted", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("is_accepted OR reason != ''", name=op.f("ck_correction_answer_reason_of_refusal")),
        _link("correction_answer", "correction_id", "correction"),
        _link("correction_answer", "user_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_answer")),
        sa.UniqueConstraint("correction_id", "side", name="uq_correction_answer_side"),
    )
    op.create_index(op.f("ix_correction_answer_user_id"), "correction_answer", ["user_id"], unique=False)
    for statement in _triggers():
        op.execute(statement)


def downgrade() -> None:
    """Go back."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for table in (*FROZEN, *KEPT, *GROWING):
        if on_sqlite:
            for act in ("insert", "update", "delete"):
                op.execute(f"DROP TRIGGER final_{table}_{act}")
        else:
            op.execute(f"DROP TRIGGER final_{table} ON {table}")
            op.execute(f"DROP TRIGGER final_{table}_truncate ON {table}")
            op.execute(f"DROP FUNCTION final_{table}()")
    op.drop_table("correction_answer")
    op.drop_table("correction")
    op.drop_table("attachment")
    op.drop_table("sealed_file")
    op.drop_table("signature_confirmation")
    op.drop_table("signature")
    op.drop_column("protocol", "sealed_fingerprint")


def _known(column: str, *values: str) -> sa.Column[str]:
    kind = sa.Enum(*values, name=f"{column}_known", native_enum=False, create_constraint=True, length=40)
    return sa.Column(column, kind, nullable=False)


def _link(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def _triggers() -> list[str]:
    if op.get_bind().dialect.name == "sqlite":
        found = (*map(_frozen_on_sqlite, FROZEN), *map(_kept_on_sqlite, (*KEPT, *GROWING)))
    else:
        found = (*map(_frozen_on_postgresql, FROZEN), *map(_kept_on_postgresql, (*KEPT, *GROWING)))
    return [statement for statements in found for statement in statements]


def _refusal(table: str) -> str:
    return "journal_only_grows" if table in GROWING else "signed_is_final"


def _is_signed(table: str, row: str) -> str:
    if table == "meeting":
        return f"{row}.state = 'signed'"
    return " OR ".join(
        _exists(owner, f"{owner}.id = {row}.{owner}_id AND ({_is_signed(owner, owner)})") for owner in FROZEN[table]
    )


def _exists(rows: str, condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM {rows} WHERE {condition})"  # noqa: S608 -- names of our own tables


def _frozen_on_sqlite(table: str) -> tuple[str, ...]:
    old, new = _is_signed(table, "OLD"), _is_signed(table, "NEW")
    taken = _exists(f"{table} AS kept", f"({_same_key(table)}) AND ({_is_signed(table, 'kept')})")
    # the session itself passes to the signed state
    moved = f"{old} OR {taken}" if table == "meeting" else f"{old} OR {new} OR {taken}"
    return (
        _on_sqlite(table, "INSERT", f"{new} OR {taken}"),
        _on_sqlite(table, "UPDATE", moved),
        _on_sqlite(table, "DELETE", old),
    )


def _kept_on_sqlite(table: str) -> tuple[str, ...]:
    taken = _exists(f"{table} AS kept", _same_key(table))
    return (_on_sqlite(table, "INSERT", taken), _on_sqlite(table, "UPDATE"), _on_sqlite(table, "DELETE"))


def _same_key(table: str) -> str:
    same = [" AND ".join(f"kept.{column} = NEW.{column}" for column in key) for key in KEYS.get(table, ())]
    return " OR ".join(("kept.id = NEW.id", *same))


def _on_sqlite(table: str, act: str, condition: str = "") -> str:
    when = f" WHEN {condition}" if condition else ""
    return (
        f"CREATE TRIGGER final_{table}_{act.lower()} BEFORE {act} ON {table}{when} "
        f"BEGIN SELECT RAISE(ABORT, '{_refusal(table)}'); END"
    )


def _frozen_on_postgresql(table: str) -> tuple[str, ...]:
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


def _kept_on_postgresql(table: str) -> tuple[str, ...]:
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
