"""References and enumerations: number and noun change places between the languages (domain.md 4.3)."""

from __future__ import annotations

from commission.texts import Bilingual, Language
from commission.texts.references import annex_heading, clause_reference, enumeration


def test_the_number_follows_the_noun_in_russian_and_leads_in_kazakh() -> None:
    assert clause_reference("2.1", Language.RU) == "пункт\u00a02.1"
    assert clause_reference("2.1", Language.KK) == "2.1-тармақ"
    assert annex_heading(1, Language.RU) == "Приложение\u00a01"
    assert annex_heading(1, Language.KK) == "1-қосымша"


def test_the_last_of_several_is_joined_by_and() -> None:
    assert enumeration(["А", "Б", "В"], Language.RU) == "А, Б и В"
    assert enumeration(["А", "Б"], Language.KK) == "А және Б"
    assert enumeration(["А"], Language.KK) == "А"
    assert enumeration([], Language.RU) == ""


def test_a_missing_half_is_named_and_never_replaced() -> None:
    pair = Bilingual(ru="текст")
    assert pair.missing == (Language.KK,)
    assert pair[Language.KK] == ""
    assert not pair.is_complete
    assert pair.with_half(Language.KK, "мәтін").is_complete
