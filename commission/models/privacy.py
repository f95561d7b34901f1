"""What one Side keeps for itself: in tables of its own, under ids that tell nothing (TRUST.md rules 2 to 4)."""

from __future__ import annotations

import secrets

from sqlalchemy.orm import Mapped, mapped_column

from commission.base import stored
from commission.models.sides import Side


def random_id() -> str:
    """An id that nobody guesses, and that counts nothing."""
    return secrets.token_hex(16)


class Private:
    """A record of one Side under a session; nobody else ever learns that it exists."""

    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"))
