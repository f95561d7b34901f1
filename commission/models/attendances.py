"""Who takes part in a session, for which Side, in which capacity, and with the post as it was worded that day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, Versioned, bilingual, stored
from commission.models.people import Person
from commission.models.sides import Side
from commission.texts import Bilingual, Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission.models.meetings import Meeting


class Capacity(StrEnum):
    """In what capacity somebody attends; the order is that of the delegation list."""

    CO_CHAIR = "co_chair"
    MEMBER = "member"
    EXPERT = "expert"
    SECRETARY = "secretary"
    INTERPRETER = "interpreter"
    OBSERVER = "observer"
    INVITED = "invited"


class Mark(StrEnum):
    """What is noted about somebody at a session, each with its day."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    ATTENDED = "attended"


class Attendance(Identified, Versioned, Base):
    """A person at a session; invited, confirmed and attended are different facts, each with its day."""

    __tablename__ = "attendance"
    __table_args__ = (
        sa.UniqueConstraint("meeting_id", "person_id", name="uq_attendance_person"),
        sa.Index(
            "uq_attendance_co_chair",
            "meeting_id",
            "side",
            unique=True,
            sqlite_where=sa.text("capacity = 'co_chair'"),
            postgresql_where=sa.text("capacity = 'co_chair'"),
        ),
        sa.Index("ix_attendance_meeting_id_side_position", "meeting_id", "side", "position"),
    )

    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), index=True)
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"))
    capacity: Mapped[Capacity] = mapped_column(stored(Capacity, "capacity_known"), default=Capacity.MEMBER)
    position: Mapped[int]
    # frozen: as the person's own Side words it, and as the other Side's copy does where that differs
    post: Mapped[Bilingual] = bilingual("post")
    post_elsewhere: Mapped[Bilingual] = bilingual("post_elsewhere")
    # NULL: not invited, not confirmed, not (yet) seen in the hall
    invited_on: Mapped[dt.date | None]
    confirmed_on: Mapped[dt.date | None]
    attended_on: Mapped[dt.date | None]

    meeting: Mapped[Meeting] = relationship(back_populates="attendances")
    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)

    @property
    def is_co_chair(self) -> bool:
        """Whether the person heads the delegation."""
        return self.capacity is Capacity.CO_CHAIR

    def marked_on(self, what: Mark) -> dt.date | None:
        """The day of a mark, nothing where it is not set."""
        return {Mark.INVITED: self.invited_on, Mark.CONFIRMED: self.confirmed_on, Mark.ATTENDED: self.attended_on}[what]

    def mark(self, what: Mark, on: dt.date | None) -> None:
        """Set the day of a mark, or take it away."""
        setattr(self, f"{what.value}_on", on)

    def post_in(self, copy: Side) -> Bilingual:
        """The post as the copy kept by that Side words it."""
        if copy is self.side:
            return self.post
        return Bilingual(self.post_elsewhere.ru or self.post.ru, self.post_elsewhere.kk or self.post.kk)

    @property
    def missing(self) -> tuple[Language, ...]:
        """The languages in which the post or the surname is not written yet."""
        return tuple(
            language for language in Language if not self.post[language] or not self.person.name_in(language).surname
        )


@dataclass(frozen=True, slots=True)
class Delegation:
    """All who attend a session for one Side; there is one even before anybody stands in it."""

    meeting: Meeting
    side: Side

    @property
    def members(self) -> Sequence[Attendance]:
        """Those who attend, in rank order."""
        return self.meeting.delegation(self.side)

    @property
    def co_chair(self) -> Attendance | None:
        """Who heads the delegation, where it is named."""
        return self.meeting.co_chair(self.side)
