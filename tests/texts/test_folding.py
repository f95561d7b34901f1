"""Search and sort keys (domain.md 5.1)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commission.texts.folding import ALPHABET, fold, sort_key

KAZAKH = st.text(alphabet=ALPHABET + ALPHABET.upper() + " «»-№0123456789", max_size=30)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("байконыр", "Байқоңыр"),
        ("байтерек", "«Бәйтерек»"),
        ("укимети", "Yкiметi"),
        ("келисим", "келісім"),
        ("жане", "жəне"),
        ("четвертый", "Четвёртый"),
        ("hello", "HELLO"),
    ],
)
def test_what_is_typed_without_a_kazakh_keyboard_finds_what_is_written(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.sampled_from(ALPHABET), st.sampled_from(ALPHABET))
def test_letters_sort_as_the_alphabet_of_42_letters(one: str, other: str) -> None:
    assert (sort_key(one) < sort_key(other)) == (ALPHABET.index(one) < ALPHABET.index(other))


def test_names_sort_as_a_kazakh_reader_expects() -> None:
    names = ["Яковлев", "Әлімов", "Алиев", "Қасымов", "Карпов", "«Роскосмос»", "Ғалиев", "Гусев", "2-бөлім", "Zenit"]
    assert sorted(names, key=sort_key) == [
        "2-бөлім", "Алиев", "Әлімов", "Гусев", "Ғалиев", "Карпов", "Қасымов", "«Роскосмос»", "Яковлев", "Zenit",
    ]  # fmt: skip


@given(KAZAKH)
def test_a_sort_key_is_plain_ascii_so_that_both_databases_order_alike(text: str) -> None:
    assert sort_key(text).isascii()
