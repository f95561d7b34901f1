"""Consents: one Side's answer to a clause or to the frame of the protocol, bound to what it said that moment."""

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
    from commission.models.clauses import Clause
    from commission.models.meetings import Meeting
    from commission.models.protocols import Protocol


class ConsentAnswer(StrEnum):
    """What a Side says to a text; both remarks and an objection come with words."""

    AGREED = "agreed"
    AGREED_WITH_REMARKS = "agreed_with_remarks"
    OBJECTED = "objected"

    @property
    def is_consent(self) -> bool:
        """Whether the text may be signed as it stands."""
        return self is not ConsentAnswer.OBJECTED


class Consent(Identified, Base):
    """An answer; the newest one of a Side counts, as long as its fingerprint is that of the present text."""

    __tablename__ = "consent"
    __table_args__ = (
        sa.CheckConstraint("(clause_id IS NULL) != (protocol_id IS NULL)", name="clause_or_frame"),
        sa.CheckConstraint("answer = 'agreed' OR reason != ''", name="words_with_reserve"),
        sa.Index("ix_consent_clause_id_side", "clause_id", "side"),
        sa.Index("ix_consent_protocol_id_side", "protocol_id", "side"),
    )

    # exactly one of the two: a clause, or the frame (title, preamble, annexes) of a protocol
    clause_id: Mapped[int | None] = mapped_column(sa.ForeignKey("clause.id"))
    protocol_id: Mapped[int | None] = mapped_column(sa.ForeignKey("protocol.id"))
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"))
    answer: Mapped[ConsentAnswer] = mapped_column(stored(ConsentAnswer, "answer_known"))
    # the remarks or the reason, in whichever language they were written; empty only for a plain yes
    reason: Mapped[str] = mapped_column(default="")
    fingerprint: Mapped[str]
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    at: Mapped[dt.datetime]

    clause: Mapped[Clause | None] = relationship(back_populates="consents")
    protocol: Mapped[Protocol | None] = relationship(back_populates="consents")
    user: Mapped[User] = relationship()

    @property
    def meeting(self) -> Meeting | None:
        """The session whose protocol it is about."""
        owner = self.clause or self.protocol
        return owner.meeting if owner else None
