"""Pieces of a text on the screen: fresh and unagreed words, nothing lost between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from commission.texts.pieces import Piece, pieces

WORDS = st.text(alphabet="аб .,[]", max_size=60)


@given(text=WORDS, before=st.none() | WORDS)
def test_the_pieces_are_the_text(text: str, before: str | None) -> None:
    assert "".join(one.text for one in pieces(text, before)) == text


@given(text=WORDS)
def test_what_did_not_change_is_not_fresh(text: str) -> None:
    assert not any(one.is_fresh for one in pieces(text, text))


def test_only_the_new_words_are_fresh() -> None:
    assert pieces("внедрить новую платформу", "внедрить платформу") == (
        Piece("внедрить"),
        Piece(" новую", is_fresh=True),
        Piece(" платформу"),
    )


def test_words_in_brackets_with_a_side_are_not_agreed() -> None:
    held = "[Российская Сторона: до мая]"
    assert pieces(f"внедрить {held}.") == (Piece("внедрить "), Piece(held, is_unagreed=True), Piece("."))


def test_words_may_be_both() -> None:
    told = pieces("[Казахстанская Сторона: до июня]", "[Казахстанская Сторона: до мая]")
    assert Piece("июня", is_fresh=True, is_unagreed=True) in told
