"""Forms are met whatever their endings, and only there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commission.texts import Language
from commission.texts.term_matching import Match, matches

RU, KK = Language.RU, Language.KK


def _met(text: str, *forms: str, language: Language = RU) -> list[str]:
    return [text[one.start : one.end] for one in matches(enumerate(forms), text, language)]


@pytest.mark.parametrize(
    ("form", "text", "fragment"),
    [
        ("комиссия", "на заседании Комиссии", "Комиссии"),
        ("ракета-носитель", "для пусков ракеты-носителя «Союз-5»", "ракеты-носителя"),
        ("основание", "на основании контракта", "основании"),
        ("отчёт", "представить отчеты", "отчеты"),
        ("Министерство иностранных дел", "Министерству иностранных дел поручить", "Министерству иностранных дел"),
        ("космодром «Байконур»", "на космодроме «Байконур».", "космодроме «Байконур»"),
        ("Р.\N{NO-BREAK SPACE}В.\N{NO-BREAK SPACE}Скляр", "доклад Р.В. Скляра", "Р.В. Скляра"),
        ("Приложение 1", "в приложении 1", "приложении 1"),
        ("подпись", "подписью", "подписью"),
    ],
)
def test_a_russian_form_is_met_declined(form: str, text: str, fragment: str) -> None:
    assert _met(text, form) == [fragment]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("состав", "составить план"),
        ("исполнено", "ход исполнения"),
        ("подпись", "подписание протокола"),
        ("да", "да"),
        ("приём", "при этом"),
        ("комиссия", "комиссионный"),
        ("рабочая группа", "рабочая. Группа"),
        ("рабочая группа", "группа рабочая"),
        ("в течение {n} дней", "в течение n дней"),
        ("Приложение 1", "приложение 2"),
        ("", "комиссия"),
    ],
)
def test_a_russian_form_is_not_seen_where_it_is_not(form: str, text: str) -> None:
    assert _met(text, form) == []


@pytest.mark.parametrize(
    ("form", "text", "fragment"),
    [
        ("хаттама", "хаттамасының жобасы", "хаттамасының"),
        ("ұсыныс", "ұсыныстарды жіберсін", "ұсыныстарды"),
        ("келісімшарт", "жасалған келісімшартқа сәйкес", "келісімшартқа"),
        ("әлеует", "әлеуетін тиімді пайдалану", "әлеуетін"),
        ("есеп", "есебін ұсынсын", "есебін"),
        ("келісу парағы", "келісу парағында", "келісу парағында"),
        ("келісу парағы", "келісу парақтары", "келісу парақтары"),
        ("Комиссия мүшесі", "Комиссия мүшелеріне", "Комиссия мүшелеріне"),
        ("«Байқоңыр» кешені", "«Байқоңыр» кешеніндегі өкіл", "«Байқоңыр» кешеніндегі"),
        ("Ресей Федерациясының Үкіметі", "Ресей Федерациясының Үкіметімен", "Ресей Федерациясының Үкіметімен"),
        ("орындаушылық тәртіп", "орындаушылық тәртібі", "орындаушылық тәртібі"),
    ],
)
def test_a_kazakh_form_is_met_with_its_endings(form: str, text: str, fragment: str) -> None:
    assert _met(text, form, language=KK) == [fragment]


@pytest.mark.parametrize(
    ("form", "text"),
    [("есеп", "есептеу"), ("келісім", "келісімшарт"), ("бап", "бап"), ("жоба", "жобалау"), ("ай сайын", "айы сайын")],
)
def test_a_kazakh_form_is_not_seen_where_it_is_not(form: str, text: str) -> None:
    assert _met(text, form, language=KK) == []


def test_the_longest_form_of_a_place_is_told() -> None:
    forms = ("комиссия", "межправительственная комиссия")
    assert _met("межправительственной комиссии и комиссии", *forms) == ["межправительственной комиссии", "комиссии"]


def test_forms_that_share_a_place_are_all_told() -> None:
    assert matches([("one", "Сторона"), ("many", "Стороны")], "Сторонам", RU) == [
        Match("one", 0, 8),
        Match("many", 0, 8),
    ]


@given(st.text(max_size=60), st.text(max_size=200), st.sampled_from(list(Language)))
def test_a_place_lies_in_the_text_and_places_do_not_overlap(form: str, text: str, language: Language) -> None:
    found = matches([(0, form), (1, text[:20])], text, language)
    spans = sorted({(one.start, one.end) for one in found})
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
