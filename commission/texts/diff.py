"""Differences between two versions of a text, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


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
    changes: list[Change] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag == "equal":
            changes.append(Change(ChangeKind.SAME, "".join(before[i1:i2])))
            continue
        if i1 < i2:
            changes.append(Change(ChangeKind.REMOVED, "".join(before[i1:i2])))
        if j1 < j2:
            changes.append(Change(ChangeKind.ADDED, "".join(after[j1:j2])))
    return tuple(changes)
