"""The slim template: every part of the package that no paper changes, small where python-docx's own has 790 kB."""

from __future__ import annotations

from functools import cache

from commission.documents.papers.word.markup import DECLARATION, MAIN
from commission.documents.papers.word.styles import INDENT, styles
from commission.texts import Language

DOCUMENT = "word/document.xml"
CORE = "docProps/core.xml"
CUSTOM = "docProps/custom.xml"

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Two numberings for each language: sections with their clauses, and the list of the agenda. Each begins at 1.
CLAUSES = {Language.RU: 1, Language.KK: 2}
LISTS = {Language.RU: 3, Language.KK: 4}

_CONTENT_TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/{DOCUMENT}" ContentType="{WORD}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>'
        for name, kind in (
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("settings", "settings"),
            ("fontTable", "fontTable"),
            ("header1", "header"),
            ("header2", "header"),
        )
    )
    + f'<Override PartName="/{CORE}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    f'<Override PartName="/{CUSTOM}" '
    'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>'
)
_ROOT_LINKS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="{DOCUMENT}"/>'
    f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="{CORE}"/>'
    f'<Relationship Id="rId3" Type="{OFFICE}/custom-properties" Target="{CUSTOM}"/></Relationships>'
)
NUMBERED_HEADER, EMPTY_HEADER = "rId5", "rId6"
_DOCUMENT_LINKS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}.xml"/>'
        for key, kind, target in (
            ("rId1", "styles", "styles"),
            ("rId2", "numbering", "numbering"),
            ("rId3", "settings", "settings"),
            ("rId4", "fontTable", "fontTable"),
            (NUMBERED_HEADER, "header", "header1"),
            (EMPTY_HEADER, "header", "header2"),
        )
    )
    + "</Relationships>"
)
_SETTINGS = (
    f'<w:settings {MAIN}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    # a line that somebody broke inside a justified paragraph is not stretched over the page
    "<w:doNotExpandShiftReturn/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="ru-RU"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
# Liberation Serif has the metrics of Times and all the Kazakh letters.
_FONTS = (
    f'<w:fonts {MAIN}><w:font w:name="Times New Roman"><w:altName w:val="Liberation Serif"/>'
    '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="CC"/><w:family w:val="roman"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)
_NUMBERED = (
    f'<w:hdr {MAIN}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:fldSimple w:instr=" PAGE ">'
    "<w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:hdr>"
)
_EMPTY = f'<w:hdr {MAIN}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>'
_BODY = f"<w:document {MAIN}><w:body><w:p/></w:body></w:document>"
_TOLD = f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"/>'
_ADDED = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'


def _numbering() -> str:
    several = ("%1.", "%1.%2.", "%1.%2.%3.")
    shapes = dict.fromkeys(CLAUSES.values(), several) | dict.fromkeys(LISTS.values(), ("%1.",))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="{shape}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="0" w:firstLine="{INDENT}"/></w:pPr></w:lvl>'
            for level, shape in enumerate(levels)
        )
        + "</w:abstractNum>"
        for key, levels in shapes.items()
    )
    used = "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in shapes)
    return f"<w:numbering {MAIN}>{abstract}{used}</w:numbering>"


@cache
def template() -> dict[str, bytes]:
    """The parts by name, ready for the zip file."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _ROOT_LINKS,
        "word/_rels/document.xml.rels": _DOCUMENT_LINKS,
        DOCUMENT: _BODY,
        CORE: _TOLD,
        CUSTOM: _ADDED,
        "word/styles.xml": styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _FONTS,
        "word/header1.xml": _NUMBERED,
        "word/header2.xml": _EMPTY,
    }
    return {name: (DECLARATION + content).encode() for name, content in parts.items()}
