"""The rows behind browser sessions, sign-in limits and double submits: the application keeps no state of its own."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, Json
from commission.models.users import User

IDLE = dt.timedelta(minutes=30)
ABSOLUTE = dt.timedelta(hours=12)


class LoginSession(Identified, Base):
    """A browser that is being served; the cookie holds a random token, the table only its hash."""

    __tablename__ = "login_session"
    __table_args__ = (sa.UniqueConstraint("token_hash", name="uq_login_session_token"),)

    token_hash: Mapped[str]
    # NULL before sign-in
    user_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"), index=True)
    data: Mapped[Json]
    created_at: Mapped[dt.datetime]
    last_seen_at: Mapped[dt.datetime] = mapped_column(index=True)
    address: Mapped[str] = mapped_column(default="")
    browser: Mapped[str] = mapped_column(default="")

    user: Mapped[User | None] = relationship()

    def is_alive_at(self, moment: dt.datetime) -> bool:
        """Whether neither the idle nor the absolute limit has passed."""
        return moment < self.last_seen_at + IDLE and moment < self.created_at + ABSOLUTE


class LoginAttempt(Identified, Base):
    """A failed sign-in; delays grow with their number for the name, the address and overall."""

    __tablename__ = "login_attempt"
    __table_args__ = (
        sa.Index("ix_login_attempt_name_at", "name", "at"),
        sa.Index("ix_login_attempt_address_at", "address", "at"),
        sa.Index("ix_login_attempt_at", "at"),
    )

    name: Mapped[str]
    address: Mapped[str]
    at: Mapped[dt.datetime]


class FormKey(Identified, Base):
    """A form that was answered: sending it twice gives the first answer."""

    __tablename__ = "form_key"
    __table_args__ = (sa.UniqueConstraint("key", name="uq_form_key_key"),)

    key: Mapped[str]
    user_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"), index=True)
    location: Mapped[str]
    at: Mapped[dt.datetime] = mapped_column(index=True)
