"""Agreed forms: how bodies, posts, people, places and terms are written in both languages, and since when."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from commission.base import Base, Identified, Versioned, bilingual, stored
from commission.models.searching import Searchable
from commission.texts import Bilingual


class TermKind(StrEnum):
    """What an agreed form names."""

    BODY = "body"
    POST = "post"
    PERSON = "person"
    PLACE = "place"
    TERM = "term"


class Term(Searchable, Identified, Versioned, Base):
    """One agreed form; the directory is one for all commissions, as the languages are."""

    __tablename__ = "term"
    __table_args__ = (
        sa.UniqueConstraint("code", name="uq_term_code"),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_from IS NULL OR valid_until >= valid_from", name="days_in_order"
        ),
    )

    # a short stable word: the key of the same term in CSV and TMX files
    code: Mapped[str]
    kind: Mapped[TermKind] = mapped_column(stored(TermKind, "kind_known"), default=TermKind.TERM)
    form: Mapped[Bilingual] = bilingual("form")
    # other forms that are met and understood, one to a line
    variants: Mapped[Bilingual] = bilingual("variants")
    # what it means, in English, for whoever compiles the directory
    meaning: Mapped[str] = mapped_column(default="")
    # where the form was found; empty for one that nobody has attested
    source: Mapped[str] = mapped_column(default="")
    # NULL: since ever
    valid_from: Mapped[dt.date | None]
    # NULL: used to this day
    valid_until: Mapped[dt.date | None]

    def is_in_use_on(self, day: dt.date) -> bool:
        """Whether the form is the right one on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    def known_as(self) -> Bilingual:
        """The form itself."""
        return self.form

    def search_words(self) -> tuple[str, ...]:
        """The form and its variants in both languages, the meaning, the code."""
        return (self.form.ru, self.form.kk, self.variants.ru, self.variants.kk, self.meaning, self.code)
