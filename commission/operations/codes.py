"""Codes by which session files name records: as people chose them, or short Latin ones of the program's own."""

from __future__ import annotations

import secrets
from itertools import count
from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa

from commission.models import Body, Commission, Matter, Person, RuleBroken, Term
from commission.texts.transliteration import codeword

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# What a session file accepts (meeting.schema.json), less the room for a number at the end.
_MOST = 36

Record = TypeVar("Record", Body, Commission, Matter, Person, Term)


class CodeIsTaken(RuleBroken):
    """A code names one record of its kind."""


def settled_code(
    session: Session, kind: type[Record], record: Record | None, wish: str, name: str, *within: sa.ColumnElement[bool]
) -> str:
    """The code that a record gets: the wish where it is free, else the one it has, else one made from its name.

    ``within`` says among which records it must be free, where not among all of the kind.
    """
    if record is not None and wish in {"", record.code}:
        return record.code
    if not wish:
        return _free(session, kind, name, *within)
    if session.scalar(sa.select(kind.code).where(kind.code == wish, *within)):
        raise CodeIsTaken(code=wish)
    return wish


def _free(session: Session, kind: type[Record], name: str, *within: sa.ColumnElement[bool]) -> str:
    stem = codeword(name, most=_MOST) or f"x{secrets.token_hex(4)}"
    taken = set(session.scalars(sa.select(kind.code).where(kind.code.startswith(stem, autoescape=True), *within)))
    numbered = (f"{stem}-{number}" for number in count(2))
    return stem if stem not in taken else next(code for code in numbered if code not in taken)
