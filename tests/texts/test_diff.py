"""Differences word by word."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from commission.texts.diff import Change, ChangeKind, word_diff


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_diff_tells_both_texts(old: str, new: str) -> None:
    changes = word_diff(old, new)
    assert "".join(one.text for one in changes if one.kind is not ChangeKind.ADDED) == old
    assert "".join(one.text for one in changes if one.kind is not ChangeKind.REMOVED) == new


def test_words_are_never_cut() -> None:
    assert word_diff("до 1 июля", "до 1 июня") == (
        Change(ChangeKind.SAME, "до 1 "),
        Change(ChangeKind.REMOVED, "июля"),
        Change(ChangeKind.ADDED, "июня"),
    )


def test_a_word_put_in_front_is_all_that_changed() -> None:
    assert word_diff("мәтін", "жаңа мәтін") == (Change(ChangeKind.ADDED, "жаңа "), Change(ChangeKind.SAME, "мәтін"))


def test_the_longest_texts_are_compared_in_no_time() -> None:
    dealer = random.Random(1)  # noqa: S311 -- words, not secrets
    words = ["Стороны", "и", "в", "проект", *(f"слово{number}" for number in range(300))]
    old = [dealer.choice(words) for _ in range(2500)]
    new = [dealer.choice(words) if place % 9 == 0 else word for place, word in enumerate(old)]
    start = time.perf_counter()
    word_diff(" ".join(old), " ".join(new))
    assert time.perf_counter() - start < 5
