"""Bodies with their names over time, and who took over from whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission.models import Body, BodyName, JournalKind, RuleBroken, Side
from commission.operations import journal
from commission.operations.assignments import BodyOfOtherSide
from commission.operations.codes import settled_code
from commission.operations.directories.rows import copy, ensure_in_order, note
from commission.operations.particulars import parts
from commission.texts import Bilingual

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import User


class NamesBeginTogether(RuleBroken):
    """A body has one name at a time: each begins on a day of its own."""


class SuccessionInCircle(RuleBroken):
    """Nobody takes over from itself, not even by way of others."""


@dataclass(frozen=True, slots=True)
class BodyNameFacts:
    """A name of a body from a day on, with its case forms."""

    nominative: Bilingual
    full: Bilingual = Bilingual()
    short: Bilingual = Bilingual()
    genitive_ru: str = ""
    dative_ru: str = ""
    instrumental_ru: str = ""
    instrumental_kk: str = ""
    valid_from: dt.date | None = None


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """What people enter about a body; an empty code is made from the newest name."""

    code: str
    side: Side
    names: Sequence[BodyNameFacts]
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    successor: Body | None = None


def enter_body(session: Session, facts: BodyFacts, *, by: User | None, body: Body | None = None) -> Body:
    """Enter a body, or revise the one given."""
    kind = JournalKind.CHANGED if body else JournalKind.CREATED
    names = sorted(facts.names, key=lambda name: name.valid_from or dt.date.min)
    _ensure_one_at_a_time(names)
    ensure_in_order(facts.valid_from, facts.valid_until)
    _ensure_takes_over(facts.successor, body, facts.side)
    code = settled_code(session, Body, body, facts.code, _best_for_code(names[-1]))
    body = body or Body(code=code)
    before = parts(body)
    copy(facts, body, leave=("code", "names"))
    if body.code != code:
        body.code = code
    _name(body, names)
    note(session, kind, body, before, by=by)
    return body


def succeed(session: Session, body: Body, successor: Body, *, by: User | None) -> None:
    """Note who took over from a body."""
    _ensure_takes_over(successor, body, body.side)
    body.successor = successor
    journal.record_changes(session, body, by=by)


def _name(body: Body, names: Sequence[BodyNameFacts]) -> None:
    """Give the body these names; the row of a day stays the row of that day, which the database keeps unique."""
    present = {row.valid_from: row for row in body.names}
    rows = [present.get(name.valid_from) or BodyName() for name in names]
    for row, name in zip(rows, names, strict=True):
        copy(name, row)
    if rows != body.names:
        body.names = rows


def _ensure_one_at_a_time(names: Sequence[BodyNameFacts]) -> None:
    if len({name.valid_from for name in names}) < len(names):
        raise NamesBeginTogether


def _ensure_takes_over(successor: Body | None, body: Body | None, side: Side) -> None:
    if successor is not None and successor.side is not side:
        raise BodyOfOtherSide(name=successor.known_as())
    later, passed = successor, {body}
    while later is not None:
        if later in passed:
            raise SuccessionInCircle
        passed.add(later)
        later = later.successor


def _best_for_code(name: BodyNameFacts) -> str:
    return name.short.ru or name.nominative.ru or name.short.kk or name.nominative.kk
