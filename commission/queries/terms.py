"""Questions about the directory of agreed forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission.access import Permission, can_somewhere
from commission.models import Term, TermKind
from commission.queries.searching import has_words

if TYPE_CHECKING:
    import datetime as dt

    from commission.models import User


def visible_to(actor: User | None) -> sa.Select[Term]:
    """The agreed forms; the directory is one for all commissions."""
    query = sa.select(Term)
    return query if can_somewhere(actor, Permission.SEE_DIRECTORIES) else query.where(sa.false())


def found(
    actor: User | None, words: str = "", *, kind: TermKind | None = None, on: dt.date | None = None
) -> sa.Select[Term]:
    """The agreed forms that have every word in some spelling; ``on`` leaves those in use on that day."""
    query = visible_to(actor).where(has_words(Term, words))
    if kind is not None:
        query = query.where(Term.kind == kind)
    return query if on is None else query.where(in_use_on(on))


def everything() -> sa.Select[Term]:
    """The whole directory, for whoever keeps the machine."""
    return sa.select(Term)


def in_use_on(day: dt.date) -> sa.ColumnElement[bool]:
    """The condition that a form is the right one on that day."""
    return sa.and_(
        sa.or_(Term.valid_from.is_(None), Term.valid_from <= day),
        sa.or_(Term.valid_until.is_(None), Term.valid_until >= day),
    )
