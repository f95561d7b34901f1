"""Signatures: what each Side's secretary records of the signing on paper, and what a co-chair says to the record."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, bilingual, stored
from commission.models.rules import RuleBroken
from commission.models.sides import Side
from commission.models.users import User
from commission.texts import Bilingual

if TYPE_CHECKING:
    from commission.models.attendances import Attendance
    from commission.models.meetings import Meeting
    from commission.models.protocols import Protocol


class SignatureStands(RuleBroken):
    """Once a Side has signed, the texts are what it signed."""


class Signature(Identified, Base):
    """One Side signed the paper: who, on which day, under which registration number of that Side."""

    __tablename__ = "signature"
    __table_args__ = (
        sa.UniqueConstraint("protocol_id", "side", name="uq_signature_side"),
        sa.CheckConstraint("registration_number != ''", name="has_number"),
    )

    protocol_id: Mapped[int] = mapped_column(sa.ForeignKey("protocol.id"))
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"))
    registration_number: Mapped[str]
    signed_on: Mapped[dt.date]
    attendance_id: Mapped[int] = mapped_column(sa.ForeignKey("attendance.id"), index=True)
    # frozen: as the paper of that day prints them
    name: Mapped[Bilingual] = bilingual("name")
    post: Mapped[Bilingual] = bilingual("post")
    recorded_by_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    recorded_at: Mapped[dt.datetime]

    protocol: Mapped[Protocol] = relationship(back_populates="signatures")
    attendance: Mapped[Attendance] = relationship()
    recorded_by: Mapped[User] = relationship()
    confirmation: Mapped[SignatureConfirmation | None] = relationship(back_populates="signature")

    @property
    def meeting(self) -> Meeting:
        """The session whose protocol was signed."""
        return self.protocol.meeting


class SignatureConfirmation(Identified, Base):
    """A co-chair with an account says that the record of the signature is right; it is never changed."""

    __tablename__ = "signature_confirmation"
    __table_args__ = (sa.UniqueConstraint("signature_id", name="uq_signature_confirmation_signature"),)

    signature_id: Mapped[int] = mapped_column(sa.ForeignKey("signature.id"))
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    at: Mapped[dt.datetime]

    signature: Mapped[Signature] = relationship(back_populates="confirmation")
    user: Mapped[User] = relationship()

    @property
    def meeting(self) -> Meeting:
        """The session whose protocol was signed."""
        return self.signature.meeting
