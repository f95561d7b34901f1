"""Excerpts: a stretch of a text with the words around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from commission.texts.excerpts import Excerpt, excerpt


def test_a_short_text_is_shown_whole() -> None:
    assert excerpt("до 1 июля 2024 года", 3, 9) == Excerpt("до ", "1 июля", " 2024 года")


def test_a_long_text_is_cut_between_words() -> None:
    text = "слово " * 30 + "здесь" + " слово" * 30
    before, words, after = excerpt(text, 180, 185)
    assert words == "здесь"
    assert (set(before.split()), set(after.split())) == ({"…", "слово"}, {"слово", "…"})
    assert (before[0], after[-1]) == ("…", "…")


def test_of_a_long_stretch_both_ends_are_shown() -> None:
    words = excerpt("начало " + "слово " * 100 + "конец", 0, 612).words
    assert (words.split()[0], words.split()[-1], " … " in words, len(words) < 300) == ("начало", "конец", True, True)


@given(st.text(max_size=400), st.integers(0, 400), st.integers(0, 400))
def test_what_is_shown_is_never_long(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert sum(map(len, excerpt(text, start, end))) < 400
