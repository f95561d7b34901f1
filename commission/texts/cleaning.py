"""Text at the door: what is refused, what is put in order, and what is only pointed out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class ControlCharacters(ValueError):  # noqa: N818 -- named for what is wrong
    """The text has characters that break every Word file and feed made from it (TRUST.md, facts)."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class OddityKind(StrEnum):
    """What may be wrong with a text; nothing of it blocks saving."""

    MIXED_SCRIPT = "mixed_script"
    STRAIGHT_QUOTES = "straight_quotes"
    OLD_FONT = "old_font"
    FIXED_ORDER = "fixed_order"


@dataclass(frozen=True, slots=True)
class Oddity:
    """A finding with its place in the text."""

    kind: OddityKind
    start: int
    end: int
    fragment: str


_REFUSED = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    "\ufffe\uffff" + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF)) + "]"
)
# What Word and browsers leave behind unseen: soft hyphens, zero-width spaces and joiners, marks of direction.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LINE_END = re.compile(r"[ \t\u00a0]+(?=\n|$)")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024fə]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_STRAIGHT = re.compile(r"[\"“”„]")
_OLD = re.compile(r"\b\w*[ќўїєґ]\w*", re.IGNORECASE)


def clean(text: str) -> str:
    """NFC, one kind of line break, no trailing blanks; ``ControlCharacters`` for what breaks files."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _REFUSED.search(text):
        raise ControlCharacters(found.start())
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).replace(
        "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
    )
    return _LINE_END.sub("", text).strip("\n \t")


def stripped(text: str) -> str:
    """``clean`` for files that others wrote: what it refuses is left out."""
    return clean(_REFUSED.sub("", text.replace("\r\n", "\n")))


def oddities(text: str) -> tuple[Oddity, ...]:
    """Words of two scripts, straight quotes, letters of old 8-bit Kazakh fonts (domain.md 5.1.6), in order of place."""
    found = [
        Oddity(OddityKind.MIXED_SCRIPT, word.start(), word.end(), word.group())
        for word in _WORD.finditer(text)
        if _LATIN.search(word.group()) and _CYRILLIC.search(word.group())
    ]
    found += [
        Oddity(OddityKind.STRAIGHT_QUOTES, one.start(), one.end(), one.group()) for one in _STRAIGHT.finditer(text)
    ]
    found += [Oddity(OddityKind.OLD_FONT, one.start(), one.end(), one.group()) for one in _OLD.finditer(text)]
    return tuple(sorted(found, key=lambda one: (one.start, one.kind)))
