"""Deadlines: kinds, rules, and the official wording suggested for them in both languages (domain.md 2.3)."""

from __future__ import annotations

import re
from calendar import monthrange
from enum import StrEnum
from typing import TYPE_CHECKING

from commission.texts.bilingual import Bilingual, Language
from commission.texts.dates import MONTHS_RU_GENITIVE, NBSP, Form, in_words, month_kk

if TYPE_CHECKING:
    import datetime as dt


class DeadlineKind(StrEnum):
    """What sort of term an instruction has."""

    DATE = "date"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    PERIOD = "period"
    RECURRING = "recurring"
    NEXT_MEETING = "next_meeting"
    PERMANENT = "permanent"


class PeriodUnit(StrEnum):
    """What a period is counted in; the values are what the rule writes behind the count."""

    WORKING_DAYS = "WD"
    DAYS = "D"
    WEEKS = "W"
    MONTHS = "M"
    YEARS = "Y"


class Rhythm(StrEnum):
    """How often a recurring deadline comes; the values are what the rule begins with."""

    WEEKLY = "FREQ=WEEKLY"
    MONTHLY = "FREQ=MONTHLY"
    QUARTERLY = "FREQ=MONTHLY;INTERVAL=3"
    HALF_YEARLY = "FREQ=MONTHLY;INTERVAL=6"
    YEARLY = "FREQ=YEARLY"


class RuleNotUnderstood(ValueError):  # noqa: N818 -- named for what is wrong
    """A rule that does not fit its kind: ISO 8601 for a period, RFC 5545 for a recurring deadline."""


_ROMAN = ("I", "II", "III", "IV")
_PERIOD = re.compile(r"P(?P<count>[1-9]\d{0,3})(?P<unit>WD|D|W|M|Y)")
_UNITS_RU = {
    "WD": ("рабочего дня", "рабочих дней"),
    "D": ("дня", "дней"),
    "W": ("недели", "недель"),
    "M": ("месяца", "месяцев"),
    "Y": ("года", "лет"),
}
_UNITS_KK = {"WD": "жұмыс күні", "D": "күн", "W": "апта", "M": "ай", "Y": "жыл"}
# How many months a deadline by the calendar spans.
_MONTHS = {DeadlineKind.MONTH: 1, DeadlineKind.QUARTER: 3, DeadlineKind.HALF: 6, DeadlineKind.YEAR: 12}
# (FREQ, INTERVAL) → how often, and the reporting span whose following month is meant
_RHYTHMS = {
    ("MONTHLY", 1): Bilingual("ежемесячно", "ай сайын"),
    ("MONTHLY", 3): Bilingual("ежеквартально", "тоқсан сайын"),
    ("MONTHLY", 6): Bilingual("раз в полгода", "жарты жыл сайын"),
    ("MONTHLY", 12): Bilingual("ежегодно", "жыл сайын"),
    ("YEARLY", 1): Bilingual("ежегодно", "жыл сайын"),
    ("WEEKLY", 1): Bilingual("еженедельно", "апта сайын"),
}
_REPORTED = {
    1: Bilingual("отчётным месяцем", "есепті айдан"),
    3: Bilingual("отчётным кварталом", "есепті тоқсаннан"),
    6: Bilingual("отчётным полугодием", "есепті жартыжылдықтан"),
    12: Bilingual("отчётным годом", "есепті жылдан"),
}


def check_rule(kind: DeadlineKind, rule: str) -> None:
    """Refuse a rule that does not fit the kind with ``RuleNotUnderstood``; kinds without a rule want none."""
    if kind is DeadlineKind.PERIOD:
        if not _PERIOD.fullmatch(rule):
            raise RuleNotUnderstood(rule)
    elif kind is DeadlineKind.RECURRING:
        _recurrence(rule)
    elif rule:
        raise RuleNotUnderstood(rule)


def period_rule(count: int, unit: PeriodUnit) -> str:
    """The rule of a period, such as ``P10WD``."""
    return f"P{count}{unit.value}"


def period_parts(rule: str) -> tuple[int, PeriodUnit] | None:
    """Count and unit of a period's rule, if it is one."""
    found = _PERIOD.fullmatch(rule)
    return (int(found["count"]), PeriodUnit(found["unit"])) if found else None


def recurring_rule(rhythm: str, month_day: int | None) -> str:
    """The rule of a recurring deadline: how often, and by which day of the month where there is one."""
    return f"{rhythm};BYMONTHDAY={month_day}" if month_day else str(rhythm)


def recurring_parts(rule: str) -> tuple[str, int | None] | None:
    """How often and by which day of the month a recurring deadline comes, if the rule is one.

    The first part is a ``Rhythm`` or, for a rhythm without a name, what the rule has in its place.
    """
    try:
        parts = _recurrence(rule)
    except RuleNotUnderstood:
        return None
    day = parts.pop("BYMONTHDAY", None)
    if parts.get("INTERVAL") == "1":
        del parts["INTERVAL"]
    rhythm = ";".join(f"{name}={parts[name]}" for name in ("FREQ", "INTERVAL") if name in parts)
    return rhythm, int(day) if day else None


