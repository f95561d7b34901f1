"""How a paper speaks: records put into runs of one language and copy, a bracketed gap where something is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from commission.documents.papers import formulae
from commission.documents.papers.gaps import Gap
from commission.documents.papers.tree import Paragraph, ParagraphRole, Run
from commission.models import Meeting, Side
from commission.texts import Language
from commission.texts.dates import on_days, span_in_words
from commission.texts.gaps import PRINTED, GapKind
from commission.texts.ordinals import Case, ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from commission.base import Base, Identified
    from commission.models import Attendance, Body, Person
    from commission.texts import Bilingual

Runs: TypeAlias = tuple[Run, ...]
Piece: TypeAlias = str | Runs

_SLOT = re.compile(r"\{(\w+)\}")
_IN_WORDS_UP_TO = 199


@dataclass(slots=True)
class Voice:
    """One session in one language and one copy; ``gaps`` fills up with whatever had to be left in brackets."""

    meeting: Meeting
    copy: Side
    language: Language
    gaps: dict[Gap, None] = field(default_factory=dict)

    def say(self, formula: Bilingual, **pieces: Piece) -> Runs:
        """The formula in this language, its slots filled with these pieces."""
        runs: list[Run] = []
        for place, bit in enumerate(_bits(formula[self.language])):
            piece = pieces[bit] if place % 2 else bit
            runs.extend(self.plain(piece) if isinstance(piece, str) else piece)
        return _merged(runs)

    def sentence(self, formula: Bilingual, **pieces: Piece) -> Runs:
        """The formula as a sentence: whatever stands first begins with a capital."""
        first, *rest = self.say(formula, **pieces)
        capital = first.text[:1].upper() + first.text[1:]
        return (Run(capital, first.language, first.key, first.is_gap), *rest)

    def line(self, role: ParagraphRole, formula: Bilingual, **pieces: Piece) -> Paragraph:
        """A paragraph that is one formula."""
        return Paragraph(role, self.say(formula, **pieces))

    def plain(self, text: str) -> Runs:
        """Words of the frame."""
        return (Run(text, self.language),) if text else ()

    def gap(self, kind: GapKind, record: Base, where: str = "", key: str = "") -> Runs:
        """Brackets for something missing, noted for the list."""
        self.gaps[Gap(kind, self.language, record, where)] = None
        return (Run(PRINTED[kind][self.language], self.language, key, is_gap=True),)

    def text(self, pair: Bilingual, kind: GapKind, record: Base, where: str = "", key: str = "") -> Runs:
        """The half of a pair in this language, or its gap."""
        if half := pair[self.language]:
            return (Run(half, self.language, key),)
        return self.gap(kind, record, where, key)

    def key(self, letter: str, record: Identified) -> str:
        """The name of the hidden bookmark of a text: a letter for its kind, the record's id, the language."""
        return f"_{letter}{record.id}_{self.language}"

    @property
    def commission(self) -> Runs:
        """The commission's name in the genitive, as this copy turns it."""
        commission = self.meeting.commission
        return self.text(commission.name_in(self.copy).genitive, GapKind.NAME, commission)

    @property
    def short(self) -> str:
        """The short form that stands after "hereinafter"."""
        commission = self.meeting.commission
        return commission.short[self.language] or formulae.SHORT[commission.kind][self.language]

    @property
    def body(self) -> str:
        """What the sentences call the commission, in the genitive."""
        return formulae.BODY[self.meeting.commission.kind][self.language]

    @property
    def ordinals(self) -> dict[str, str]:
        """The number of the session in words, in both cases; in figures where it is beyond words."""
        number = self.meeting.number
        if number > _IN_WORDS_UP_TO:
            nominative, genitive = ("-е", "-го") if self.language is Language.RU else ("-ші", "-ші")
            return {"ordinal": f"{number}{nominative}", "ordinal_genitive": f"{number}{genitive}"}
        return {
            "ordinal": ordinal(number, self.language),
            "ordinal_genitive": ordinal(number, self.language, Case.GENITIVE),
        }

    @property
    def place(self) -> Runs:
        """The place for the line under the title, as the Side that keeps the copy writes it."""
        return self.text(self.meeting.place_in(self.copy), GapKind.PLACE, self.meeting)

    @property
    def where(self) -> Runs:
        """The place in the form that sentences need."""
        return self.text(self.meeting.place_locative_in(self.copy), GapKind.PLACE_IN_SENTENCE, self.meeting)

    @property
    def days(self) -> Runs:
        """The days for the line under the title."""
        first, last = self.meeting.first_on, self.meeting.last_on
        if first is None or last is None:
            return self.gap(GapKind.DAYS, self.meeting)
        return self.plain(span_in_words(first, last, self.language))

    @property
    def when(self) -> Runs:
        """The days as a sentence says when."""
        first, last = self.meeting.first_on, self.meeting.last_on
        if first is None or last is None:
            return self.gap(GapKind.DAYS, self.meeting)
        return self.plain(on_days(first, last, self.language))

    @property
    def last_day(self) -> Runs:
        """The day on which the protocol is made: the last of the session."""
        day = self.meeting.last_on
        return self.gap(GapKind.DAYS, self.meeting) if day is None else self.plain(on_days(day, day, self.language))

    def initials(self, person: Person) -> Runs:
        """Initials and surname, as sentences and signatures write them."""
        name = person.name_in(self.language)
        return self.plain(name.with_initials) if name.surname else self.gap(GapKind.PERSON, person, person.code)

    def full_name(self, person: Person) -> Runs:
        """The whole name, as lists write it."""
        name = person.name_in(self.language)
        return self.plain(person.full_name(self.language)) if name.surname else self.initials(person)

    def post(self, one: Attendance, key: str = "") -> Runs:
        """The post as this copy words it, frozen on the day."""
        name = one.person.name_in(self.language)
        return self.text(one.post_in(self.copy), GapKind.POST, one, name.with_initials, key)

    def name_of(self, body: Body) -> Runs:
        """The name that a body had on the first day of the session."""
        return self.text(body.name_on(self.meeting.first_on).nominative, GapKind.NAME, body, body.code)

    def series(self, parts: Iterable[Runs], separator: str = ", ") -> Runs:
        """Several pieces one after the other."""
        runs: list[Run] = []
        for part in parts:
            runs += [*(self.plain(separator) if runs else ()), *part]
        return _merged(runs)

    def keyed(self, runs: Runs, key: str) -> Runs:
        """The runs as one bookmarked text; a text with a gap in it is not worth finding again."""
        return (Run(runs[0].text, self.language, key),) if len(runs) == 1 and not runs[0].is_gap else runs

    def post_and_name(self, one: Attendance) -> Runs:
        """The post and then the name, as the preamble names a co-chair."""
        return _merged([*self.post(one), Run(" ", self.language), *self.initials(one.person)])


@cache
def _bits(formula: str) -> list[str]:
    """Words of the frame and names of slots in turn."""
    return _SLOT.split(formula)


def _merged(runs: list[Run]) -> Runs:
    """Neighbouring words of the frame in one run."""
    return tuple(_joined(runs))


def _joined(runs: list[Run]) -> Iterator[Run]:
    kept: Run | None = None
    for run in runs:
        if kept and not (kept.key or run.key or kept.is_gap or run.is_gap) and kept.language is run.language:
            kept = Run(kept.text + run.text, run.language)
            continue
        if kept:
            yield kept
        kept = run
    if kept:
        yield kept
