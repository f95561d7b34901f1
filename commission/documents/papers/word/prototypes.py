"""Paragraphs cast from prototypes: the markup of each shape is made once, then only its slots are filled.

Measured on 18,600 paragraphs: cloning lxml elements takes 241 ms, because each needs about six Python objects of its
own, filling string prototypes 27 ms, compressing the result 31 ms.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from commission.documents.papers.tree import ParagraphRole
from commission.documents.papers.word.markup import text
from commission.documents.papers.word.styles import STYLE_ID
from commission.documents.papers.word.template import CLAUSES, LISTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission.documents.papers.tree import Paragraph
    from commission.texts import Language


class RunShape(NamedTuple):
    """What the prototype of a run depends on."""

    language: Language
    has_key: bool
    is_gap: bool


class Shape(NamedTuple):
    """What the prototype of a paragraph depends on; the same few shapes come again and again."""

    role: ParagraphRole
    is_numbered: bool
    keeps_next: bool
    is_wide: bool
    runs: tuple[RunShape, ...]


_NUMBERINGS = {
    ParagraphRole.SECTION: (CLAUSES, 0),
    ParagraphRole.DECISION: (CLAUSES, 1),
    ParagraphRole.INSTRUCTION: (CLAUSES, 1),
    ParagraphRole.LIST_ENTRY: (LISTS, 0),
}
# what stands in the right half of a page stands further right on a wide one
_WIDE_INDENTS = {ParagraphRole.ANNEX_MARK: '<w:ind w:left="10035"/>'}
_LINE_TO_SIGN_ON = '<w:r><w:tab/><w:t xml:space="preserve"> </w:t></w:r>'


class Caster:
    """Casts the paragraphs of one part; bookmarks are numbered through the whole document."""

    def __init__(self, bookmarks: Iterator[int], *, is_wide: bool) -> None:
        self._bookmarks = bookmarks
        self._is_wide = is_wide

    def cast(self, paragraph: Paragraph) -> str:
        """The markup of a paragraph."""
        runs = paragraph.runs
        shape = Shape(
            paragraph.role,
            bool(paragraph.number),
            paragraph.keeps_next,
            self._is_wide,
            tuple([RunShape(run.language, bool(run.key), run.is_gap) for run in runs]),
        )
        slots: list[object] = []
        for run in runs:
            if run.key:
                number = next(self._bookmarks)
                slots += (number, run.key, text(run.text), number)
            else:
                slots.append(text(run.text))
        return _prototype(shape) % tuple(slots)


@cache
def _prototype(shape: Shape) -> str:
    """The markup with a slot for each text, and three more for each bookmark."""
    role = shape.role
    keep = "<w:keepNext/>" if shape.keeps_next else ""
    number = _number(role, shape.runs[0].language) if shape.is_numbered else ""
    indent = _WIDE_INDENTS.get(role, "") if shape.is_wide else ""
    line = _LINE_TO_SIGN_ON if role is ParagraphRole.SIGNATURE_NAME else ""
    runs = "".join(_run(run) for run in shape.runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{STYLE_ID[role]}"/>{keep}{number}{indent}</w:pPr>{line}{runs}</w:p>'


def _number(role: ParagraphRole, language: Language) -> str:
    numbering, level = _NUMBERINGS[role]
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering[language]}"/></w:numPr>'


def _run(shape: RunShape) -> str:
    style = '<w:rStyle w:val="Gap"/>' if shape.is_gap else ""
    run = f'<w:r><w:rPr>{style}<w:lang w:val="{shape.language.tag}"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>'
    return f'<w:bookmarkStart w:id="%s" w:name="%s"/>{run}<w:bookmarkEnd w:id="%s"/>' if shape.has_key else run
