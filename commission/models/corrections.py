"""Corrections: notes to a signed protocol, in force once both Sides accept them; the protocol is never edited."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, bilingual, stored
from commission.models.sides import Side
from commission.models.users import User
from commission.texts import Bilingual

if TYPE_CHECKING:
    from commission.models.meetings import Meeting
    from commission.models.protocols import Protocol


class CorrectionState(StrEnum):
    """Where a correction stands: it waits for the other Side, is in force, or was refused."""

    WAITING = "waiting"
    IN_FORCE = "in_force"
    REFUSED = "refused"


class Correction(Identified, Base):
    """What the protocol should say instead, in both languages, and why; only ever added."""

    __tablename__ = "correction"
    __table_args__ = (
        sa.CheckConstraint("note_ru != '' AND note_kk != ''", name="note_in_both"),
        sa.CheckConstraint("reason != ''", name="has_reason"),
    )

    protocol_id: Mapped[int] = mapped_column(sa.ForeignKey("protocol.id"), index=True)
    note: Mapped[Bilingual] = bilingual("note")
    # in whichever language it was written
    reason: Mapped[str]
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"))
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    at: Mapped[dt.datetime]

    protocol: Mapped[Protocol] = relationship(back_populates="corrections")
    user: Mapped[User] = relationship()
    answers: Mapped[list[CorrectionAnswer]] = relationship(
        back_populates="correction", order_by="CorrectionAnswer.id", lazy="selectin"
    )

    @property
    def meeting(self) -> Meeting:
        """The session whose protocol it corrects."""
        return self.protocol.meeting

    def answer_of(self, side: Side) -> CorrectionAnswer | None:
        """What a Side says to it; the one that proposed it has accepted it."""
        return next((one for one in self.answers if one.side is side), None)

    @property
    def state(self) -> CorrectionState:
        """Where it stands: in force once both Sides accepted it."""
        if any(not one.is_accepted for one in self.answers):
            return CorrectionState.REFUSED
        accepted = all(self.answer_of(side) for side in Side)
        return CorrectionState.IN_FORCE if accepted else CorrectionState.WAITING


class CorrectionAnswer(Identified, Base):
    """A Side accepts a correction, or refuses it and says why; it says so once."""

    __tablename__ = "correction_answer"
    __table_args__ = (
        sa.UniqueConstraint("correction_id", "side", name="uq_correction_answer_side"),
        sa.CheckConstraint("is_accepted OR reason != ''", name="reason_of_refusal"),
    )

    correction_id: Mapped[int] = mapped_column(sa.ForeignKey("correction.id"))
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"))
    is_accepted: Mapped[bool]
    # empty where it was accepted
    reason: Mapped[str] = mapped_column(default="")
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    at: Mapped[dt.datetime]

    correction: Mapped[Correction] = relationship(back_populates="answers")
    user: Mapped[User] = relationship()

    @property
    def meeting(self) -> Meeting:
        """The session whose protocol is corrected."""
        return self.correction.meeting
