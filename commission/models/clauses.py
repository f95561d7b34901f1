"""Clauses of the protocol and their wordings: what the Sides noted, decided, instructed or stated."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from commission.base import Base, Identified, Versioned, bilingual, stored
from commission.models.collations import PairState
from commission.models.fingerprints import fingerprint
from commission.models.matters import Matter
from commission.models.rules import RuleBroken
from commission.models.sections import Section
from commission.models.sides import Side
from commission.texts import Bilingual, Language

if TYPE_CHECKING:
    from commission.models.action_items import ActionItem
    from commission.models.assignments import Assignment
    from commission.models.collations import Collation
    from commission.models.consents import Consent
    from commission.models.dismissals import Dismissal
    from commission.models.meetings import Meeting
    from commission.models.proposals import Proposal
    from commission.models.remarks import Remark
    from commission.models.users import User


class ClauseKind(StrEnum):
    """What a paragraph of a section does."""

    NOTED = "noted"
    DECISION = "decision"
    INSTRUCTION = "instruction"
    STATEMENT = "statement"


class WordingOrigin(StrEnum):
    """Where a wording came from."""

    TYPED = "typed"
    IMPORTED = "imported"
    CARRIED_OVER = "carried_over"
    PROPOSED = "proposed"
    RESTORED = "restored"
    SPLIT = "split"
    MERGED = "merged"
    DUPLICATED = "duplicated"
    DICTATED = "dictated"


class HalvesConflict(RuleBroken):
    """Somebody else saved the same half since this person opened it; both texts are shown."""


class Clause(Identified, Versioned, Base):
    """One paragraph of a section; its text is its latest wording."""

    __tablename__ = "clause"
    __table_args__ = (
        sa.CheckConstraint("(kind = 'statement') = (side IS NOT NULL)", name="statement_has_side"),
        sa.CheckConstraint("kind = 'instruction' OR decision_id IS NULL", name="instruction_knows_decision"),
        sa.Index("ix_clause_section_id_position", "section_id", "position"),
    )

    section_id: Mapped[int] = mapped_column(sa.ForeignKey("section.id"))
    position: Mapped[int]
    kind: Mapped[ClauseKind] = mapped_column(stored(ClauseKind, "kind_known"))
    # the Side that states it; NULL for what both Sides say
    side: Mapped[Side | None] = mapped_column(stored(Side, "side_known"))
    # the decision that an instruction carries out; NULL where it follows from none
    decision_id: Mapped[int | None] = mapped_column(sa.ForeignKey("clause.id"), index=True)
    # NULL where the clause belongs to no lasting matter of its own
    matter_id: Mapped[int | None] = mapped_column(sa.ForeignKey("matter.id"), index=True)
    # the number of the latest wording; 0 before the first
    wording_number: Mapped[int] = mapped_column(default=0)

    section: Mapped[Section] = relationship(back_populates="clauses")
    decision: Mapped[Clause | None] = relationship(remote_side="Clause.id")
    matter: Mapped[Matter | None] = relationship()
    wordings: Mapped[list[Wording]] = relationship(
        back_populates="clause",
        cascade="all, delete-orphan",
        order_by="Wording.number",
        primaryjoin=lambda: Clause.id == foreign(Wording.clause_id),
    )
    latest: Mapped[Wording | None] = relationship(
        primaryjoin=lambda: sa.and_(
            Clause.id == foreign(Wording.clause_id), Clause.wording_number == foreign(Wording.number)
        ),
        viewonly=True,
        uselist=False,
        lazy="joined",
    )
    assignment: Mapped[Assignment | None] = relationship(
        back_populates="clause", cascade="all, delete-orphan", uselist=False
    )
    action_item: Mapped[ActionItem | None] = relationship(
        back_populates="clause", cascade="all, delete-orphan", uselist=False
    )

    collations: Mapped[list[Collation]] = relationship(
        back_populates="clause", cascade="all, delete-orphan", order_by="Collation.id"
    )
    consents: Mapped[list[Consent]] = relationship(
        back_populates="clause", cascade="all, delete-orphan", order_by="Consent.id"
    )
    proposals: Mapped[list[Proposal]] = relationship(
        back_populates="clause", cascade="all, delete-orphan", order_by="Proposal.id"
    )
    remarks: Mapped[list[Remark]] = relationship(
        back_populates="clause", cascade="all, delete-orphan", order_by="Remark.id"
    )
    dismissals: Mapped[list[Dismissal]] = relationship(
        back_populates="clause", cascade="all, delete-orphan", order_by="Dismissal.id"
    )

    @property
    def meeting(self) -> Meeting:
        """The session whose protocol the clause belongs to."""
        return self.section.meeting

    @property
    def is_numbered(self) -> bool:
        """Decisions and instructions carry a number; what was noted or stated does not."""
        return self.kind in {ClauseKind.DECISION, ClauseKind.INSTRUCTION}

    @property
    def number(self) -> str:
        """The printed number such as ``2.1``, or nothing."""
        return self.section.numbers.get(self.id, "")

    @property
    def text(self) -> Bilingual:
        """The latest wording in both languages."""
        return self.latest.text if self.latest else Bilingual()

    @property
    def missing(self) -> tuple[Language, ...]:
        """The languages in which its text, or the deadline of an instruction, is not written yet."""
        lacking = {*self.text.missing, *(self.assignment.missing if self.assignment else ())}
        return tuple(language for language in Language if language in lacking)

    @property
    def pair_fingerprint(self) -> str:
        """What a collation is bound to: both halves of the text, and of the deadline where there is one."""
        deadline = self.assignment.deadline if self.assignment else Bilingual()
        return fingerprint(self.text.ru, self.text.kk, deadline.ru, deadline.kk)

    @property
    def fingerprint(self) -> str:
        """What a consent is bound to: what the clause is and says, who carries it out, and by when."""
        return self.fingerprint_with(self.text)

    def fingerprint_with(self, text: Bilingual) -> str:
        """What the fingerprint would be, were this the text and all else as it is."""
        side = self.side.value if self.side else ""
        agreed = self.assignment.agreed if self.assignment else []
        return fingerprint(self.kind.value, side, text.ru, text.kk, agreed)

    @property
    def pair_state(self) -> PairState:
        """Where the two halves stand."""
        if self.missing:
            return PairState.INCOMPLETE
        if any(one.fingerprint == self.pair_fingerprint for one in self.collations):
            return PairState.CHECKED
        return PairState.CHANGED if self.collations else PairState.UNCHECKED

    def consent_of(self, side: Side) -> Consent | None:
        """The answer of a Side to the clause as it stands now."""
        newest = self.last_consent_of(side)
        return newest if newest and newest.fingerprint == self.fingerprint else None

    def last_consent_of(self, side: Side) -> Consent | None:
        """The newest answer of a Side, be it to a text that changed since."""
        return next((one for one in reversed(self.consents) if one.side is side), None)

    def proposal_of(self, side: Side) -> Proposal | None:
        """The wording that a Side holds against the clause as it stands."""
        return next((one for one in self.proposals if one.side is side and one.is_open), None)

    def word(self, text: Bilingual, *, by: User | None, at: dt.datetime, origin: WordingOrigin) -> Wording:
        """Put a new wording on top of the history."""
        self.wording_number += 1
        wording = Wording(number=self.wording_number, text=text, author=by, written_at=at, origin=origin)
        self.wordings.append(wording)
        return wording

    def merged(self, typed: Bilingual, *, seen: int) -> Bilingual:
        """The text after somebody who saw wording ``seen`` typed this; ``HalvesConflict`` where both saved one half.

        A half that the person left as seen gives way to what others wrote meanwhile.
        """
        base = next((wording.text for wording in self.wordings if wording.number == seen), Bilingual())
        now = self.text
        conflicts = tuple(
            language
            for language in Language
            if now[language] not in {base[language], typed[language]} and typed[language] != base[language]
        )
        if conflicts:
            raise HalvesConflict(languages=conflicts)
        for language in Language:
            if typed[language] == base[language]:
                typed = typed.with_half(language, now[language])
        return typed


class Wording(Identified, Base):
    """An immutable version of a clause's text; bookmarks in Word files name it."""

    __tablename__ = "wording"
    __table_args__ = (sa.UniqueConstraint("clause_id", "number", name="uq_wording_number"),)

    clause_id: Mapped[int] = mapped_column(sa.ForeignKey("clause.id"))
    number: Mapped[int]
    text: Mapped[Bilingual] = bilingual("text")
    # NULL where the program wrote it, as an import on the command line does
    author_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"), index=True)
    written_at: Mapped[dt.datetime]
    origin: Mapped[WordingOrigin] = mapped_column(stored(WordingOrigin, "origin_known"))

    clause: Mapped[Clause] = relationship(
        back_populates="wordings", primaryjoin=lambda: foreign(Wording.clause_id) == Clause.id
    )
    author: Mapped[User | None] = relationship()
