"""The protocol of a session: the choices that shape its paper."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, Versioned, stored
from commission.models.fingerprints import fingerprint
from commission.models.sides import Side
from commission.texts import Language

if TYPE_CHECKING:
    from commission.models.agenda import Rapporteur
    from commission.models.attachments import Attachment
    from commission.models.attendances import Attendance
    from commission.models.consents import Consent
    from commission.models.corrections import Correction
    from commission.models.meetings import Meeting
    from commission.models.people import Person
    from commission.models.sealed_files import SealedFile
    from commission.models.signatures import Signature
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
    # NULL until both Sides have signed; names in the directories go on changing, and what was sealed does not
    sealed_fingerprint: Mapped[str | None] = mapped_column(sort_order=1)

    meeting: Mapped[Meeting] = relationship(back_populates="protocol")
    consents: Mapped[list[Consent]] = relationship(
        back_populates="protocol", cascade="all, delete-orphan", order_by="Consent.id"
    )
    signatures: Mapped[list[Signature]] = relationship(
        back_populates="protocol", cascade="all, delete-orphan", order_by="Signature.side"
    )
    sealed_files: Mapped[list[SealedFile]] = relationship(back_populates="protocol", order_by="SealedFile.id")
    attachments: Mapped[list[Attachment]] = relationship(back_populates="protocol", order_by="Attachment.id")
    corrections: Mapped[list[Correction]] = relationship(back_populates="protocol", order_by="Correction.id")

    @property
    def fingerprint(self) -> str:
        """All that is printed: the frame and the clauses of each section, in their order; of a signed one as sealed."""
        return self.sealed_fingerprint or self._fingerprint()

    def seal(self) -> None:
        """Keep the fingerprint of what both Sides signed."""
        self.sealed_fingerprint = self._fingerprint()

    def _fingerprint(self) -> str:
        sections = self.meeting.sections_in_order
        return fingerprint(self.frame_fingerprint, [[one.fingerprint for one in each.clauses] for each in sections])

    @property
    def frame_fingerprint(self) -> str:
        """What a consent to the frame is bound to: everything printed that is no clause, the order of these included.

        Names of bodies and people stand in it as they are printed: whoever renames one changes the frame.
        """
        meeting, commission = self.meeting, self.meeting.commission
        names = [
            [name.copy.value, *_halves(name.nominative), *_halves(name.genitive)]
            for name in sorted(commission.names, key=lambda one: one.copy)
        ]
        places = [meeting.place, meeting.place_locative, meeting.place_elsewhere, meeting.place_elsewhere_locative]
        days = [day.isoformat() if day else "" for day in (meeting.first_on, meeting.last_on)]
        delegations = [_attending(one) for side in Side for one in meeting.delegation(side)]
        agenda = [
            [*_halves(item.title), *[_reporting(one, meeting) for one in item.rapporteurs]] for item in meeting.agenda
        ]
        sections = [
            [section.kind.value, *_halves(section.own_title), [clause.id for clause in section.clauses]]
            for section in meeting.sections_in_order
        ]
        paper = [self.has_plan, self.annex_pages.value]
        head = [meeting.number, meeting.format.value, meeting.host_side.value, *days]
        body = [commission.kind.value, *_halves(commission.short), names]
        return fingerprint(head, body, [_halves(one) for one in places], delegations, agenda, sections, paper)

    def signature_of(self, side: Side) -> Signature | None:
        """What is recorded of the signing for a Side."""
        return next((one for one in self.signatures if one.side is side), None)

    def consent_of(self, side: Side) -> Consent | None:
        """The answer of a Side to the frame as it stands now, or as it was sealed."""
        newest = self.last_consent_of(side)
        if newest is None or self.sealed_fingerprint:
            return newest
        return newest if newest.fingerprint == self.frame_fingerprint else None

    def last_consent_of(self, side: Side) -> Consent | None:
        """The newest answer of a Side, be it to a frame that changed since."""
        return next((one for one in reversed(self.consents) if one.side is side), None)


def _attending(one: Attendance) -> list[object]:
    told = [one.side.value, one.person_id, one.capacity.value, *_halves(one.post), *_halves(one.post_elsewhere)]
    return [*told, *_named(one.person)]


def _reporting(one: Rapporteur, meeting: Meeting) -> list[object]:
    body = [one.body.side.value, *_halves(one.body.name_on(meeting.first_on).nominative)] if one.body else []
    return [one.body_id, one.person_id, *body, *(_named(one.person) if one.person else [])]


def _named(person: Person) -> list[str]:
    """The name in every form in which it is printed."""
    names = [(person.full_name(language), person.name_in(language).with_initials) for language in Language]
    return [person.side.value, *(form for forms in names for form in forms)]


def _halves(text: Bilingual) -> list[str]:
    return [text.ru, text.kk]
