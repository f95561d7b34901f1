"""Cyrillic words in Latin letters, for the short words by which session files name records."""

from __future__ import annotations

import re
import unicodedata

_LATIN = dict(
    zip(
        "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
        "a a b v g g d e e zh z i i k k l m n n o o p r s t u u u f kh h ts ch sh shch . y i . e yu ya".split(),
        strict=True,
    )
) | {"ъ": "", "ь": ""}
_WORD = re.compile(r"[a-z0-9]+")


def codeword(text: str, *, most: int) -> str:
    """The first words of a text in Latin letters, joined by hyphens: ``minpromtorg-rossii``.

    It begins with a letter and has at most ``most`` characters; nothing is left of a text without letters.
    """
    plain = unicodedata.normalize("NFC", text).casefold()
    words = _WORD.findall("".join(_LATIN.get(letter, letter) for letter in plain))
    while words and words[0][0].isdigit():
        del words[0]
    found = "".join(words[:1])[:most]
    for word in words[1:]:
        if len(found) + 1 + len(word) > most:
            break
        found = f"{found}-{word}"
    return found
