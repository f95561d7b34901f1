"""Names of bodies, people, places and terms by a directory of agreed forms that the caller hands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from commission.texts.bilingual import Language
from commission.texts.concordance.findings import FindingKind
from commission.texts.concordance.kazakh import CASES
from commission.texts.concordance.mentions import Half, Mention, Weight, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
# What may stand between two words of one name.
_GAP = re.compile(r"[\s\-«»\"„“”,.№]{0,4}")
_RU_ENDING = re.compile(
    "(?:а|я|о|е|ы|и|й|у|ю|ь|ой|ей|ом|ем|ого|его|ому|ему|ым|им|ых|их|ую|юю|ая|яя|ое|ее|ые|ие|ый|ий|ью"
    "|ам|ям|ами|ями|ах|ях|ов|ев|ия|ии|ию|ией|ием|ыми|ими)?"
)
_RU_CUT = re.compile("(?:ия|ие|ий|ый|ой|ая|яя|ое|ее|ые|ие|а|я|о|е|ы|и|й|у|ю|ь)$")
# A plural, a possessive and a case, each of which may be missing: «министрліктерінің»; a form that ends in its
# possessive itself has the accusative «-н»: «кешені» – «кешенін».
_KK_ENDING = re.compile(f"(?:[лдт][ае]р)?(?:ы|і|сы|сі|ымыз|іміз)?(?:{CASES}|н)?(?:ғы|гі)?")
_SOFT = {"к": "г", "қ": "ғ", "п": "б"}
# Shorter words, and abbreviations, take no other form than the stored one.
_SHORTEST = 4
# Forms are found by the beginning of their first word.
_KEY = 3


@dataclass(frozen=True, slots=True)
class AgreedForm:
    """One thing and its stored forms per language: nominative, other cases, aliases; ``key`` tells it from others."""

    key: str
    ru: tuple[str, ...]
    kk: tuple[str, ...]

    def __getitem__(self, language: Language) -> tuple[str, ...]:
        return self.ru if language is Language.RU else self.kk


@dataclass(frozen=True, eq=False)
class AgreedForms:
    """The directory as the comparison needs it; made ready at its first use, so keep it as long as it holds."""

    entries: tuple[AgreedForm, ...] = ()

    def found(self, half: Half) -> list[Mention]:
        """The names in a half; a name within a longer one is there, but claims nothing of its own."""
        index = self._index[half.language]
        words = list(_WORD.finditer(half.plain)) if index else []
        mentions, covered = [], 0
        for place, word in enumerate(words):
            ends = _longest(half, words, place, index.get(word.group()[:_KEY], ()))
            for key, end in ends.items():
                whole = end > covered and end == max(ends.values())
                weight = Weight.FIRM if whole and not _is_joined(half, word.start(), end) else Weight.HINT
                mentions.append(Mention(FindingKind.NAME, (key,), word.start(), end, weight=weight))
            covered = max(covered, *ends.values()) if ends else covered
        return mentions

    @cached_property
    def _index(self) -> dict[Language, dict[str, list[_Form]]]:
        return {language: self._by_first_word(language) for language in Language}

    def _by_first_word(self, language: Language) -> dict[str, list[_Form]]:
        index: dict[str, list[_Form]] = {}
        for entry in self.entries:
            if not (entry.ru and entry.kk):
                continue  # one language alone compares with nothing
            for text in entry[language]:
                words = tuple(_form_word(word.group(), language) for word in _WORD.finditer(text))
                if words:
                    index.setdefault(words[0].key, []).append(_Form(entry.key, words))
        return index


NO_FORMS = AgreedForms()


@dataclass(frozen=True, slots=True)
class _FormWord:
    """A word of a stored form: what every form of it begins with, and what may follow."""

    beginnings: tuple[str, ...]
    endings: re.Pattern[str] | None

    @property
    def key(self) -> str:
        return self.beginnings[0][:_KEY]

    def is_met_by(self, word: str) -> bool:
        if self.endings is None:
            return word in self.beginnings
        return any(
            word.startswith(beginning) and self.endings.fullmatch(word, len(beginning)) for beginning in self.beginnings
        )


@dataclass(frozen=True, slots=True)
class _Form:
    key: str
    words: tuple[_FormWord, ...]


def _form_word(word: str, language: Language) -> _FormWord:
    small = plain(word)
    if len(word) < _SHORTEST or word.isupper() or not word.isalpha():
        return _FormWord((small,), None)
    if language is Language.KK:
        softened = small[:-1] + _SOFT.get(small[-1], small[-1])
        return _FormWord((small, softened) if softened != small else (small,), _KK_ENDING)
    stem = _RU_CUT.sub("", small)
    return _FormWord((stem if len(stem) >= _KEY else small,), _RU_ENDING)


def _longest(half: Half, words: list[re.Match[str]], first: int, forms: Iterable[_Form]) -> dict[str, int]:
    """Where each name that begins at a word ends, by its longest form."""
    ends: dict[str, int] = {}
    for form in forms:
        end = _end(half, words[first : first + len(form.words)], form)
        if end is not None:
            ends[form.key] = max(end, ends.get(form.key, 0))
    return ends


def _is_joined(half: Half, start: int, end: int) -> bool:
    """Whether a name is part of a compound, which the other language may write as an adjective: «Ресей-Қазақстан»."""
    return half.plain[max(0, start - 1) : start] == "-" or half.plain[end : end + 1] == "-"


def _end(half: Half, words: list[re.Match[str]], form: _Form) -> int | None:
    """Where a form ends if it is made of these words."""
    if len(words) < len(form.words):
        return None
    for place, expected in enumerate(form.words):
        if not expected.is_met_by(words[place].group()):
            return None
        if place and not _GAP.fullmatch(half.plain, words[place - 1].end(), words[place].start()):
            return None
    return words[len(form.words) - 1].end()
