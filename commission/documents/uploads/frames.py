"""What holds inside an element of a part: in which views it is heard, and whether it is seen."""

from __future__ import annotations

from dataclasses import dataclass

from commission.documents.uploads.transcripts import Transcript


@dataclass(slots=True)
class Frame:
    """What holds inside an element; one that changes nothing shares the frame of the element round it."""

    heard: tuple[Transcript, ...]
    is_hidden: bool = False
    # the letters of an element that holds some
    words: list[str] | None = None
    # the views in which a paragraph has no end of its own
    unended: tuple[Transcript, ...] = ()
    # whether one of several alternatives was taken
    is_taken: bool | None = None
    is_aside: bool = False

    def inner(self) -> Frame:
        """A frame of its own for an element inside."""
        return Frame(self.heard, self.is_hidden)
