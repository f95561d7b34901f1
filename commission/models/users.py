"""Accounts, and what each may do in which commission."""

from __future__ import annotations

import datetime as dt
import unicodedata
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, Versioned, stored
from commission.models.bodies import Body
from commission.models.commissions import Commission
from commission.models.people import Person
from commission.models.sides import Side
from commission.texts import Language


class Role(StrEnum):
    """What somebody is in a commission."""

    ADMINISTRATOR = "administrator"
    SECRETARY = "secretary"
    CO_CHAIR = "co_chair"
    MEMBER = "member"
    EXECUTOR_CONTACT = "executor_contact"
    OBSERVER = "observer"

    @property
    def has_side(self) -> bool:
        """Whether somebody in this role acts for a Side."""
        return self not in {Role.ADMINISTRATOR, Role.OBSERVER}


class User(Identified, Versioned, Base):
    """An account; what it may do is in its memberships."""

    __tablename__ = "user"
    __table_args__ = (sa.UniqueConstraint("name", name="uq_user_name"),)

    # what people sign in with: folded to lower case
    name: Mapped[str]
    full_name: Mapped[str]
    language: Mapped[Language] = mapped_column(stored(Language, "language_known"), default=Language.RU)
    time_zone: Mapped[str] = mapped_column(default="Europe/Moscow")
    # NULL until the one-time link was used
    password_hash: Mapped[str | None]
    # NULL for an account that is nobody of the directory
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    # NULL: may sign in
    disabled_at: Mapped[dt.datetime | None]

    person: Mapped[Person | None] = relationship()
    memberships: Mapped[list[Membership]] = relationship(
        back_populates="user", cascade="all, delete-orphan", lazy="selectin"
    )

    # The four questions of Flask-Login, which needs no import to ask them.
    is_authenticated = True
    is_anonymous = False

    @property
    def is_active(self) -> bool:
        """Whether the account may sign in."""
        return not self.is_disabled

    def get_id(self) -> str:
        """What the browser session keeps of the account."""
        return str(self.id)

    @staticmethod
    def folded(name: str) -> str:
        """A name as it is kept and looked for, however somebody types it."""
        return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold()).strip()

    @property
    def is_disabled(self) -> bool:
        """Whether the account is closed."""
        return self.disabled_at is not None

    def membership_in(self, commission_id: int) -> Membership | None:
        """What the account is in that commission."""
        return next((one for one in self.memberships if one.commission_id == commission_id), None)


class Membership(Identified, Versioned, Base):
    """What an account is in one commission, and for which Side."""

    __tablename__ = "membership"
    __table_args__ = (
        sa.UniqueConstraint("user_id", "commission_id", name="uq_membership_user_commission"),
        sa.CheckConstraint("(role IN ('administrator', 'observer')) = (side IS NULL)", name="role_has_side"),
        sa.CheckConstraint("(role = 'executor_contact') = (body_id IS NOT NULL)", name="contact_has_body"),
        sa.Index("ix_membership_commission_id_role", "commission_id", "role"),
    )

    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"))
    commission_id: Mapped[int] = mapped_column(sa.ForeignKey("commission.id"))
    role: Mapped[Role] = mapped_column(stored(Role, "role_known"))
    # NULL exactly for administrators and observers
    side: Mapped[Side | None] = mapped_column(stored(Side, "side_known"))
    # the body that an executor's contact answers for, NULL for everybody else
    body_id: Mapped[int | None] = mapped_column(sa.ForeignKey("body.id"), index=True)

    user: Mapped[User] = relationship(back_populates="memberships")
    commission: Mapped[Commission] = relationship()
    body: Mapped[Body | None] = relationship()


class OneTimeLink(Identified, Base):
    """A link that lets somebody set a password once, within half an hour; only its hash is kept."""

    __tablename__ = "one_time_link"
    __table_args__ = (sa.UniqueConstraint("token_hash", name="uq_one_time_link_token"),)

    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    token_hash: Mapped[str]
    expires_at: Mapped[dt.datetime]
    # NULL until it was used
    used_at: Mapped[dt.datetime | None]

    user: Mapped[User] = relationship()

    def is_good_at(self, moment: dt.datetime) -> bool:
        """Whether the link still opens anything."""
        return self.used_at is None and moment < self.expires_at and not self.user.is_disabled
