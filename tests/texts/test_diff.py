"""Differences word by word."""

from __future__ import annotations

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
