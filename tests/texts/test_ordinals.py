"""Ordinals in words (domain.md 4.3)."""

from __future__ import annotations

import pytest

from commission.texts import Language
from commission.texts.ordinals import Case, OrdinalOutOfRange, ordinal

LIST = (
    "первого/бірінші, второго/екінші, третьего/үшінші, четвёртого/төртінші, пятого/бесінші, шестого/алтыншы, "
    "седьмого/жетінші, восьмого/сегізінші, девятого/тоғызыншы, десятого/оныншы, одиннадцатого/он бірінші, "
    "двенадцатого/он екінші, тринадцатого/он үшінші, четырнадцатого/он төртінші, пятнадцатого/он бесінші, "
    "шестнадцатого/он алтыншы, семнадцатого/он жетінші, восемнадцатого/он сегізінші, девятнадцатого/он тоғызыншы, "
    "двадцатого/жиырмасыншы"
)
BEYOND = [
    (21, "двадцать первого", "жиырма бірінші"),
    (33, "тридцать третьего", "отыз үшінші"),
    (40, "сорокового", "қырқыншы"),
    (52, "пятьдесят второго", "елу екінші"),
    (90, "девяностого", "тоқсаныншы"),
    (100, "сотого", "жүзінші"),
    (111, "сто одиннадцатого", "жүз он бірінші"),
]
KNOWN = [(number, *pair.split("/")) for number, pair in enumerate(LIST.split(", "), start=1)] + BEYOND


@pytest.mark.parametrize(("number", "ru", "kk"), KNOWN)
def test_titles_count_sessions_in_words(number: int, ru: str, kk: str) -> None:
    assert ordinal(number, Language.RU, Case.GENITIVE) == ru
    assert ordinal(number, Language.KK, Case.GENITIVE) == kk


@pytest.mark.parametrize(("number", "ru"), [(3, "третье"), (8, "восьмое"), (20, "двадцатое"), (43, "сорок третье")])
def test_the_russian_nominative_is_neuter(number: int, ru: str) -> None:
    assert ordinal(number, Language.RU) == ru


@pytest.mark.parametrize("number", [0, -1, 200])
def test_an_ordinal_beyond_the_words_is_refused(number: int) -> None:
    with pytest.raises(OrdinalOutOfRange):
        ordinal(number, Language.KK)
