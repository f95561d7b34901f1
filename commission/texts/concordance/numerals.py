"""Numbers in words, cardinal and ordinal, in every form that official texts use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from commission.texts.bilingual import Language
from commission.texts.concordance.mentions import plain
from commission.texts.ordinals import ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

_RU = """
0 ноль ноля нолю нолем нуль нуля нулю нулем
1 один одна одно одну одного одной одному одним одном
2 два две двух двум двумя оба обе обоих обеих обоим обеим обоими обеими
3 три трех трем тремя
4 четыре четырех четырем четырьмя
5 пять пяти пятью
6 шесть шести шестью
7 семь семи
8 восемь восьми восемью восьмью
9 девять девяти девятью
10 десять десяти десятью
11 одиннадцать одиннадцати одиннадцатью
12 двенадцать двенадцати двенадцатью
13 тринадцать тринадцати тринадцатью
14 четырнадцать четырнадцати четырнадцатью
15 пятнадцать пятнадцати пятнадцатью
16 шестнадцать шестнадцати шестнадцатью
17 семнадцать семнадцати семнадцатью
18 восемнадцать восемнадцати восемнадцатью
19 девятнадцать девятнадцати девятнадцатью
20 двадцать двадцати двадцатью
30 тридцать тридцати тридцатью
40 сорок сорока
50 пятьдесят пятидесяти пятьюдесятью
60 шестьдесят шестидесяти шестьюдесятью
70 семьдесят семидесяти семьюдесятью
80 восемьдесят восьмидесяти восемьюдесятью
90 девяносто девяноста
100 сто ста
200 двести двухсот двумстам двумястами двухстах
300 триста трехсот тремстам тремястами трехстах
400 четыреста четырехсот четыремстам четырьмястами четырехстах
500 пятьсот пятисот пятистам пятьюстами пятистах
600 шестьсот шестисот шестистам шестьюстами шестистах
700 семьсот семисот семистам семьюстами семистах
800 восемьсот восьмисот восьмистам восемьюстами восьмистах
900 девятьсот девятисот девятистам девятьюстами девятистах
1000 тысяча тысячи тысяч тысячу тысяче тысячей тысячам тысячами тысячах
1000000 миллион миллиона миллионов миллиону миллионом миллионе миллионам миллионами миллионах миллионы
1000000000 миллиард миллиарда миллиардов миллиарду миллиардом миллиарде миллиардам миллиардами миллиардах миллиарды
"""
_KK = """
0 нөл
1 бір
2 екі
3 үш
4 төрт
5 бес
6 алты
7 жеті
8 сегіз
9 тоғыз
10 он
20 жиырма
30 отыз
40 қырық
50 елу
60 алпыс
70 жетпіс
80 сексен
90 тоқсан
100 жүз
1000 мың
1000000 миллион
1000000000 миллиард
"""
_REGULAR = "ый ой ая ое ые ого ому ым ом ую ых ыми".split()
_THIRD = "ий ья ье ьи ьего ьему ьим ьем ьей ью ьих ьими".split()
_WITH_ORDINAL = (*range(1, 20), *range(20, 101, 10))
_WORD = re.compile(r"[^\W\d_]+")


def _table(lines: str) -> dict[str, int]:
    rows = (line.split() for line in lines.strip().splitlines())
    return {word: int(value) for value, *words in rows for word in words}


def _russian_ordinals() -> dict[str, int]:
    stems = {number: plain(ordinal(number, Language.RU))[:-2] for number in _WITH_ORDINAL}
    return {stem + ending: number for number, stem in stems.items() for ending in (_THIRD if number == 3 else _REGULAR)}


CARDINALS = {Language.RU: _table(_RU), Language.KK: _table(_KK)}
ORDINALS = {
    Language.RU: _russian_ordinals(),
    Language.KK: {ordinal(number, Language.KK): number for number in (*range(1, 11), *range(20, 101, 10))},
}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in words and its place; ``words`` is of how many words it is made."""

    number: int
    start: int
    end: int
    words: int
    is_ordinal: bool


def numerals(text: str, language: Language) -> Iterator[Numeral]:
    """The numbers in words of a plain text, each as long as it goes: «двадцать пять», «жиырма бес»."""
    cardinals, ordinals = CARDINALS[language], ORDINALS[language]
    words = [word for word in _WORD.finditer(text) if word.group() in cardinals or word.group() in ordinals]
    breaks = [
        number for number, (one, after) in enumerate(pairwise(words), 1) if text[one.end() : after.start()] != " "
    ]
    for first, last in pairwise((0, *breaks, len(words))):
        yield from _composed(words[first:last], language)


def in_words(text: str, language: Language) -> int | None:
    """The cardinal number that a plain text is, if it is one and nothing else."""
    found = list(numerals(text.strip(), language))
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(text.strip()))
    return found[0].number if whole and not found[0].is_ordinal else None


def _composed(words: list[re.Match[str]], language: Language) -> Iterator[Numeral]:
    """Neighbouring words as numbers: a word that cannot go on begins the next number."""
    cardinals, ordinals = CARDINALS[language], ORDINALS[language]
    sums, first = _Sum(language), 0
    for place, word in enumerate(words):
        ends = word.group() not in cardinals
        value = ordinals[word.group()] if ends else cardinals[word.group()]
        if place > first and not sums.takes(value):
            yield Numeral(sums.total, words[first].start(), words[place - 1].end(), place - first, is_ordinal=False)
            sums, first = _Sum(language), place
        sums.add(value)
        if ends:
            yield Numeral(sums.total, words[first].start(), word.end(), place + 1 - first, is_ordinal=True)
            sums, first = _Sum(language), place + 1
    if first < len(words):
        yield Numeral(sums.total, words[first].start(), words[-1].end(), len(words) - first, is_ordinal=False)


class _Sum:
    """A number that grows word by word, from its greatest part to its least."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._done = self._group = 0
        self._room, self._below = 10**12, 1000

    @property
    def total(self) -> int:
        return self._done + self._group

    def takes(self, value: int) -> bool:
        """Whether the number may go on with this word."""
        if value >= 1000:
            return self._group > 0 and value < self._room
        return self._is_times_hundred(value) or 0 < value < self._below

    def add(self, value: int) -> None:
        if value >= 1000:
            self._done += (self._group or 1) * value
            self._group, self._room, self._below = 0, value, 1000
        elif self._is_times_hundred(value):
            self._group, self._below = self._group * 100, 100
        else:
            self._group += value
            self._below = self._least(value)

    def _is_times_hundred(self, value: int) -> bool:
        return self._language is Language.KK and value == 100 and self._group in range(1, 10)

    def _least(self, value: int) -> int:
        """What the next word must stay below: Russian has words of their own from 11 to 19, Kazakh says «он бес»."""
        if value >= 100:
            return 100
        return 10 if value >= 20 or (value == 10 and self._language is Language.KK) else 1
