"""What the screen in the hall says of a clause: each half in its own language, the program's words as well."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission.i18n import gettext as _
from commission.i18n import speaking
from commission.labels import label
from commission.models import Side
from commission.texts import Bilingual, Language
from commission.texts.pieces import Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission.models import Clause

# From so many characters in one half on, letters are smaller.
_LONG, _VERY_LONG = 180, 520


@dataclass(frozen=True, slots=True)
class Half:
    """One half of what is shown; ``facts`` are executors and deadline, each with its name."""

    language: Language
    section: str
    kind: str
    text: tuple[Piece, ...]
    note: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """A clause as the hall sees it, the language of the host first."""

    clause_id: int
    wording: int
    number: str
    size: str
    halves: tuple[Half, ...]

    @property
    def tag(self) -> str:
        """Another one as soon as the slide says something else; marks that fade are nothing that it says."""
        told = [[one.section, one.kind, "".join(piece.text for piece in one.text), one.facts] for one in self.halves]
        return hashlib.sha256(json.dumps([self.clause_id, self.number, told]).encode()).hexdigest()[:32]


def slide_of(clause: Clause, before: Bilingual | None = None) -> Slide:
    """The clause as it stands; words that it did not have ``before`` are fresh."""
    most = max(len(clause.text[language]) for language in Language)
    return Slide(
        clause_id=clause.id,
        wording=clause.wording_number,
        number=clause.number,
        size="small" if most > _VERY_LONG else "medium" if most > _LONG else "large",
        halves=tuple(_half(clause, side.language, before) for side in clause.meeting.host_side.in_order),
    )


def _half(clause: Clause, language: Language, before: Bilingual | None) -> Half:
    text = pieces(clause.text[language], before[language] if before else None)
    with speaking(language):
        return Half(
            language=language,
            section=f"{clause.section.number}. {clause.section.title[language]}",
            kind=f"{label(clause.kind)} – {label(clause.side)}" if clause.side else label(clause.kind),
            text=text,
            note=_note(clause, language, text),
            facts=tuple(_facts(clause, language)),
        )


def _note(clause: Clause, language: Language, text: tuple[Piece, ...]) -> str:
    if not clause.text[language]:
        return _("no Russian text") if language is Language.RU else _("no Kazakh text")
    return _("Words in brackets are not agreed yet.") if any(one.is_unagreed for one in text) else ""


def _facts(clause: Clause, language: Language) -> Iterator[tuple[str, str]]:
    assignment = clause.assignment
    if assignment is None:
        return
    names = {Side.RF: _("Executors of the Russian Side"), Side.KZ: _("Executors of the Kazakh Side")}
    day = clause.meeting.first_on
    for side in clause.meeting.host_side.in_order:
        if executors := assignment.executors_of(side):
            yield names[side], "; ".join(one.body.name_on(day).nominative[language] for one in executors)
    if assignment.deadline[language]:
        yield _("Deadline"), assignment.deadline[language]
