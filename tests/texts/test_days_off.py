"""Days off of the two countries, each named in its own language."""

from __future__ import annotations

import datetime as dt

from commission.texts import Language
from commission.texts.days_off import DayOff, days_off_between, days_off_on


def test_a_holiday_of_one_country_is_named_in_its_language() -> None:
    day = dt.date(2024, 3, 21)
    assert days_off_on(day) == (DayOff(day, Language.KK, "Наурыз мейрамы"),)


def test_a_day_of_the_weekend_is_a_day_off_in_both() -> None:
    day = dt.date(2024, 3, 17)
    assert [found.name for found in days_off_on(day)] == ["воскресенье", "жексенбі"]


def test_a_saturday_that_was_made_a_working_day_is_none() -> None:
    assert [found.language for found in days_off_on(dt.date(2024, 4, 27))] == [Language.KK]


def test_a_session_of_working_days_has_none() -> None:
    assert days_off_between(dt.date(2022, 10, 17), dt.date(2022, 10, 20)) == ()


def test_every_day_of_a_session_is_looked_at() -> None:
    found = days_off_between(dt.date(2022, 10, 17), dt.date(2022, 10, 24))
    # the weekend, and a Monday that Kazakhstan gave for a Saturday
    assert {one.day.day for one in found} == {22, 23, 24}
