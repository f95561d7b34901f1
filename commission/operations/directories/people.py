"""People with their names in both languages and the posts they hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission.models import Body, JournalKind, NameParts, Person, Post, Side
from commission.operations.codes import settled_code
from commission.operations.directories.rows import copy, ensure_in_order, note
from commission.operations.particulars import parts
from commission.texts import Bilingual

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import User


@dataclass(frozen=True, slots=True)
class PostFacts:
    """A post that a person held in some years."""

    wording: Bilingual
    body: Body | None = None
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What people enter about a person; an empty code is made from the surname."""

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


def enter_person(session: Session, facts: PersonFacts, *, by: User | None, person: Person | None = None) -> Person:
    """Enter a person, or revise the one given."""
    kind = JournalKind.CHANGED if person else JournalKind.CREATED
    posts = sorted(facts.posts, key=lambda post: post.valid_from or dt.date.min)
    for post in posts:
        ensure_in_order(post.valid_from, post.valid_until)
    surname = facts.name_ru.surname or facts.name_kk.surname
    code = settled_code(session, Person, person, facts.code, surname)
    person = person or Person(code=code)
    before = parts(person)
    copy(facts, person, leave=("code", "posts"))
    if person.code != code:
        person.code = code
    del person.posts[len(posts) :]
    person.posts.extend(Post() for _ in range(len(posts) - len(person.posts)))
    for row, post in zip(person.posts, posts, strict=True):
        copy(post, row)
    note(session, kind, person, before, by=by)
    return person
