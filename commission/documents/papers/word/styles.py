"""The styles of the papers: one for each role instead of the 160 that Word brings along; twentieths of a point."""

from __future__ import annotations

from dataclasses import dataclass

from commission.documents.papers.tree import ParagraphRole
from commission.documents.papers.word.markup import MAIN

INDENT = 709  # 1.25 cm, the first line of every paragraph of the text

# headings and titles by the names that Word and screen readers know
_KNOWN_TO_WORD = {"Title", "Subtitle", "heading 1", "heading 2"}


@dataclass(frozen=True, slots=True)
class Style:
    """The look of one role; the name is what Word's list of styles shows."""

    name: str
    align: str = "both"
    before: int = 0
    after: int = 0
    indent: int = 0  # of the first line
    left: int = 0
    right: int = 0
    size: int = 28  # half-points
    is_bold: bool = False
    keeps_next: bool = False
    keeps_lines: bool = False
    outline: int | None = None
    tabs: str = ""

    def markup(self, style_id: str) -> str:
        """The style as it stands in styles.xml."""
        paragraph = "".join(
            (
                "<w:keepNext/>" if self.keeps_next else "",
                "<w:keepLines/>" if self.keeps_lines else "",
                self.tabs,
                f'<w:spacing w:before="{self.before}" w:after="{self.after}"/>',
                f'<w:ind w:left="{self.left}" w:right="{self.right}" w:firstLine="{self.indent}"/>',
                f'<w:jc w:val="{self.align}"/>',
                "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>',
            )
        )
        run = f'{"<w:b/>" if self.is_bold else ""}<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>'
        own = "" if self.name in _KNOWN_TO_WORD else ' w:customStyle="1"'
        return (
            f'<w:style w:type="paragraph"{own} w:styleId="{style_id}"><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
        )


def _plain(name: str) -> Style:
    return Style(name, indent=INDENT, after=120)


_LEADER = '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="2268"/></w:tabs>'

STYLES = {
    ParagraphRole.DRAFT_MARK: Style("Draft mark", align="right", after=240, is_bold=True),
    ParagraphRole.TITLE: Style("Title", align="center", is_bold=True, keeps_next=True, outline=0),
    ParagraphRole.SUBTITLE: Style("Subtitle", align="center", is_bold=True, keeps_next=True),
    ParagraphRole.PLACE: Style("Place", align="left", before=240, after=240),
    ParagraphRole.DATE: Style("Date", align="right", before=240, after=240),
    ParagraphRole.PREAMBLE: _plain("Preamble"),
    ParagraphRole.SECTION: Style(
        "heading 2",
        align="left",
        before=240,
        after=120,
        indent=INDENT,
        is_bold=True,
        keeps_next=True,
        keeps_lines=True,
        outline=1,
    ),
    ParagraphRole.NOTED: _plain("Noted"),
    ParagraphRole.DECISION: _plain("Decision"),
    ParagraphRole.INSTRUCTION: _plain("Instruction"),
    ParagraphRole.STATEMENT: _plain("Statement"),
    ParagraphRole.EXECUTORS: Style("Executors", align="left", after=60, indent=INDENT, keeps_lines=True),
    ParagraphRole.DEADLINE: Style("Deadline", align="left", after=180, indent=INDENT, keeps_lines=True),
    ParagraphRole.ANNEX_REFERENCE: _plain("Annex reference"),
    ParagraphRole.CLOSING: Style(
        "Closing formula", before=240, after=240, indent=INDENT, keeps_next=True, keeps_lines=True
    ),
    ParagraphRole.SIGNATURE_CAPTION: Style(
        "Signature caption", align="left", right=284, keeps_next=True, keeps_lines=True
    ),
    ParagraphRole.SIGNATURE_NAME: Style(
        "Signature name", align="left", before=720, keeps_next=True, keeps_lines=True, tabs=_LEADER
    ),
    ParagraphRole.ANNEX_MARK: Style("Annex mark", align="left", left=5103, keeps_next=True),
    ParagraphRole.HEADING: Style(
        "heading 1", align="center", before=360, after=240, is_bold=True, keeps_next=True, outline=0
    ),
    ParagraphRole.LIST_ENTRY: Style("Agenda item", align="left", after=60, indent=INDENT, keeps_lines=True),
    ParagraphRole.LIST_DETAIL: Style("Agenda detail", align="left", after=120, indent=INDENT, keeps_lines=True),
    ParagraphRole.TABLE_HEAD: Style("Table heading", align="center", size=24, is_bold=True, keeps_next=True),
    ParagraphRole.TABLE_CELL: Style("Table text", align="left", size=24),
}

STYLE_ID = {role: "".join(word.capitalize() for word in role.value.split("_")) for role in STYLES}

_FONT = "Times New Roman"
_DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" '
    f'w:cs="{_FONT}"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
    '<w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    "<w:pPr><w:widowControl/></w:pPr></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultFont"><w:name w:val="Default Paragraph Font"/>'
    "<w:semiHidden/></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="PlainTable"><w:name w:val="Normal Table"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="PlainTable"/>'
    "<w:tblPr><w:tblBorders>"
    + "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + '</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="Gap"><w:name w:val="Gap"/>'
    '<w:rPr><w:b/><w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>'
    # carries the end of a part and is not seen
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="PartEnd"><w:name w:val="Part end"/>'
    '<w:basedOn w:val="Normal"/><w:semiHidden/><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
)


def styles() -> str:
    """The part styles.xml."""
    own = "".join(style.markup(STYLE_ID[role]) for role, style in STYLES.items())
    return f"<w:styles {MAIN}>{_DEFAULTS}{own}</w:styles>"
