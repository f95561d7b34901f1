"""Stretches of a text, cut between words: the beginning that names it, a place with a few words around."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

# How much of the text stands on either side, and how much of the stretch itself is shown.
_AROUND, _MOST = 60, 240
_CUT = " … "
# How much of a text without a number names it in a line.
_NAMING = 70


class Excerpt(NamedTuple):
    """The words, and what stands right before and behind them; what is left out is told by dots."""

    before: str
    words: str
    after: str


def beginning(text: str) -> str:
    """The first words, by which a reader tells a text from others."""
    return textwrap.shorten(text, _NAMING, placeholder="…")


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """The stretch between two places, cut out of its text at the ends of words."""
    return Excerpt(_tail(text[:start]), _shortened(text[start:end]), _head(text[end:]))


def _tail(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    return "… " + text[-_AROUND:].partition(" ")[2]


def _head(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    return text[:_AROUND].rpartition(" ")[0] + " …"


def _shortened(text: str) -> str:
    if len(text) <= _MOST:
        return text
    return text[: _MOST // 2].rpartition(" ")[0] + _CUT + text[-_MOST // 2 :].partition(" ")[2]
