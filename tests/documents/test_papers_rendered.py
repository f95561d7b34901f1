"""Papers as LibreOffice lays them out: numbers, pages, and what must stand together on one of them."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from commission.app import create_app
from commission.base import Base
from commission.db import db, writing
from commission.documents.meeting_files import checked
from commission.documents.papers import (
    Paper,
    Paragraph,
    ParagraphRole,
    Run,
    access_list,
    file_name,
    protocol,
    written,
)
from commission.models import AnnexPages, Side
from commission.operations.meeting_files import bring_in
from commission.texts import Language
from tests.conftest import a_settings
from tests.documents.conftest import DEMONSTRATION
from tests.documents.official import CAPTIONS, CLOSINGS, TITLES
from tests.documents.walking import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here"),
]

FOUR = [(copy, language) for copy in Side for language in Language]
# as many places of the page as the closing formula is tried at
PLACES = range(16)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A paper and its pages: their texts without spaces, which line ends may swallow, and their sizes in points."""

    paper: Paper
    pages: list[str]
    numbers: list[str]
    sizes: list[tuple[float, float]]


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rendered]:
    """Every paper that the tests look at, laid out by one run of LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    papers = dict(_papers(folder))
    for name, paper in papers.items():
        (folder / f"{name}.docx").write_bytes(written(paper))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    files = [str(folder / f"{name}.docx") for name in papers]
    convert = ["soffice", profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, *files], check=True, capture_output=True, timeout=300)
    return {name: _laid_out(paper, folder / f"{name}.pdf") for name, paper in papers.items()}


def _papers(folder: Path) -> Iterator[tuple[str, Paper]]:
    app = create_app(a_settings(folder, f"sqlite:///{folder / 'office.sqlite'}"))
    with app.app_context(), writing():
        Base.metadata.create_all(db.engine)
        meeting = bring_in(db.session(), checked(DEMONSTRATION), by=None, may_found=True).meeting
        db.session.commit()
        for copy, language in FOUR:
            yield f"{copy}-{language}", protocol(meeting, copy, (language,), is_draft=False)
        both = protocol(meeting, Side.KZ, tuple(Language), is_draft=False)
        yield "both", both
        for place in PLACES:
            yield f"longer-{place}", _longer(protocol(meeting, Side.RF, (Language.RU,), is_draft=False), place)
        yield "access", access_list(meeting, tuple(Language))
        meeting.protocol.annex_pages = AnnexPages.SEPARATE
        yield "separate", protocol(meeting, Side.KZ, (Language.KK,), is_draft=False)
        db.session.remove()
        db.engine.dispose()


def _longer(paper: Paper, lines: int) -> Paper:
    """The paper with so many lines more before the last section, so that its end comes to stand elsewhere."""
    more = Paragraph(ParagraphRole.NOTED, (Run("Стороны отметили.", Language.RU),))
    text, *annexes = paper.parts
    last = max(place for place, block in enumerate(text.blocks) if _is(block, ParagraphRole.SECTION))
    blocks = (*text.blocks[:last], *[more] * (lines + 2), *text.blocks[last:])
    return replace(paper, parts=(replace(text, blocks=blocks), *annexes))


def _is(block: object, role: ParagraphRole) -> bool:
    return isinstance(block, Paragraph) and block.role is role


def _laid_out(paper: Paper, file: Path) -> Rendered:
    told = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True).stdout
    pages = told.split("\f")[:-1]
    info = subprocess.run(["pdfinfo", "-l", "99", file], check=True, capture_output=True, text=True).stdout
    sizes = [(float(width), float(height)) for width, height in re.findall(r"size:\s+([\d.]+) x ([\d.]+)", info)]
    first_lines = [page.strip().split("\n")[0].strip() for page in pages]
    numbers = [line if line.isdecimal() else "" for line in first_lines]
    return Rendered(paper, [_squeezed(page) for page in pages], numbers, sizes)


@pytest.mark.parametrize(("copy", "language"), FOUR)
def test_word_computes_the_numbers_that_the_preview_prints(
    rendered: dict[str, Rendered], copy: Side, language: Language
) -> None:
    found = rendered[f"{copy}-{language}"]
    whole = "".join(found.pages)
    numbered = [one for part in found.paper.parts for one in paragraphs(part) if one.number]
    assert len(numbered) == 4 + 11 + 3
    for one in numbered:
        assert _squeezed(one.number + one.text)[:40] in whole


@pytest.mark.parametrize(("copy", "language"), FOUR)
def test_pages_are_numbered_from_the_second_on(rendered: dict[str, Rendered], copy: Side, language: Language) -> None:
    numbers = rendered[f"{copy}-{language}"].numbers
    assert numbers == ["", *[str(number) for number in range(2, len(numbers) + 1)]]


@pytest.mark.parametrize(("copy", "language"), FOUR)
def test_each_text_is_laid_out_whole(rendered: dict[str, Rendered], copy: Side, language: Language) -> None:
    found = rendered[f"{copy}-{language}"]
    assert found.pages[0].startswith(_squeezed("".join(TITLES[copy, language])))
    closing = next(page for page in found.pages if _squeezed(CLOSINGS[copy, language])[:60] in page)
    left, right = (CAPTIONS[language][side][1] for side in copy.in_order)
    assert closing.rindex(_squeezed(left)) < closing.rindex(_squeezed(right))
    assert all(width > height for width, height in found.sizes[-2:])
    assert all(width < height for width, height in found.sizes[:-2])


def test_the_second_language_begins_on_a_page_of_its_own_at_one(rendered: dict[str, Rendered]) -> None:
    both = rendered["both"]
    place = next(
        number
        for number, page in enumerate(both.pages)
        if page.startswith(_squeezed("".join(TITLES[Side.KZ, Language.RU])))
    )
    assert place > 1
    assert both.numbers[place : place + 2] == ["", "2"]


def test_annexes_may_be_numbered_each_for_itself(rendered: dict[str, Rendered]) -> None:
    found = rendered["separate"]
    annexes = [number for number, page in enumerate(found.pages) if "-қосымша" in page[:200] and number > 1]
    assert len(annexes) == 4
    assert [found.numbers[place] for place in annexes] == [""] * 4
    assert found.numbers[annexes[-1] + 1] == "2"


@pytest.mark.parametrize("place", PLACES)
def test_closing_formula_and_signatures_never_stand_alone(rendered: dict[str, Rendered], place: int) -> None:
    pages = rendered[f"longer-{place}"].pages
    formula = _squeezed("Совершено в городе Байконуре")
    page = next(page for page in pages if formula in page)
    before, after = page.split(formula)
    assert "Дипломатическимканалам".casefold() in before.casefold()
    assert after.endswith("Р.В.Скляр")


def test_the_end_was_tried_on_both_sides_of_a_page_break(rendered: dict[str, Rendered]) -> None:
    formula = _squeezed("Совершено в городе Байконуре")
    on = {
        next(number for number, page in enumerate(rendered[f"longer-{place}"].pages) if formula in page)
        for place in PLACES
    }
    assert len(on) > 1


def test_an_access_list_is_wide_and_names_both_delegations(rendered: dict[str, Rendered]) -> None:
    found = rendered["access"]
    assert file_name(found.paper).startswith("baikonur-8-access-list")
    assert all(width > height for width, height in found.sizes)
    assert _squeezed("Мантуров Денис Валентинович") in "".join(found.pages)
    assert _squeezed("Роман Васильевич Скляр") in "".join(found.pages)
