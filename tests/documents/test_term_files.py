"""Agreed forms as files: what goes out comes in again, and every fault of a table is told with its line."""

from __future__ import annotations

import csv
import datetime as dt
import io
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from commission.config import ROOT
from commission.documents.faults import FaultKind, FaultyFile
from commission.documents.term_files import memory, read, table
from commission.models import Term, TermKind
from commission.texts import Bilingual
from commission.texts.cleaning import ControlCharacters, clean

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _term(code: str = "launch", ru: str = "пуск", kk: str = "ұшыру", **changes: Any) -> Term:
    facts = {"kind": TermKind.TERM, "variants": Bilingual(), "meaning": "", "source": "", **changes}
    return Term(code=code, form=Bilingual(ru, kk), **{"valid_from": None, "valid_until": None, **facts})


def _faults(text: str) -> list[tuple[FaultKind, int, str]]:
    with pytest.raises(FaultyFile) as refusal:
        read(text.encode())
    return [(one.kind, one.line, one.path) for one in refusal.value.faults]


def test_the_glossary_of_the_program_holds_every_term_in_both_languages() -> None:
    rows = read((ROOT / "commission" / "data" / "glossary.csv").read_bytes())
    assert len(rows) == 327
    assert all(row.told["form_ru"] and row.told["form_kk"] and row.told["source"] for row in rows)


def test_a_table_that_went_out_says_the_same_when_it_comes_in() -> None:
    term = _term(
        kind=TermKind.PLACE,
        variants=Bilingual("старт\nзапуск", ""),
        meaning="a, launch",
        source='found: "x"',
        valid_from=dt.date(2020, 1, 1),
    )
    (row,) = read(table([term]))
    assert (row.code, row.line) == ("launch", 2)
    assert row.told == {
        "kind": TermKind.PLACE,
        "form_ru": "пуск",
        "form_kk": "ұшыру",
        "variants_ru": "старт\nзапуск",
        "variants_kk": "",
        "meaning": "a, launch",
        "source": 'found: "x"',
        "valid_from": dt.date(2020, 1, 1),
        "valid_until": None,
    }


@pytest.mark.parametrize("text", ["=1+1", "+7", "-пуск", "@x", "'=1", "''=1", "'x"])
def test_no_cell_is_a_formula_and_none_is_changed(text: str) -> None:
    data = table([_term(ru=text)])
    cell = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[1][2]
    assert cell[0] not in "=+-@"
    assert read(data)[0].told["form_ru"] == text


@given(st.text(min_size=1, max_size=40))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    try:
        text = clean(text)
    except ControlCharacters:
        return
    assert read(table([_term(kk="x", variants=Bilingual(text, ""))]))[0].told["variants_ru"] == text


def test_equal_terms_make_equal_files_whatever_their_order() -> None:
    terms = [_term("b"), _term("a"), _term("c")]
    assert table(terms) == table(reversed(terms))
    assert memory(terms) == memory(reversed(terms))


def test_the_columns_of_the_shared_glossary_are_enough() -> None:
    (row,) = read('key,en,ru,kk,source\nlaunch,launch,пуск,ұшыру,"found: x"\n'.encode())
    assert row.told == {"meaning": "launch", "form_ru": "пуск", "form_kk": "ұшыру", "source": "found: x"}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_spreadsheets_may_separate_as_they_like(separator: str) -> None:
    text = "key,ru,kk\r\nlaunch,пуск,ұшыру\r\n".replace(",", separator)
    assert read(text.encode("utf-8-sig"))[0].told == {"form_ru": "пуск", "form_kk": "ұшыру"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", (FaultKind.MISSING_FIELD, 1, "")),
        ("key,ru\na,б", (FaultKind.MISSING_FIELD, 1, "")),
        ("key,ru,kk,de\n", (FaultKind.UNKNOWN_FIELD, 1, "")),
        ("key,ru,kk,ru\n", (FaultKind.DOUBLE_KEY, 1, "ru")),
        ("key,ru,kk\n,б,в", (FaultKind.WRONG_VALUE, 2, "key")),
        ("key,ru,kk\nБ,б,в", (FaultKind.WRONG_VALUE, 2, "key")),
        ("key,ru,kk\na,,", (FaultKind.MISSING_FIELD, 2, "")),
        ("key,ru,kk\na,б", None),
        ("key,ru,kk\na,б,в,г", (FaultKind.UNKNOWN_FIELD, 2, "")),
        ("key,ru,kk\na,б,в\n\na,б,в", (FaultKind.NAMED_TWICE, 4, "key")),
        ("key,ru,kk,kind\na,б,в,verb", (FaultKind.WRONG_VALUE, 2, "kind")),
        ("key,ru,kk,valid_from\na,б,в,2024-02-30", (FaultKind.NO_SUCH_DAY, 2, "valid_from")),
        ('key,ru,kk\na,"б\nб",в\nb,б\x07,в', (FaultKind.CONTROL_CHARACTERS, 4, "ru")),
        (f"key,ru,kk\na,{'б' * 501},в", (FaultKind.TOO_LONG, 2, "ru")),
        ('key,ru,kk\na,"б,в', (FaultKind.NOT_CSV, 2, "")),
        ('key,ru,kk\na,"б"x,в', (FaultKind.NOT_CSV, 2, "")),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, fault: tuple[FaultKind, int, str] | None) -> None:
    if fault is None:
        assert len(read(text.encode())) == 1
    else:
        assert _faults(text) == [fault]


def test_all_faults_are_told_in_one_go() -> None:
    text = "key,ru,kk,valid_until\nA,б,в,\nb,,,x\nc,г,д,\n"
    assert [line for _, line, _ in _faults(text)] == [2, 3, 3]


def test_a_table_in_another_encoding_is_refused() -> None:
    with pytest.raises(FaultyFile) as refusal:
        read("key,ru,kk\na,пуск,x".encode("cp1251"))
    assert refusal.value.faults[0].kind is FaultKind.NOT_UTF8


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(data: bytes) -> None:
    with suppress(FaultyFile):
        assert len(read(b"key,ru,kk\n" + data)) <= len(data)


def test_a_memory_tells_each_half_in_its_language() -> None:
    root = etree.fromstring(memory([_term(variants=Bilingual("", "ұшырылым")), _term("half", "половина", "")]))
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    header = root.find("header")
    assert header is not None
    needed = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert needed <= set(header.keys())
    units = {
        unit.get("tuid"): [(half.get(LANG), half.findtext("seg")) for half in unit.findall("tuv")]
        for unit in root.iter("tu")
    }
    assert units == {"launch": [("ru-RU", "пуск"), ("kk-KZ", "ұшыру")], "half": [("ru-RU", "половина")]}
    assert root.findtext("body/tu[2]/tuv[2]/prop") == "ұшырылым"
