"""Unagreed words in square brackets, with the Side named."""

from __future__ import annotations

import pytest

from commission.texts.brackets import brackets


@pytest.mark.parametrize(
    "text",
    [
        "Стороны [Российская Сторона: до 1 июня] завершат работы.",
        "Стороны [Казахстанская Сторона: до 1 июля] завершат работы.",
        "Тараптар [Ресей Тарапы: 1 маусымға дейін] аяқтайды.",
        "Тараптар [Қазақстан Тарапы: 1 шілдеге дейін] аяқтайды.",
    ],
)
def test_words_of_either_side_are_found_in_either_language(text: str) -> None:
    (found,) = brackets(text)
    assert text[found.start : found.end] == found.fragment == text[text.index("[") : text.index("]") + 1]


def test_rival_words_stand_one_after_the_other() -> None:
    text = "срок [Российская Сторона: май] [Казахстанская Сторона: июнь]"
    assert [one.fragment for one in brackets(text)] == ["[Российская Сторона: май]", "[Казахстанская Сторона: июнь]"]


def test_an_opened_bracket_counts_too() -> None:
    (found,) = brackets("срок [Российская Сторона: май")
    assert found.fragment == "[Российская Сторона: май"


@pytest.mark.parametrize(
    "text", ["", "Приложение [1]", "Российская Сторона: согласна", "[нет текста на русском языке]"]
)
def test_other_brackets_are_none_of_the_sides_words(text: str) -> None:
    assert brackets(text) == ()
