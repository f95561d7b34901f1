"""The protocol of a session: the choices that shape its paper."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, Versioned, stored

if TYPE_CHECKING:
    from commission.models.meetings import Meeting


class AnnexPages(StrEnum):
    """How pages of annexes are numbered: on and on (Russian custom) or each anew (Kazakh manual, domain.md 4.2)."""

    CONTINUOUS = "continuous"
    SEPARATE = "separate"


class Protocol(Identified, Versioned, Base):
    """One protocol for each session: two copies in two languages, four texts."""

    __tablename__ = "protocol"
    __table_args__ = (sa.UniqueConstraint("meeting_id", name="uq_protocol_meeting"),)

    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("meeting.id"))
    # whether annex 4, the plan of measures, is part of it
    has_plan: Mapped[bool] = mapped_column(default=True)
    annex_pages: Mapped[AnnexPages] = mapped_column(
        stored(AnnexPages, "annex_pages_known"), default=AnnexPages.CONTINUOUS
    )

    meeting: Mapped[Meeting] = relationship(back_populates="protocol")
