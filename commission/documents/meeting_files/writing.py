"""Writing a loaded session down as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from commission.models import MeetingState, Side

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from commission.models import (
        Attendance,
        Body,
        Clause,
        Commission,
        Matter,
        Meeting,
        NameParts,
        Person,
        Section,
    )
    from commission.texts import Bilingual

FORMAT = "commission-meeting/1"
# A session that comes in was neither agreed nor cancelled where it arrives: it is a draft, or a plan.
_STATES = {
    MeetingState.PLANNED: MeetingState.PLANNED,
    MeetingState.CANCELLED: MeetingState.PLANNED,
    MeetingState.OPEN: MeetingState.OPEN,
}


def written(meeting: Meeting) -> str:
    """The session as YAML: the same records give the same text, whoever writes it."""
    return str(yaml.safe_dump(as_data(meeting), allow_unicode=True, sort_keys=False, width=10_000))


def as_data(meeting: Meeting) -> dict[str, Any]:
    """The loaded session in the shape that the schema describes."""
    return {
        "format": FORMAT,
        "commission": _commission(meeting.commission),
        "bodies": [_body(one) for one in _bodies(meeting)],
        "people": [_person(one) for one in _people(meeting)],
        "matters": [_matter(one) for one in _matters(meeting)],
        "meeting": _meeting(meeting),
        "delegations": {side.value: [_attendance(one) for one in meeting.delegation(side)] for side in Side},
        "agenda": [_agenda_item(section) for section in meeting.sections_in_order if section.agenda_item],
        "sections": [_section(section) for section in meeting.sections_in_order if not section.agenda_item],
    }


def _full(**fields: Any) -> dict[str, Any]:
    """Only what says something: an absent half, day or list is left out of the file."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {}, ())}


def _pair(text: Bilingual) -> dict[str, str]:
    return _full(ru=text.ru, kk=text.kk)


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _commission(commission: Commission) -> dict[str, Any]:
    return _full(
        code=commission.code,
        kind=commission.kind.value,
        parent=commission.parent.code if commission.parent else None,
        short=_pair(commission.short),
        names={
            side.value: {
                "nominative": _pair(commission.name_in(side).nominative),
                "genitive": _pair(commission.name_in(side).genitive),
            }
            for side in Side
        },
    )


def _body(body: Body) -> dict[str, Any]:
    return _full(
        code=body.code,
        side=body.side.value,
        valid_from=_day(body.valid_from),
        valid_until=_day(body.valid_until),
        successor=body.successor.code if body.successor else None,
        names=[
            _full(
                valid_from=_day(name.valid_from),
                nominative=_pair(name.nominative),
                full=_pair(name.full),
                short=_pair(name.short),
                genitive_ru=name.genitive_ru,
                dative_ru=name.dative_ru,
                instrumental_ru=name.instrumental_ru,
                instrumental_kk=name.instrumental_kk,
            )
            for name in body.names
        ],
    )


def _parts(name: NameParts) -> dict[str, str]:
    return _full(surname=name.surname, given=name.given, patronymic=name.patronymic, initials=name.initials)


def _person(person: Person) -> dict[str, Any]:
    forms = ("genitive_ru", "dative_ru", "instrumental_ru", "genitive_kk", "dative_kk")
    posts = [
        _full(
            wording=_pair(post.wording),
            body=post.body.code if post.body else None,
            valid_from=_day(post.valid_from),
            valid_until=_day(post.valid_until),
        )
        for post in person.posts
    ]
    return _full(
        code=person.code,
        side=person.side.value,
        name_ru=_parts(person.name_ru),
        name_kk=_parts(person.name_kk),
        **{form: getattr(person, form) for form in forms},
        posts=posts,
    )


