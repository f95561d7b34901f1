"""Sealed files: the exact bytes of the four texts, made once, when both Sides had signed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, stored
from commission.models.sides import Side
from commission.texts import Language

if TYPE_CHECKING:
    from commission.models.meetings import Meeting
    from commission.models.protocols import Protocol


class SealedFile(Identified, Base):
    """One of the four texts with its annexes, known by the SHA-256 of its bytes."""

    __tablename__ = "sealed_file"
    __table_args__ = (
        sa.UniqueConstraint("protocol_id", "copy", "language", name="uq_sealed_file_text"),
        sa.UniqueConstraint("storage_key", name="uq_sealed_file_storage_key"),
        sa.CheckConstraint("size > 0", name="size_positive"),
        sa.Index("ix_sealed_file_sha256", "sha256"),
    )

    protocol_id: Mapped[int] = mapped_column(sa.ForeignKey("protocol.id"))
    copy: Mapped[Side] = mapped_column(stored(Side, "copy_known"))
    language: Mapped[Language] = mapped_column(stored(Language, "language_known"))
    name: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    storage_key: Mapped[str]
    sealed_at: Mapped[dt.datetime]

    protocol: Mapped[Protocol] = relationship(back_populates="sealed_files")

    @property
    def meeting(self) -> Meeting:
        """The session whose protocol it is a text of."""
        return self.protocol.meeting
