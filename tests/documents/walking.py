"""Reading a paper as people do, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.documents.papers import Paragraph, ParagraphRole, PlaceAndDate, Signatures, Table
from commission.texts.dates import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission.documents.papers import Paper, Part
    from commission.models import Side
    from commission.texts import Language


def paragraphs(part: Part) -> Iterator[Paragraph]:
    """Every paragraph of a part in reading order."""
    for block in part.blocks:
        match block:
            case Paragraph():
                yield block
            case PlaceAndDate():
                yield from (block.place, block.date)
            case Signatures():
                for place in (block.left, block.right):
                    yield from (place.caption, place.name)
            case Table():
                yield from (column.heading for column in block.columns)
                for row in block.rows:
                    yield from row


def read(paragraph: Paragraph) -> str:
    """What a paragraph says, its number in front, all spaces plain."""
    return " ".join(filter(None, (paragraph.number, paragraph.text))).replace(NBSP, " ")


def texts(paper: Paper, role: ParagraphRole, language: Language) -> list[str]:
    """What the paragraphs of one role say in one language."""
    return [
        read(one) for part in paper.parts if part.language is language for one in paragraphs(part) if one.role is role
    ]


def signatures(paper: Paper, language: Language) -> list[tuple[Side, str, str]]:
    """Who signs in a text, from left to right."""
    blocks = [block for part in paper.parts if part.language is language for block in part.blocks]
    return [
        (place.side, read(place.caption), read(place.name))
        for block in blocks
        if isinstance(block, Signatures)
        for place in (block.left, block.right)
    ]
