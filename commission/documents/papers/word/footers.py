"""A line in the footer of a Word file that is made already: the text and everything else of it stay as they are."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from commission.documents.papers.seal_lines import seal_lines
from commission.documents.papers.word.markup import DECLARATION, MAIN, text
from commission.documents.papers.word.packing import packed
from commission.documents.papers.word.template import DOCUMENT, OFFICE, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission.documents.papers.seal_lines import Seal
    from commission.texts import Language

_FOOTER, _KEY = "word/footer1.xml", "rId77"
_TYPES, _LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_TYPE = f'<Override PartName="/{_FOOTER}" ContentType="{WORD}.footer+xml"/>'
_LINK = f'<Relationship Id="{_KEY}" Type="{OFFICE}/footer" Target="footer1.xml"/>'
_REFERENCES = "".join(f'<w:footerReference w:type="{kind}" r:id="{_KEY}"/>' for kind in ("default", "first"))
_SECTION = re.compile(rb"<w:sectPr\b[^>]*>")
# 7 points: small, yet far from what counts as hidden
_SIZE = '<w:sz w:val="14"/><w:szCs w:val="14"/>'


def with_seal_line(data: bytes, languages: Sequence[Language], seal: Seal) -> bytes:
    """The paper, one of those that ``written`` makes, with the seal in the footer of every page."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[_TYPES] = parts[_TYPES].replace(b"</Types>", f"{_TYPE}</Types>".encode())
    parts[_LINKS] = parts[_LINKS].replace(b"</Relationships>", f"{_LINK}</Relationships>".encode())
    parts[DOCUMENT] = _SECTION.sub(lambda begun: begun.group() + _REFERENCES.encode(), parts[DOCUMENT])
    parts[_FOOTER] = _footer(languages, seal).encode()
    return packed(parts)


def _footer(languages: Sequence[Language], seal: Seal) -> str:
    lines = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:rPr>{_SIZE}<w:lang w:val="{language.tag}"/></w:rPr>'
        f'<w:t xml:space="preserve">{text(line)}</w:t></w:r></w:p>'
        for language in languages
        for line in seal_lines(seal, (language,))
    )
    return f"{DECLARATION}<w:ftr {MAIN}>{lines}</w:ftr>"
