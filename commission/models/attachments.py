"""Attachments: files that were added to a signed protocol, such as the scan of the paper original."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, stored
from commission.models.sides import Side
from commission.models.users import User

if TYPE_CHECKING:
    from commission.models.meetings import Meeting
    from commission.models.protocols import Protocol


class AttachmentKind(StrEnum):
    """What the file is."""

    SCAN = "scan"
    OTHER = "other"


class Attachment(Identified, Base):
    """A file under a random key, with its SHA-256; only ever added."""

    __tablename__ = "attachment"
    __table_args__ = (
        sa.UniqueConstraint("storage_key", name="uq_attachment_storage_key"),
        sa.CheckConstraint("size > 0", name="size_positive"),
    )

    protocol_id: Mapped[int] = mapped_column(sa.ForeignKey("protocol.id"), index=True)
    kind: Mapped[AttachmentKind] = mapped_column(stored(AttachmentKind, "kind_known"))
    # as its owner called it; it lies under the key alone
    name: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    storage_key: Mapped[str]
    # the Side that added it
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"))
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    at: Mapped[dt.datetime]

    protocol: Mapped[Protocol] = relationship(back_populates="attachments")
    user: Mapped[User] = relationship()

    @property
    def meeting(self) -> Meeting:
        """The session whose protocol it belongs to."""
        return self.protocol.meeting
