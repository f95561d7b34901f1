"""Ministries, agencies, administrations: a body keeps its identity while its name changes over time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, Versioned, bilingual, stored
from commission.models.searching import PartOfSearchable, Searchable
from commission.models.sides import Side
from commission.texts import Bilingual


@dataclass(frozen=True, slots=True)
class CaseForms:
    """The stored case forms of a name: Russian genitive, dative, instrumental; Kazakh instrumental (domain.md 5)."""

    genitive_ru: str = ""
    dative_ru: str = ""
    instrumental_ru: str = ""
    instrumental_kk: str = ""


class Body(Searchable, Identified, Versioned, Base):
    """A body of one Side that executes instructions, reports on agenda items, employs people."""

    __tablename__ = "body"
    __table_args__ = (
        sa.UniqueConstraint("code", name="uq_body_code"),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_from IS NULL OR valid_until >= valid_from", name="days_in_order"
        ),
    )

    # a short stable word that session files name the body by
    code: Mapped[str]
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"), index=True)
    # NULL: since ever
    valid_from: Mapped[dt.date | None]
    # NULL: still there
    valid_until: Mapped[dt.date | None]
    # the body that took over its work, where there is one
    successor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("body.id"), index=True)

    successor: Mapped[Body | None] = relationship(remote_side="Body.id")
    names: Mapped[list[BodyName]] = relationship(
        back_populates="body",
        cascade="all, delete-orphan",
        order_by="BodyName.valid_from.asc().nulls_first()",
        lazy="selectin",
    )

    def name_on(self, day: dt.date | None) -> BodyName:
        """The name in force on that day; the newest one where no day is known."""
        in_force = [name for name in self.names if day is None or name.valid_from is None or name.valid_from <= day]
        return in_force[-1] if in_force else self.names[0]

    @property
    def name(self) -> BodyName:
        """The newest name."""
        return self.name_on(None)

    def exists_on(self, day: dt.date) -> bool:
        """Whether the body existed on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    def known_as(self) -> Bilingual:
        """The newest name in the nominative."""
        return self.name.nominative if self.names else Bilingual()

    def search_words(self) -> tuple[str, ...]:
        """All its names, old and new, full and short, in both languages, and its code."""
        words = [self.code]
        for name in self.names:
            words += [name.nominative.ru, name.nominative.kk, name.full.ru, name.full.kk, name.short.ru, name.short.kk]
        return tuple(words)


class BodyName(PartOfSearchable, Identified, Base):
    """A body's name from a day on, with the case forms that sentences need; forms are stored, never computed."""

    __tablename__ = "body_name"
    __table_args__ = (sa.UniqueConstraint("body_id", "valid_from", name="uq_body_name_from"),)

    body_id: Mapped[int] = mapped_column(sa.ForeignKey("body.id"))
    # NULL: the first name known
    valid_from: Mapped[dt.date | None]
    nominative: Mapped[Bilingual] = bilingual("nominative")
    full: Mapped[Bilingual] = bilingual("full")
    short: Mapped[Bilingual] = bilingual("short")
    genitive_ru: Mapped[str] = mapped_column(default="")
    dative_ru: Mapped[str] = mapped_column(default="")
    instrumental_ru: Mapped[str] = mapped_column(default="")
    instrumental_kk: Mapped[str] = mapped_column(default="")

    body: Mapped[Body] = relationship(back_populates="names")

    @property
    def forms(self) -> CaseForms:
        """The stored case forms."""
        return CaseForms(self.genitive_ru, self.dative_ru, self.instrumental_ru, self.instrumental_kk)

    def found_through(self) -> Searchable:
        """The body."""
        return self.body
