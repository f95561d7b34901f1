"""The standing body: its names in both copies and languages, its sub-commissions and working groups."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, Versioned, bilingual, stored
from commission.models.sides import Side
from commission.texts import Bilingual

if TYPE_CHECKING:
    from commission.models.meetings import Meeting


class CommissionKind(StrEnum):
    """What sort of standing body it is."""

    COMMISSION = "commission"
    SUBCOMMISSION = "subcommission"
    WORKING_GROUP = "working_group"


class Commission(Identified, Versioned, Base):
    """An intergovernmental commission, or a sub-commission or working group of one."""

    __tablename__ = "commission"
    __table_args__ = (
        sa.UniqueConstraint("code", name="uq_commission_code"),
        sa.CheckConstraint("(kind = 'commission') = (parent_id IS NULL)", name="part_has_parent"),
    )

    code: Mapped[str]
    kind: Mapped[CommissionKind] = mapped_column(
        stored(CommissionKind, "kind_known"), default=CommissionKind.COMMISSION
    )
    # NULL for a commission that stands on its own
    parent_id: Mapped[int | None] = mapped_column(sa.ForeignKey("commission.id"), index=True)
    # the short form after "hereinafter", such as "Commission"
    short: Mapped[Bilingual] = bilingual("short")

    parent: Mapped[Commission | None] = relationship(back_populates="parts", remote_side="Commission.id")
    parts: Mapped[list[Commission]] = relationship(back_populates="parent", order_by="Commission.id")
    names: Mapped[list[CommissionName]] = relationship(
        back_populates="commission", cascade="all, delete-orphan", order_by="CommissionName.copy"
    )
    meetings: Mapped[list[Meeting]] = relationship(back_populates="commission")

    def name_in(self, copy: Side) -> CommissionName:
        """The name as it stands in the copy kept by that Side."""
        return next(name for name in self.names if name.copy is copy)

    @property
    def commission_id(self) -> int:
        """The commission that a right on this record is judged by: itself."""
        return self.id


class CommissionName(Identified, Base):
    """The commission's name in one copy: that Side's country comes first (alternat, domain.md 3)."""

    __tablename__ = "commission_name"
    __table_args__ = (sa.UniqueConstraint("commission_id", "copy", name="uq_commission_name_copy"),)

    commission_id: Mapped[int] = mapped_column(sa.ForeignKey("commission.id"))
    copy: Mapped[Side] = mapped_column(stored(Side, "copy_known"))
    nominative: Mapped[Bilingual] = bilingual("nominative")
    genitive: Mapped[Bilingual] = bilingual("genitive")

    commission: Mapped[Commission] = relationship(back_populates="names")
