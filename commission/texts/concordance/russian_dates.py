"""Russian dates: «21 марта 2024 года», «с 1 по 5 мая», «до конца июня 2024 года», «2024–2025 годы», «до 10 числа»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commission.texts.concordance.dates import YEAR, day, day_of_months, listed, month, year_alone
from commission.texts.concordance.mentions import Half, Mention, Way

if TYPE_CHECKING:
    from collections.abc import Iterator

# «март» before «ма», the stem of «май».
_STEMS = {
    stem: number
    for number, stem in sorted(
        enumerate("январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр".split(), 1),
        key=lambda numbered: -len(numbered[1]),
    )
}
_MONTH = (
    "(?:(?:январ|феврал|апрел|ию[нл]|сентябр|октябр|ноябр|декабр)(?:[ьяею]|ем)"
    "|(?:март|август)(?:[ауе]|ом)?|ма(?:[йяею]|ем))"
)
_DAY = r"\d{1,2}(?:-?(?:ого|го|е|му|м))?(?!\d)"
_JOIN = "(?:,? (?:и|по|до|или) |, | ?- ?)"
_PART = "(?P<part>начал[аеоу]|середин[аеуы]|кон(?:ец|ца|це|цу))"
_PARTS = {"н": "start", "с": "middle", "к": "end"}
_DATE = re.compile(
    rf"\b(?:{_PART} )?(?:(?<![\d.])(?P<days>{_DAY}(?:{_JOIN}{_DAY}){{0,5}}) )?"
    rf"(?P<months>{_MONTH}(?:{_JOIN}{_MONTH}){{0,3}})\b"
    rf"(?:,? (?P<year>{YEAR})(?![\d-])(?: ?(?:года?|году|годом|годе)\b| ?г\.)?)?"
)
_YEARS = re.compile(
    rf"\b(?:{_PART} )?(?<![\d.,])(?P<years>{YEAR}(?:{_JOIN}{YEAR}){{0,5}}) ?"
    r"(?:год(?:ами|ов|ом|ам|ах|а|у|е|ы)?\b|гг?\.|гг?\b)"
)
_DAY_OF_MONTHS = re.compile(r"(?<![\d.,])(?P<day>\d{1,2})(?:-?(?:ого|го|е|му))? числ(?:а|у|о)\b")
_BEFORE = re.compile(
    r"\b(?:(?P<until>до|по|ко?|не позднее(?: чем)?|не позже)|(?P<since>со?|начиная со?)|(?P<after>после)|(?P<on>от)) $"
)


def russian_dates(half: Half) -> None:
    """Read the dates of a Russian half."""

    def of_date(match: re.Match[str]) -> Iterator[Mention]:
        start, way = _way(half, match.start())
        year = int(match["year"]) if match["year"] else None
        months = re.findall(_MONTH, match["months"])
        if match["days"]:
            for date, own in listed(match["days"], way):
                if 1 <= date <= 31:
                    yield day(year, _number(months[0]), date, (start, match.end()), own)
            months = months[1:]
        for name in months:
            yield month(year, _number(name), _part(match), (start, match.end()), way if len(months) == 1 else None)

    def of_years(match: re.Match[str]) -> Iterator[Mention]:
        start, way = _way(half, match.start())
        for number, own in listed(match["years"], way):
            yield year_alone(number, _part(match), (start, match.end()), own)

    def of_day(match: re.Match[str]) -> Iterator[Mention]:
        start, way = _way(half, match.start())
        yield day_of_months(int(match["day"]), (start, match.end()), way)

    half.take(_DATE, of_date)
    half.take(_YEARS, of_years)
    half.take(_DAY_OF_MONTHS, of_day)


def _way(half: Half, start: int) -> tuple[int, Way | None]:
    """Where a date begins with its preposition, and what the preposition says."""
    found = half.before(start, _BEFORE)
    return (found.start(), Way(found.lastgroup)) if found and found.lastgroup else (start, None)


def _number(name: str) -> int:
    return next(number for stem, number in _STEMS.items() if name.startswith(stem))


def _part(match: re.Match[str]) -> str:
    return _PARTS[match["part"][0]] if match["part"] else ""
