"""Who and what a file names: its commission, bodies, people and matters."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commission.documents.faults import FaultKind
from commission.models import Body, Commission, CommissionKind, GroundKind, Matter, NameParts, Person, Side
from commission.operations import commissions, directories
from commission.operations.meeting_files.reading import Reading, pair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from commission.documents.located import Path

_AT_ONCE = 1000
_CODE = re.compile(r"[a-z][a-z0-9_-]{0,39}")


def commission_of(reading: Reading, *, may_found: bool) -> Commission | None:
    """The commission that the file names; founded where the file may and tells its names."""
    told = reading.file.value["commission"]
    found = _commission_called(reading, told["code"])
    if found or not (may_found and "names" in told):
        if not found:
            reading.fault(FaultKind.NOBODY_KNOWN, ("commission", "code"), code=told["code"])
        return found
    parent = None
    if "parent" in told and (parent := _commission_called(reading, told["parent"])) is None:
        reading.fault(FaultKind.NOBODY_KNOWN, ("commission", "parent"), code=told["parent"])
        return None
    names = {
        side: commissions.NameFacts(
            pair(told["names"][side.value], "nominative"), pair(told["names"][side.value], "genitive")
        )
        for side in Side
    }
    kind = CommissionKind(told.get("kind", CommissionKind.COMMISSION))
    facts = commissions.CommissionFacts(told["code"], names, pair(told, "short"), kind, parent)
    with reading.faults_at(("commission",)):
        return commissions.enter(reading.session, facts, by=reading.by)
    return None


def _commission_called(reading: Reading, code: str) -> Commission | None:
    return reading.session.scalar(sa.select(Commission).where(Commission.code == code))


def enter_directories(reading: Reading, commission: Commission) -> None:
    """Enter who and what is not known yet; what the directories already hold stays as it is there."""
    came = _each(reading, "bodies", reading.bodies, sa.select(Body), _body)
    for place, told in enumerate(reading.file.value.get("bodies", [])):
        path: Path = ("bodies", place, "successor")
        body, successor = reading.bodies[told["code"]], reading.named(reading.bodies, told.get("successor"), path)
        if body is not None and successor is not None and told["code"] in came:
            with reading.faults_at(path):
                directories.succeed(reading.session, body, successor, by=reading.by)
    _each(reading, "people", reading.people, sa.select(Person), _person)
    own = sa.select(Matter).where(Matter.commission == commission)
    _each(reading, "matters", reading.matters, own, partial(_matter, commission))


def _each(
    reading: Reading,
    part: str,
    known: dict[str, Any],
    query: sa.Select[Any],
    enter: Callable[[Reading, dict[str, Any], Path], Any],
) -> set[str]:
    """Enter what nobody has yet; the codes of what came with the file."""
    entity = query.column_descriptions[0]["entity"]
    for words in _batched(sorted(_words(reading.file.value)), _AT_ONCE):
        known.update({record.code: record for record in reading.session.scalars(query.where(entity.code.in_(words)))})
    came: set[str] = set()
    seen: set[str] = set()
    for place, told in enumerate(reading.file.value.get(part, [])):
        if told["code"] in seen:
            reading.fault(FaultKind.NAMED_TWICE, (part, place, "code"), code=told["code"])
        elif told["code"] not in known:
            # a refused one is known to be named, so that nobody is told of it twice
            known[told["code"]] = None
            came.add(told["code"])
            with reading.faults_at((part, place)):
                known[told["code"]] = enter(reading, told, (part, place))
        seen.add(told["code"])
    return came


def _body(reading: Reading, told: dict[str, Any], path: Path) -> Body:
    names = [
        directories.BodyNameFacts(
            nominative=pair(name, "nominative"),
            full=pair(name, "full"),
            short=pair(name, "short"),
            valid_from=reading.day(name, "valid_from", (*path, "names", place)),
            **{form: name.get(form, "") for form in ("genitive_ru", "dative_ru", "instrumental_ru", "instrumental_kk")},
        )
        for place, name in enumerate(told["names"])
    ]
    since, until = (reading.day(told, key, path) for key in ("valid_from", "valid_until"))
    facts = directories.BodyFacts(told["code"], Side(told["side"]), names, since, until)
    return directories.enter_body(reading.session, facts, by=reading.by)


def _person(reading: Reading, told: dict[str, Any], path: Path) -> Person:
    posts = [
        directories.PostFacts(
            wording=pair(post, "wording"),
            body=reading.named(reading.bodies, post.get("body"), (*path, "posts", place, "body")),
            valid_from=reading.day(post, "valid_from", (*path, "posts", place)),
            valid_until=reading.day(post, "valid_until", (*path, "posts", place)),
        )
        for place, post in enumerate(told.get("posts", []))
    ]
    forms = ("genitive_ru", "dative_ru", "instrumental_ru", "genitive_kk", "dative_kk")
    facts = directories.PersonFacts(
        code=told["code"],
        side=Side(told["side"]),
        name_ru=NameParts(**told.get("name_ru", {})),
        name_kk=NameParts(**told.get("name_kk", {})),
        posts=posts,
        **{form: told.get(form, "") for form in forms},
    )
    return directories.enter_person(reading.session, facts, by=reading.by)


def _matter(commission: Commission, reading: Reading, told: dict[str, Any], path: Path) -> Matter:
    grounds = [
        directories.GroundFacts(
            GroundKind(one["kind"]),
            pair(one, "title"),
            one.get("number", ""),
            reading.day(one, "signed_on", (*path, "grounds", place)),
        )
        for place, one in enumerate(told.get("grounds", []))
    ]
    facts = directories.MatterFacts(
        told["code"],
        pair(told, "title"),
        pair(told, "responsibility_rf"),
        pair(told, "responsibility_kz"),
        grounds,
    )
    return directories.enter_matter(reading.session, commission, facts, by=reading.by)


def _words(value: Any) -> set[str]:
    """Everything in a file that may be a code, so that only those records are asked for."""
    return set(filter(_CODE.fullmatch, _texts(value)))


def _batched(words: list[str], size: int) -> Iterator[list[str]]:
    """So many at a time as every database takes in one statement."""
    return (words[start : start + size] for start in range(0, len(words), size))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
