"""Commission, bodies, people and matters that a session names, as entries of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commission.documents.meeting_files.fields import day, full, pair
from commission.models import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission.models import Body, Clause, Commission, Matter, Meeting, NameParts, Person


def commission_entry(commission: Commission) -> dict[str, Any]:
    """The commission with its four names."""
    return full(
        code=commission.code,
        kind=commission.kind.value,
        parent=commission.parent.code if commission.parent else None,
        short=pair(commission.short),
        names={
            side.value: {
                "nominative": pair(commission.name_in(side).nominative),
                "genitive": pair(commission.name_in(side).genitive),
            }
            for side in Side
        },
    )


def body_entry(body: Body) -> dict[str, Any]:
    """A body with all its names."""
    return full(
        code=body.code,
        side=body.side.value,
        valid_from=day(body.valid_from),
        valid_until=day(body.valid_until),
        successor=body.successor.code if body.successor else None,
        names=[
            full(
                valid_from=day(name.valid_from),
                nominative=pair(name.nominative),
                full=pair(name.full),
                short=pair(name.short),
                genitive_ru=name.genitive_ru,
                dative_ru=name.dative_ru,
                instrumental_ru=name.instrumental_ru,
                instrumental_kk=name.instrumental_kk,
            )
            for name in body.names
        ],
    )


def person_entry(person: Person) -> dict[str, Any]:
    """Somebody with all posts."""
    forms = ("genitive_ru", "dative_ru", "instrumental_ru", "genitive_kk", "dative_kk")
    posts = [
        full(
            wording=pair(post.wording),
            body=post.body.code if post.body else None,
            valid_from=day(post.valid_from),
            valid_until=day(post.valid_until),
        )
        for post in person.posts
    ]
    return full(
        code=person.code,
        side=person.side.value,
        name_ru=_parts(person.name_ru),
        name_kk=_parts(person.name_kk),
        **{form: getattr(person, form) for form in forms},
        posts=posts,
    )


def matter_entry(matter: Matter) -> dict[str, Any]:
    """A matter with what it rests on."""
    return full(
        code=matter.code,
        title=pair(matter.title),
        responsibility_rf=pair(matter.responsibility_rf),
        responsibility_kz=pair(matter.responsibility_kz),
        grounds=[
            full(kind=one.kind.value, title=pair(one.title), number=one.number, signed_on=day(one.signed_on))
            for one in matter.grounds
        ],
    )


def bodies_of(meeting: Meeting) -> list[Body]:
    """Whoever reports, employs or carries out, and their successors, by code."""

    def named() -> Iterator[Body | None]:
        for item in meeting.agenda:
            yield from (one.body for one in item.rapporteurs)
        for person in people_of(meeting):
            yield from (post.body for post in person.posts)
        for clause in _clauses_of(meeting):
            if clause.assignment:
                yield from (one.body for one in clause.assignment.executors)

    found = _unique(named())
    return _unique(iter([*found, *(body.successor for body in found)]))


def people_of(meeting: Meeting) -> list[Person]:
    """Whoever attends or reports, by code."""

    def named() -> Iterator[Person | None]:
        yield from (one.person for one in meeting.attendances)
        for item in meeting.agenda:
            yield from (one.person for one in item.rapporteurs)

    return _unique(named())


def matters_of(meeting: Meeting) -> list[Matter]:
    """What sections and clauses are about, by code."""

    def named() -> Iterator[Matter | None]:
        yield from (section.matter for section in meeting.sections)
        yield from (clause.matter for clause in _clauses_of(meeting))

    return _unique(named())


def _parts(name: NameParts) -> dict[str, str]:
    return full(surname=name.surname, given=name.given, patronymic=name.patronymic, initials=name.initials)


def _unique(records: Iterator[Any]) -> list[Any]:
    """Each record once, by its code."""
    return sorted({record.code: record for record in records if record}.values(), key=lambda record: str(record.code))


def _clauses_of(meeting: Meeting) -> Iterator[Clause]:
    return (clause for section in meeting.sections_in_order for clause in section.clauses)
