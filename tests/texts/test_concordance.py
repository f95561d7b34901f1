"""Concordance on sentences of protocols: every planted difference is found, nothing is found in the right pairs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from commission.texts import Bilingual, Language
from commission.texts.concordance import AgreedForm, AgreedForms, FindingKind, Severity, concordance

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
DATA = yaml.safe_load((HERE / "concordance_pairs.yaml").read_text(encoding="utf-8"))
SESSION = yaml.safe_load((HERE.parents[1] / "commission/data/baikonur-8.yaml").read_text(encoding="utf-8"))
PAIRS = DATA["pairs"]
FORMS = AgreedForms(tuple(AgreedForm(one["key"], tuple(one["ru"]), tuple(one["kk"])) for one in DATA["forms"]))
# What the demonstration session does on purpose: one clause names the two languages in another order in each half.
KNOWN = {FindingKind.COUNTRY_ORDER}


def _kinds(text: Bilingual) -> set[str]:
    return {found.kind.value for found in concordance(text, FORMS)}


def _expected(wrong: dict[str, Any]) -> set[str]:
    return {wrong["kind"]} if isinstance(wrong["kind"], str) else set(wrong["kind"])


def _spoilt(pair: dict[str, Any]) -> Bilingual:
    wrong, right = pair["wrong"], Bilingual(pair["ru"], pair["kk"])
    half = Language(wrong["half"])
    assert right[half].count(wrong["was"]) == 1
    return right.with_half(half, right[half].replace(wrong["was"], wrong["is"]))


def _texts(tree: object) -> Iterator[Bilingual]:
    """Every pair of texts in the session file."""
    if isinstance(tree, dict):
        if isinstance(tree.get("ru"), str) and isinstance(tree.get("kk"), str):
            yield Bilingual(tree["ru"], tree["kk"])
        for branch in tree.values():
            yield from _texts(branch)
    elif isinstance(tree, list):
        for branch in tree:
            yield from _texts(branch)


def test_there_are_pairs_enough_and_of_every_kind() -> None:
    assert len(PAIRS) * 2 >= 150
    assert set().union(*(_expected(pair["wrong"]) for pair in PAIRS)) == {kind.value for kind in FindingKind}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["ru"])
def test_a_right_pair_raises_no_alarm(pair: dict[str, Any]) -> None:
    assert _kinds(Bilingual(pair["ru"], pair["kk"])) == set()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["ru"])
def test_a_planted_difference_is_found_and_nothing_else(pair: dict[str, Any]) -> None:
    assert _kinds(_spoilt(pair)) == _expected(pair["wrong"])


@pytest.mark.parametrize("pair", DATA["held_out"], ids=lambda pair: pair["ru"])
def test_a_right_pair_written_after_the_grammar_raises_no_alarm(pair: dict[str, str]) -> None:
    assert _kinds(Bilingual(pair["ru"], pair["kk"])) == set()


@pytest.mark.parametrize("pair", DATA["held_out_wrong"], ids=lambda pair: pair["ru"])
def test_a_wrong_pair_written_after_the_grammar_is_found(pair: dict[str, str]) -> None:
    assert _kinds(Bilingual(pair["ru"], pair["kk"])) == {pair["kind"]}


@pytest.mark.parametrize("text", tuple(_texts(SESSION)), ids=lambda text: text.ru)
def test_the_demonstration_session_raises_no_alarm(text: Bilingual) -> None:
    assert {found.kind for found in concordance(text, FORMS)} <= KNOWN


def test_a_right_and_a_wrong_clause_together_show_only_the_wrong_place() -> None:
    whole = Bilingual(*("\n".join(pair[half] for pair in PAIRS[:10]) for half in ("ru", "kk")))
    spoilt = whole.with_half(Language.KK, whole.kk.replace("30 желтоқсанға", "31 желтоқсанға"))
    (found,) = concordance(spoilt, FORMS)
    assert found.kind is FindingKind.DATE
    assert found.severity is Severity.ERROR
    assert found.ru is not None
    assert found.kk is not None
    assert spoilt.ru[found.ru.start : found.ru.end] == found.ru.fragment == "до 30 декабря 2022 года"
    assert spoilt.kk[found.kk.start : found.kk.end] == found.kk.fragment == "2022 жылғы 31 желтоқсанға дейін"


def test_a_fingerprint_holds_while_other_words_change() -> None:
    before = concordance(Bilingual("Отчёт до 1 мая 2024 года.", "Есеп 2024 жылғы 2 мамырға дейін."))
    after = concordance(Bilingual("Новый отчёт до 1 мая 2024 года.", "Жаңа есеп 2024 жылғы 2 мамырға дейін."))
    other = concordance(Bilingual("Отчёт до 1 мая 2024 года.", "Есеп 2024 жылғы 3 мамырға дейін."))
    assert [found.fingerprint for found in before] == [found.fingerprint for found in after]
    assert [found.fingerprint for found in before] != [found.fingerprint for found in other]


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    found = concordance(Bilingual("Ремонт 7 домов, 7 школ.", "8 үйді, 8 мектепті жөндеу."))
    assert len({one.fingerprint for one in found}) == len(found) == 2


def test_a_missing_half_is_compared_with_nothing() -> None:
    assert concordance(Bilingual("Отчёт до 1 мая 2024 года.", "")) == ()


def test_a_number_that_the_other_half_may_say_in_a_way_not_understood_is_left_alone() -> None:
    assert concordance(Bilingual("Оплатить 500 рублей.", "500 сом төленсін.")) == ()


def test_a_name_found_in_one_half_only_is_a_warning() -> None:
    (found,) = concordance(Bilingual("Работы ведёт Роскосмос.", "Жұмыстарды корпорация жүргізеді."), FORMS)
    assert (found.kind, found.severity, found.kk) == (FindingKind.NAME_MISSING, Severity.WARNING, None)


def test_items_that_are_numbered_differently_are_found() -> None:
    text = Bilingual("Одобрить:\n1) план;\n3) список.", "Мақұлдансын:\n1) жоспар;\n2) тізім.")
    assert [found.kind for found in concordance(text)] == [FindingKind.LIST_ITEMS]


@pytest.mark.parametrize("half", list(Language))
def test_every_changed_figure_of_every_right_pair_is_found(half: Language) -> None:
    missed = []
    for pair in PAIRS:
        right = Bilingual(pair["ru"], pair["kk"])
        for figure in re.finditer(r"\d(?!\d)", right[half]):
            other = str((int(figure.group()) + 1) % 10)
            changed = right[half][: figure.start()] + other + right[half][figure.end() :]
            if not concordance(right.with_half(half, changed), FORMS):
                missed.append(changed)
    assert missed == []
