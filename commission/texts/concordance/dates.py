"""Days, months and years as both languages name them; what is not understood is left out (WORD.md 5.2)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from commission.texts.bilingual import Language
from commission.texts.concordance.findings import FindingKind
from commission.texts.concordance.kazakh import ABLATIVE
from commission.texts.concordance.mentions import Half, Mention, Span, Way, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

YEAR = r"(?:19|2[01])\d\d"
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|2[01])\d\d)(?![\d]|\.\d)(?: ?(?:г|ж)\.)?")
_LISTED = re.compile(r"(?P<number>\d+)|(?P<span> ?- ?(?=\d)| (?:по|до) )")
# In Russian no day ends so.
_FROM = re.compile(f"(?:{ABLATIVE})$")
_LINKED = {
    Language.RU: re.compile(r",? ?(?:(?:и|или|по|до) |- ?)?"),
    Language.KK: re.compile(r",? ?(?:(?:және|немесе|мен|пен|бен) |- ?)?"),
}


def numeric_dates(half: Half) -> None:
    """«21.03.2024», in either language."""

    def understand(match: re.Match[str]) -> Iterator[Mention]:
        date, month, year = (int(part) for part in match.groups())
        if 1 <= date <= 31 and 1 <= month <= 12:
            yield day(year, month, date, match.span())

    half.take(_NUMERIC, understand)


def day(year: int | None, month: int, date: int, span: Span, way: Way | None = None) -> Mention:
    """A day; its year may be left open."""
    figures = (str(date),) if year is None else (str(date), str(year))
    return Mention(FindingKind.DATE, ("day", year, month, date), *span, figures, way)


def month(year: int | None, number: int, part: str, span: Span, way: Way | None = None) -> Mention:
    """A month or its beginning, middle or end; the bare name of a month may be another word, or a holiday."""
    figures = () if year is None else (str(year),)
    weight = Weight.FIRM if year or part else Weight.SOFT
    return Mention(FindingKind.DATE, ("month", year, number, part), *span, figures, way, weight)


def year_alone(number: int, part: str, span: Span, way: Way | None = None) -> Mention:
    """A year or its beginning, middle or end."""
    return Mention(FindingKind.DATE, ("year", number, part), *span, (str(number),), way)


def day_of_months(date: int, span: Span, way: Way | None = None) -> Mention:
    """A day of whatever month: «10 числа», «10-күніне»."""
    return Mention(FindingKind.DATE, ("day of months", date), *span, (str(date),), way)


def listed(text: str, way: Way | None) -> list[tuple[int, Way | None]]:
    """The numbers of a list, the ends of a span as from and until: «1 и 15», «с 1 по 5», «1–5»."""
    found: list[tuple[int, Way | None]] = []
    opened = False
    for part in _LISTED.finditer(text):
        if part["number"]:
            found.append((int(part["number"]), Way.UNTIL if opened else way))
            opened = False
        elif found:
            found[-1], opened = (found[-1][0], Way.SINCE), True
    return found


def link(half: Half) -> None:
    """Give neighbours the year that only one of them says, in Russian the last one, in Kazakh the first; name spans.

    A dash between two days makes them a span, and so does a Kazakh day right before an "until".
    """
    places = [place for place, one in enumerate(half.mentions) if one.value[0] in {"day", "month"}]
    places.sort(key=lambda place: half.mentions[place].start)
    pairs = list(pairwise(places))
    for first, second in reversed(pairs) if half.language is Language.RU else pairs:
        one, after = half.mentions[first], half.mentions[second]
        # Days of one list overlap; they have their year and way already.
        if one.end > after.start or not (joint := _LINKED[half.language].fullmatch(half.plain, one.end, after.start)):
            continue
        if "-" in joint.group():
            one, after = replace(one, way=Way.SINCE), replace(after, way=Way.UNTIL)
        elif _begins_span(half, one) and after.way is Way.UNTIL:
            one = replace(one, way=Way.SINCE)
        if half.language is Language.RU:
            one = _in_year_of(after, one)
        else:
            after = _in_year_of(one, after)
        half.mentions[first], half.mentions[second] = one, after


def _begins_span(half: Half, one: Mention) -> bool:
    """Whether a Kazakh day stands in the ablative and no word behind it says more: «1 шілдеден»."""
    return one.way is None and bool(_FROM.search(half.plain, one.start, one.end))


def _in_year_of(giver: Mention, taker: Mention) -> Mention:
    """A day or month in the year of its neighbour, where it has none of its own."""
    year = giver.value[1]
    if taker.value[1] is not None or year is None:
        return taker
    kind, _, *rest = taker.value
    return replace(taker, value=(kind, year, *rest), figures=(*taker.figures, str(year)), weight=Weight.FIRM)
