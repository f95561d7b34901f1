"""Official dates in words: the forms of domain.md 4.3, which CLDR does not know."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from commission.texts.bilingual import Language

if TYPE_CHECKING:
    import datetime as dt

NBSP = "\N{NO-BREAK SPACE}"
DASH = "\N{EN DASH}"

_NUMBER = re.compile(r"\d+")
MONTHS_RU_GENITIVE = tuple("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split())


class Form(IntEnum):
    """The form of a Kazakh month: plain, "of", "until", "from", "on"."""

    NOMINATIVE = 0
    ATTRIBUTIVE = 1
    DATIVE = 2
    ABLATIVE = 3
    LOCATIVE = 4
    GENITIVE = 5


_KK = """
қаңтар қаңтардағы қаңтарға қаңтардан қаңтарда қаңтардың
ақпан ақпандағы ақпанға ақпаннан ақпанда ақпанның
наурыз наурыздағы наурызға наурыздан наурызда наурыздың
сәуір сәуірдегі сәуірге сәуірден сәуірде сәуірдің
мамыр мамырдағы мамырға мамырдан мамырда мамырдың
маусым маусымдағы маусымға маусымнан маусымда маусымның
шілде шілдедегі шілдеге шілдеден шілдеде шілденің
тамыз тамыздағы тамызға тамыздан тамызда тамыздың
қыркүйек қыркүйектегі қыркүйекке қыркүйектен қыркүйекте қыркүйектің
қазан қазандағы қазанға қазаннан қазанда қазанның
қараша қарашадағы қарашаға қарашадан қарашада қарашаның
желтоқсан желтоқсандағы желтоқсанға желтоқсаннан желтоқсанда желтоқсанның
"""
MONTHS_KK = tuple(tuple(line.split()) for line in _KK.strip().splitlines())


def month_kk(month: int, form: Form = Form.NOMINATIVE) -> str:
    """A Kazakh month in one of its forms."""
    return MONTHS_KK[month - 1][form]


def in_words(day: dt.date, language: Language) -> str:
    """«21 марта 2024 года», «2024 жылғы 21 наурыз»."""
    return _kk(day, Form.NOMINATIVE) if language is Language.KK else f"{_ru(day)} {_ru_year(day)}"


def says_day(text: str, day: dt.date, language: Language) -> bool:
    """Whether a text names that day, in words with any ending or in figures."""
    if f"{day:%d.%m.%Y}" in text:
        return True
    numbers = set(_NUMBER.findall(text))
    # the vowel that a Kazakh month ends in may change before an ending: қыркүйек, қыркүйегі
    month = month_kk(day.month)[:5] if language is Language.KK else MONTHS_RU_GENITIVE[day.month - 1]
    return {str(day.day), str(day.year)} <= numbers and month in text.casefold()


def attributive(day: dt.date, language: Language) -> str:
    """The date as an attribute: «от 21 марта 2024 года», «2024 жылғы 21 наурыздағы»."""
    return _kk(day, Form.ATTRIBUTIVE) if language is Language.KK else f"от {in_words(day, language)}"


def since(day: dt.date, language: Language) -> str:
    """«с 21 марта 2024 года», «2024 жылғы 21 наурыздан бастап»."""
    return f"{_kk(day, Form.ABLATIVE)} бастап" if language is Language.KK else f"с {in_words(day, language)}"


def until(day: dt.date, language: Language) -> str:
    """«до 30 декабря 2022 года», «2022 жылғы 30 желтоқсанға дейін»."""
    return f"{_kk(day, Form.DATIVE)} дейін" if language is Language.KK else f"до {in_words(day, language)}"


def span_in_words(first: dt.date, last: dt.date, language: Language) -> str:
    """The days of a session for its title line: «17–24 октября 2022 года», «2022 жылғы 17–24 қазан»."""
    return _span(first, last, language, Form.NOMINATIVE)


def on_days(first: dt.date, last: dt.date, language: Language) -> str:
    """The days as a sentence says when: «21 марта 2024 года», «2024 жылғы 21 наурызда», «с 17 по 24 октября …»."""
    if first == last or language is Language.KK:
        return _span(first, last, language, Form.LOCATIVE)
    start = _beginning(first, last, f"{first.day}")
    return f"с {start} по {in_words(last, language)}"


def _beginning(first: dt.date, last: dt.date, day: str) -> str:
    """The first day with as much of month and year as the last does not say."""
    if (first.year, first.month) == (last.year, last.month):
        return day
    return _ru(first) if first.year == last.year else f"{_ru(first)} {_ru_year(first)}"


def _span(first: dt.date, last: dt.date, language: Language, form: Form) -> str:
    if first == last:
        return _kk(first, form) if language is Language.KK else in_words(first, language)
    same_year, same_month = first.year == last.year, (first.year, first.month) == (last.year, last.month)
    if language is Language.RU:
        joint = DASH if same_month else f" {DASH} "
        return f"{_beginning(first, last, str(first.day))}{joint}{in_words(last, language)}"
    if same_month:
        return f"{first.year}{NBSP}жылғы {first.day}{DASH}{last.day}{NBSP}{month_kk(last.month, form)}"
    start = f"{first.year}{NBSP}жылғы {first.day}{NBSP}{month_kk(first.month)}"
    end = f"{last.day}{NBSP}{month_kk(last.month, form)}" if same_year else _kk(last, form)
    return f"{start} {DASH} {end}"


def _ru(day: dt.date) -> str:
    return f"{day.day}{NBSP}{MONTHS_RU_GENITIVE[day.month - 1]}"


def _ru_year(day: dt.date) -> str:
    return f"{day.year}{NBSP}года"


def _kk(day: dt.date, form: Form) -> str:
    return f"{day.year}{NBSP}жылғы {day.day}{NBSP}{month_kk(day.month, form)}"
