"""Numbers of clauses in a text: found in both languages, those of other documents left alone."""

from __future__ import annotations

import pytest

from commission.texts import Language
from commission.texts.clause_mentions import clause_mentions
from commission.texts.references import clause_reference

RU, KK = Language


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        (RU, "Во исполнение пункта 2.1 поручить.", ["2.1"]),
        (RU, "согласно пунктам 2.1 и 3.2 настоящего Протокола", ["2.1", "3.2"]),
        (RU, "пункт 2.1 настоящего Протокола", ["2.1"]),
        (RU, "пункт 2.1 Протокола седьмого заседания", []),
        (RU, "пункт 3.2 Межправительственного соглашения", []),
        (RU, "пункт 3 и 2.1 километра", []),
        (RU, "статья 2.1 и раздел 2.1", []),
        (KK, "2.1-тармақты орындау үшін тапсырылсын.", ["2.1"]),
        (KK, "осы Хаттаманың 2.1-тармағына сәйкес", ["2.1"]),
        (KK, "2.1 және 3.2-тармақтарда", ["2.1", "3.2"]),
        (KK, "Келісімнің 2.1-тармағына сәйкес", []),
        (KK, "мәтін", []),
    ],
)
def test_numbers_of_this_protocol_are_found(language: Language, text: str, numbers: list[str]) -> None:
    assert [one.number for one in clause_mentions(text, language)] == numbers


@pytest.mark.parametrize("language", Language)
def test_what_the_program_writes_it_reads(language: Language) -> None:
    (found,) = clause_mentions(f"… {clause_reference('12.34', language)}.", language)
    assert (found.number, found.fragment) == ("12.34", clause_reference("12.34", language))
