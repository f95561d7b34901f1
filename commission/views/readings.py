"""What somebody reads before answering for a Side: a clause or the frame of a protocol, line by line, both halves.

A form carries the reading along; where the text changed meanwhile, both readings tell what.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from babel.support import LazyProxy

from commission.i18n import day, lazy, speaking
from commission.labels import label
from commission.models import Clause, ExecutorRole, Side
from commission.texts import Bilingual, Language
from commission.texts.deadlines import suggest
from commission.texts.excerpts import beginning
from commission.texts.titles import meeting_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from commission.models import Assignment, Attendance, Meeting, Person, Protocol, Rapporteur, Section

# The key of a line → what it says.
Reading: TypeAlias = "Mapping[str, Bilingual]"


# What each line is called.
NAMES: dict[str, LazyProxy] = {
    "text": lazy("Text"),
    "kind": lazy("Kind"),
    "side": lazy("Side that states it"),
    "executors_rf": lazy("Executors of the Russian Side"),
    "executors_kz": lazy("Executors of the Kazakh Side"),
    "deadline_kind": lazy("Kind of deadline"),
    "deadline_on": lazy("Day of the deadline"),
    "deadline": lazy("Deadline"),
    "title_rf": lazy("Title in Russia's copy"),
    "title_kz": lazy("Title in Kazakhstan's copy"),
    "short": lazy("Short name of the commission"),
    "days": lazy("Days"),
    "host": lazy("Host"),
    "format": lazy("Format"),
    "place_rf": lazy("Place in Russia's copy"),
    "place_kz": lazy("Place in Kazakhstan's copy"),
    "delegation_rf": lazy("Delegation of the Russian Side"),
    "delegation_kz": lazy("Delegation of the Kazakh Side"),
    "agenda": lazy("Agenda"),
    "sections": lazy("Sections of the protocol"),
    "clauses": lazy("Clauses in their order"),
    "annexes": lazy("Annexes"),
}


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A line that says something else than it did."""

    name: LazyProxy
    before: Bilingual
    now: Bilingual


def reading_of(record: Clause | Protocol) -> Reading:
    """All that an answer to the record is bound to, in words; lines that say nothing are left out."""
    lines = _of_clause(record) if isinstance(record, Clause) else _of_frame(record)
    return {key: text for key, text in lines if text}


def packed(reading: Reading) -> str:
    """A reading as a form carries it."""
    return json.dumps({key: [text.ru, text.kk] for key, text in reading.items()}, ensure_ascii=False)


def unpacked(told: str | None) -> Reading:
    """The reading that a form carried; nothing where it is none of ours."""
    try:
        found = json.loads(told or "{}")
        return {key: Bilingual(str(ru), str(kk)) for key, (ru, kk) in found.items() if key in NAMES}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def changed_lines(before: Reading, now: Reading) -> list[ChangedLine]:
    """What differs between two readings, in the order of the lines."""
    pairs = ((name, before.get(key, Bilingual()), now.get(key, Bilingual())) for key, name in NAMES.items())
    return [ChangedLine(name, old, new) for name, old, new in pairs if old != new]


def _of_clause(clause: Clause) -> Iterator[tuple[str, Bilingual]]:
    yield "text", clause.text
    yield "kind", _in_both(lambda: label(clause.kind))
    if clause.side is not None:
        yield "side", _in_both(lambda: label(clause.side) if clause.side else "")
    if clause.assignment is not None:
        for side in Side:
            yield f"executors_{side}", _executors(clause.assignment, side, clause.meeting)
        yield "deadline_kind", _kind_of_deadline(clause.assignment)
        yield "deadline_on", _same(day(clause.assignment.deadline_on))
        yield "deadline", clause.assignment.deadline


