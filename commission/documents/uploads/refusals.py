"""Why an uploaded file is not let in; the sentences are in ``labels``."""

from __future__ import annotations

from enum import StrEnum


class RefusalKind(StrEnum):
    """What is wrong with an upload (WORD.md 4)."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_HEAVY = "too_heavy"
    UNKNOWN_FORMAT = "unknown_format"
    OTHER_FORMAT = "other_format"
    RENAMED = "renamed"
    ENCRYPTED = "encrypted"

    DAMAGED_ZIP = "damaged_zip"
    CONTRADICTORY_ZIP = "contradictory_zip"
    UNKNOWN_COMPRESSION = "unknown_compression"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    TOO_MANY_PARTS = "too_many_parts"
    UNSAFE_NAME = "unsafe_name"
    DOUBLE_PART = "double_part"

    STRICT = "strict"
    MACROS = "macros"
    EMBEDDED = "embedded"
    UNKNOWN_PART = "unknown_part"
    BROKEN_LINK = "broken_link"
    OUTSIDE = "outside"
    TOO_MANY_PICTURES = "too_many_pictures"

    DOCTYPE = "doctype"
    DAMAGED_PART = "damaged_part"
    FIELD = "field"
    WIDE_CELL = "wide_cell"
    TOO_MANY_PARAGRAPHS = "too_many_paragraphs"
    TOO_LONG = "too_long"

    DAMAGED_PDF = "damaged_pdf"
    ACTIVE_PDF = "active_pdf"


# a fact is shown in a sentence: no longer than a line of it
_LONGEST_FACT = 80


class NotAdmitted(Exception):  # noqa: N818 -- named for what is wrong
    """The file stays outside; ``reason`` and ``facts`` make the sentence that says why."""

    def __init__(self, reason: RefusalKind, **facts: str | int) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.facts = {name: fact[:_LONGEST_FACT] if isinstance(fact, str) else fact for name, fact in facts.items()}
