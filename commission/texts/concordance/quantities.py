"""Numbers in figures and in words, with what they count; the numbers that nobody read before."""

from __future__ import annotations

import re
from decimal import Decimal

from commission.texts.bilingual import Language
from commission.texts.concordance.findings import FindingKind
from commission.texts.concordance.kazakh import CASES
from commission.texts.concordance.mentions import BLANK, Half, Mention, Weight
from commission.texts.concordance.numerals import Numeral, in_words, numerals
from commission.texts.concordance.units import counted

# Longer rows of figures are compared as they stand.
_LONGEST = 15
_FIGURES = re.compile(r"(?P<whole>\d{1,3}(?: \d{3}){1,4}(?!\d)|\d+)(?P<decimal>,\d+)?(?P<more>(?:[.:/]\d+)*)")
_ENDING = {
    Language.RU: re.compile(r"-(?:(?P<ordinal>ый|ий|ой|ая|ое|ые|ого|ому|ом|ым|ых|ми|го|му|й|я|е|м|х)|[а-я]{1,2})\b"),
    Language.KK: re.compile(r"-(?P<ordinal>[а-яәғқңөұүһі]{1,30})\b"),
}
_KK_CASE = re.compile(CASES)
_SCALE = re.compile(
    r" ?(?:(?P<thousand>тыс\.|тысяч[а-я]{0,3}\b|мың(?:нан|ға|да|ды|ның|ы)?\b)"
    r"|(?P<million>млн\b\.?|миллион[а-яғі]{0,4}\b)|(?P<milliard>млрд\b\.?|миллиард[а-яғі]{0,4}\b))"
)
_TIMES = {"thousand": 10**3, "million": 10**6, "milliard": 10**9}
_IN_BRACKETS = re.compile(r" ?\(([^()\d\0]{2,90})\)")
_FIGURES_IN_BRACKETS = re.compile(r" \((\d{1,12})\)")
_ROMAN = re.compile(r"(?<![^\W_])[IІVXХ]{2,7}(?![^\W_])")
_ROMAN_VALUES = {"X": 10, "Х": 10, "V": 5, "I": 1, "І": 1}
# «тоқсан» alone is ninety, and a quarter of a year far more often.
_NINETY = "тоқсан"


def quantities(half: Half) -> list[tuple[int, int]]:
    """Read the numbers that are left; returned are the places where figures and words of one number differ."""
    differing: list[tuple[int, int]] = []
    half.keep(
        [
            _from_words(half, numeral, differing)
            for numeral in numerals(half.left, half.language)
            if not _belongs_to_figures(half, numeral)
        ]
    )
    half.keep([_from_figures(half, match, differing) for match in _FIGURES.finditer(half.left)])
    half.keep(
        [
            Mention(FindingKind.ORDINAL, (value := _roman(match.group()),), *match.span(), (value,))
            for match in _ROMAN.finditer(half.text)
            if half.left[match.start()] != BLANK
        ]
    )
    return differing


def _belongs_to_figures(half: Half, numeral: Numeral) -> bool:
    """Whether the words only repeat or scale figures: «5 (пять)», «5 миллионов», «5 (пять) миллионов»."""
    around = half.plain[max(0, numeral.start - 2) : numeral.start]
    bracketed = around.endswith("(") and half.plain[numeral.end : numeral.end + 1] == ")"
    scaling = numeral.number >= 1000 and numeral.words == 1 and (around[:1].isdigit() or around[:1] in {")", "."})
    return bracketed or scaling


def _from_words(half: Half, numeral: Numeral, differing: list[tuple[int, int]]) -> Mention:
    value, end = numeral.number, numeral.end
    if figures := _FIGURES_IN_BRACKETS.match(half.plain, end):
        end = figures.end()
        if int(figures[1]) != value:
            differing.append((numeral.start, end))
        return counted(half, str(int(figures[1])), (numeral.start, end))
    return counted(half, str(value), (numeral.start, end), _claim(half, numeral), is_ordinal=numeral.is_ordinal)


def _claim(half: Half, numeral: Numeral) -> Weight:
    """One is often an article, two are often "both", an ordinal often another word."""
    if numeral.is_ordinal:
        return Weight.SOFT
    if numeral.number == 1 or half.plain[numeral.start : numeral.end] == _NINETY:
        return Weight.HINT
    return Weight.SOFT if numeral.words == 1 and numeral.number in {2, 100, 1000, 10**6, 10**9} else Weight.FIRM


def _from_figures(half: Half, match: re.Match[str], differing: list[tuple[int, int]]) -> Mention:
    start, end = match.span()
    ending = _ENDING[half.language].match(half.plain, end)
    is_ordinal = bool(ending and ending["ordinal"])
    if ending and half.language is Language.KK and (is_case := _KK_CASE.fullmatch(ending["ordinal"])):
        is_ordinal = not is_case
    unit = counted(half, "", (start, end))
    if ending and unit.kind is FindingKind.NUMBER:
        end = ending.end()
    end, before = _in_brackets(half, end)
    scale = _SCALE.match(half.plain, end)
    times = _TIMES[scale.lastgroup] if scale and scale.lastgroup else 1
    end, behind = _in_brackets(half, scale.end() if scale else end)
    exact = _exact(match, is_scaled=times > 1)
    value = match.group() if exact is None else _written(exact * times)
    if exact is not None and not {before, behind} <= {None, exact, exact * times}:
        differing.append((start, end))
    # Figures within a word name a thing: «А4», «км2»; zeros are minutes, «10 ч. 00 мин.».
    is_weak = (start and half.plain[start - 1].isalpha()) or exact == 0
    weight = Weight.SOFT if is_weak else Weight.FIRM
    return counted(half, value, (start, end), weight, is_ordinal=is_ordinal)


def _in_brackets(half: Half, end: int) -> tuple[int, int | None]:
    """The number in words that stands in brackets at a place, and where the brackets end."""
    found = _IN_BRACKETS.match(half.plain, end)
    number = in_words(found[1], half.language) if found else None
    return (found.end(), number) if found and number is not None else (end, None)


def _exact(match: re.Match[str], *, is_scaled: bool) -> Decimal | None:
    """The number that figures write, if they write one: not «10:30», not «3.2», not a row beyond reason."""
    whole, decimal, more = match["whole"].replace(" ", ""), (match["decimal"] or "").replace(",", "."), match["more"]
    if is_scaled and more.count(".") == 1 and more[1:].isdecimal() and not decimal:
        decimal, more = more, ""
    return None if more or len(whole + decimal) > _LONGEST else Decimal(whole + decimal)


def _written(number: Decimal) -> str:
    """One way of writing for one number: no zeros at either end, no exponent."""
    return f"{number.normalize():f}"


def _roman(letters: str) -> str:
    values = [_ROMAN_VALUES[letter] for letter in letters]
    return str(sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)))
