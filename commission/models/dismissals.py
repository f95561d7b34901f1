"""Dismissals: a finding of the concordance check that somebody looked at and found harmless, for a reason."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, stored
from commission.models.sides import Side
from commission.models.users import User

if TYPE_CHECKING:
    from commission.models.clauses import Clause
    from commission.models.meetings import Meeting


class Dismissal(Identified, Base):
    """Holds for the one finding of that fingerprint; another text makes another finding."""

    __tablename__ = "dismissal"
    __table_args__ = (
        sa.UniqueConstraint("clause_id", "fingerprint", name="uq_dismissal_finding"),
        sa.CheckConstraint("reason != ''", name="has_reason"),
    )

    clause_id: Mapped[int] = mapped_column(sa.ForeignKey("clause.id"))
    fingerprint: Mapped[str]
    reason: Mapped[str]
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"))
    at: Mapped[dt.datetime]

    clause: Mapped[Clause] = relationship(back_populates="dismissals")
    user: Mapped[User] = relationship()

    @property
    def meeting(self) -> Meeting:
        """The session whose protocol it is about."""
        return self.clause.meeting
