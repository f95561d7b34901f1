"""Questions about clauses: where each stands, who wrote which half, its history."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from commission.access import Permission
from commission.models import (
    Clause,
    Commission,
    JournalEntry,
    JournalKind,
    Meeting,
    Section,
    User,
    Wording,
    WordingOrigin,
)
from commission.queries.meetings import ASSIGNMENT, PLACES
from commission.queries.scope import meetings_where
from commission.texts import Language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Hand:
    """Who wrote a half as it stands, when, and where it came from; no name where the program wrote it."""

    name: str
    at: dt.datetime
    origin: WordingOrigin


def visible_to(actor: User | None) -> sa.Select[Clause]:
    """The clauses of protocols that the actor may read, each in its place among all others of the protocol."""
    return (
        sa.select(Clause)
        .join(Clause.section)
        .join(Section.meeting)
        .where(meetings_where(actor, Permission.SEE_DRAFT_TEXTS))
        .options(
            contains_eager(Clause.section)
            .contains_eager(Section.meeting)
            .options(
                joinedload(Meeting.commission).selectinload(Commission.names),
                PLACES,
            ),
            joinedload(Clause.matter),
            ASSIGNMENT,
        )
    )


def with_history(actor: User | None) -> sa.Select[Clause]:
    """The same clauses with all their wordings and those who wrote them."""
    return visible_to(actor).options(selectinload(Clause.wordings).joinedload(Wording.author))


def hands(session: Session, of: Meeting | Clause) -> Mapping[tuple[int, Language], Hand]:
    """Clause id and language → who wrote that half as it stands; one statement for a whole protocol."""
    meant = (
        Wording.clause_id == of.id
        if isinstance(of, Clause)
        else Wording.clause_id.in_(
            sa.select(Clause.id).join(Clause.section).where(Section.meeting_id == of.id).scalar_subquery()
        )
    )
    rows = session.execute(sa.union_all(*(_last_changes(language, meant) for language in Language)))
    return {
        (row.clause_id, Language(row.language)): Hand(row.full_name or row.name or "", row.written_at, row.origin)
        for row in rows
    }


def joined_into(session: Session, clause: Clause) -> Sequence[JournalEntry]:
    """What the journal tells of the clauses that were joined into this one; nothing is asked where none was."""
    if all(wording.origin is not WordingOrigin.MERGED for wording in clause.wordings):
        return ()
    query = sa.select(JournalEntry).where(
        JournalEntry.subject == Clause.__tablename__,
        JournalEntry.subject_id == clause.id,
        JournalEntry.kind == JournalKind.CHANGED,
    )
    entries = session.scalars(query.order_by(JournalEntry.number.desc()))
    return [entry for entry in entries if "joined" in entry.changes]


def _last_changes(language: Language, meant: sa.ColumnElement[bool]) -> sa.Select[int, str, dt.datetime, str, str, str]:
    """The wordings that brought one half of each clause into its present form."""
    text = Wording.__table__.c[f"text_{language.value}"]
    before = sa.func.lag(text).over(partition_by=Wording.clause_id, order_by=Wording.number)
    marked = (
        sa.select(Wording.id, Wording.clause_id, text.label("text"), before.label("before")).where(meant).subquery()
    )
    is_change = sa.or_(marked.c.before.is_(None), marked.c.before != marked.c.text)
    newest = sa.select(sa.func.max(marked.c.id)).where(is_change).group_by(marked.c.clause_id).scalar_subquery()
    return (
        sa.select(
            Wording.clause_id,
            sa.literal(language.value).label("language"),
            Wording.written_at,
            Wording.origin,
            User.full_name,
            User.name,
        )
        .outerjoin(Wording.author)
        .where(Wording.id.in_(newest))
    )
