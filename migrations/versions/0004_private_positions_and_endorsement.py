"""Private positions, domestic endorsement, and the history of both."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KINDS = (
    "created", "changed", "removed", "moved", "passed", "imported",
    "collated", "answered", "proposed", "settled", "resolved", "dismissed",
    "overruled", "signed", "confirmed", "sealed", "attached", "accepted", "private",
    "signed_in", "signed_out", "refused", "link_issued", "link_used", "disabled", "enabled",
)  # fmt: skip


def _known(column: str, *values: str, nullable: bool = False) -> sa.Column[str]:
    """A column that holds one of these values."""
    kind = sa.Enum(*values, name=f"{column}_known", native_enum=False, create_constraint=True, length=40)
    return sa.Column(column, kind, nullable=nullable)


def _link(table: str, column: str, target: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    """A column that names a row of another table."""
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"), ondelete=ondelete
    )


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "negotiating_position",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("clause_id", sa.Integer(), nullable=True),
        sa.Column("last_words_ru", sa.Text(), nullable=False),
        sa.Column("last_words_kk", sa.Text(), nullable=False),
        sa.Column("fallback_ru", sa.Text(), nullable=False),
        sa.Column("fallback_kk", sa.Text(), nullable=False),
        sa.Column("red_lines", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        _known("side", "rf", "kz"),
        sa.Column("version_id", sa.Integer(), nullable=False),
        _link("negotiating_position", "meeting_id", "meeting"),
        _link("negotiating_position", "clause_id", "clause", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_negotiating_position")),
        sa.UniqueConstraint("clause_id", "side", name="uq_negotiating_position_clause_side"),
    )
    op.create_index(
        "ix_negotiating_position_meeting_id_side", "negotiating_position", ["meeting_id", "side"], unique=False
    )
    op.create_table(
        "private_file",
        sa.Column("position_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("storage_key", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        _known("side", "rf", "kz"),
        sa.CheckConstraint("size > 0", name=op.f("ck_private_file_size_positive")),
        _link("private_file", "position_id", "negotiating_position"),
        _link("private_file", "user_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_private_file")),
        sa.UniqueConstraint("storage_key", name="uq_private_file_storage_key"),
    )
    op.create_index(op.f("ix_private_file_position_id"), "private_file", ["position_id"], unique=False)
    op.create_index(op.f("ix_private_file_user_id"), "private_file", ["user_id"], unique=False)
    op.create_table(
        "endorsement",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("body_name_ru", sa.Text(), nullable=False),
        sa.Column("body_name_kk", sa.Text(), nullable=False),
        _known("answer", "endorsed", "with_remarks", "refused", nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        _known("side", "rf", "kz"),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_on IS NULL) AND (answer IS NULL) = (recorded_by_id IS NULL)",
            name=op.f("ck_endorsement_answer_is_whole"),
        ),
        sa.CheckConstraint(
            "answer IS NULL OR answer = 'endorsed' OR words != ''", name=op.f("ck_endorsement_words_with_reserve")
        ),
        _link("endorsement", "meeting_id", "meeting"),
        _link("endorsement", "body_id", "body", ondelete="SET NULL"),
        _link("endorsement", "recorded_by_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_endorsement")),
        sa.UniqueConstraint("meeting_id", "side", "body_id", name="uq_endorsement_body"),
    )
    op.create_index(op.f("ix_endorsement_body_id"), "endorsement", ["body_id"], unique=False)
    op.create_index(
        "ix_endorsement_meeting_id_side_position", "endorsement", ["meeting_id", "side", "position"], unique=False
    )
    op.create_index(op.f("ix_endorsement_recorded_by_id"), "endorsement", ["recorded_by_id"], unique=False)
    op.create_table(
        "private_change",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        _known("kind", *KINDS),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("entry_hash", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        _known("side", "rf", "kz"),
        _link("private_change", "meeting_id", "meeting"),
        _link("private_change", "user_id", "user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_private_change")),
        sa.UniqueConstraint("entry_hash", name="uq_private_change_entry_hash"),
    )
    op.create_index(
        "ix_private_change_meeting_id_side_at", "private_change", ["meeting_id", "side", "at"], unique=False
    )
    op.create_index(op.f("ix_private_change_user_id"), "private_change", ["user_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    for table in ("private_change", "endorsement", "private_file", "negotiating_position"):
        op.drop_table(table)
