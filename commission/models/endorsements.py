"""Domestic endorsement: which bodies of its own a Side asks to endorse the draft, and what each answered."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Versioned, bilingual, stored
from commission.models.bodies import Body
from commission.models.meetings import Meeting
from commission.models.privacy import Private
from commission.models.users import User
from commission.texts import Bilingual


class EndorsementAnswer(StrEnum):
    """What a body says to the draft; remarks and a refusal come with words."""

    ENDORSED = "endorsed"
    WITH_REMARKS = "with_remarks"
    REFUSED = "refused"


class Endorsement(Private, Versioned, Base):
    """A line of the endorsement sheet of one Side, bound to the draft that the body answered to."""

    __tablename__ = "endorsement"
    __table_args__ = (
        sa.UniqueConstraint("meeting_id", "side", "body_id", name="uq_endorsement_body"),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_on IS NULL) AND (answer IS NULL) = (recorded_by_id IS NULL)",
            name="answer_is_whole",
        ),
        sa.CheckConstraint("answer IS NULL OR answer = 'endorsed' OR words != ''", name="words_with_reserve"),
        sa.Index("ix_endorsement_meeting_id_side_position", "meeting_id", "side", "position"),
    )

    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("meeting.id"))
    position: Mapped[int]
    # NULL once the directory has it no more: a private sheet keeps nobody from tidying up
    body_id: Mapped[int | None] = mapped_column(sa.ForeignKey("body.id", ondelete="SET NULL"), index=True)
    # as it was called when it was put on the sheet
    body_name: Mapped[Bilingual] = bilingual("body_name")
    # NULL while the body has not answered; likewise the day and who recorded it
    answer: Mapped[EndorsementAnswer | None] = mapped_column(stored(EndorsementAnswer, "answer_known"))
    # the remarks or the reason, in whichever language they came; empty for a plain yes
    words: Mapped[str] = mapped_column(default="")
    # who answered for the body: a name and a post, as the letter has them
    answered_by: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[dt.date | None]
    # of the whole draft that was answered to; empty while there is no answer
    fingerprint: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"), index=True)

    meeting: Mapped[Meeting] = relationship()
    body: Mapped[Body | None] = relationship()
    recorded_by: Mapped[User | None] = relationship()

    def is_of(self, draft: str) -> bool:
        """Whether the body answered to the draft with that fingerprint, not to an earlier one."""
        return self.answer is not None and self.fingerprint == draft
