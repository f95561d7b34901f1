"""Tasks before signing that both Sides overruled."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KINDS = (
    "half", "section", "agenda_item", "pair", "concordance", "brackets", "answer", "objection", "proposal", "remark",
    "lead", "deadline", "day_off", "abolished", "co_chair", "post", "absent", "last_page",
)  # fmt: skip


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "overruling",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*KINDS, name="kind_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "side",
            sa.Enum("rf", "kz", name="side_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("reason != ''", name=op.f("ck_overruling_has_reason")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_overruling_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_overruling_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overruling")),
        sa.UniqueConstraint("meeting_id", "fingerprint", "side", name="uq_overruling_task_side"),
    )
    op.create_index(op.f("ix_overruling_user_id"), "overruling", ["user_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_index(op.f("ix_overruling_user_id"), table_name="overruling")
    op.drop_table("overruling")
