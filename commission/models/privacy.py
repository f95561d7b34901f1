"""What one Side keeps for itself: in tables of its own, under ids that tell nothing (TRUST.md rules 2 to 4)."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy.orm import Mapped, mapped_column

from commission.base import stored
from commission.models.sides import Side

if TYPE_CHECKING:
    from commission.models.endorsements import Endorsement
    from commission.models.positions import NegotiatingPosition, PrivateFile

# What a Side keeps for itself, beside the history of it; told by ``journal.record_private`` and nothing else.
PrivateRecord: TypeAlias = "NegotiatingPosition | PrivateFile | Endorsement"


def random_id() -> str:
    """An id that nobody guesses, and that counts nothing."""
    return secrets.token_hex(16)


class Private:
    """A record of one Side under a session; nobody else ever learns that it exists."""

    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"))
