"""The wording suggested for deadlines (domain.md 2.3)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commission.texts import Bilingual
from commission.texts.deadlines import DeadlineKind, RuleNotUnderstood, check_rule, suggest

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
