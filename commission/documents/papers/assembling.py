"""What every paper has: its head, the line with place and date, and how it is put together from its languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from commission.documents.papers.gaps import PaperHasGaps
from commission.documents.papers.tree import (
    Origin,
    Paper,
    PaperKind,
    Paragraph,
    ParagraphRole,
    Part,
    PlaceAndDate,
)
from commission.documents.papers.voice import Voice
from commission.texts import Bilingual, Language

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from commission.documents.papers.gaps import Gap
    from commission.models import Meeting, Side

Build: TypeAlias = "Callable[[Voice], tuple[Part, ...]]"


def put_together(
    kind: PaperKind,
    meeting: Meeting,
    copy: Side,
    languages: Collection[Language],
    build: Build,
    *,
    side: Side | None = None,
    is_draft: bool = True,
) -> Paper:
    """A paper of what ``build`` makes in each language, in the copy's order.

    A final one has no gaps in either language, whichever is asked for: the texts are equal.
    """
    gaps: dict[Gap, None] = {}
    in_order = tuple(one for one in (copy.language, copy.language.other) if one in languages)
    spoken = in_order if is_draft else tuple(Language)
    parts = {language: build(Voice(meeting, copy, language, gaps)) for language in spoken}
    if gaps and not is_draft:
        raise PaperHasGaps(tuple(gaps))
    return Paper(
        kind,
        _origin(meeting),
        _title(parts[in_order[0]][0]),
        copy,
        in_order,
        tuple(part for language in in_order for part in parts[language]),
        is_draft,
        side,
    )


def head(voice: Voice, type_word: Bilingual, of_what: Bilingual) -> tuple[Paragraph, Paragraph]:
    """The two lines of a title; in Kazakh the word for the kind of paper comes last (domain.md 2.1)."""
    upper = voice.line(ParagraphRole.TITLE, type_word)
    lower = voice.line(ParagraphRole.SUBTITLE, of_what, commission=voice.commission, **voice.ordinals)
    return (upper, lower) if voice.language is Language.RU else (lower, upper)


def place_and_date(voice: Voice) -> PlaceAndDate:
    """Where and when, under the title."""
    return PlaceAndDate(
        Paragraph(ParagraphRole.PLACE, voice.place),
        Paragraph(ParagraphRole.DATE, voice.days),
    )


def _origin(meeting: Meeting) -> Origin:
    return Origin(meeting.commission.code, meeting.number, meeting.id, meeting.protocol.id, meeting.last_on)


def _title(part: Part) -> str:
    """The name that the file carries inside: the lines of the title in one."""
    lines = (block for block in part.blocks if isinstance(block, Paragraph))
    return " ".join(line.text for line in lines if line.role in {ParagraphRole.TITLE, ParagraphRole.SUBTITLE})
