"""People and the posts they hold; nothing of a name is ever computed from the other language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, composite, mapped_column, relationship

from commission.base import Base, Identified, Versioned, bilingual, stored
from commission.models.searching import PartOfSearchable, Searchable
from commission.models.sides import Side
from commission.texts import Bilingual, Language

if TYPE_CHECKING:
    from commission.models.bodies import Body

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class NameParts:
    """A person's name in one language; the patronymic and the initials may be empty (domain.md 4.4)."""

    surname: str = ""
    given: str = ""
    patronymic: str = ""
    initials: str = ""

    @property
    def with_initials(self) -> str:
        """Initials before the surname, as signatures and sentences write it."""
        return NBSP.join(part for part in (self.initials, self.surname) if part)


class Person(Searchable, Identified, Versioned, Base):
    """Somebody who takes part in sessions."""

    __tablename__ = "person"
    __table_args__ = (sa.UniqueConstraint("code", name="uq_person_code"),)

    # a short stable word that session files name the person by
    code: Mapped[str]
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"), index=True)
    name_ru: Mapped[NameParts] = composite(
        mapped_column("surname_ru", default=""),
        mapped_column("given_ru", default=""),
        mapped_column("patronymic_ru", default=""),
        mapped_column("initials_ru", default=""),
    )
    name_kk: Mapped[NameParts] = composite(
        mapped_column("surname_kk", default=""),
        mapped_column("given_kk", default=""),
        mapped_column("patronymic_kk", default=""),
        mapped_column("initials_kk", default=""),
    )
    genitive_ru: Mapped[str] = mapped_column(default="")
    dative_ru: Mapped[str] = mapped_column(default="")
    instrumental_ru: Mapped[str] = mapped_column(default="")
    genitive_kk: Mapped[str] = mapped_column(default="")
    dative_kk: Mapped[str] = mapped_column(default="")

    posts: Mapped[list[Post]] = relationship(
        back_populates="person",
        cascade="all, delete-orphan",
        order_by="Post.valid_from.asc().nulls_first()",
        lazy="selectin",
    )

    def name_in(self, language: Language) -> NameParts:
        """The parts of the name in one language."""
        return self.name_ru if language is Language.RU else self.name_kk

    def full_name(self, language: Language) -> str:
        """Surname first in Russian, given name first in Kazakh (domain.md 4.4)."""
        name = self.name_in(language)
        parts = (
            (name.surname, name.given, name.patronymic)
            if language is Language.RU
            else (name.given, name.patronymic, name.surname)
        )
        return " ".join(part for part in parts if part)

    def post_on(self, day: dt.date | None) -> Post | None:
        """The post held on that day; the newest one where no day is known."""
        held = [post for post in self.posts if day is None or post.is_held_on(day)]
        return held[-1] if held else None

    def known_as(self) -> Bilingual:
        """The name that lists sort by: surname first in both languages."""
        return Bilingual(
            *(
                " ".join(filter(None, (name.surname, name.given, name.patronymic)))
                for name in (self.name_ru, self.name_kk)
            )
        )

    def search_words(self) -> tuple[str, ...]:
        """The name in both languages and the wording of each post."""
        name = self.known_as()
        return (name.ru, name.kk, *(word for post in self.posts for word in (post.wording.ru, post.wording.kk)))


class Post(PartOfSearchable, Identified, Base):
    """A post that a person held in some years, as worded officially in both languages."""

    __tablename__ = "post"
    __table_args__ = (
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_from IS NULL OR valid_until >= valid_from", name="days_in_order"
        ),
    )

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), index=True)
    # NULL for a post outside the bodies that the directory knows
    body_id: Mapped[int | None] = mapped_column(sa.ForeignKey("body.id"), index=True)
    # NULL: since ever
    valid_from: Mapped[dt.date | None]
    # NULL: still held
    valid_until: Mapped[dt.date | None]
    wording: Mapped[Bilingual] = bilingual("wording")

    person: Mapped[Person] = relationship(back_populates="posts")
    body: Mapped[Body | None] = relationship()

    def is_held_on(self, day: dt.date) -> bool:
        """Whether the post was held on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    def found_through(self) -> Searchable:
        """The person."""
        return self.person
