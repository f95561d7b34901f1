"""Agreed forms as a table of comma-separated values: its columns, its cells, and how it is written."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commission.models import Term

# The columns in their order, and the fields they tell.
COLUMNS = {
    "key": "code",
    "kind": "kind",
    "ru": "form_ru",
    "kk": "form_kk",
    "variants_ru": "variants_ru",
    "variants_kk": "variants_kk",
    "en": "meaning",
    "valid_from": "valid_from",
    "valid_until": "valid_until",
    "source": "source",
}

# What a spreadsheet would take for a formula, be it protected already.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_PROTECTED = re.compile(r"'+[=+\-@\t\r]")


def table(terms: Iterable[Term]) -> bytes:
    """The terms in the order of their codes, in UTF-8 with the mark that spreadsheets go by; no cell is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for term in sorted(terms, key=lambda term: term.code):
        days = (day.isoformat() if day else "" for day in (term.valid_from, term.valid_until))
        pairs = (term.form.ru, term.form.kk, term.variants.ru, term.variants.kk)
        cells = (term.code, term.kind.value, *pairs, term.meaning, *days, term.source)
        writer.writerow([_protected(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def unprotected(cell: str) -> str:
    """The text of a cell as it was before it went out."""
    return cell[1:] if _PROTECTED.match(cell) else cell


def _protected(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
