"""Questions about matters: those of an actor's commissions, and where protocols speak of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from commission.access import Permission, commissions_where
from commission.models import Clause, Commission, Matter, Meeting, Section
from commission.queries.meetings import NEWEST_FIRST
from commission.queries.scope import meetings_where
from commission.queries.searching import has_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from commission.models import User


def visible_to(actor: User | None) -> sa.Select[Matter]:
    """The matters of the commissions whose directories the actor sees."""
    return sa.select(Matter).where(
        Matter.commission_id.in_(sorted(commissions_where(actor, Permission.SEE_DIRECTORIES)))
    )


def whole(actor: User | None) -> sa.Select[Matter]:
    """The same matters, each with its commission and with what it rests on."""
    named = joinedload(Matter.commission).selectinload(Commission.names)
    return visible_to(actor).options(named, selectinload(Matter.grounds))


def found(actor: User | None, words: str = "", *, of: Collection[int] | None = None) -> sa.Select[Matter]:
    """The matters that have every word in their titles; ``of`` leaves those of some commissions, by their ids."""
    query = visible_to(actor).where(has_words(Matter, words))
    return query if of is None else query.where(Matter.commission_id.in_(sorted(of)))


def sections_on(actor: User | None, matter: Matter) -> sa.Select[Section]:
    """The sections on the matter in protocols that the actor may read, the newest session first."""
    return (
        sa.select(Section)
        .join(Section.meeting)
        .where(Section.matter_id == matter.id, meetings_where(actor, Permission.SEE_DRAFT_TEXTS))
        .options(contains_eager(Section.meeting).selectinload(Meeting.sections))
        .order_by(*NEWEST_FIRST, Section.id)
    )


def clauses_on(actor: User | None, matter: Matter) -> sa.Select[Clause]:
    """The clauses on the matter in protocols that the actor may read, the newest session first, as they are printed."""
    return (
        sa.select(Clause)
        .join(Clause.section)
        .join(Section.meeting)
        .where(Clause.matter_id == matter.id, meetings_where(actor, Permission.SEE_DRAFT_TEXTS))
        .options(
            contains_eager(Clause.section).options(
                # numbers are counted among the neighbours
                selectinload(Section.clauses),
                contains_eager(Section.meeting).selectinload(Meeting.sections),
            )
        )
        .order_by(*NEWEST_FIRST, Clause.section_id, Clause.position, Clause.id)
    )
