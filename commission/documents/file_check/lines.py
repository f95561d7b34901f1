"""Paragraphs made comparable: what a re-saved or retyped file may have otherwise is no difference."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from commission.texts.look_alikes import seen_as

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commission.documents.uploads import WordParagraph

_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")
# Programs put other blanks, dashes and quotation marks for those that were typed: none of them says anything else.
_DASHES = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{MINUS SIGN}"
_QUOTES = "«»„“”‟‹›‚‘’‛'"
_SIGNS = str.maketrans({**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_QUOTES, '"'), "…": "..."})


@dataclass(frozen=True)
class Line:
    """A paragraph in which something stands."""

    text: str
    keys: tuple[str, ...] = ()
    is_hidden: bool = False

    @cached_property
    def plain(self) -> str:
        """What counts of it: two lines that say the same are equal."""
        return _BLANKS.sub(" ", self.text.translate(_SIGNS)).strip()

    @cached_property
    def words(self) -> Counter[str]:
        """Its words as an eye reads them, for telling how near two lines are."""
        return Counter(_WORD.findall(seen_as(self.plain)))


def lines(paragraphs: Iterable[WordParagraph]) -> tuple[Line, ...]:
    """The paragraphs that have a letter or a figure."""
    told = (Line(one.text, one.keys, one.is_hidden) for one in paragraphs)
    return tuple(line for line in told if line.words)


def words_of(said: Iterable[Line]) -> Counter[str]:
    """All words of a text."""
    found: Counter[str] = Counter()
    for line in said:
        found.update(line.words)
    return found


def weight(words: Counter[str]) -> int:
    """How many letters words have, each as often as it is there."""
    return sum(len(word) * count for word, count in words.items())
