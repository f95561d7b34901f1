"""How things are written on a day, by the directories: agreed forms, names of bodies over time, people.

Two statements, whatever the directories hold: the terms, and the names of bodies and people side by side.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commission import clock
from commission.access import Permission, can_somewhere
from commission.models import Body, BodyName, NameParts, Person, Term, TermKind
from commission.texts import Bilingual, Language
from commission.texts.agreed_forms import DirectoryForm, Spelling
from commission.texts.concordance.names import AgreedForm, AgreedForms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from commission.models import User

# The pairs of a body's name that each have a form of their own.
_PAIRS = ("nominative", "full", "short")
_OF_BODY = (
    *(f"{pair}_{language.value}" for pair in _PAIRS for language in Language),
    "genitive_ru",
    "dative_ru",
    "instrumental_ru",
    "instrumental_kk",
)
_OF_PERSON = (
    *(f"{part}_{one.value}" for one in Language for part in ("surname", "given", "patronymic", "initials")),
    "genitive_ru",
    "dative_ru",
    "instrumental_ru",
    "genitive_kk",
    "dative_kk",
)
_OF_TERM = ("code", "kind", "form_ru", "form_kk", "variants_ru", "variants_kk", "valid_from", "valid_until")


def agreed_forms(session: Session, actor: User | None, on: dt.date) -> list[DirectoryForm]:
    """Every form that the directories of the actor know, as it is written on that day."""
    return list(_every_form(session, on)) if can_somewhere(actor, Permission.SEE_DIRECTORIES) else []


def names_in_use(session: Session, on: dt.date | None) -> AgreedForms:
    """The names of the directories as the concordance wants them on that day, or today; two statements.

    Nobody is asked for: the check says the same to everybody and shows no entry of a directory.
    """
    return _made_ready(tuple(_every_form(session, on or clock.today())))


def names_to_compare(forms: Iterable[DirectoryForm]) -> AgreedForms:
    """The names among the forms as the concordance wants them: one entry for each thing, whatever it is written as.

    Forms that share a spelling name the same thing, be they of two directories.
    """
    things: dict[Spelling | str, set[Spelling | str]] = {}
    for form in forms:
        if form.thing:
            rights = ((language, form.right[language]) for language in Language)
            spellings = (one for one in (*rights, *form.also, *form.giving_way) if one[1])
            thing: set[Spelling | str] = {form.thing, *spellings}
            thing = thing.union(*(things[one] for one in thing if one in things))
            things |= dict.fromkeys(thing, thing)
    distinct = {id(thing): thing for thing in things.values()}
    return AgreedForms(tuple(_entry(thing) for thing in distinct.values()))


@lru_cache(maxsize=8)
def _made_ready(forms: tuple[DirectoryForm, ...]) -> AgreedForms:
    """The same object for the same directories, with the index that it makes of them once."""
    return names_to_compare(forms)


def _every_form(session: Session, on: dt.date) -> Iterator[DirectoryForm]:
    bodies: dict[int, list[_Row]] = defaultdict(list)
    people: list[_Row] = []
    for told in session.execute(_names()):
        row = _Row(told)
        if told.is_body:
            bodies[told.id].append(row)
        else:
            people.append(row)
    yield from _terms(session)
    yield from _of_bodies(bodies, on)
    yield from (form for one in people for form in _of_person(one))


def _entry(thing: set[Spelling | str]) -> AgreedForm:
    spellings = sorted(one for one in thing if isinstance(one, tuple))
    russian, kazakh = (tuple(words for one, words in spellings if one is language) for language in Language)
    return AgreedForm((russian or kazakh)[0], russian, kazakh)


class _Row:
    """A name of a body, or the names of a person: texts by their columns."""

    def __init__(self, told: Any) -> None:
        self.id: int = told.id
        self.since: dt.date | None = told.since
        self.until: dt.date | None = told.until
        self.successor_id: int | None = told.successor_id
        self.texts: dict[str, str] = dict(zip(_OF_BODY if told.is_body else _OF_PERSON, told[_HEAD:], strict=False))

    def pair(self, name: str) -> Bilingual:
        """The texts in both languages under that name."""
        return Bilingual(self.texts[f"{name}_ru"], self.texts[f"{name}_kk"])

    @property
    def cases(self) -> Iterator[Spelling]:
        """The stored case forms."""
        for column, words in self.texts.items():
            case, _, half = column.rpartition("_")
            if words and case in {"genitive", "dative", "instrumental"}:
                yield Language(half), words


# How many columns of a row stand before its texts.
_HEAD = 5


def _names() -> sa.CompoundSelect[Any]:
    names, people = BodyName.__table__, Person.__table__
    bodies = sa.select(
        sa.true().label("is_body"),
        Body.id,
        BodyName.valid_from.label("since"),
        Body.valid_until.label("until"),
        Body.successor_id,
        *(names.c[column] for column in _OF_BODY),
        *(sa.literal("") for _ in range(len(_OF_PERSON) - len(_OF_BODY))),
    ).join(BodyName.body)
    persons = sa.select(
        sa.false(), Person.id, sa.null(), sa.null(), sa.null(), *(people.c[column] for column in _OF_PERSON)
    )
    return bodies.union_all(persons)


def _terms(session: Session) -> Iterator[DirectoryForm]:
    # the bare columns: of thousands of rows, records would be most of the time
    query = sa.select(*(Term.__table__.c[name] for name in _OF_TERM)).order_by(Term.id)
    for code, kind, ru, kk, variants_ru, variants_kk, since, until in session.execute(query):
        giving_way = (
            *((Language.RU, words) for words in variants_ru.splitlines()),
            *((Language.KK, words) for words in variants_kk.splitlines()),
        )
        thing = code if kind is not TermKind.TERM or "«" in ru else ""
        yield DirectoryForm(Bilingual(ru, kk), (), giving_way, thing, since, until)


def _of_bodies(bodies: dict[int, list[_Row]], on: dt.date) -> Iterator[DirectoryForm]:
    for rows in bodies.values():
        rows.sort(key=lambda row: row.since or dt.date.min)
    for rows in bodies.values():
        now, until = _in_force(bodies, rows, on)
        others = [row for row in rows if row is not now]
        for pair in _PAIRS:
            if others or now.pair(pair):
                right = now.pair(pair) or now.pair("nominative")
                former = (row.pair(pair) for row in others)
                yield DirectoryForm(
                    right,
                    also=tuple(now.cases) if pair == "nominative" else (),
                    giving_way=tuple((one, old[one]) for old in former for one in Language),
                    thing=f"body {rows[0].id}",
                    until=until,
                )


def _in_force(bodies: dict[int, list[_Row]], rows: Sequence[_Row], on: dt.date) -> tuple[_Row, dt.date | None]:
    """The name to write on that day: the body's own, or that of whoever took over; and the day on which it ended."""
    passed = set()
    while rows[0].until and rows[0].until < on and rows[0].successor_id in bodies and rows[0].id not in passed:
        passed.add(rows[0].id)
        rows = bodies[rows[0].successor_id]
    named = [row for row in rows if row.since is None or row.since <= on] or rows[:1]
    return named[-1], named[-1].until


def _of_person(row: _Row) -> Iterator[DirectoryForm]:
    """The name as sentences write it, met by the surname alone too; and the name in full."""
    names = {one: NameParts(*(row.texts[f"{part}_{one.value}"] for part in NameParts.__slots__)) for one in Language}
    russian, kazakh = names[Language.RU], names[Language.KK]
    surnames = [(one, name.surname) for one, name in names.items()]
    thing = f"person {row.id}"
    initials = Bilingual(russian.with_initials, kazakh.with_initials)
    yield DirectoryForm(initials, also=(*surnames, *row.cases), thing=thing)
    yield DirectoryForm(
        Bilingual(
            _joined(russian.surname, russian.given, russian.patronymic),
            _joined(kazakh.given, kazakh.patronymic, kazakh.surname),
        ),
        also=((Language.RU, _joined(russian.given, russian.patronymic, russian.surname)),),
        thing=thing,
    )


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))
