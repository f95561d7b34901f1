"""Negotiating positions: what one Side thinks of a clause, and the files that it keeps with that."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Versioned, bilingual
from commission.models.clauses import Clause
from commission.models.meetings import Meeting
from commission.models.privacy import Private
from commission.models.users import User
from commission.texts import Bilingual

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection
    from sqlalchemy.orm import Mapper


class NegotiatingPosition(Private, Versioned, Base):
    """Fallback wording, red lines and notes of one Side on a clause; it outlives the clause."""

    __tablename__ = "negotiating_position"
    __table_args__ = (
        sa.UniqueConstraint("clause_id", "side", name="uq_negotiating_position_clause_side"),
        sa.Index("ix_negotiating_position_meeting_id_side", "meeting_id", "side"),
    )

    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("meeting.id"))
    # NULL once the clause is gone: to take one out must neither fail nor lose what was thought of it
    clause_id: Mapped[int | None] = mapped_column(sa.ForeignKey("clause.id", ondelete="SET NULL"))
    # the last words of a clause that is gone; empty while there is one
    last_words: Mapped[Bilingual] = bilingual("last_words")
    fallback: Mapped[Bilingual] = bilingual("fallback")
    red_lines: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")

    meeting: Mapped[Meeting] = relationship()
    clause: Mapped[Clause | None] = relationship()
    files: Mapped[list[PrivateFile]] = relationship(
        back_populates="position", cascade="all, delete-orphan", order_by="PrivateFile.at"
    )


class PrivateFile(Private, Base):
    """A file kept with a position: under a random key, with its SHA-256."""

    __tablename__ = "private_file"
    __table_args__ = (
        sa.UniqueConstraint("storage_key", name="uq_private_file_storage_key"),
        sa.CheckConstraint("size > 0", name="size_positive"),
    )

    position_id: Mapped[str] = mapped_column(sa.ForeignKey("negotiating_position.id"), index=True)
    # as its owner called it; it lies under the key alone
    name: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    storage_key: Mapped[str]
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    at: Mapped[dt.datetime]

    position: Mapped[NegotiatingPosition] = relationship(back_populates="files")
    user: Mapped[User] = relationship()

    @property
    def meeting(self) -> Meeting:
        """The session that it is about."""
        return self.position.meeting


@sa.event.listens_for(Clause, "before_delete")
def _keep_last_words(_mapper: Mapper[Any], connection: Connection, clause: Clause) -> None:
    # the one bulk UPDATE of a versioned table (TRUST.md rule 20), past version and history alike: whoever takes the
    # clause out may be of the other Side and has no place in this one's history, the words are the shared ones that
    # the shared journal keeps, and a form that was opened before still saves
    kept = sa.update(NegotiatingPosition).where(NegotiatingPosition.clause_id == clause.id)
    words = {"last_words_ru": clause.text.ru, "last_words_kk": clause.text.kk}
    connection.execute(kept.values(clause_id=None, **words))
