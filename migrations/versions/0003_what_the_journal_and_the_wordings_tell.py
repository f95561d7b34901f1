"""Wordings tell how they came to be; the journal knows of tasks, signatures, seals, files and private records."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KINDS = (
    "created", "changed", "removed", "moved", "passed", "imported",
    "collated", "answered", "proposed", "settled", "resolved", "dismissed",
    "signed_in", "signed_out", "refused", "link_issued", "link_used", "disabled", "enabled",
)  # fmt: skip
NEW_KINDS = ("overruled", "signed", "confirmed", "sealed", "attached", "accepted", "private")
ORIGINS = ("typed", "imported", "carried_over")
NEW_ORIGINS = ("proposed", "restored", "split", "merged", "duplicated", "dictated")


def _know(table: str, column: str, name: str, values: tuple[str, ...]) -> None:
    """Let a column hold these values."""
    told = ", ".join(f"'{value}'" for value in values)
    with op.batch_alter_table(table) as batch:
        batch.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
        batch.create_check_constraint(op.f(f"ck_{table}_{name}"), f"{column} IN ({told})")


def upgrade() -> None:
    """Go forward."""
    _know("journal_entry", "kind", "kind_known", (*KINDS[:12], *NEW_KINDS, *KINDS[12:]))
    _know("wording", "origin", "origin_known", (*ORIGINS, *NEW_ORIGINS))


def downgrade() -> None:
    """Go back."""
    _know("wording", "origin", "origin_known", ORIGINS)
    _know("journal_entry", "kind", "kind_known", KINDS)
