"""Text at the door (TRUST.md rule 15, domain.md 5.1.6)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commission.texts import Language
from commission.texts.alternat import fixed_orders
from commission.texts.cleaning import ControlCharacters, OddityKind, clean, oddities


@pytest.mark.parametrize("sign", ["\x0b", "\x00", "\ufffe", "\u202e", "\x85", "\U0001fffe"])
def test_characters_that_break_word_files_are_refused(sign: str) -> None:
    with pytest.raises(ControlCharacters) as refusal:
        clean(f"срок{sign}")
    assert refusal.value.offset == 4


def test_text_comes_in_composed_with_one_kind_of_line_break() -> None:
    assert clean("Байқоңырй  \r\nда\rнет \n") == "Байқоңырй\nда\nнет"


def test_a_narrow_space_that_fonts_lack_becomes_a_wide_one() -> None:
    assert clean("2024\u202fж.") == "2024\u00a0ж."


def test_what_nobody_sees_goes_without_a_word() -> None:
    assert clean("\ufeffсо\u00adтруд\u200bничество\u200e") == "сотрудничество"


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    try:
        once = clean(text)
    except ControlCharacters:
        return
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize("word", ["Бaйконур", "Yкiметi", "жəне"])
def test_a_word_of_two_scripts_is_pointed_out(word: str) -> None:
    text = f"на {word} и"
    (finding,) = oddities(text)
    assert finding.kind is OddityKind.MIXED_SCRIPT
    assert text[finding.start : finding.end] == finding.fragment == word


@pytest.mark.parametrize("text", ["онлайн-платформа IV квартала", "COVID-19 и Союз-5", "«Байқоңыр» кешені", "№ 441"])
def test_proper_texts_raise_no_finding(text: str) -> None:
    assert oddities(text) == ()


def test_straight_quotes_are_pointed_out() -> None:
    assert [one.kind for one in oddities('комплекс "Байконур"')] == [OddityKind.STRAIGHT_QUOTES] * 2


def test_letters_of_old_kazakh_fonts_are_pointed_out() -> None:
    assert [one.fragment for one in oddities("ќазаќ тілі")] == ["ќазаќ"]


@pytest.mark.parametrize(
    ("text", "language", "fragment"),
    [
        ("в рамках российско-казахстанского сотрудничества", Language.RU, "российско-казахстанского"),
        ("на казахском и русском языках", Language.RU, "на казахском и русском языках"),
        ("Ресей-Қазақстан ынтымақтастығы", Language.KK, "Ресей-Қазақстан"),
        ("қазақ және орыс тілдеріндегі нұсқаулық", Language.KK, "қазақ және орыс тілдеріндегі"),
    ],
)
def test_a_fixed_order_of_the_countries_is_pointed_out(text: str, language: Language, fragment: str) -> None:
    (finding,) = fixed_orders(text, language)
    assert finding.fragment == fragment
