"""Differences between two versions of a text, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby, takewhile
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# A blank goes with the word behind it: as a token of its own it would match everywhere, in quadratic time.
_TOKEN = re.compile(r"\s*(?:\w+|[^\w\s])|\s+$")
# From so many tokens on, words that come again and again no longer begin a match.
_LONG = 1000


class ChangeKind(StrEnum):
    """What happened to a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of text that stayed, went or came."""

    kind: ChangeKind
    text: str


def word_diff(old: str, new: str) -> tuple[Change, ...]:
    """The stretches that lead from the old text to the new one, in reading order; removals before additions."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(a=_words(before), b=_words(after), autojunk=len(after) > _LONG)
    stretches: list[tuple[ChangeKind, str]] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            for gone, come in zip(before[i1:i2], after[j1:j2], strict=True):
                stretches += _same_word(gone, come)
        else:
            stretches += _other_words("".join(before[i1:i2]), "".join(after[j1:j2]))
    return tuple(_joined(stretches))


def _words(tokens: list[str]) -> list[str]:
    return [token.lstrip() for token in tokens]


def _same_word(gone: str, come: str) -> Iterator[tuple[ChangeKind, str]]:
    """A word that stayed; the blank before it may be another one."""
    word = come.lstrip()
    if gone != come:
        yield ChangeKind.REMOVED, gone.removesuffix(word)
        yield ChangeKind.ADDED, come.removesuffix(word)
        come = word
    yield ChangeKind.SAME, come


def _other_words(gone: str, come: str) -> Iterator[tuple[ChangeKind, str]]:
    """Words in the place of others; the blank before both stayed."""
    shared = takewhile(lambda pair: pair[0] == pair[1] and pair[0].isspace(), zip(gone, come, strict=False))
    blank = "".join(one for one, _ in shared)
    yield ChangeKind.SAME, blank
    yield ChangeKind.REMOVED, gone.removeprefix(blank)
    yield ChangeKind.ADDED, come.removeprefix(blank)


def _joined(stretches: list[tuple[ChangeKind, str]]) -> Iterator[Change]:
    """Neighbours of one kind as one stretch, empty ones left out."""
    told = (stretch for stretch in stretches if stretch[1])
    for kind, group in groupby(told, key=itemgetter(0)):
        yield Change(kind, "".join(text for _, text in group))
