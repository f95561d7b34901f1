"""Overrulings: a Side says, with a reason, that a task before signing stands in nobody's way."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, stored
from commission.models.sides import Side
from commission.models.task_kinds import TaskKind
from commission.models.users import User

if TYPE_CHECKING:
    from commission.models.meetings import Meeting


class Overruling(Identified, Base):
    """Counts for the one task of that fingerprint, and only together with that of the other Side."""

    __tablename__ = "overruling"
    __table_args__ = (
        sa.UniqueConstraint("meeting_id", "fingerprint", "side", name="uq_overruling_task_side"),
        sa.CheckConstraint("reason != ''", name="has_reason"),
    )

    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("meeting.id"))
    # of the task as it stood: whatever changes it makes another task
    fingerprint: Mapped[str]
    kind: Mapped[TaskKind] = mapped_column(stored(TaskKind, "kind_known"))
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"))
    # in whichever language it was written; both Sides read it
    reason: Mapped[str]
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    at: Mapped[dt.datetime]

    meeting: Mapped[Meeting] = relationship(back_populates="overrulings")
    user: Mapped[User] = relationship()
