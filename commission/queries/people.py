"""Questions about people: the shared directory, and the sessions somebody came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload, lazyload, selectinload

from commission.access import Permission, can_somewhere
from commission.models import Attendance, Commission, Meeting, Person, Post, Side
from commission.queries.meetings import NEWEST_FIRST
from commission.queries.scope import meetings_where
from commission.queries.searching import has_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from commission.models import User


def visible_to(actor: User | None) -> sa.Select[Person]:
    """The people of both Sides; the directory is one for all commissions."""
    query = sa.select(Person)
    return query if can_somewhere(actor, Permission.SEE_DIRECTORIES) else query.where(sa.false())


def with_bodies(actor: User | None) -> sa.Select[Person]:
    """The same people, their posts with the bodies that these are held in."""
    return visible_to(actor).options(selectinload(Person.posts).joinedload(Post.body))


def named(actor: User | None, ids: Collection[int], codes: Collection[str]) -> sa.Select[Person]:
    """The people with one of these ids or codes, without their posts."""
    wanted = sa.or_(Person.id.in_(sorted(ids)), Person.code.in_(sorted(codes)))
    return visible_to(actor).where(wanted).options(lazyload(Person.posts))


def found(
    actor: User | None, words: str = "", *, sides: Collection[Side] = tuple(Side), on: dt.date | None = None
) -> sa.Select[Person]:
    """The people of these Sides with every word in a name or post; ``on`` leaves those who held a post that day."""
    query = visible_to(actor).where(has_words(Person, words), Person.side.in_(sides))
    if on is None:
        return query
    return query.where(
        Person.posts.any(
            sa.and_(
                sa.or_(Post.valid_from.is_(None), Post.valid_from <= on),
                sa.or_(Post.valid_until.is_(None), Post.valid_until >= on),
            )
        )
    )


def attendances_of(actor: User | None, person: Person) -> sa.Select[Attendance]:
    """The person's part in sessions whose delegations the actor may see, the newest first, with the sessions."""
    seen = meetings_where(actor, Permission.SEE_DRAFT_TEXTS)
    return (
        sa.select(Attendance)
        .join(Attendance.meeting)
        .where(Attendance.person_id == person.id, seen)
        .options(
            contains_eager(Attendance.meeting).options(
                joinedload(Meeting.commission).selectinload(Commission.names), lazyload(Meeting.protocol)
            )
        )
        .order_by(*NEWEST_FIRST, Attendance.id)
    )
