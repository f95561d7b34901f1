"""Days off of the two countries, each named in its country's own language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import holidays

from commission.texts.bilingual import Bilingual, Language

if TYPE_CHECKING:
    from holidays import HolidayBase

_COUNTRIES = {Language.RU: "RU", Language.KK: "KZ"}
_WEEKDAYS = {5: Bilingual("суббота", "сенбі"), 6: Bilingual("воскресенье", "жексенбі")}


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day on which one of the two countries does not work; the language of the name tells which."""

    day: dt.date
    language: Language
    name: str


def days_off_on(day: dt.date) -> tuple[DayOff, ...]:
    """What the day is in either country where it is no working day: a holiday by its name, or a day of the weekend.

    A Saturday that a government made a working day is none.
    """
    return tuple(
        DayOff(day, language, _calendar(language).get(day) or _WEEKDAYS[day.weekday()][language])
        for language in Language
        if not _calendar(language).is_working_day(day)
    )


def days_off_between(first: dt.date, last: dt.date) -> tuple[DayOff, ...]:
    """The days off of either country among the days from the first to the last, both included."""
    days = (first.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
    return tuple(found for day in days for found in days_off_on(day))


@cache
def _calendar(language: Language) -> HolidayBase:
    """The calendar of a country; it fills itself up by the years that are asked for."""
    return holidays.country_holidays(_COUNTRIES[language], language=language.value)
