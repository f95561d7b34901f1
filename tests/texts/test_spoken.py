"""Which of the two languages somebody wrote in."""

from __future__ import annotations

import pytest

from commission.texts import Language
from commission.texts.spoken import spoken_in


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Срок слишком мал.", Language.RU),
        ("Мерзімі тым қысқа.", Language.KK),
        ("Роскосмос: «Бәйтерек»", Language.KK),
        ("", Language.RU),
    ],
)
def test_a_letter_that_russian_lacks_tells(words: str, language: Language) -> None:
    assert spoken_in(words) is language
