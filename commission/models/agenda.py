"""The agenda of a session: bilingual titles in order, who reports, how many minutes are planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, Versioned, bilingual
from commission.models.bodies import Body
from commission.models.people import Person
from commission.texts import Bilingual

if TYPE_CHECKING:
    from commission.models.meetings import Meeting
    from commission.models.sections import Section


class AgendaItem(Identified, Versioned, Base):
    """One question of the agenda; whole titles are stored, no prefix builds them in Kazakh (domain.md 5.1.9)."""

    __tablename__ = "agenda_item"
    __table_args__ = (
        sa.Index("ix_agenda_item_meeting_id_position", "meeting_id", "position"),
        sa.CheckConstraint("planned_minutes > 0", name="minutes_positive"),
    )

    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("meeting.id"))
    position: Mapped[int]
    title: Mapped[Bilingual] = bilingual("title")
    # NULL: not planned by the clock
    planned_minutes: Mapped[int | None]

    meeting: Mapped[Meeting] = relationship(back_populates="agenda")
    rapporteurs: Mapped[list[Rapporteur]] = relationship(
        back_populates="agenda_item", cascade="all, delete-orphan", order_by="Rapporteur.position"
    )
    section: Mapped[Section] = relationship(back_populates="agenda_item", uselist=False)

    @property
    def order(self) -> tuple[int, int]:
        """Where the item stands: as people moved it, the older one first where two share a place."""
        return (self.position, self.id or 0)

    @property
    def number(self) -> int:
        """The printed number: its place among the items."""
        return 1 + sum(1 for item in self.meeting.agenda if item.order < self.order)


class Rapporteur(Identified, Base):
    """Who reports on an item: a body, or a person by name."""

    __tablename__ = "rapporteur"
    __table_args__ = (
        sa.UniqueConstraint("agenda_item_id", "position", name="uq_rapporteur_position"),
        sa.CheckConstraint("(body_id IS NULL) != (person_id IS NULL)", name="body_or_person"),
    )

    agenda_item_id: Mapped[int] = mapped_column(sa.ForeignKey("agenda_item.id"))
    position: Mapped[int]
    # exactly one of the two
    body_id: Mapped[int | None] = mapped_column(sa.ForeignKey("body.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"), index=True)

    agenda_item: Mapped[AgendaItem] = relationship(back_populates="rapporteurs")
    body: Mapped[Body | None] = relationship()
    person: Mapped[Person | None] = relationship()