def _matter(matter: Matter) -> dict[str, Any]:
    return _full(
        code=matter.code,
        title=_pair(matter.title),
        responsibility_rf=_pair(matter.responsibility_rf),
        responsibility_kz=_pair(matter.responsibility_kz),
        grounds=[
            _full(kind=one.kind.value, title=_pair(one.title), number=one.number, signed_on=_day(one.signed_on))
            for one in matter.grounds
        ],
    )


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return _full(
        number=meeting.number,
        host_side=meeting.host_side.value,
        first_on=_day(meeting.first_on),
        last_on=_day(meeting.last_on),
        state=_STATES.get(meeting.state, MeetingState.DRAFTING).value,
        format=meeting.format.value,
        place=_pair(meeting.place),
        place_locative=_pair(meeting.place_locative),
        place_elsewhere=_pair(meeting.place_elsewhere),
        place_elsewhere_locative=_pair(meeting.place_elsewhere_locative),
        annex_pages=meeting.protocol.annex_pages.value,
    ) | {"has_plan": meeting.protocol.has_plan}


def _attendance(one: Attendance) -> dict[str, Any]:
    return _full(
        person=one.person.code,
        capacity=one.capacity.value,
        post=_pair(one.post),
        post_elsewhere=_pair(one.post_elsewhere),
        invited_on=_day(one.invited_on),
        confirmed_on=_day(one.confirmed_on),
        attended_on=_day(one.attended_on),
    )


def _agenda_item(section: Section) -> dict[str, Any]:
    item = section.agenda_item
    if item is None:
        return {}
    reporters = [one.body or one.person for one in item.rapporteurs]
    return _full(
        title=_pair(item.title),
        planned_minutes=item.planned_minutes,
        rapporteurs=[one.code for one in reporters if one],
        matter=section.matter.code if section.matter else None,
        clauses=_clauses(section.clauses),
    )


def _section(section: Section) -> dict[str, Any]:
    return _full(
        kind=section.kind.value,
        title=_pair(section.own_title),
        matter=section.matter.code if section.matter else None,
        clauses=_clauses(section.clauses),
    )


def _clauses(clauses: Sequence[Clause]) -> list[dict[str, Any]]:
    return [
        _full(
            key=clause.number,
            kind=clause.kind.value,
            side=clause.side.value if clause.side else None,
            decision=clause.decision.number if clause.decision else None,
            matter=clause.matter.code if clause.matter else None,
            executors=_executors(clause),
            deadline=_deadline(clause),
        )
        | {"text": _pair(clause.text)}
        for clause in clauses
    ]


def _executors(clause: Clause) -> dict[str, Any]:
    if clause.assignment is None:
        return {}
    told = {}
    for side in clause.assignment.sides:
        lead = clause.assignment.lead(side)
        others = [one.body.code for one in clause.assignment.executors_of(side) if one is not lead]
        told[side.value] = _full(lead=lead.body.code if lead else None, others=others)
    return told


def _deadline(clause: Clause) -> dict[str, Any]:
    assignment = clause.assignment
    if assignment is None or assignment.deadline_kind is None:
        return {}
    return _full(
        kind=assignment.deadline_kind.value,
        rule=assignment.deadline_rule,
        date=_day(assignment.deadline_on),
        ru=assignment.deadline.ru,
        kk=assignment.deadline.kk,
    )


def _unique(records: Iterator[Any]) -> list[Any]:
    """Each record once, by its code."""
    return sorted({record.code: record for record in records if record}.values(), key=lambda record: str(record.code))


def _clauses_of(meeting: Meeting) -> Iterator[Clause]:
    return (clause for section in meeting.sections_in_order for clause in section.clauses)


def _bodies(meeting: Meeting) -> list[Body]:
    def named() -> Iterator[Body | None]:
        for item in meeting.agenda:
            yield from (one.body for one in item.rapporteurs)
        for person in _people(meeting):
            yield from (post.body for post in person.posts)
        for clause in _clauses_of(meeting):
            if clause.assignment:
                yield from (one.body for one in clause.assignment.executors)

    found = _unique(named())
    return _unique(iter([*found, *(body.successor for body in found)]))


def _people(meeting: Meeting) -> list[Person]:
    def named() -> Iterator[Person | None]:
        yield from (one.person for one in meeting.attendances)
        for item in meeting.agenda:
            yield from (one.person for one in item.rapporteurs)

    return _unique(named())


def _matters(meeting: Meeting) -> list[Matter]:
    def named() -> Iterator[Matter | None]:
        yield from (section.matter for section in meeting.sections)
        yield from (clause.matter for clause in _clauses_of(meeting))

    return _unique(named())
