"""Sessions of a commission: number, days, place, host, and the state on the way to a signed protocol."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, Versioned, bilingual, stored
from commission.models.commissions import Commission
from commission.models.lifecycle import CHANGEABLE, TRANSITIONS, MeetingAct, MeetingState
from commission.models.rules import RuleBroken
from commission.models.sides import Side
from commission.models.signatures import SignatureStands
from commission.texts import Bilingual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission.models.agenda import AgendaItem
    from commission.models.attendances import Attendance
    from commission.models.overrulings import Overruling
    from commission.models.protocols import Protocol
    from commission.models.sections import Section
    from commission.texts import Language


class MeetingFormat(StrEnum):
    """How the session is held."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    CORRESPONDENCE = "correspondence"


class MeetingIsClosedToChanges(RuleBroken):
    """An agreed, signed or cancelled session changes no more."""


class ActOutOfState(RuleBroken):
    """The act does not exist from the state the session is in."""


class TasksOpen(RuleBroken):
    """A session is settled once nothing is left to be done before signing, or both Sides said why it may stay so."""


class Meeting(Identified, Versioned, Base):
    """A session; the next one is a plan with a place, so that its days may be open."""

    __tablename__ = "meeting"
    __table_args__ = (
        sa.UniqueConstraint("commission_id", "number", name="uq_meeting_number"),
        sa.CheckConstraint("number > 0", name="number_positive"),
        sa.CheckConstraint("(first_on IS NULL) = (last_on IS NULL)", name="days_together"),
        sa.CheckConstraint("last_on >= first_on", name="days_in_order"),
        sa.CheckConstraint("state IN ('planned', 'cancelled') OR first_on IS NOT NULL", name="held_on_a_day"),
        sa.Index("ix_meeting_commission_id_first_on", "commission_id", "first_on"),
    )

    commission_id: Mapped[int] = mapped_column(sa.ForeignKey("commission.id"))
    number: Mapped[int]
    state: Mapped[MeetingState] = mapped_column(stored(MeetingState, "state_known"), default=MeetingState.PLANNED)
    # NULL while the day is being agreed
    first_on: Mapped[dt.date | None]
    last_on: Mapped[dt.date | None]
    host_side: Mapped[Side] = mapped_column(stored(Side, "host_side_known"))
    format: Mapped[MeetingFormat] = mapped_column(
        stored(MeetingFormat, "format_known"), default=MeetingFormat.IN_PERSON
    )
    # the place as the host Side writes it, and in the form that the sentence needs ("in the city of …")
    place: Mapped[Bilingual] = bilingual("place")
    place_locative: Mapped[Bilingual] = bilingual("place_locative")
    # the place as the other Side writes it; empty where both write the same
    place_elsewhere: Mapped[Bilingual] = bilingual("place_elsewhere")
    place_elsewhere_locative: Mapped[Bilingual] = bilingual("place_elsewhere_locative")
    # why it was cancelled or reopened; empty where the last act asked for no reason
    reason: Mapped[str] = mapped_column(default="")

    commission: Mapped[Commission] = relationship(back_populates="meetings")
    attendances: Mapped[list[Attendance]] = relationship(
        back_populates="meeting",
        cascade="all, delete-orphan",
        order_by="(Attendance.side, Attendance.position, Attendance.id)",
    )
    agenda: Mapped[list[AgendaItem]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="(AgendaItem.position, AgendaItem.id)"
    )
    sections: Mapped[list[Section]] = relationship(back_populates="meeting", cascade="all, delete-orphan")
    protocol: Mapped[Protocol] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", uselist=False, lazy="joined"
    )
    overrulings: Mapped[list[Overruling]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Overruling.id"
    )

    @property
    def is_changeable(self) -> bool:
        """Whether what the protocol is made of may still be changed."""
        return self.state in CHANGEABLE

    def ensure_changeable(self) -> None:
        """Refuse a change to an agreed, signed or cancelled session."""
        if not self.is_changeable:
            raise MeetingIsClosedToChanges(state=self.state)

    def may(self, act: MeetingAct) -> bool:
        """Whether the act exists from the present state."""
        return self.state in TRANSITIONS[act].sources

    @property
    def acts(self) -> tuple[MeetingAct, ...]:
        """What somebody may lead the session through from the present state, in the order of the table."""
        led = (act for act, row in TRANSITIONS.items() if not row.is_joint and self.may(act))
        return tuple(act for act in led if not (act is MeetingAct.REOPENING and self.protocol.signatures))

    def undergo(self, act: MeetingAct, *, reason: str = "", open_tasks: int = 0) -> None:
        """Pass to the state the act leads to; ``ActOutOfState`` where the table has no such row.

        ``open_tasks`` is how many of ``tasks`` stand in the way of a settlement.
        """
        if not self.may(act):
            raise ActOutOfState(act=act, state=self.state)
        if act is MeetingAct.REOPENING and self.protocol.signatures:
            raise SignatureStands
        if TRANSITIONS[act].needs_reason and not reason:
            raise ReasonMissing(act=act)
        target = TRANSITIONS[act].target
        if target is MeetingState.OPEN and self.first_on is None:
            raise DaysMissing
        if target is MeetingState.AGREED and open_tasks:
            raise TasksOpen(count=open_tasks)
        self.state = target
        self.reason = reason

    @property
    def is_bare(self) -> bool:
        """Whether nothing was entered for it beside its own facts and headings of the protocol."""
        written = self.attendances or self.agenda or any(section.clauses for section in self.sections)
        return not (written or self.overrulings or self.protocol.consents)

    def place_in(self, copy: Side) -> Bilingual:
        """The place as the Side that keeps the copy writes it."""
        return self.place if copy is self.host_side else self._elsewhere(self.place_elsewhere, self.place)

    def place_locative_in(self, copy: Side) -> Bilingual:
        """The place in the form the sentence needs, as the Side that keeps the copy writes it."""
        if copy is self.host_side:
            return self.place_locative
        return self._elsewhere(self.place_elsewhere_locative, self.place_locative)

    @staticmethod
    def _elsewhere(theirs: Bilingual, ours: Bilingual) -> Bilingual:
        return Bilingual(theirs.ru or ours.ru, theirs.kk or ours.kk)

    def delegation(self, side: Side) -> Sequence[Attendance]:
        """Those who attend for one Side, in rank order."""
        return sorted(
            (one for one in self.attendances if one.side is side), key=lambda one: (one.position, one.id or 0)
        )

    def co_chair(self, side: Side) -> Attendance | None:
        """The co-chair of one Side, where the delegation names one."""
        return next((one for one in self.delegation(side) if one.is_co_chair), None)

    def may_have_signed(self, side: Side) -> Sequence[Attendance]:
        """The co-chair of a Side; if the co-chair was absent, all of its delegation, of whom the Side named one."""
        co_chair = self.co_chair(side)
        if co_chair and co_chair.attended_on:
            return (co_chair,)
        return sorted(self.delegation(side), key=lambda one: not one.is_co_chair)

    @property
    def sections_in_order(self) -> Sequence[Section]:
        """The sections as printed: fulfilment, one per agenda item, other matters, the next session."""
        return sorted(self.sections, key=lambda section: section.order)

    def missing_texts(self) -> tuple[tuple[Base, Language], ...]:
        """Every half of a text of the protocol that nobody has written yet, with the record it belongs to."""
        found: list[tuple[Base, Language]] = [(self, language) for language in self._missing_place()]
        found += [(item, language) for item in self.agenda for language in item.title.missing]
        found += [(one, language) for one in self.attendances for language in one.missing]
        for section in self.sections_in_order:
            if section.agenda_item is None:
                found += [(section, language) for language in section.missing]
            for clause in section.clauses:
                found += [(clause, language) for language in clause.text.missing]
                if clause.assignment is not None:
                    found += [(clause.assignment, language) for language in clause.assignment.missing]
        return tuple(found)

    def _missing_place(self) -> tuple[Language, ...]:
        # only who met somewhere is said to have met there
        said = self.place_locative.missing if self.format is MeetingFormat.IN_PERSON else ()
        return tuple(dict.fromkeys((*self.place.missing, *said)))


class ReasonMissing(RuleBroken):
    """Cancelling and reopening leave a trace that says why."""


class DaysMissing(RuleBroken):
    """A session is opened on a day; its days must be set first."""