def _of_frame(protocol: Protocol) -> Iterator[tuple[str, Bilingual]]:
    meeting = protocol.meeting
    for copy in Side:
        name = meeting.commission.name_in(copy)
        yield f"title_{copy}", _lines(name.nominative, meeting_title(meeting.number, name.genitive))
    yield "short", meeting.commission.short
    days = dict.fromkeys(day(one) for one in (meeting.first_on, meeting.last_on))
    yield "days", _same(" – ".join(days))
    yield "host", _in_both(lambda: label(meeting.host_side))
    yield "format", _in_both(lambda: label(meeting.format))
    for copy in Side:
        place, sentence = meeting.place_in(copy), meeting.place_locative_in(copy)
        yield f"place_{copy}", _lines(place, sentence)
    for side in Side:
        yield f"delegation_{side}", _numbered(_member(one) for one in meeting.delegation(side))
    reporting = ((item.title, *(_rapporteur(one, meeting) for one in item.rapporteurs)) for item in meeting.agenda)
    yield "agenda", _numbered(_pairwise(*told) for told in reporting)
    yield "sections", _numbered(section.title for section in meeting.sections_in_order)
    yield "clauses", _lines(*(one for section in meeting.sections_in_order for one in _beginnings(section)))
    yield "annexes", _in_both(lambda: _annexes(protocol))


def _beginnings(section: Section) -> Iterator[Bilingual]:
    """How each clause begins, behind its number or that of its section."""
    numbers = section.numbers
    for clause in section.clauses:
        number = numbers.get(clause.id, f"{section.number}.")
        yield Bilingual(*(f"{number} {beginning(clause.text[one])}" for one in Language))


def _annexes(protocol: Protocol) -> str:
    told = [label(protocol.annex_pages)]
    if protocol.has_plan:
        told.insert(0, str(lazy("Plan of measures")))
    return "\n".join(told)


def _executors(assignment: Assignment, side: Side, meeting: Meeting) -> Bilingual:
    lead = _in_both(lambda: label(ExecutorRole.LEAD))
    return _lines(
        *(
            _pairwise(one.body.name_on(meeting.first_on).nominative, lead if one.role is ExecutorRole.LEAD else None)
            for one in assignment.executors_of(side)
        )
    )


def _kind_of_deadline(assignment: Assignment) -> Bilingual:
    kind, rule = assignment.deadline_kind, assignment.deadline_rule
    if kind is None:
        return Bilingual()
    return _pairwise(_in_both(lambda: label(kind)), (suggest(kind, None, rule) or _same(rule)) if rule else None)


def _member(one: Attendance) -> Bilingual:
    return _pairwise(_name(one.person), one.post, one.post_elsewhere, _in_both(lambda: label(one.capacity)))


def _rapporteur(one: Rapporteur, meeting: Meeting) -> Bilingual:
    if one.body:
        return one.body.name_on(meeting.first_on).nominative
    return _name(one.person) if one.person else Bilingual()


def _name(person: Person) -> Bilingual:
    """The name as lists print it, and behind it as sentences and signatures do."""
    return Bilingual(*(f"{person.full_name(one)} ({person.name_in(one).with_initials})" for one in Language))


def _in_both(say: Callable[[], str]) -> Bilingual:
    """What the program says, in each of the languages."""
    halves = []
    for language in Language:
        with speaking(language):
            halves.append(say())
    return Bilingual(*halves)


def _same(text: str) -> Bilingual:
    return Bilingual(text, text)


def _pairwise(*texts: Bilingual | None) -> Bilingual:
    return _joined(" – ", texts)


def _lines(*texts: Bilingual | None) -> Bilingual:
    return _joined("\n", texts)


def _numbered(texts: Iterable[Bilingual]) -> Bilingual:
    return _lines(*(_joined(" ", (_same(f"{place}."), text)) for place, text in enumerate(texts, start=1)))


def _joined(mark: str, texts: Iterable[Bilingual | None]) -> Bilingual:
    told = [text for text in texts if text is not None]
    return Bilingual(*(mark.join(filter(None, (text[language] for text in told))) for language in Language))
