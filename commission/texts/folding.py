"""Keys that search and sorting go by: no database folds or sorts Russian and Kazakh as people do (domain.md 5.1)."""

from __future__ import annotations

import re
import unicodedata

# The 42 letters in their order (domain.md 5.1.3); the key of a letter is its place.
ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
# What a Russian keyboard lacks, for the strip of letters beside a field (UX.md 4).
INSERTED = "ӘәҒғҚқҢңӨөҰұҮүҺһІі«»–№"

_PLAIN = str.maketrans("әғқңөұүһіё", "агкноуухие")
_LOOK_ALIKE = str.maketrans("iyə", "иуа")
_SIGNS = re.compile(r"[«»„“”\"'’‘‹›№#]")
_GAPS = re.compile(r"[\s\-‐-―−_/.,;:()]+")
_CYRILLIC_WORD = re.compile(r"\w*[\u0400-\u04ff]\w*")
_PLACES = {letter: f"{place:02d}" for place, letter in enumerate(ALPHABET)}


def fold(text: str) -> str:
    """The search key: what somebody without a Kazakh keyboard types finds what is written properly."""
    plain = unicodedata.normalize("NFC", text).casefold()
    plain = _CYRILLIC_WORD.sub(lambda word: word.group().translate(_LOOK_ALIKE).translate(_PLAIN), plain)
    return _GAPS.sub(" ", _SIGNS.sub("", plain)).strip()


def sort_key(text: str) -> str:
    """A stored key whose plain ASCII order is that of the 42-letter alphabet: figures, Cyrillic, then Latin."""
    plain = _GAPS.sub(" ", _SIGNS.sub("", unicodedata.normalize("NFC", text).casefold())).strip()
    return "".join(_weight(letter) for letter in plain)


def _weight(letter: str) -> str:
    if letter == " ":
        return "!"
    if letter.isdecimal() and letter.isascii():
        return f"0{letter}"
    if letter in _PLACES:
        return f"c{_PLACES[letter]}"
    return f"x{letter}" if letter.isascii() else f"z{ord(letter):06x}"
