"""The directories: bodies with their names over time, people with their posts, matters with what they rest on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, TypeVar

from commission.models import (
    Body,
    BodyName,
    Commission,
    GroundKind,
    JournalKind,
    Matter,
    MatterGround,
    NameParts,
    Person,
    Post,
    Side,
)
from commission.operations import journal
from commission.texts import Bilingual

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from sqlalchemy.orm import Session

    from commission.models import User

Row = TypeVar("Row")


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
    """What people enter about a body; names from the oldest to the newest."""

    code: str
    side: Side
    names: Sequence[BodyNameFacts]
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    successor: Body | None = None


@dataclass(frozen=True, slots=True)
class PostFacts:
    """A post that a person held in some years."""

    wording: Bilingual
    body: Body | None = None
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What people enter about a person; posts from the oldest to the newest."""

    code: str
    side: Side
    name_ru: NameParts
    name_kk: NameParts
    genitive_ru: str = ""
    dative_ru: str = ""
    instrumental_ru: str = ""
    genitive_kk: str = ""
    dative_kk: str = ""
    posts: Sequence[PostFacts] = ()


@dataclass(frozen=True, slots=True)
class GroundFacts:
    """A document that a matter rests on."""

    kind: GroundKind
    title: Bilingual
    number: str = ""
    signed_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class MatterFacts:
    """What people enter about a matter."""

    code: str
    title: Bilingual
    responsibility_rf: Bilingual = Bilingual()
    responsibility_kz: Bilingual = Bilingual()
    grounds: Sequence[GroundFacts] = ()


def enter_body(session: Session, facts: BodyFacts, *, by: User | None, body: Body | None = None) -> Body:
    """Enter a body, or revise the one given."""
    kind = JournalKind.CHANGED if body else JournalKind.CREATED
    body = body or Body()
    session.add(body)
    body.code, body.side = facts.code, facts.side
    body.valid_from, body.valid_until, body.successor = facts.valid_from, facts.valid_until, facts.successor
    rows = _as_many(body.names, len(facts.names), BodyName)
    for row, name in zip(rows, facts.names, strict=True):
        _copy(name, row)
    journal.record(session, kind, body, by=by, also=_also("names", [name.nominative.ru for name in facts.names]))
    return body


def enter_person(session: Session, facts: PersonFacts, *, by: User | None, person: Person | None = None) -> Person:
    """Enter a person, or revise the one given."""
    kind = JournalKind.CHANGED if person else JournalKind.CREATED
    person = person or Person()
    session.add(person)
    _copy(facts, person, leave=("posts",))
    rows = _as_many(person.posts, len(facts.posts), Post)
    for row, post in zip(rows, facts.posts, strict=True):
        _copy(post, row)
    journal.record(session, kind, person, by=by, also=_also("posts", [post.wording.ru for post in facts.posts]))
    return person


def enter_matter(
    session: Session, commission: Commission, facts: MatterFacts, *, by: User | None, matter: Matter | None = None
) -> Matter:
    """Enter a matter of a commission, or revise the one given."""
    kind = JournalKind.CHANGED if matter else JournalKind.CREATED
    matter = matter or Matter(commission=commission)
    session.add(matter)
    _copy(facts, matter, leave=("grounds",))
    rows = _as_many(matter.grounds, len(facts.grounds), MatterGround)
    for place, (row, ground) in enumerate(zip(rows, facts.grounds, strict=True), start=1):
        row.position = place
        _copy(ground, row)
    journal.record(session, kind, matter, by=by, also=_also("grounds", [one.title.ru for one in facts.grounds]))
    return matter


def _also(field: str, now: list[str]) -> dict[str, list[list[str] | None]]:
    return {field: [None, now]} if now else {}


def _as_many(rows: list[Row], count: int, kind: type[Row]) -> list[Row]:
    """Make the rows as many as wanted: new ones at the end, surplus ones gone."""
    del rows[count:]
    rows.extend(kind() for _ in range(count - len(rows)))
    return rows


def _copy(facts: DataclassInstance, record: object, *, leave: tuple[str, ...] = ()) -> None:
    """Set each field of the facts that differs on the record."""
    for name in (field.name for field in fields(facts)):
        value = getattr(facts, name)
        if name not in leave and getattr(record, name) != value:
            setattr(record, name, value)
