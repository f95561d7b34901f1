"""Kazakh dates: «2024 жылғы 21 наурызға дейін», «наурыздың 21-іне дейін», «маусымның соңында», «2024–2025 жылдарға»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commission.texts.concordance.dates import YEAR, day, day_of_months, listed, month, year_alone
from commission.texts.concordance.kazakh import CASES, FIGURE_ENDING, GENITIVE, LOCATIVE
from commission.texts.concordance.mentions import Half, Mention, Way
from commission.texts.dates import MONTHS_KK, Form

if TYPE_CHECKING:
    from collections.abc import Iterator

# The last sound of «қыркүйек» turns soft before a vowel.
_NUMBERS = {forms[Form.NOMINATIVE]: number for number, forms in enumerate(MONTHS_KK, 1)} | {"қыркүйег": 9}
_STEM = f"(?:{'|'.join(_NUMBERS)})"
_DAY = rf"\d{{1,2}}(?!\d){FIGURE_ENDING}?"
_JOIN = "(?:,? (?:және|немесе|мен|пен|бен) |, | ?- ?)"
_PART = "(?: (?P<part>бас|орта|соң|аяғ)(?:сы|ы)(?:нда|ндағы|нан|на)?)"
_PARTS = {"бас": "start", "орта": "middle", "соң": "end", "аяғ": "end"}
_AFTER = (
    "(?: (?:(?P<until>(?:дейін|шейін)[а-яәі]*|кешіктір[а-яәі]+|кеш емес|қарай)|(?P<since>бастап)"
    r"|(?P<after>кейін[а-яәі]*|соң))\b)?"
)
_DATE = re.compile(
    rf"\b(?:(?P<year>{YEAR}) ?(?:жыл(?:дағы|ғы|дың|ы)?|ж\.) )?"
    rf"(?:(?<![\d.])(?P<days>{_DAY}(?:{_JOIN}{_DAY}){{0,5}})[ -])?"
    rf"(?P<months>{_STEM}{CASES}?(?:{_JOIN}{_STEM}{CASES}?){{0,3}})\b(?P<monthly> ай(?:лар)?{CASES}?\b)?"
    rf"(?P<dated> (?P<first>\d{{1,2}}){FIGURE_ENDING}(?: бастап)?(?: (?P<last>\d{{1,2}}){FIGURE_ENDING})?)?"
    rf"{_PART}?(?: (?P<later>{YEAR}) ?(?:жыл\b|ж\.))?{_AFTER}"
)
_YEARS = re.compile(
    rf"(?<![\d.,])(?P<years>{YEAR}(?:{_JOIN}{YEAR}){{0,5}}) ?"
    rf"(?:жыл(?:дар)?(?:ғы|{CASES})?\b|жж?\.){_PART}?{_AFTER}"
)
_DAY_OF_MONTHS = re.compile(
    r"(?:(?<![\d.,])(?P<plain>\d{1,2})-күн(?:інен|інде|іне|ін|і)\b"
    rf"|\bай(?:дың|ының) (?P<named>\d{{1,2}}){FIGURE_ENDING}){_AFTER}"
)
_ON = re.compile(rf"(?:{LOCATIVE})$")
_OF = re.compile(rf"(?:{GENITIVE})$")


def kazakh_dates(half: Half) -> None:
    """Read the dates of a Kazakh half."""
    half.take(_DATE, _of_date)
    half.take(_YEARS, _of_years)
    half.take(_DAY_OF_MONTHS, _of_day)


def _of_date(match: re.Match[str]) -> Iterator[Mention]:
    year = int(match["year"] or match["later"] or 0) or None
    months = re.findall(_STEM, match["months"])
    start, end = match.span()
    if match["dated"] and _OF.search(match["months"] + (match["monthly"] or "")):
        first, last = match["first"], match["last"]
        days = listed(f"{first}-{last}" if last else first, _way(match, match["dated"]))
    elif match["dated"]:
        # A number behind another case is not of this date: «2024 жылғы маусымда 3-топ».
        end, days = match.start("dated"), []
    else:
        days = listed(match["days"] or "", _way(match, match["months"]))
    named = [(date, way) for date, way in days if 1 <= date <= 31]
    for date, way in named:
        yield day(year, _NUMBERS[months[0]], date, (start, end), way)
    for name in months[1:] if named else months:
        way = _way(match, match["monthly"] or match["months"]) if len(months) == 1 and end == match.end() else None
        yield month(year, _NUMBERS[name], _part(match), (start, end), way)


def _of_years(match: re.Match[str]) -> Iterator[Mention]:
    for number, way in listed(match["years"], _way(match, "")):
        yield year_alone(number, _part(match), match.span(), way)


def _of_day(match: re.Match[str]) -> Iterator[Mention]:
    yield day_of_months(int(match["plain"] or match["named"]), match.span(), _way(match, ""))


def _way(match: re.Match[str], word: str) -> Way | None:
    """What the word behind the date says, or else the ending of the date itself."""
    for name in ("until", "since", "after"):
        if match[name]:
            return Way(name)
    return Way.ON if _ON.search(word) and not match["part"] else None


def _part(match: re.Match[str]) -> str:
    return _PARTS[match["part"]] if match["part"] else ""
