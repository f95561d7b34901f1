"""Letters of one alphabet that look like letters of another: an eye does not tell them apart, a search does."""

from __future__ import annotations

# Latin and Greek letters, and the Cyrillic ones that a reader takes them for.
_LATIN = "ABCEHKMOPTXYaceopxyhiIjJsSəƏ"
_CYRILLIC_FOR_LATIN = "АВСЕНКМОРТХУасеорхуһіІјЈѕЅәӘ"
_GREEK = "ΑΒΕΗΙΚΜΟΡΤΧνορϳ"
_CYRILLIC_FOR_GREEK = "АВЕНІКМОРТХѵорј"
_SEEN = str.maketrans(_LATIN + _GREEK, _CYRILLIC_FOR_LATIN + _CYRILLIC_FOR_GREEK)


def seen_as(text: str) -> str:
    """The text as an eye reads it: what looks like a Cyrillic letter is one; two texts that look alike become equal."""
    return text.translate(_SEEN)
