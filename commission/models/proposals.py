"""Proposals: the wordings of a clause that the two Sides hold against each other until one text is settled."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, Versioned, bilingual, stored
from commission.models.sides import Side
from commission.models.users import User
from commission.texts import Bilingual

if TYPE_CHECKING:
    from commission.models.clauses import Clause
    from commission.models.meetings import Meeting


class Proposal(Identified, Versioned, Base):
    """What one Side would have the clause say; shared with the other one from the moment it is made."""

    __tablename__ = "proposal"
    __table_args__ = (
        sa.Index(
            "uq_proposal_open",
            "clause_id",
            "side",
            unique=True,
            sqlite_where=sa.text("settled_at IS NULL"),
            postgresql_where=sa.text("settled_at IS NULL"),
        ),
    )

    clause_id: Mapped[int] = mapped_column(sa.ForeignKey("clause.id"), index=True)
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"))
    text: Mapped[Bilingual] = bilingual("text")
    author_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    made_at: Mapped[dt.datetime]
    # NULL while the Sides still differ; then the moment at which a text was settled or the proposal withdrawn
    settled_at: Mapped[dt.datetime | None]

    clause: Mapped[Clause] = relationship(back_populates="proposals")
    author: Mapped[User] = relationship()

    @property
    def meeting(self) -> Meeting:
        """The session whose protocol it is about."""
        return self.clause.meeting

    @property
    def is_open(self) -> bool:
        """Whether the Side still holds to it."""
        return self.settled_at is None
