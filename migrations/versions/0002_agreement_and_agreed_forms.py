"""What the Sides check, answer, propose and remark on; agreed forms."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


BEFORE = (
    "created", "changed", "removed", "moved", "passed", "imported", "signed_in", "signed_out", "refused",
    "link_issued", "link_used", "disabled", "enabled",
)  # fmt: skip
ADDED = ("collated", "answered", "proposed", "settled", "resolved", "dismissed")
AFTER = (*BEFORE[:6], *ADDED, *BEFORE[6:])


def _know_kinds(kinds: tuple[str, ...]) -> None:
    """Let the journal hold entries of these kinds."""
    told = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("journal_entry") as table:
        table.drop_constraint(op.f("ck_journal_entry_kind_known"), type_="check")
        table.create_check_constraint(op.f("ck_journal_entry_kind_known"), f"kind IN ({told})")


def upgrade() -> None:
    """Go forward."""
    _know_kinds(AFTER)
    op.create_table(
        "term",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "body",
                "post",
                "person",
                "place",
                "term",
                name="kind_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("form_ru", sa.Text(), nullable=False),
        sa.Column("form_kk", sa.Text(), nullable=False),
        sa.Column("variants_ru", sa.Text(), nullable=False),
        sa.Column("variants_kk", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.Column("sort_key_ru", sa.Text(), nullable=False),
        sa.Column("sort_key_kk", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_from IS NULL OR valid_until >= valid_from", name=op.f("ck_term_days_in_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sa.UniqueConstraint("code", name="uq_term_code"),
    )
    op.create_index(op.f("ix_term_sort_key_kk"), "term", ["sort_key_kk"], unique=False)
    op.create_index(op.f("ix_term_sort_key_ru"), "term", ["sort_key_ru"], unique=False)
    op.create_table(
        "clause_collation",
        sa.Column("clause_id", sa.Integer(), nullable=False),
        sa.Column("wording_number", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "side",
            sa.Enum("rf", "kz", name="side_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["clause_id"], ["clause.id"], name=op.f("fk_clause_collation_clause_id_clause")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_clause_collation_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause_collation")),
    )
    op.create_index(
        "ix_clause_collation_clause_id_fingerprint", "clause_collation", ["clause_id", "fingerprint"], unique=False
    )
    op.create_index(op.f("ix_clause_collation_user_id"), "clause_collation", ["user_id"], unique=False)
    op.create_table(
        "consent",
        sa.Column("clause_id", sa.Integer(), nullable=True),
        sa.Column("protocol_id", sa.Integer(), nullable=True),
        sa.Column(
            "side",
            sa.Enum("rf", "kz", name="side_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "answer",
            sa.Enum(
                "agreed",
                "agreed_with_remarks",
                "objected",
                name="answer_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("answer = 'agreed' OR reason != ''", name=op.f("ck_consent_words_with_reserve")),
        sa.CheckConstraint("(clause_id IS NULL) != (protocol_id IS NULL)", name=op.f("ck_consent_clause_or_frame")),
        sa.ForeignKeyConstraint(["clause_id"], ["clause.id"], name=op.f("fk_consent_clause_id_clause")),
        sa.ForeignKeyConstraint(["protocol_id"], ["protocol.id"], name=op.f("fk_consent_protocol_id_protocol")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_consent_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index("ix_consent_clause_id_side", "consent", ["clause_id", "side"], unique=False)
    op.create_index("ix_consent_protocol_id_side", "consent", ["protocol_id", "side"], unique=False)
    op.create_index(op.f("ix_consent_user_id"), "consent", ["user_id"], unique=False)
    op.create_table(
        "dismissal",
        sa.Column("clause_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "side",
            sa.Enum("rf", "kz", name="side_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("reason != ''", name=op.f("ck_dismissal_has_reason")),
        sa.ForeignKeyConstraint(["clause_id"], ["clause.id"], name=op.f("fk_dismissal_clause_id_clause")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_dismissal_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dismissal")),
        sa.UniqueConstraint("clause_id", "fingerprint", name="uq_dismissal_finding"),
    )
    op.create_index(op.f("ix_dismissal_user_id"), "dismissal", ["user_id"], unique=False)
    op.create_table(
        "proposal",
        sa.Column("clause_id", sa.Integer(), nullable=False),
        sa.Column(
            "side",
            sa.Enum("rf", "kz", name="side_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("text_ru", sa.Text(), nullable=False),
        sa.Column("text_kk", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["user.id"], name=op.f("fk_proposal_author_id_user")),
        sa.ForeignKeyConstraint(["clause_id"], ["clause.id"], name=op.f("fk_proposal_clause_id_clause")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )
    op.create_index(op.f("ix_proposal_author_id"), "proposal", ["author_id"], unique=False)
    op.create_index(op.f("ix_proposal_clause_id"), "proposal", ["clause_id"], unique=False)
    op.create_index(
        "uq_proposal_open",
        "proposal",
        ["clause_id", "side"],
        unique=True,
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.create_table(
        "remark",
        sa.Column("clause_id", sa.Integer(), nullable=False),
        sa.Column(
            "side",
            sa.Enum("rf", "kz", name="side_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column(
            "language",
            sa.Enum("ru", "kk", name="language_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by_id", sa.Integer(), nullable=True),
        sa.Column("resolution", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["user.id"], name=op.f("fk_remark_author_id_user")),
        sa.ForeignKeyConstraint(["clause_id"], ["clause.id"], name=op.f("fk_remark_clause_id_clause")),
        sa.ForeignKeyConstraint(["resolved_by_id"], ["user.id"], name=op.f("fk_remark_resolved_by_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
    )
    op.create_index(op.f("ix_remark_author_id"), "remark", ["author_id"], unique=False)
    op.create_index(op.f("ix_remark_clause_id"), "remark", ["clause_id"], unique=False)
    op.create_index(op.f("ix_remark_resolved_by_id"), "remark", ["resolved_by_id"], unique=False)


def downgrade() -> None:
    """Go back; entries of kinds that nobody knows any more are told as changes."""
    told = ", ".join(f"'{kind}'" for kind in ADDED)
    op.execute(f"UPDATE journal_entry SET kind = 'changed' WHERE kind IN ({told})")  # noqa: S608 -- our own words
    _know_kinds(BEFORE)
    op.drop_index(op.f("ix_remark_resolved_by_id"), table_name="remark")
    op.drop_index(op.f("ix_remark_clause_id"), table_name="remark")
    op.drop_index(op.f("ix_remark_author_id"), table_name="remark")
    op.drop_table("remark")
    op.drop_index(
        "uq_proposal_open",
        table_name="proposal",
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.drop_index(op.f("ix_proposal_clause_id"), table_name="proposal")
    op.drop_index(op.f("ix_proposal_author_id"), table_name="proposal")
    op.drop_table("proposal")
    op.drop_index(op.f("ix_dismissal_user_id"), table_name="dismissal")
    op.drop_table("dismissal")
    op.drop_index(op.f("ix_consent_user_id"), table_name="consent")
    op.drop_index("ix_consent_protocol_id_side", table_name="consent")
    op.drop_index("ix_consent_clause_id_side", table_name="consent")
    op.drop_table("consent")
    op.drop_index(op.f("ix_clause_collation_user_id"), table_name="clause_collation")
    op.drop_index("ix_clause_collation_clause_id_fingerprint", table_name="clause_collation")
    op.drop_table("clause_collation")
    op.drop_index(op.f("ix_term_sort_key_ru"), table_name="term")
    op.drop_index(op.f("ix_term_sort_key_kk"), table_name="term")
    op.drop_table("term")
