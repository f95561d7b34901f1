"""Where the forms of a directory stand in a text, whatever their endings.

Every word of a Russian form may be declined; of a Kazakh form only the last one is, its final consonant voiced before
a vowel. Fleeting vowels and verbs are not followed: a form overlooked costs less than one seen where it is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from commission.texts.bilingual import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Key = TypeVar("Key")

_WORD = re.compile(r"[^\W_]+")
# What may stand between two words of one form.
_GAP = re.compile(r"[\s«»\"„“”‘’'(),/–—-]{0,4}")
_GAP_AFTER_INITIAL = re.compile(r"\.[\s-]{0,2}")
# A form with a blank to fill in is a pattern, not a form.
_BLANK = re.compile(r"[{}…]")
# Shorter words are written as they stand; shorter forms of one word say too little.
_DECLINED, _TELLING = {Language.RU: 4, Language.KK: 3}, 4

_RU_ENDINGS = frozenset(
    """а я о е и ы у ю ь й ой ей ою ею ом ем ам ям ах ях ами ями ов ев ий ый ая яя ое ее ые ие ого его ому ему ым им
    ыми ими ых их ую юю ью ья ье ия ию ии ией иям иями иях""".split()
)
_RU_FINALS = frozenset("аеиоуыюяьй")
# Nouns in -ние, -ция and the like keep their и; participles in -но and infinitives are no nouns.
_RU_NOUN = re.compile(r"(?:[нтв]ие|и[яию])$")
_RU_FIXED = re.compile(r"(?:но|[аеиоуыяё]ть|ться|чь)$")
_KK_ENDING = re.compile(
    r"(?:[лдт][ае]р)?"  # plural
    r"(?:[ыі]?м[ыі]з|с?[ыі])?"  # whose it is
    r"(?:[ндт][ыі]ң?|[ғқ]а|[гк]е|н[ае]|н|н?[дт][ае](?:ғы|гі)?|[ндт][ае]н|[мбп]ен)?"  # case
)
_KK_OWNED = re.compile(r"с?[ыі]$")
_VOICED = {"г": "к", "ғ": "қ", "б": "п"}
# Marks a word that is met only as it stands.
_WHOLE = "."


@dataclass(frozen=True, slots=True)
class Match(Generic[Key]):
    """A form that was met, and its place in the text."""

    key: Key
    start: int
    end: int


def matches(forms: Iterable[tuple[Key, str]], text: str, language: Language) -> list[Match[Key]]:
    """The forms met in a text of that language, in order of place; where they overlap, the longest from the left.

    Several forms may share one place.
    """
    words = list(_WORD.finditer(text))
    stems = [_met(_plain(word.group()), language) for word in words]
    places: dict[str, list[int]] = {}
    for place, met in enumerate(stems):
        for stem in met:
            places.setdefault(stem, []).append(place)
    known = frozenset(places)
    pattern_of = _PATTERNS[language]
    joined = [_is_joined(text, *two) for two in pairwise(words)]
    found: list[Match[Key]] = []
    for key, form in forms:
        pattern = pattern_of(form)
        if not pattern or known.isdisjoint(pattern[0]):
            continue
        for first in {place for stem in pattern[0] for place in places.get(stem, ())}:
            last = first + len(pattern) - 1
            if (
                last < len(words)
                and all(joined[first:last])
                and all(not wanted.isdisjoint(met) for wanted, met in zip(pattern, stems[first:], strict=False))
            ):
                found.append(Match(key, *_with_quotes(text, form, words[first].start(), words[last].end())))
    return list(_longest(found))


def _longest(found: list[Match[Key]]) -> Iterator[Match[Key]]:
    start, end = -1, 0
    for match in sorted(found, key=lambda one: (one.start, -one.end)):
        if match.start >= end or (match.start, match.end) == (start, end):
            start, end = match.start, match.end
            yield match


def _with_quotes(text: str, form: str, start: int, end: int) -> tuple[int, int]:
    """The place with the quotation marks that the form itself begins or ends with."""
    opens = form.startswith("«") and text[:start].endswith("«")
    closes = form.endswith("»") and text[end:].startswith("»")
    return start - opens, end + closes


def _is_joined(text: str, word: re.Match[str], following: re.Match[str]) -> bool:
    between = text[word.end() : following.start()]
    if _GAP.fullmatch(between):
        return True
    return len(word.group()) == 1 and _GAP_AFTER_INITIAL.fullmatch(between) is not None


@lru_cache(maxsize=50_000)
def _russian_pattern(form: str) -> tuple[frozenset[str], ...]:
    """For each word of the form the stems that it may be met by; nothing for what is no form to look for."""
    return tuple(frozenset({_russian_stem(word)}) for word in _telling_words(form))


@lru_cache(maxsize=50_000)
def _kazakh_pattern(form: str) -> tuple[frozenset[str], ...]:
    """The same for a Kazakh form, of which only the last word takes endings."""
    words = _telling_words(form)
    if not words:
        return ()
    *fixed, last = words
    return (*(frozenset({word + _WHOLE}) for word in fixed), _kazakh_stems(last, may_be_owned=bool(fixed)))


_PATTERNS = {Language.RU: _russian_pattern, Language.KK: _kazakh_pattern}


def _telling_words(form: str) -> list[str]:
    words = [_plain(word) for word in _WORD.findall(form)]
    says_little = len(words) == 1 and len(words[0]) < _TELLING
    return [] if says_little or _BLANK.search(form) else words


def _russian_stem(word: str) -> str:
    if len(word) < _DECLINED[Language.RU] or not word.isalpha() or _RU_FIXED.search(word):
        return word + _WHOLE
    if _RU_NOUN.search(word):
        return word[:-1]
    if word[-1] not in _RU_FINALS:
        # the nominative of a noun without an ending, such as «космодром», whose last letters only look like one
        return word
    for length in (3, 2, 1):
        if len(word) - length >= 3 and word[-length:] in _RU_ENDINGS:
            return word[:-length]
    return word


def _kazakh_stems(word: str, *, may_be_owned: bool) -> frozenset[str]:
    if len(word) < _DECLINED[Language.KK] or not word.isalpha():
        return frozenset({word + _WHOLE})
    stem = _KK_OWNED.sub("", word)
    if not may_be_owned or stem == word or len(stem) < _DECLINED[Language.KK]:
        return frozenset({word})
    return frozenset({word, *_unvoiced(stem)})


@lru_cache(maxsize=50_000)
def _met(word: str, language: Language) -> frozenset[str]:
    """The stems by which a word of a text may be met."""
    if language is Language.RU:
        cuts = [(word[:-length], word[-length:]) for length in (1, 2, 3, 4) if len(word) - length >= 3]
        return frozenset({word, word + _WHOLE, *(stem for stem, ending in cuts if ending in _RU_ENDINGS)})
    cuts = [(word[:place], word[place:]) for place in range(_DECLINED[Language.KK], len(word))]
    stems = [(stem, ending) for stem, ending in cuts if _KK_ENDING.fullmatch(ending)]
    voiced = (one for stem, ending in stems if ending[0] in "ыі" for one in _unvoiced(stem))
    return frozenset({word, word + _WHOLE, *(stem for stem, _ in stems), *voiced})


def _unvoiced(stem: str) -> tuple[str, ...]:
    """The stem, and what it is without an ending that voices its final consonant."""
    return (stem, stem[:-1] + _VOICED[stem[-1]]) if stem[-1] in _VOICED else (stem,)


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")
