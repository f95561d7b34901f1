"""Quarters and half-years: Roman in either alphabet, in figures or in words; «III квартал», «үшінші тоқсан»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commission.texts.bilingual import Language
from commission.texts.concordance.dates import YEAR
from commission.texts.concordance.findings import FindingKind
from commission.texts.concordance.mentions import Half, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

# Kazakh officials write the Roman numeral with their own letter (WORD.md 5.2).
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WORDS = {
    Language.RU: {"перв": 1, "втор": 2, "трет": 3, "четверт": 4},
    Language.KK: {"бірінші": 1, "екінші": 2, "үшінші": 3, "төртінші": 4},
}
_JOIN = "(?:,? (?:и|және|мен|пен) |, | ?- ?)"
_RU_ONE = "(?:[iі]v|[iі]{1,3}|[1-4](?:-?(?:й|м|го|ый|ом|е))?|(?:перв|втор|трет|четверт)[а-я]{2,4})"
_KK_ONE = "(?:[iі]v|[iі]{1,3}|[1-4](?:-(?:ші|інші))?|(?:бір|ек|үш|төрт)інші)"
_SPAN = {
    Language.RU: re.compile(
        rf"(?<![\w.])(?:(?:начал|середин|кон[ец])[а-я]{{1,2}} )?(?P<which>{_RU_ONE}(?:{_JOIN}{_RU_ONE}){{0,3}}) "
        r"(?P<noun>квартал[а-я]{0,3}\b|кв\.|полугоди[а-я]{1,2}\b|половин[аеуы](?= (?:19|2[01])\d\d))"
        rf"(?: (?P<year>{YEAR})(?: ?(?:года?|году)\b| ?г\.)?)?"
    ),
    Language.KK: re.compile(
        rf"(?:\b(?P<year>{YEAR}) ?(?:жыл(?:ғы|дың|ы)?|ж\.) )?"
        rf"(?<![\w.])(?P<which>{_KK_ONE}(?:{_JOIN}{_KK_ONE}){{0,3}})[ -]"
        r"(?P<noun>тоқсан(?:[а-яәғқңөұүһі]{0,8})\b|жарты ?жылды[қғ][а-яәғқңөұүһі]{0,7}\b|жартысы[а-яі]{0,5}\b)"
    ),
}
_ONE = re.compile(f"{_KK_ONE}|{_RU_ONE}")
_HALVES = ("пол", "жарты")


def quarters(half: Half) -> None:
    """Read the quarters and half-years of a half; a list of them as so many mentions."""

    def understand(match: re.Match[str]) -> Iterator[Mention]:
        year = int(match["year"]) if match["year"] else None
        span = "half" if match["noun"].startswith(_HALVES) else "quarter"
        for one in _ONE.findall(match["which"]):
            number = _number(one, half.language)
            figures = (str(number),) if year is None else (str(number), str(year))
            yield Mention(FindingKind.QUARTER, (span, year, number), match.start(), match.end(), figures)

    half.take(_SPAN[half.language], understand)


def _number(one: str, language: Language) -> int:
    if one[0].isdigit():
        return int(one[0])
    roman = _ROMAN.get(one.replace("і", "i"))
    return roman or next(number for stem, number in _WORDS[language].items() if one.startswith(stem))
