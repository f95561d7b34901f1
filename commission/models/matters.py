"""Matters: subjects that run through several sessions, such as a joint project."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, Versioned, bilingual, stored
from commission.models.commissions import Commission
from commission.models.searching import Searchable
from commission.models.sides import Side
from commission.texts import Bilingual


class GroundKind(StrEnum):
    """What sort of document a matter rests on."""

    TREATY = "treaty"
    AGREEMENT = "agreement"
    CONTRACT = "contract"
    DECISION = "decision"
    OTHER = "other"


class Matter(Searchable, Identified, Versioned, Base):
    """A subject of the commission: what each Side is responsible for, and what the work rests on."""

    __tablename__ = "matter"
    __table_args__ = (sa.UniqueConstraint("commission_id", "code", name="uq_matter_code"),)

    commission_id: Mapped[int] = mapped_column(sa.ForeignKey("commission.id"))
    # a short stable word that session files name the matter by
    code: Mapped[str]
    title: Mapped[Bilingual] = bilingual("title")
    responsibility_rf: Mapped[Bilingual] = bilingual("responsibility_rf")
    responsibility_kz: Mapped[Bilingual] = bilingual("responsibility_kz")

    commission: Mapped[Commission] = relationship()
    grounds: Mapped[list[MatterGround]] = relationship(
        back_populates="matter", cascade="all, delete-orphan", order_by="MatterGround.position"
    )

    def responsibility_of(self, side: Side) -> Bilingual:
        """What that Side answers for."""
        return self.responsibility_rf if side is Side.RF else self.responsibility_kz

    def known_as(self) -> Bilingual:
        """The title."""
        return self.title


class MatterGround(Identified, Base):
    """An agreement, contract or other document that a matter rests on."""

    __tablename__ = "matter_ground"
    __table_args__ = (sa.UniqueConstraint("matter_id", "position", name="uq_matter_ground_position"),)

    matter_id: Mapped[int] = mapped_column(sa.ForeignKey("matter.id"))
    position: Mapped[int]
    kind: Mapped[GroundKind] = mapped_column(stored(GroundKind, "kind_known"))
    title: Mapped[Bilingual] = bilingual("title")
    # empty for documents without a number
    number: Mapped[str] = mapped_column(default="")
    # NULL where the day is not known
    signed_on: Mapped[dt.date | None]

    matter: Mapped[Matter] = relationship(back_populates="grounds")
