"""The vocabulary of a paper: what the Word writer and the preview page both walk; knows neither Word nor HTML."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from commission.models import Side
from commission.texts import Language


class ParagraphRole(StrEnum):
    """What a paragraph is in its paper; the writer has a style and the preview a class for each."""

    DRAFT_MARK = "draft_mark"
    TITLE = "title"
    SUBTITLE = "subtitle"
    PLACE = "place"
    DATE = "date"
    PREAMBLE = "preamble"
    SECTION = "section"
    NOTED = "noted"
    DECISION = "decision"
    INSTRUCTION = "instruction"
    STATEMENT = "statement"
    EXECUTORS = "executors"
    DEADLINE = "deadline"
    ANNEX_REFERENCE = "annex_reference"
    CLOSING = "closing"
    SIGNATURE_CAPTION = "signature_caption"
    SIGNATURE_NAME = "signature_name"
    ANNEX_MARK = "annex_mark"
    HEADING = "heading"
    LIST_ENTRY = "list_entry"
    LIST_DETAIL = "list_detail"
    TABLE_HEAD = "table_head"
    TABLE_CELL = "table_cell"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one language."""

    text: str
    language: Language
    # the hidden bookmark round it, such as ``_w17_ru``: the record that the text comes from; empty for the frame
    key: str = ""
    # whether it stands in brackets for something that nobody has written yet
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with the number that Word computes by itself and the preview prints."""

    role: ParagraphRole
    runs: tuple[Run, ...]
    number: str = ""
    # whether it may not stand on another page than what follows
    keeps_next: bool = False

    @property
    def text(self) -> str:
        """What it says, without the number."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class PlaceAndDate:
    """The line under the title: the place on the left, the days on the right."""

    place: Paragraph
    date: Paragraph


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """Where one Side signs: in what quality, and the name."""

    side: Side
    caption: Paragraph
    name: Paragraph


@dataclass(frozen=True, slots=True)
class Signatures:
    """The two places: the Side that keeps the copy signs on the left (alternat, domain.md 3)."""

    left: SignaturePlace
    right: SignaturePlace


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and its share of the width."""

    heading: Paragraph
    share: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose heading is repeated on every page; a cell holds one paragraph."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Paragraph, ...], ...]


Block: TypeAlias = Paragraph | PlaceAndDate | Signatures | Table


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of pages in one language: a text, an annex."""

    language: Language
    blocks: tuple[Block, ...]
    # whether its pages begin at 1 again, the first without a number; otherwise they count on
    begins_anew: bool = True
    is_landscape: bool = False


class PaperKind(StrEnum):
    """What a paper is; file names say it."""

    PROTOCOL = "protocol"
    AGENDA = "agenda"
    DELEGATION = "delegation"
    ACCESS_LIST = "access-list"
    COMPARISON = "comparison"
    ENDORSEMENT = "endorsement"


@dataclass(frozen=True, slots=True)
class Origin:
    """The session that a paper belongs to; the way back from Word finds its records by it."""

    commission: str
    number: int
    meeting_id: int
    protocol_id: int
    # None while the days are being agreed
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in one copy and in one or both languages, ready to be written or shown."""

    kind: PaperKind
    origin: Origin
    title: str
    copy: Side
    languages: tuple[Language, ...]
    parts: tuple[Part, ...]
    # whether brackets may stand in it for what is missing; only a protocol is ever final
    is_draft: bool = True
    # whose delegation it lists; None for every other paper
    side: Side | None = None
