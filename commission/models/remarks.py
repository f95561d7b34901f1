"""Remarks: shared comments on a clause, in either language, resolved explicitly."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, Versioned, stored
from commission.models.sides import Side
from commission.models.users import User
from commission.texts import Language

if TYPE_CHECKING:
    from commission.models.clauses import Clause
    from commission.models.meetings import Meeting


class Remark(Identified, Versioned, Base):
    """What somebody of a Side has to say about a clause, for both Sides to read."""

    __tablename__ = "remark"

    clause_id: Mapped[int] = mapped_column(sa.ForeignKey("clause.id"), index=True)
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"))
    author_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    language: Mapped[Language] = mapped_column(stored(Language, "language_known"))
    text: Mapped[str]
    written_at: Mapped[dt.datetime]
    # NULL while it waits for an answer
    resolved_at: Mapped[dt.datetime | None]
    resolved_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"), index=True)
    # how it was resolved; empty while it is open
    resolution: Mapped[str] = mapped_column(default="")

    clause: Mapped[Clause] = relationship(back_populates="remarks")
    author: Mapped[User] = relationship(foreign_keys=[author_id])
    resolved_by: Mapped[User | None] = relationship(foreign_keys=[resolved_by_id])

    @property
    def meeting(self) -> Meeting:
        """The session whose protocol it is about."""
        return self.clause.meeting

    @property
    def is_open(self) -> bool:
        """Whether nobody resolved it yet."""
        return self.resolved_at is None
