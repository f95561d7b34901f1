"""What the screen in the hall shows: one clause of a session, chosen by a secretary of either Side."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified
from commission.models.clauses import Clause

if TYPE_CHECKING:
    from commission.models.users import User


class Screen(Identified, Base):
    """The clause on the screen of a session; the last choice wins, and the row says whose it was."""

    __tablename__ = "screen"
    __table_args__ = (sa.UniqueConstraint("meeting_id", name="uq_screen_meeting"),)

    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("meeting.id"))
    # NULL: the screen is blank; the database blanks it when the clause goes, whoever takes it out
    clause_id: Mapped[int | None] = mapped_column(sa.ForeignKey("clause.id", ondelete="SET NULL"), index=True)
    chosen_by_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    chosen_at: Mapped[dt.datetime]

    clause: Mapped[Clause | None] = relationship()
    chosen_by: Mapped[User] = relationship(lazy="joined", innerjoin=True)
