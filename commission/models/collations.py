"""Collations: somebody compared the two halves of a clause and found that they say the same."""

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


class PairState(StrEnum):
    """Where the two halves of a clause stand; derived from its texts and collations, never stored."""

    INCOMPLETE = "incomplete"
    UNCHECKED = "unchecked"
    CHANGED = "changed"
    CHECKED = "checked"


class Collation(Identified, Base):
    """One person's confirmation, bound to the fingerprint of the pair as it was that moment."""

    # "collation" is a word of PostgreSQL itself
    __tablename__ = "clause_collation"
    __table_args__ = (sa.Index("ix_clause_collation_clause_id_fingerprint", "clause_id", "fingerprint"),)

    clause_id: Mapped[int] = mapped_column(sa.ForeignKey("clause.id"))
    # the wording that was compared: what the difference since then is told from
    wording_number: Mapped[int]
    fingerprint: Mapped[str]
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    # the Side of whoever collated, beside it because memberships change
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"))
    at: Mapped[dt.datetime]

    clause: Mapped[Clause] = relationship(back_populates="collations")
    user: Mapped[User] = relationship()
