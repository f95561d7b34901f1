"""The wording suggested for deadlines (domain.md 2.3)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commission.texts import Bilingual
from commission.texts.deadlines import (
    DeadlineKind,
    PeriodUnit,
    Rhythm,
    RuleNotUnderstood,
    check_rule,
    last_day,
    period_parts,
    period_rule,
    recurring_parts,
    recurring_rule,
    suggest,
)

K = DeadlineKind


@pytest.mark.parametrize(
    ("kind", "on", "rule", "ru", "kk"),
    [
        (K.DATE, "2024-04-30", "", "30 апреля 2024 года", "2024 жылғы 30 сәуір"),
        (K.DATE, "2024-08-01", "", "1 августа 2024 года", "2024 жылғы 1 тамыз"),
        (K.MONTH, "2024-04-30", "", "до конца апреля 2024 года", "2024 жылғы сәуірдің соңына дейін"),
        (K.QUARTER, "2024-06-30", "", "II квартал 2024 года", "2024 жылғы II тоқсан"),
        (K.HALF, "2024-12-31", "", "II полугодие 2024 года", "2024 жылғы II жартыжылдық"),
        (K.YEAR, "2024-12-31", "", "до конца 2024 года", "2024 жылдың соңына дейін"),
        (K.PERIOD, None, "P10WD", "в течение 10 рабочих дней", "10 жұмыс күні ішінде"),
        (K.PERIOD, None, "P1M", "в течение 1 месяца", "1 ай ішінде"),
        (K.PERIOD, None, "P21D", "в течение 21 дня", "21 күн ішінде"),
        (K.PERIOD, None, "P11D", "в течение 11 дней", "11 күн ішінде"),
        (
            K.RECURRING,
            "2024-07-10",
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10",
            "ежеквартально, до 10 числа месяца, следующего за отчётным кварталом",
            "тоқсан сайын, есепті тоқсаннан кейінгі айдың 10-күніне дейін",
        ),
        (K.RECURRING, None, "FREQ=WEEKLY", "еженедельно", "апта сайын"),
        (K.NEXT_MEETING, None, "", "к очередному заседанию Комиссии", "Комиссияның кезекті отырысына дейін"),
        (K.PERMANENT, None, "", "постоянно", "тұрақты негізде"),
    ],
)
def test_a_deadline_is_worded_as_protocols_word_it(
    kind: DeadlineKind, on: str | None, rule: str, ru: str, kk: str
) -> None:
    suggested = suggest(kind, dt.date.fromisoformat(on) if on else None, rule)
    spaced = Bilingual(*(half.replace("\N{NO-BREAK SPACE}", " ") for half in (suggested.ru, suggested.kk)))
    assert spaced == Bilingual(ru, kk)


@pytest.mark.parametrize("kind", [K.DATE, K.MONTH, K.QUARTER, K.HALF, K.YEAR])
def test_nothing_is_guessed_without_a_date(kind: DeadlineKind) -> None:
    assert suggest(kind, None) == Bilingual()


@given(st.text(max_size=40))
def test_no_rule_whatsoever_makes_a_suggestion_fail(rule: str) -> None:
    assert isinstance(suggest(K.RECURRING, None, rule), Bilingual)
    assert isinstance(suggest(K.PERIOD, None, rule), Bilingual)


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        (K.PERIOD, "10 дней"),
        (K.PERIOD, "P0D"),
        (K.RECURRING, "FREQ=HOURLY"),
        (K.RECURRING, "FREQ=MONTHLY;BYMONTHDAY=32"),
        (K.RECURRING, "FREQ=MONTHLY;FREQ=WEEKLY"),
        (K.RECURRING, ""),
        (K.DATE, "P1D"),
    ],
)
def test_a_rule_that_does_not_fit_its_kind_is_refused(kind: DeadlineKind, rule: str) -> None:
    with pytest.raises(RuleNotUnderstood):
        check_rule(kind, rule)


@given(st.integers(1, 9999), st.sampled_from(PeriodUnit))
def test_a_period_is_told_by_its_count_and_unit(count: int, unit: PeriodUnit) -> None:
    rule = period_rule(count, unit)
    check_rule(K.PERIOD, rule)
    assert period_parts(rule) == (count, unit)


@given(st.sampled_from([rhythm for rhythm in Rhythm if rhythm is not Rhythm.WEEKLY]), st.none() | st.integers(1, 31))
def test_a_recurring_deadline_is_told_by_its_rhythm_and_day(rhythm: Rhythm, day: int | None) -> None:
    rule = recurring_rule(rhythm, day)
    check_rule(K.RECURRING, rule)
    assert recurring_parts(rule) == (rhythm, day)
    assert suggest(K.RECURRING, None, rule).is_complete


def test_a_rhythm_without_a_name_keeps_its_rule() -> None:
    assert recurring_parts("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=5") == ("FREQ=MONTHLY;INTERVAL=2", 5)
    assert recurring_parts("INTERVAL=1;FREQ=WEEKLY") == (Rhythm.WEEKLY, None)
    assert recurring_parts("каждый квартал") is None
    assert period_parts("10 дней") is None


@given(st.dates(), st.sampled_from([K.MONTH, K.QUARTER, K.HALF, K.YEAR]))
def test_the_last_day_of_a_span_is_worded_as_any_day_of_it(day: dt.date, kind: DeadlineKind) -> None:
    end = last_day(kind, day)
    assert end >= day
    assert suggest(kind, end) == suggest(kind, day)
    assert last_day(kind, end) == end
    assert last_day(K.DATE, day) == day
