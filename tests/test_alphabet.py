"""Words of people live in catalogues and data; the program and the templates are written in English."""

from __future__ import annotations

import re

import pytest

from commission.config import ROOT

# The tables of the two languages, which are the subject of these modules.
TABLES = ("commission/texts/", "commission/documents/")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("commission", "templates")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".html", ".js", ".css"}
)


@pytest.mark.parametrize("name", [name for name in FILES if not name.startswith(TABLES)])
def test_no_cyrillic_stands_in_the_program(name: str) -> None:
    found = [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if CYRILLIC.search(line)]
    assert found == []
