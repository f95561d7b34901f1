"""Reading a table of agreed forms that came in: every fault with its line, nothing taken of a faulty one."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from commission.documents.faults import Fault, FaultKind, FaultyFile
from commission.documents.located import LIMIT
from commission.documents.meeting_files import decoded
from commission.documents.term_files.tables import COLUMNS, unprotected
from commission.models import TermKind
from commission.texts.cleaning import ControlCharacters, clean

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEEDED = ("key", "ru", "kk")
_SEPARATORS = ",;\t"
_CODE = re.compile(r"[a-z][a-z0-9_-]{0,39}")
# How much a cell holds, as the form on the page has it; variants are several lines.
_LINE, _LINES = 500, 20_000
_BREAKS = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class TermRow:
    """One row: its line in the file, the code, and the fields that the columns of the file tell."""

    line: int
    code: str
    told: dict[str, Any]


@dataclass(slots=True)
class _Table:
    """A table under way, with the faults found so far."""

    columns: list[str]
    faults: list[Fault] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def fault(self, kind: FaultKind, line: int, column: str = "", **facts: Any) -> None:
        """Note a fault of that line."""
        self.faults.append(Fault(kind, line, column, facts))


def read(data: bytes) -> list[TermRow]:
    """The rows of a table; columns may stand in any order, and all but the code and the two forms may be absent."""
    if len(data) > LIMIT:
        raise FaultyFile([Fault(FaultKind.TOO_LARGE, facts={"limit": LIMIT})])
    lines = _lines(decoded(data))
    line, heading = next(lines, (1, []))
    table = _Table([cell.strip() for cell in heading])
    _judge_heading(table, line)
    rows: list[TermRow] = []
    try:
        if not table.faults:
            rows = [_row(table, line, cells) for line, cells in lines]
    except FaultyFile as refusal:
        table.faults += refusal.faults
    if table.faults:
        raise FaultyFile(table.faults)
    return rows


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the line on which it begins."""
    heading = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as refusal:
        raise FaultyFile([Fault(FaultKind.NOT_CSV, line)]) from refusal


def _judge_heading(table: _Table, line: int) -> None:
    lacking = [column for column in _NEEDED if column not in table.columns]
    if lacking:
        table.fault(FaultKind.MISSING_FIELD, line, fields=", ".join(lacking))
    for place, column in enumerate(table.columns):
        if column not in COLUMNS:
            table.fault(FaultKind.UNKNOWN_FIELD, line, fields=column[:80])
        elif column in table.columns[:place]:
            table.fault(FaultKind.DOUBLE_KEY, line, column)


def _row(table: _Table, line: int, cells: list[str]) -> TermRow:
    if len(cells) > len(table.columns):
        table.fault(FaultKind.UNKNOWN_FIELD, line, fields=", ".join(cells[len(table.columns) :])[:80])
    cells += [""] * (len(table.columns) - len(cells))
    told = {
        COLUMNS[column]: _value(table, line, column, unprotected(cell))
        for column, cell in zip(table.columns, cells, strict=False)
    }
    code = str(told.pop("code"))
    if not _CODE.fullmatch(code):
        table.fault(FaultKind.WRONG_VALUE, line, "key", value=code[:80])
    elif code in table.seen:
        table.fault(FaultKind.NAMED_TWICE, line, "key", code=code)
    table.seen.add(code)
    if not (told["form_ru"] or told["form_kk"]):
        table.fault(FaultKind.MISSING_FIELD, line, fields="ru, kk")
    return TermRow(line, code, told)


def _value(table: _Table, line: int, column: str, cell: str) -> Any:
    text = _text(table, line, column, cell)
    if column == "kind":
        return _kind(table, line, text)
    if column in {"valid_from", "valid_until"}:
        return _day(table, line, column, text)
    most = _LINES if column.startswith("variants") else _LINE
    if len(text) > most:
        table.fault(FaultKind.TOO_LONG, line, column, limit=most)
    return text


def _text(table: _Table, line: int, column: str, cell: str) -> str:
    try:
        text = clean(cell)
    except ControlCharacters as refusal:
        table.fault(FaultKind.CONTROL_CHARACTERS, line, column, place=refusal.offset + 1)
        return ""
    return text if column.startswith("variants") else _BREAKS.sub(" ", text)


def _kind(table: _Table, line: int, text: str) -> TermKind:
    if text and text not in set(TermKind):
        table.fault(FaultKind.WRONG_VALUE, line, "kind", value=text[:80])
        return TermKind.TERM
    return TermKind(text or TermKind.TERM)


def _day(table: _Table, line: int, column: str, text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        table.fault(FaultKind.NO_SUCH_DAY, line, column, value=text[:80])
        return None
