"""Control cards: each instruction has one, and it lives on after the protocol is signed."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, Versioned, stored
from commission.models.sides import Side

if TYPE_CHECKING:
    from commission.models.clauses import Clause


class ProgressState(StrEnum):
    """How far one Side has come with an instruction; overdue is never a state but a fact of a day."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    REMOVED = "removed"

    @property
    def is_open(self) -> bool:
        """Whether something is still owed."""
        return self in {ProgressState.NEW, ProgressState.IN_PROGRESS}


class ActionItem(Identified, Versioned, Base):
    """The control card of an instruction, with the progress of each Side that owes something."""

    __tablename__ = "action_item"
    __table_args__ = (sa.UniqueConstraint("clause_id", name="uq_action_item_clause"),)

    clause_id: Mapped[int] = mapped_column(sa.ForeignKey("clause.id"))

    clause: Mapped[Clause] = relationship(back_populates="action_item")
    progress: Mapped[list[Progress]] = relationship(
        back_populates="action_item", cascade="all, delete-orphan", order_by="Progress.side"
    )


class Progress(Identified, Base):
    """One Side's part of a control card: state and current due date."""

    __tablename__ = "progress"
    __table_args__ = (
        sa.UniqueConstraint("action_item_id", "side", name="uq_progress_side"),
        sa.Index("ix_progress_state_due_on", "state", "due_on"),
    )

    action_item_id: Mapped[int] = mapped_column(sa.ForeignKey("action_item.id"))
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"))
    state: Mapped[ProgressState] = mapped_column(stored(ProgressState, "state_known"), default=ProgressState.NEW)
    # NULL where no calendar day is set: next session, permanent
    due_on: Mapped[dt.date | None]

    action_item: Mapped[ActionItem] = relationship(back_populates="progress")
