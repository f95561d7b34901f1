"""Official dates in words (domain.md 4.3)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from commission.texts import Language
from commission.texts.dates import attributive, in_words, on_days, says_day, since, span_in_words, until

if TYPE_CHECKING:
    from collections.abc import Callable

RU, KK = Language.RU, Language.KK
MARCH_21 = dt.date(2024, 3, 21)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("language", "words"), [(RU, "21 марта 2024 года"), (KK, "2024 жылғы 21 наурыз")])
def test_a_date_is_written_as_protocols_write_it(language: Language, words: str) -> None:
    assert plain(in_words(MARCH_21, language)) == words


def test_number_and_noun_of_a_date_never_part_at_a_line_end() -> None:
    assert in_words(MARCH_21, RU) == "21\N{NO-BREAK SPACE}марта 2024\N{NO-BREAK SPACE}года"
    assert in_words(MARCH_21, KK) == "2024\N{NO-BREAK SPACE}жылғы 21\N{NO-BREAK SPACE}наурыз"


KAZAKH_FORMS = """
қаңтардағы қаңтарға қаңтардан қаңтарда
ақпандағы ақпанға ақпаннан ақпанда
наурыздағы наурызға наурыздан наурызда
сәуірдегі сәуірге сәуірден сәуірде
мамырдағы мамырға мамырдан мамырда
маусымдағы маусымға маусымнан маусымда
шілдедегі шілдеге шілдеден шілдеде
тамыздағы тамызға тамыздан тамызда
қыркүйектегі қыркүйекке қыркүйектен қыркүйекте
қазандағы қазанға қазаннан қазанда
қарашадағы қарашаға қарашадан қарашада
желтоқсандағы желтоқсанға желтоқсаннан желтоқсанда
"""


@pytest.mark.parametrize(("month", "row"), list(enumerate(KAZAKH_FORMS.strip().splitlines(), start=1)))
def test_kazakh_months_take_the_endings_of_official_titles(month: int, row: str) -> None:
    day = dt.date(2024, month, 5)
    of, to, since_, on = row.split()
    assert plain(attributive(day, KK)) == f"2024 жылғы 5 {of}"
    assert plain(until(day, KK)) == f"2024 жылғы 5 {to} дейін"
    assert plain(since(day, KK)) == f"2024 жылғы 5 {since_} бастап"
    assert plain(on_days(day, day, KK)) == f"2024 жылғы 5 {on}"


def test_until_in_russian_takes_the_genitive() -> None:
    assert plain(until(dt.date(2022, 12, 30), RU)) == "до 30 декабря 2022 года"


@pytest.mark.parametrize(
    ("first", "last", "ru", "kk"),
    [
        ("2022-10-17", "2022-10-24", "17–24 октября 2022 года", "2022 жылғы 17–24 қазан"),
        ("2022-10-30", "2022-11-02", "30 октября – 2 ноября 2022 года", "2022 жылғы 30 қазан – 2 қараша"),
        (
            "2022-12-30",
            "2023-01-02",
            "30 декабря 2022 года – 2 января 2023 года",
            "2022 жылғы 30 желтоқсан – 2023 жылғы 2 қаңтар",
        ),
        ("2022-10-17", "2022-10-17", "17 октября 2022 года", "2022 жылғы 17 қазан"),
    ],
)
def test_the_days_of_a_session_are_written_first_to_last(first: str, last: str, ru: str, kk: str) -> None:
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    assert plain(span_in_words(*days, RU)) == ru
    assert plain(span_in_words(*days, KK)) == kk


@pytest.mark.parametrize(
    ("first", "last", "ru", "kk"),
    [
        ("2024-03-21", "2024-03-21", "21 марта 2024 года", "2024 жылғы 21 наурызда"),
        ("2022-10-17", "2022-10-24", "с 17 по 24 октября 2022 года", "2022 жылғы 17–24 қазанда"),
        ("2022-10-30", "2022-11-02", "с 30 октября по 2 ноября 2022 года", "2022 жылғы 30 қазан – 2 қарашада"),
        (
            "2022-12-30",
            "2023-01-02",
            "с 30 декабря 2022 года по 2 января 2023 года",
            "2022 жылғы 30 желтоқсан – 2023 жылғы 2 қаңтарда",
        ),
    ],
)
def test_a_sentence_says_when_the_session_took_place(first: str, last: str, ru: str, kk: str) -> None:
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    assert plain(on_days(*days, RU)) == ru
    assert plain(on_days(*days, KK)) == kk


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("worded", [in_words, until, since, attributive])
@pytest.mark.parametrize("language", list(Language))
def test_a_day_in_words_names_that_day_and_no_other(
    month: int, worded: Callable[[dt.date, Language], str], language: Language
) -> None:
    day = dt.date(2024, month, 21)
    text = worded(day, language)
    assert says_day(text, day, language)
    others = [dt.date(2024, other, 21) for other in range(1, 13) if other != month]
    assert not any(
        says_day(text, other, language) for other in (*others, dt.date(2024, month, 2), dt.date(2025, month, 21))
    )
