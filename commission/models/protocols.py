"""The protocol of a session: the choices that shape its paper."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, Versioned, stored
from commission.models.fingerprints import fingerprint
from commission.models.sides import Side

if TYPE_CHECKING:
    from commission.models.consents import Consent
    from commission.models.meetings import Meeting
    from commission.texts import Bilingual


class AnnexPages(StrEnum):
    """How pages of annexes are numbered: on and on (Russian custom) or each anew (Kazakh manual, domain.md 4.2)."""

    CONTINUOUS = "continuous"
    SEPARATE = "separate"


class Protocol(Identified, Versioned, Base):
    """One protocol for each session: two copies in two languages, four texts."""

    __tablename__ = "protocol"
    __table_args__ = (sa.UniqueConstraint("meeting_id", name="uq_protocol_meeting"),)

    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("meeting.id"))
    # whether annex 4, the plan of measures, is part of it
    has_plan: Mapped[bool] = mapped_column(default=True)
    annex_pages: Mapped[AnnexPages] = mapped_column(
        stored(AnnexPages, "annex_pages_known"), default=AnnexPages.CONTINUOUS
    )

    meeting: Mapped[Meeting] = relationship(back_populates="protocol")
    consents: Mapped[list[Consent]] = relationship(
        back_populates="protocol", cascade="all, delete-orphan", order_by="Consent.id"
    )

    @property
    def frame_fingerprint(self) -> str:
        """What a consent to the frame is bound to: everything printed that is no clause."""
        meeting = self.meeting
        names = [
            [name.copy.value, *_halves(name.nominative), *_halves(name.genitive)]
            for name in sorted(meeting.commission.names, key=lambda one: one.copy)
        ]
        places = [meeting.place, meeting.place_locative, meeting.place_elsewhere, meeting.place_elsewhere_locative]
        days = [day.isoformat() if day else "" for day in (meeting.first_on, meeting.last_on)]
        delegations = [
            [one.side.value, one.person_id, one.capacity.value, *_halves(one.post), *_halves(one.post_elsewhere)]
            for side in Side
            for one in meeting.delegation(side)
        ]
        agenda = [
            [*_halves(item.title), *[[one.body_id, one.person_id] for one in item.rapporteurs]]
            for item in meeting.agenda
        ]
        sections = [[section.kind.value, *_halves(section.own_title)] for section in meeting.sections_in_order]
        paper = [self.has_plan, self.annex_pages.value]
        head = [meeting.number, meeting.format.value, meeting.host_side.value, *days]
        return fingerprint(head, names, [_halves(one) for one in places], delegations, agenda, sections, paper)

    def consent_of(self, side: Side) -> Consent | None:
        """The answer of a Side to the frame as it stands now."""
        newest = self.last_consent_of(side)
        return newest if newest and newest.fingerprint == self.frame_fingerprint else None

    def last_consent_of(self, side: Side) -> Consent | None:
        """The newest answer of a Side, be it to a frame that changed since."""
        return next((one for one in reversed(self.consents) if one.side is side), None)


def _halves(text: Bilingual) -> list[str]:
    return [text.ru, text.kk]
