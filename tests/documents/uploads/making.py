"""Files as good and as bad people make them, built in code."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO

from commission.documents.papers.word.packing import packed
from commission.documents.papers.word.template import DOCUMENT, template

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:x="urn:example:nobody" mc:Ignorable="x w14"'
)
TEXT = "Поручить Сторонам представить отчёт до 1 июля."
LINKS_OF_DOCUMENT = "word/_rels/document.xml.rels"


def run(text: str, properties: str = "") -> str:
    """A run of letters."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str = run(TEXT), mark: str = "") -> str:
    """A paragraph; the mark is what is tracked of its end."""
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{content}</w:p>"


def document(body: str, namespaces: str = NAMESPACES) -> bytes:
    """The part document.xml."""
    return f"<w:document {namespaces}><w:body>{body}</w:body></w:document>".encode()


def parts(body: str = paragraph(), **more: bytes) -> dict[str, bytes]:
    """The parts of a sound Word file; those that ``more`` names with ``__`` for a slash come on top."""
    return {**template(), DOCUMENT: document(body), **{name.replace("__", "/"): part for name, part in more.items()}}


def word(body: str = paragraph()) -> bytes:
    """A sound Word file, but for its body."""
    return packed(parts(body))


def stored(contents: dict[str, bytes]) -> bytes:
    """A zip file that compresses nothing."""
    return packed(contents, level=0)


def linked(kind: str, target: str, *, mode: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """A Word file whose text has one link more."""
    told = f' TargetMode="{mode}"' if mode else ""
    link = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}"{told}/></Relationships>'
    contents = parts()
    contents[LINKS_OF_DOCUMENT] = contents[LINKS_OF_DOCUMENT].replace(b"</Relationships>", link.encode())
    return packed({**contents, **(more or {})})


def replaced(name: str, old: str, new: str) -> bytes:
    """A Word file with some words of one part replaced."""
    contents = parts()
    changed = contents[name].replace(old.encode(), new.encode())
    assert changed != contents[name]
    return packed({**contents, name: changed})


def patched(data: bytes, old: bytes, new: bytes) -> bytes:
    """The same bytes with others in the place of some, everywhere."""
    assert old in data
    assert len(old) == len(new)
    return data.replace(old, new)


def poked(data: bytes, name: str, *, local: int, central: int, value: bytes, only_central: bool = False) -> bytes:
    """A zip file with other bytes in both headers of an entry, at an offset from the beginning of each."""
    changed = bytearray(data)
    with zipfile.ZipFile(BytesIO(data)) as package:
        header = package.getinfo(name).header_offset
    listed = data.rindex(name.encode()) - 46
    assert data[listed : listed + 4] == b"PK\1\2"
    changed[listed + central : listed + central + len(value)] = value
    if not only_central:
        changed[header + local : header + local + len(value)] = value
    return bytes(changed)


def _field_sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


BEGIN, SEPARATE, END = map(_field_sign, ("begin", "separate", "end"))


def code(text: str) -> str:
    """A piece of a field's code."""
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def field(*codes: str) -> str:
    """A field whose code stands in several runs."""
    return BEGIN + "".join(map(code, codes)) + SEPARATE + run("shown") + END


def alternatives(first: str, other: str, *, requires: str = "wps") -> str:
    """Two contents of which a program takes one."""
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{first}</mc:Choice>'
        f"<mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"
    )


def noise(length: int) -> str:
    """Letters that do not compress well."""
    return random.Random(length).randbytes(length // 2).hex()  # noqa: S311 -- nothing secret


def pdf(content: str = "", *, version: str = "1.7", end: str = "%%EOF") -> bytes:
    """A small PDF."""
    return f"%PDF-{version}\n1 0 obj\n<< /Type /Catalog {content} >>\nendobj\nstartxref\n9\n{end}\n".encode()