def last_day(kind: DeadlineKind, on: dt.date) -> dt.date:
    """The day on which a deadline by the calendar ends: the last one of the month, quarter, half or year of ``on``."""
    if kind not in _MONTHS:
        return on
    months = _MONTHS[kind]
    month = -(-on.month // months) * months
    return on.replace(month=month, day=monthrange(on.year, month)[1])


def suggest(kind: DeadlineKind, on: dt.date | None, rule: str = "") -> Bilingual:
    """The wording in both languages; an empty pair rather than a guess where date or rule do not tell enough."""
    if kind is DeadlineKind.NEXT_MEETING:
        return Bilingual("к очередному заседанию Комиссии", "Комиссияның кезекті отырысына дейін")
    if kind is DeadlineKind.PERMANENT:
        return Bilingual("постоянно", "тұрақты негізде")
    if kind is DeadlineKind.PERIOD:
        return _period(rule)
    if kind is DeadlineKind.RECURRING:
        return _recurring(rule)
    return _calendar(kind, on) if on else Bilingual()


def _calendar(kind: DeadlineKind, on: dt.date) -> Bilingual:
    year_ru, year_kk = f"{on.year}{NBSP}года", f"{on.year}{NBSP}жылғы"
    if kind is DeadlineKind.MONTH:
        return Bilingual(
            f"до конца {MONTHS_RU_GENITIVE[on.month - 1]} {year_ru}",
            f"{year_kk} {month_kk(on.month, Form.GENITIVE)} соңына дейін",
        )
    if kind is DeadlineKind.QUARTER:
        quarter = _ROMAN[(on.month - 1) // 3]
        return Bilingual(f"{quarter}{NBSP}квартал {year_ru}", f"{year_kk} {quarter}{NBSP}тоқсан")
    if kind is DeadlineKind.HALF:
        half = _ROMAN[(on.month - 1) // 6]
        return Bilingual(f"{half}{NBSP}полугодие {year_ru}", f"{year_kk} {half}{NBSP}жартыжылдық")
    if kind is DeadlineKind.YEAR:
        return Bilingual(f"до конца {year_ru}", f"{on.year}{NBSP}жылдың соңына дейін")
    return Bilingual(in_words(on, Language.RU), in_words(on, Language.KK))


def _period(rule: str) -> Bilingual:
    found = _PERIOD.fullmatch(rule)
    if not found:
        return Bilingual()
    count, unit = int(found["count"]), found["unit"]
    one, many = _UNITS_RU[unit]
    noun = one if count % 10 == 1 and count % 100 != 11 else many
    return Bilingual(f"в течение {count}{NBSP}{noun}", f"{count}{NBSP}{_UNITS_KK[unit]} ішінде")


def _recurring(rule: str) -> Bilingual:
    try:
        parts = _recurrence(rule)
    except RuleNotUnderstood:
        return Bilingual()
    interval = int(parts.get("INTERVAL", "1"))
    rhythm = _RHYTHMS.get((parts["FREQ"], interval))
    if rhythm is None:
        return Bilingual()
    if "BYMONTHDAY" not in parts:
        return rhythm
    months = 12 if parts["FREQ"] == "YEARLY" else interval
    day, reported = parts["BYMONTHDAY"], _REPORTED[months]
    return Bilingual(
        f"{rhythm.ru}, до {day}{NBSP}числа месяца, следующего за {reported.ru}",
        f"{rhythm.kk}, {reported.kk} кейінгі айдың {day}-күніне дейін",
    )


def _recurrence(rule: str) -> dict[str, str]:
    """The parts of the RFC 5545 rules that deadlines use; ``RuleNotUnderstood`` for any other."""
    pairs = [part.partition("=") for part in rule.split(";")]
    parts = {name: value for name, _, value in pairs}
    known = {"FREQ", "INTERVAL", "BYMONTHDAY"}
    day = parts.get("BYMONTHDAY", "1")
    interval = parts.get("INTERVAL", "1")
    fits = (
        len(parts) == len(pairs)
        and set(parts) <= known
        and parts.get("FREQ") in {"WEEKLY", "MONTHLY", "YEARLY"}
        and interval.isdecimal()
        and len(interval) < 3
        and 1 <= int(interval) <= 24
        and day.isdecimal()
        and len(day) < 3
        and 1 <= int(day) <= 31
        and not (parts["FREQ"] == "WEEKLY" and "BYMONTHDAY" in parts)
    )
    if not fits:
        raise RuleNotUnderstood(rule)
    return parts
