"""A half of a text cut into pieces that look different: words changed a moment ago, words that are not agreed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from commission.texts.brackets import brackets
from commission.texts.diff import ChangeKind, word_diff

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text that looks the same all through."""

    text: str
    is_fresh: bool = False
    is_unagreed: bool = False


def pieces(text: str, before: str | None = None) -> tuple[Piece, ...]:
    """The text in reading order; fresh is what ``before``, the text of a moment ago, did not say."""
    fresh = list(_fresh(text, before)) if before is not None else []
    unagreed = [(one.start, one.end) for one in brackets(text)]
    edges = sorted({0, len(text), *(edge for span in (*fresh, *unagreed) for edge in span)})
    return tuple(
        Piece(text[start:end], _covers(fresh, start), _covers(unagreed, start)) for start, end in pairwise(edges)
    )


def _fresh(text: str, before: str) -> Iterator[tuple[int, int]]:
    place = 0
    for change in word_diff(before, text):
        if change.kind is ChangeKind.REMOVED:
            continue
        if change.kind is ChangeKind.ADDED:
            yield place, place + len(change.text)
        place += len(change.text)


def _covers(spans: list[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in spans)
