"""What a check of a file says: a verdict, and where the text is another one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from commission.documents.file_check.places import Place
from commission.models import Side
from commission.texts import Language


class Verdict(StrEnum):
    """What a file is."""

    SAME_BYTES = "same_bytes"
    SAME_TEXT = "same_text"
    OTHER_TEXT = "other_text"
    # not a text of this protocol at all
    STRANGE = "strange"
    # a PDF whose bytes nobody registered: its words cannot be compared
    UNREADABLE = "unreadable"


class DeviationKind(StrEnum):
    """What is otherwise at one place of a text."""

    CHANGED = "changed"
    # letters of another alphabet that no eye tells from the registered ones
    LOOK_ALIKE = "look_alike"
    MISSING = "missing"
    ADDED = "added"
    MOVED = "moved"
    # the words are there, yet a reader does not see all of them
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Deviation:
    """One paragraph that is not as registered, at the place where it stands or would stand."""

    kind: DeviationKind
    place: Place
    # as registered, and as the file has it; empty where it has none
    registered: str
    found: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How far a file says what is registered, read in one way."""

    deviations: tuple[Deviation, ...]
    # whether it was read with all tracked changes rejected
    is_original: bool = False
    # whether, read so, it is no text of this protocol at all
    is_strange: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict on one file; ``copy`` and ``languages`` name the registered text that it is, or is nearest to."""

    verdict: Verdict
    copy: Side | None = None
    languages: tuple[Language, ...] = ()
    # one, or two where the file has tracked changes
    readings: tuple[Reading, ...] = ()
