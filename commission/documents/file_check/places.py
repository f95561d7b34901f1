"""What stands where in a protocol: the names by which a reader finds a paragraph again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from commission.documents.papers import Paragraph, ParagraphRole, PlaceAndDate, Signatures
from commission.texts import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission.documents.papers import Block, Paper, Part


class PlaceKind(StrEnum):
    """What sort of place it is."""

    TITLE = "title"
    PLACE_AND_DATE = "place_and_date"
    PREAMBLE = "preamble"
    SECTION = "section"
    # what was noted or stated in a section: it has no number of its own
    IN_SECTION = "in_section"
    CLAUSE = "clause"
    EXECUTORS = "executors"
    DEADLINE = "deadline"
    CLOSING = "closing"
    SIGNATURES = "signatures"
    ANNEX = "annex"
    # header, footer, note, comment
    AROUND = "around"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """A place, with the number of the clause, section or annex where it has one."""

    kind: PlaceKind
    number: str = ""
    # None where it is in neither: around the text
    language: Language | None = None


_KINDS = {
    ParagraphRole.DRAFT_MARK: PlaceKind.TITLE,
    ParagraphRole.TITLE: PlaceKind.TITLE,
    ParagraphRole.SUBTITLE: PlaceKind.TITLE,
    ParagraphRole.PLACE: PlaceKind.PLACE_AND_DATE,
    ParagraphRole.DATE: PlaceKind.PLACE_AND_DATE,
    ParagraphRole.PREAMBLE: PlaceKind.PREAMBLE,
    ParagraphRole.SECTION: PlaceKind.SECTION,
    ParagraphRole.NOTED: PlaceKind.IN_SECTION,
    ParagraphRole.STATEMENT: PlaceKind.IN_SECTION,
    ParagraphRole.DECISION: PlaceKind.CLAUSE,
    ParagraphRole.INSTRUCTION: PlaceKind.CLAUSE,
    ParagraphRole.EXECUTORS: PlaceKind.EXECUTORS,
    ParagraphRole.DEADLINE: PlaceKind.DEADLINE,
    ParagraphRole.CLOSING: PlaceKind.CLOSING,
    ParagraphRole.SIGNATURE_CAPTION: PlaceKind.SIGNATURES,
    ParagraphRole.SIGNATURE_NAME: PlaceKind.SIGNATURES,
}
_NUMBERED = {PlaceKind.SECTION, PlaceKind.CLAUSE}
_BELOW = {PlaceKind.IN_SECTION, PlaceKind.EXECUTORS, PlaceKind.DEADLINE}


def places(paper: Paper) -> Iterator[tuple[str, Place]]:
    """Every paragraph of a protocol in the order of its Word file: what it says, and its place."""
    for language in paper.languages:
        text, *annexes = (part for part in paper.parts if part.language is language)
        yield from _of_text(text)
        for number, annex in enumerate(annexes, start=1):
            place = Place(PlaceKind.ANNEX, str(number), language)
            yield from ((paragraph.text, place) for paragraph in _paragraphs(annex))


def _of_text(part: Part) -> Iterator[tuple[str, Place]]:
    number = ""
    kind = PlaceKind.TITLE
    for paragraph in _paragraphs(part):
        # a reference to an annex belongs to what stands before it
        kind = _KINDS.get(paragraph.role, kind)
        if kind in _NUMBERED:
            number = paragraph.number.removesuffix(".")
        elif kind is PlaceKind.IN_SECTION:
            number = number.partition(".")[0]
        yield paragraph.text, Place(kind, number if kind in _NUMBERED | _BELOW else "", part.language)


def _paragraphs(part: Part) -> Iterator[Paragraph]:
    for block in part.blocks:
        yield from _inside(block)


def _inside(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
    elif isinstance(block, PlaceAndDate):
        yield from (block.place, block.date)
    elif isinstance(block, Signatures):
        yield from (block.left.caption, block.right.caption, block.left.name, block.right.name)
    else:
        yield from (column.heading for column in block.columns)
        for row in block.rows:
            yield from row
