"""Names in Latin letters, short enough for a code."""

from __future__ import annotations

import pytest

from commission.texts.initials import initials
from commission.texts.transliteration import codeword


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Минпромторг России", "minpromtorg-rossii"),
        ("Қазақстан", "kazakstan"),
        ("Жюри объезда", "zhyuri-obezda"),
        ("№ 17 «Союз-5»", "soyuz-5"),
        ("Мәдиев Ж.Х.", "madiev-zh-kh"),
        ("—", ""),
    ],
)
def test_a_code_is_made_of_latin_letters_and_begins_with_one(name: str, code: str) -> None:
    assert codeword(name, most=36) == code


def test_a_code_ends_with_a_whole_word_where_it_can() -> None:
    assert codeword("Министерство цифрового развития", most=30) == "ministerstvo-tsifrovogo"
    assert codeword("Министерство", most=5) == "minis"


@pytest.mark.parametrize(
    ("given", "patronymic", "told"),
    [("Роман", "Васильевич", "Р.В."), ("қасым-жомарт", "Кемелұлы", "Қ.-Ж.К."), ("Жаслан", "", "Ж."), ("", "", "")],
)
def test_initials_are_the_first_letters(given: str, patronymic: str, told: str) -> None:
    assert initials(given, patronymic) == told
