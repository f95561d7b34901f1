"""Writing a protocol as Word, against writing the very same bytes with strings and a zip file.

A clause is an instruction in both languages: its text, its executors and its deadline, each with its bookmark.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
import time
import zipfile
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from commission.documents import papers
from commission.documents.papers.tree import Origin
from commission.documents.papers.word.packing import LEVEL
from commission.models import Side
from commission.texts import Bilingual, Language

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (20, 300, 3_000)
# issue 2, "Must show" 4: ratio to the floor, and growth from 300 to 3,000
BARS = {300: 2.5, 3_000: 1.5}
GROWTH = 14
ROUNDS = 9
CLAUSES_IN_A_SECTION = 15

_TEXTS = {
    Language.RU: "Стороны министерство обеспечить подготовку совместного перечня объектов комплекса «Байконур» "
    "представить предложения по развитию инфраструктуры космодрома согласовать порядок взаимодействия "
    "направить информацию о ходе выполнения работ плана-графика платформы",
    Language.KK: "Тараптар министрлік «Байқоңыр» кешенінің объектілерінің бірлескен тізбесін дайындауды қамтамасыз "
    "етсін ғарыш айлағының инфрақұрылымын дамыту жөніндегі ұсыныстарды ұсынсын өзара іс-қимыл тәртібін "
    "келіссін жұмыстардың барысы туралы ақпаратты жіберсін",
}
_LABELS = {
    papers.ParagraphRole.EXECUTORS: Bilingual("Ответственные: ", "Жауаптылар: "),
    papers.ParagraphRole.DEADLINE: Bilingual("Срок – ", "Мерзімі – "),
}
_SLOT = re.compile(r'(?<=xml:space="preserve">)[^<]*|(?<=w:id=")\d+(?=")|(?<=w:name=")[^"]+')


def a_paper(clauses: int) -> papers.Paper:
    """A protocol in both languages with that many instructions."""
    parts = tuple(papers.Part(language, tuple(_blocks(language, clauses))) for language in Language)
    origin = Origin("bench", 1, 1, 1, dt.date(2024, 3, 21))
    return papers.Paper(papers.PaperKind.PROTOCOL, origin, "Протокол", Side.RF, tuple(Language), parts, is_draft=True)


def _blocks(language: Language, clauses: int) -> list[papers.Paragraph]:
    role = papers.ParagraphRole
    blocks = []
    for number in range(clauses):
        section, place = divmod(number, CLAUSES_IN_A_SECTION)
        if place == 0:
            title = papers.Run(_sentence(language, number, 9), language, f"_s{section}_{language}")
            blocks.append(papers.Paragraph(role.SECTION, (title,), f"{section + 1}."))
        for kind, letter, length in ((role.INSTRUCTION, "w", 25), (role.EXECUTORS, "e", 8), (role.DEADLINE, "d", 3)):
            label = (papers.Run(_LABELS[kind][language], language),) if kind in _LABELS else ()
            run = papers.Run(
                _sentence(language, number * 3 + length, length), language, f"_{letter}{number}_{language}"
            )
            printed = f"{section + 1}.{place + 1}." if kind is role.INSTRUCTION else ""
            blocks.append(papers.Paragraph(kind, (*label, run), printed, keeps_next=kind is not role.DEADLINE))
    return blocks


def _sentence(language: Language, seed: int, length: int) -> str:
    """Words that repeat as little as those of people do, the same ones in every run."""
    words = _TEXTS[language].split()
    return (
        " ".join(words[(seed * seed + step * step * 7 + seed * step) % len(words)] for step in range(length))
        + f" {seed}."
    )


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that writing the file takes: ready formats filled with ready texts, joined, zipped."""

    pieces: list[tuple[str, tuple[str, ...]]]
    others: dict[str, bytes]

    @classmethod
    def of(cls, file: bytes) -> Floor:
        """Take a finished file apart."""
        with zipfile.ZipFile(io.BytesIO(file)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        text = parts["word/document.xml"].decode()
        pieces = []
        for piece in re.split(r"(?<=</w:p>)", text):
            values = tuple(unescape(found) for found in _SLOT.findall(piece))
            pieces.append((_SLOT.sub("%s", piece.replace("%", "%%")), values))
        return cls(pieces, parts)

    def write(self) -> bytes:
        """Write it again."""
        text = "".join([form % tuple(map(escape, values)) for form, values in self.pieces])
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as package:
            for name, content in {**self.others, "word/document.xml": text.encode()}.items():
                package.writestr(name, content)
        return file.getvalue()


def run() -> bool:
    """Measure, print the table, and tell whether every bar was kept."""
    told = ["Word export (ms, best of several)", f"{'clauses':>8} {'export':>9} {'floor':>9} {'ratio':>6} {'bar':>5}"]
    times, kept = {}, True
    for size in SIZES:
        paper = a_paper(size)
        file = papers.written(paper)
        floor = Floor.of(file)
        _ensure_same(file, floor.write())
        export_time, floor_time = _best(partial(papers.written, paper), floor.write)
        ratio, bar = export_time / floor_time, BARS.get(size)
        times[size] = export_time
        kept = kept and (bar is None or ratio <= bar)
        told.append(f"{size:>8} {export_time * 1e3:>9.2f} {floor_time * 1e3:>9.2f} {ratio:>6.2f} {bar or '':>5}")
    growth = times[3_000] / times[300]
    told.append(f"time(3,000) / time(300) = {growth:.1f}, bar {GROWTH}")
    sys.stdout.write("\n".join(told) + "\n")
    return kept and growth < GROWTH


def _ensure_same(file: bytes, again: bytes) -> None:
    """A floor that writes anything else would be no floor."""
    one, other = (zipfile.ZipFile(io.BytesIO(content)) for content in (file, again))
    if [(name, one.read(name)) for name in one.namelist()] != [(name, other.read(name)) for name in other.namelist()]:
        msg = "the floor writes another file"
        raise ValueError(msg)


def _best(*functions: Callable[[], object]) -> list[float]:
    """The best time of each, measured in turn so that a busy moment hits all of them."""
    best = [float("inf")] * len(functions)
    for _ in range(ROUNDS):
        for place, function in enumerate(functions):
            start = time.perf_counter()
            function()
            best[place] = min(best[place], time.perf_counter() - start)
    return best
