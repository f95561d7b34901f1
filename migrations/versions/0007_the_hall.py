"""What the screen in the hall shows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "screen",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("clause_id", sa.Integer(), nullable=True),
        sa.Column("chosen_by_id", sa.Integer(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_screen_meeting_id_meeting")),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clause.id"], name=op.f("fk_screen_clause_id_clause"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["chosen_by_id"], ["user.id"], name=op.f("fk_screen_chosen_by_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screen")),
        sa.UniqueConstraint("meeting_id", name="uq_screen_meeting"),
    )
    op.create_index(op.f("ix_screen_clause_id"), "screen", ["clause_id"], unique=False)
    op.create_index(op.f("ix_screen_chosen_by_id"), "screen", ["chosen_by_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_table("screen")
