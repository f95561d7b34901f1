"""The journal put into words: what sort of record, which one, what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from commission import i18n
from commission.i18n import gettext as _
from commission.labels import FIELDS, SUBJECTS, in_words, label
from commission.models import (
    AnnexPages,
    AttachmentKind,
    Body,
    Capacity,
    Clause,
    ClauseKind,
    ConsentAnswer,
    EndorsementAnswer,
    ExecutorRole,
    JournalEntry,
    JournalKind,
    MeetingAct,
    MeetingFormat,
    MeetingState,
    Person,
    PrivateChange,
    SectionKind,
    Side,
    TaskKind,
)
from commission.texts import Language
from commission.texts.concordance import FindingKind
from commission.texts.deadlines import DeadlineKind
from commission.texts.diff import Change, word_diff
from commission.views.naming import clause_named
from commission.views.places import place_in_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from enum import Enum

_ENUMS: dict[tuple[str, str], type[Enum]] = {
    ("meeting", "state"): MeetingState,
    ("meeting", "act"): MeetingAct,
    ("meeting", "host_side"): Side,
    ("meeting", "format"): MeetingFormat,
    ("protocol", "annex_pages"): AnnexPages,
    ("attendance", "side"): Side,
    ("attendance", "capacity"): Capacity,
    ("section", "kind"): SectionKind,
    ("clause", "kind"): ClauseKind,
    ("clause", "side"): Side,
    ("consent", "side"): Side,
    ("consent", "answer"): ConsentAnswer,
    ("clause_collation", "side"): Side,
    ("proposal", "side"): Side,
    ("remark", "side"): Side,
    ("overruling", "side"): Side,
    ("overruling", "kind"): TaskKind,
    ("dismissal", "side"): Side,
    ("dismissal", "finding"): FindingKind,
    ("assignment", "deadline_kind"): DeadlineKind,
    ("signature", "side"): Side,
    ("sealed_file", "copy"): Side,
    ("sealed_file", "language"): Language,
    ("attachment", "side"): Side,
    ("attachment", "kind"): AttachmentKind,
    ("correction", "side"): Side,
    ("correction_answer", "side"): Side,
    ("negotiating_position", "side"): Side,
    ("private_file", "side"): Side,
    ("endorsement", "side"): Side,
    ("endorsement", "answer"): EndorsementAnswer,
}
# What everybody who may read the journal may read; the rest are texts of the protocol.
_OPEN = frozenset({"meeting", "protocol"})
# Fields that list codes of bodies and people.
_LISTED = frozenset({"rapporteurs", "executors"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom a stretch of the journal names: people by ids, bodies and people by codes."""

    person_ids: Collection[int]
    codes: Collection[str]


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One field of a change, in words; a long text has its difference."""

    field: str
    old: str
    new: str
    language: Language | None
    difference: Sequence[Change] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of the journal in words."""

    entry: JournalEntry
    subject: str
    # where the record is read; empty for one that has gone
    place: str
    changes: Sequence[ToldChange]


@dataclass(frozen=True, slots=True)
class ToldPrivate:
    """A change of a private record in words."""

    change: PrivateChange
    subject: str
    changes: Sequence[ToldChange]


class Names:
    """What the records of the directories are called, by the ids and codes that the journal keeps of them."""

    def __init__(self, entries: Iterable[JournalEntry], find: Callable[[Wanted], Iterable[Body | Person]]) -> None:
        wanted = _wanted(entries)
        found = list(find(wanted))
        self.by_id = {one.id: in_words(one.known_as()) for one in found if isinstance(one, Person)}
        self.by_code = {one.code: in_words(one.known_as()) for one in found}

    def listed(self, told: str) -> str:
        """One of a list: a code, for an executor with the role behind a colon."""
        code, _mark, role = told.partition(":")
        name = self.by_code.get(code, code)
        return f"{name} ({label(ExecutorRole(role))})" if role in set(ExecutorRole) else name


def tell(
    entries: Iterable[JournalEntry],
    names: Names,
    *,
    shows_texts: bool,
    clauses: Mapping[tuple[str, int], Clause] = MappingProxyType({}),
) -> list[Told]:
    """The entries in words; without the texts for those who may read the journal but no protocol.

    ``clauses`` tells by table and id which clause an entry is about, as far as it is still there.
    """
    return [
        Told(
            entry,
            _subject(entry, clauses.get((entry.subject, entry.subject_id)) if shows_texts else None),
            _place(entry),
            _changes(entry, names) if shows_texts or entry.subject in _OPEN else (),
        )
        for entry in entries
    ]


def tell_private(change: PrivateChange) -> ToldPrivate:
    """A change of what a Side keeps for itself, in words."""
    nobody = Names((), lambda _wanted: ())
    return ToldPrivate(change, str(SUBJECTS[change.subject]), _changes(change, nobody))


def _subject(entry: JournalEntry, clause: Clause | None) -> str:
    subject = str(SUBJECTS[entry.subject]) if entry.subject in SUBJECTS else entry.subject
    return _("%(subject)s: %(which)s", subject=subject, which=clause_named(clause)) if clause else subject


def _wanted(entries: Iterable[JournalEntry]) -> Wanted:
    told = [(field, value) for entry in entries for field, pair in entry.changes.items() for value in _both(pair)]
    ids = {value for field, value in told if field == "person_id" and isinstance(value, int)}
    codes = {one.partition(":")[0] for field, value in told if field in _LISTED for one in value or ()}
    return Wanted(ids, codes)


def _both(pair: Any) -> tuple[Any, Any]:
    """Old and new value of a change."""
    return tuple(pair) if isinstance(pair, list) and len(pair) == 2 else (None, pair)


def _place(entry: JournalEntry) -> str:
    if entry.kind is JournalKind.REMOVED or entry.meeting_id is None:
        return ""
    return place_in_session(entry.subject, entry.subject_id, entry.meeting_id)


def _changes(entry: JournalEntry | PrivateChange, names: Names) -> list[ToldChange]:
    told = (
        _change(entry.subject, field, values, names)
        for field, values in entry.changes.items()
        if _stem(field)[0] in FIELDS
    )
    return [change for change in told if change.old or change.new]


def _change(subject: str, field: str, values: Any, names: Names) -> ToldChange:
    old, new = _both(values)
    stem, language = _stem(field)
    name = str(FIELDS[stem])
    if language:
        name = _("%(label)s (%(language)s)", label=name, language=label(language))
    if stem == "person_id":
        old, new = (names.by_id.get(value or 0) for value in (old, new))
    if field in _LISTED:
        old, new = ([names.listed(one) for one in value or ()] for value in (old, new))
    before, after = (_value(subject, field, value) for value in (old, new))
    is_text = language is not None and bool(before) and bool(after)
    return ToldChange(name, before, after, language, word_diff(before, after) if is_text else ())


def _stem(field: str) -> tuple[str, Language | None]:
    """The name of a field without the language, and the language."""
    stem, _mark, half = field.rpartition("_")
    return (stem, Language(half)) if stem and half in set(Language) else (field, None)


def _value(subject: str, field: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(_answer(one) if field == "answers" else str(one) for one in value)
    kind = _ENUMS.get((subject, field))
    if kind is not None:
        return label(kind(value))
    if field.endswith("_on") and isinstance(value, str):
        return i18n.day(dt.date.fromisoformat(value))
    return str(value)


def _answer(told: str) -> str:
    """What a Side said to a clause that has gone: side and answer with a colon between."""
    side, _mark, answer = told.partition(":")
    return _("%(subject)s: %(which)s", subject=label(Side(side)), which=label(ConsentAnswer(answer)))
