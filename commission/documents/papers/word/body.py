"""The text of a paper as WordprocessingML: parts become sections, blocks become paragraphs and tables."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from commission.documents.papers.tree import Paragraph, PlaceAndDate, Signatures
from commission.documents.papers.word.markup import DECLARATION, LINKED, MAIN, attribute
from commission.documents.papers.word.prototypes import Caster
from commission.documents.papers.word.template import EMPTY_HEADER, NUMBERED_HEADER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from commission.documents.papers.tree import Block, Paper, Part, Table

# A4 and its margins in twentieths of a point: 20 mm left, top and bottom, 15 mm right; numbers 10 mm from the edge.
_SHORT, _LONG, _WIDE_MARGIN, _NARROW_MARGIN, _HEADER = 11906, 16838, 1134, 850, 567
_MARGINS = _WIDE_MARGIN + _NARROW_MARGIN
# A row that may grow beyond half a page is let break, or white space would stand above it.
_LONG_CELL = 700
# Cells that stand flush with the text above and below.
_FLUSH = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'


def body(paper: Paper) -> str:
    """The part document.xml."""
    return "".join((DECLARATION, f"<w:document {MAIN} {LINKED}><w:body>", *_parts(paper), "</w:body></w:document>"))


def _parts(paper: Paper) -> Iterator[str]:
    bookmarks = count(1)
    for number, part in enumerate(paper.parts, start=1):
        caster = Caster(bookmarks, is_wide=part.is_landscape)
        width = (_LONG if part.is_landscape else _SHORT) - _MARGINS
        for block in part.blocks:
            yield from _block(caster, block, width)
        section = _section(part)
        is_last = number == len(paper.parts)
        yield f'<w:p><w:pPr><w:pStyle w:val="PartEnd"/>{"" if is_last else section}</w:pPr></w:p>'
        if is_last:
            yield section


def _block(caster: Caster, block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield caster.cast(block)
    elif isinstance(block, PlaceAndDate):
        yield from _pair(caster, [(block.place, block.date)], width)
    elif isinstance(block, Signatures):
        left, right = block.left, block.right
        yield from _pair(caster, [(left.caption, right.caption), (left.name, right.name)], width)
    else:
        yield from _table(caster, block, width)


def _section(part: Part) -> str:
    """Page size, margins and page numbers of a part; its first page has no number where it begins anew."""
    size = (
        f'w:w="{_LONG}" w:h="{_SHORT}" w:orient="landscape"' if part.is_landscape else f'w:w="{_SHORT}" w:h="{_LONG}"'
    )
    anew = ('<w:pgNumType w:start="1"/>', "<w:titlePg/>") if part.begins_anew else ("", "")
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{NUMBERED_HEADER}"/>'
        f'<w:headerReference w:type="first" r:id="{EMPTY_HEADER}"/><w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar w:top="{_WIDE_MARGIN}" w:right="{_NARROW_MARGIN}" w:bottom="{_WIDE_MARGIN}" w:left="{_WIDE_MARGIN}" '
        f'w:header="{_HEADER}" w:footer="{_HEADER}" w:gutter="0"/>{anew[0]}<w:cols w:space="708"/>{anew[1]}</w:sectPr>'
    )


def _pair(caster: Caster, rows: Sequence[tuple[Paragraph, Paragraph]], width: int) -> Iterator[str]:
    """Two places side by side without borders, whose rows stay together."""
    half = width // 2
    yield f"<w:tbl><w:tblPr>{_layout(width)}{_FLUSH}</w:tblPr>{_grid([half, half])}"
    for row in rows:
        yield _row("<w:trPr><w:cantSplit/></w:trPr>", [caster.cast(one) for one in row], [half, half])
    yield "</w:tbl>"


def _table(caster: Caster, table: Table, width: int) -> Iterator[str]:
    widths = [width * column.share // 100 for column in table.columns]
    headings = [column.heading for column in table.columns]
    description = attribute("; ".join(one.text for one in headings))
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>{_layout(width)}<w:tblLook w:firstRow="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{attribute(table.caption)}"/><w:tblDescription w:val="{description}"/></w:tblPr>'
        f"{_grid(widths)}"
    )
    yield _row("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", [caster.cast(one) for one in headings], widths)
    for row in table.rows:
        is_short = max(len(cell.text) for cell in row) < _LONG_CELL
        yield _row("<w:trPr><w:cantSplit/></w:trPr>" if is_short else "", [caster.cast(cell) for cell in row], widths)
    yield "</w:tbl>"


def _layout(width: int) -> str:
    return f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'


def _grid(widths: Sequence[int]) -> str:
    return f'<w:tblGrid>{"".join(f"""<w:gridCol w:w="{width}"/>""" for width in widths)}</w:tblGrid>'


def _row(properties: str, cells: Sequence[str], widths: Sequence[int]) -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{properties}{inside}</w:tr>"
