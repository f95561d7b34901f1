"""Sections of the protocol, in the order and with the numbers in which they are printed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, Versioned, bilingual, stored
from commission.models.agenda import AgendaItem
from commission.models.matters import Matter
from commission.texts import Bilingual, Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission.models.clauses import Clause
    from commission.models.meetings import Meeting


class SectionKind(StrEnum):
    """What a section is about; the order is that of the printed protocol (domain.md 2.1)."""

    FULFILMENT = "fulfilment"
    AGENDA_ITEM = "agenda_item"
    OTHER = "other"
    NEXT_MEETING = "next_meeting"


_RANK = {kind: rank for rank, kind in enumerate(SectionKind)}


class Section(Identified, Versioned, Base):
    """A numbered part of the protocol; one for each agenda item, others where the Sides need them."""

    __tablename__ = "section"
    __table_args__ = (
        sa.UniqueConstraint("agenda_item_id", name="uq_section_agenda_item"),
        sa.CheckConstraint("(kind = 'agenda_item') = (agenda_item_id IS NOT NULL)", name="agenda_item_named"),
        sa.Index("ix_section_meeting_id_kind", "meeting_id", "kind"),
    )

    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("meeting.id"))
    kind: Mapped[SectionKind] = mapped_column(stored(SectionKind, "kind_known"))
    position: Mapped[int] = mapped_column(default=0)
    # NULL for the sections that belong to no question of the agenda
    agenda_item_id: Mapped[int | None] = mapped_column(sa.ForeignKey("agenda_item.id"))
    # NULL where the section belongs to no lasting matter
    matter_id: Mapped[int | None] = mapped_column(sa.ForeignKey("matter.id"), index=True)
    # the title of a section without an agenda item
    own_title: Mapped[Bilingual] = bilingual("own_title")

    meeting: Mapped[Meeting] = relationship(back_populates="sections")
    agenda_item: Mapped[AgendaItem | None] = relationship(back_populates="section", lazy="joined")
    matter: Mapped[Matter | None] = relationship()
    clauses: Mapped[list[Clause]] = relationship(
        back_populates="section", cascade="all, delete-orphan", order_by="(Clause.position, Clause.id)"
    )

    @property
    def order(self) -> tuple[int, tuple[int, int]]:
        """Where the section stands: by kind, then as the agenda has it or as people moved it."""
        return (_RANK[self.kind], self.agenda_item.order if self.agenda_item else (self.position, self.id or 0))

    @property
    def number(self) -> int:
        """The printed number: its place among the sections of the protocol."""
        return 1 + sum(1 for other in self.meeting.sections if other.order < self.order)

    @property
    def title(self) -> Bilingual:
        """The title: that of the agenda item where there is one."""
        return self.agenda_item.title if self.agenda_item else self.own_title

    @property
    def missing(self) -> tuple[Language, ...]:
        """The languages in which the title is not written yet."""
        return self.title.missing

    @property
    def numbers(self) -> Mapping[int, str]:
        """Clause id → printed number N.M of decisions and instructions; what was noted or stated carries none."""
        number = self.number
        numbered = [clause.id for clause in self.clauses if clause.is_numbered]
        return {clause_id: f"{number}.{place}" for place, clause_id in enumerate(numbered, start=1)}
