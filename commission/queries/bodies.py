"""Questions about bodies: the shared directory, and where a body is at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, lazyload

from commission.access import Permission, can_somewhere
from commission.models import Assignment, Body, Clause, Executor, Person, Post, Section, Side
from commission.queries.scope import meetings_where
from commission.queries.searching import has_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from commission.models import User


def visible_to(actor: User | None) -> sa.Select[Body]:
    """The bodies of both Sides; the directory is one for all commissions."""
    query = sa.select(Body)
    return query if can_somewhere(actor, Permission.SEE_DIRECTORIES) else query.where(sa.false())


def named(actor: User | None, codes: Collection[str]) -> sa.Select[Body]:
    """The bodies with one of these codes."""
    return visible_to(actor).where(Body.code.in_(sorted(codes)))


def found(
    actor: User | None, words: str = "", *, sides: Collection[Side] = tuple(Side), on: dt.date | None = None
) -> sa.Select[Body]:
    """The bodies of these Sides that have every word in some name; ``on`` leaves those that existed that day."""
    query = visible_to(actor).where(has_words(Body, words), Body.side.in_(sides))
    if on is None:
        return query
    return query.where(
        sa.or_(Body.valid_from.is_(None), Body.valid_from <= on),
        sa.or_(Body.valid_until.is_(None), Body.valid_until >= on),
    )


def predecessors(actor: User | None, body: Body) -> sa.Select[Body]:
    """The bodies whose work this one took over."""
    return visible_to(actor).where(Body.successor_id == body.id).order_by(Body.valid_until.asc().nulls_last(), Body.id)


def posts_at(actor: User | None, body: Body) -> sa.Select[Post]:
    """The posts that people hold or held there, the present ones first, with the people."""
    query = sa.select(Post).join(Post.person).where(Post.body_id == body.id)
    query = query.options(contains_eager(Post.person).options(lazyload(Person.posts)))
    query = query.order_by(Post.valid_until.desc().nulls_first(), Person.sort_key_ru, Post.id)
    return query if can_somewhere(actor, Permission.SEE_DIRECTORIES) else query.where(sa.false())


def count_of_instructions(actor: User | None, body: Body) -> sa.Select[int]:
    """How many instructions the body carries out, of those whose texts the actor may read."""
    return (
        sa.select(sa.func.count(Executor.id))
        .join(Executor.assignment)
        .join(Assignment.clause)
        .join(Clause.section)
        .join(Section.meeting)
        .where(Executor.body_id == body.id, meetings_where(actor, Permission.SEE_DRAFT_TEXTS))
    )
