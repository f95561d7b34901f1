"""Every hostile file of WORD.md 4 that concerns a stored or read file, with the reason for which it stays outside."""

from __future__ import annotations

import zipfile
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from commission.documents.papers.word.packing import packed
from commission.documents.papers.word.template import DOCUMENT
from commission.documents.uploads import RefusalKind as Kind
from tests.documents.uploads import making
from tests.documents.uploads.making import field, linked, noise, paragraph, parts, pdf, poked, replaced, stored, word

if TYPE_CHECKING:
    from collections.abc import Callable

_MAIN = "wordprocessingml.document.main+xml"
_TYPES, _SETTINGS, _HEADER = "[Content_Types].xml", "word/settings.xml", "word/header1.xml"
_OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
_FIELDS = ("DDE", "DDEAUTO", "INCLUDETEXT", "includepicture", "LINK", "IMPORT", "AUTOTEXT", "MACROBUTTON")
_LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
_FILE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_ROW = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="%s"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'


def _with(name: str, content: bytes = b"<a/>") -> bytes:
    return packed({**parts(), name: content})


def _document(content: bytes) -> bytes:
    return packed({**parts(), DOCUMENT: content})


def _declaring(declaration: str, encoding: str = "utf-8") -> bytes:
    return _document((declaration + making.document("<w:p/>").decode()).encode(encoding))


def _in_encoding(declared: str, codec: str) -> bytes:
    return _document(
        (f'<?xml version="1.0" encoding="{declared}"?>' + making.document("<w:p/>").decode()).encode(codec)
    )


def _bzipped() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as package:
        for name, content in parts().items():
            package.writestr(name, content)
    return file.getvalue()


def _understated() -> bytes:
    """A part that unpacks to ten times what both of its headers say."""
    size = (1_000).to_bytes(4, "little")
    return poked(_with("word/more.xml", b" " * 10_000), "word/more.xml", local=22, central=24, value=size)


def _overlapping() -> bytes:
    data = packed({**parts(), "word/one.xml": b"<one/>", "word/two.xml": b"<one/>"})
    with zipfile.ZipFile(BytesIO(data)) as package:
        place = package.getinfo("word/one.xml").header_offset.to_bytes(4, "little")
    return poked(data, "word/two.xml", local=0, central=42, value=place, only_central=True)


def _gaping() -> bytes:
    """A zip file with bytes between its last part and its directory that belong to neither."""
    data = word()
    directory = data.index(b"PK\1\2")
    end = data.rindex(b"PK\5\6")
    place = (directory + 4).to_bytes(4, "little")
    return data[:directory] + b"MORE" + data[directory : end + 16] + place + data[end + 20 :]


def _gaping_parts() -> bytes:
    """A zip file with a part inside that its directory does not list."""
    data = packed({**parts(), "word/zero.xml": b"<a/>", "word/last.xml": b"<b/>"})
    listed = data.rindex(b"word/zero.xml") - 46
    line = data[listed : listed + 46 + len("word/zero.xml")]
    end = bytearray(data[-22:])
    count = int.from_bytes(end[8:10], "little") - 1
    length = int.from_bytes(end[12:16], "little") - len(line)
    end[8:16] = count.to_bytes(2, "little") * 2 + length.to_bytes(4, "little")
    return data[:listed] + data[listed + len(line) : -22] + bytes(end)


def _other_office(kind: str) -> bytes:
    return replaced(_TYPES, _MAIN, kind)


def _commented() -> bytes:
    return word()[:-2] + b"\4\0" + b"MORE"


def _twice_main() -> bytes:
    link = f'<Relationship Id="rId9" Type="{making.OFFICE}/officeDocument" Target="word/header1.xml"/></Relationships>'
    return replaced("_rels/.rels", "</Relationships>", link)


def _with_field(code: str) -> bytes:
    return word(paragraph(field(code)))


def _tracked_field() -> str:
    """A field whose code is harmless until the deletion in it is accepted."""
    deleted = "<w:del><w:r><w:delInstrText>PAGE </w:delInstrText></w:r></w:del>"
    added = f"<w:ins>{making.code('DDEAUTO x')}</w:ins>"
    return paragraph(making.BEGIN + deleted + added + making.END)


def _nested_field() -> str:
    return paragraph(making.BEGIN + field("REF x") + making.code("PAGE") + making.END)


def _split_alternatives() -> str:
    """A field of which one program reads the harmless code and another one the other."""
    return paragraph(making.BEGIN + making.alternatives(making.code("PAGE "), making.code("LINK x")) + making.END)


FILES: dict[str, tuple[Callable[[], bytes], Kind]] = {
    "nothing": (lambda: b"", Kind.EMPTY),
    "13 MB": (lambda: bytes(12_000_001), Kind.TOO_LARGE),
    "noise": (lambda: noise(1_000).encode(), Kind.UNKNOWN_FORMAT),
    "old word": (lambda: _OLD_OFFICE, Kind.OTHER_FORMAT),
    "encrypted word": (lambda: _OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), Kind.ENCRYPTED),
    "html": (lambda: b"\xef\xbb\xbf\n<!DOCTYPE html><script>alert(1)</script>", Kind.OTHER_FORMAT),
    "rtf": (lambda: b"{\\rtf1 text}", Kind.OTHER_FORMAT),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n", Kind.OTHER_FORMAT),
    "program": (lambda: b"MZ\x90\0", Kind.OTHER_FORMAT),
    "zip": (lambda: packed({"a.txt": b"a"}), Kind.OTHER_FORMAT),
    "odt": (lambda: packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), Kind.OTHER_FORMAT),
    "xlsx": (lambda: _other_office("spreadsheetml.sheet.main+xml"), Kind.OTHER_FORMAT),
    "dotx": (lambda: _other_office("wordprocessingml.template.main+xml"), Kind.OTHER_FORMAT),
    # 1, 2, 10, 11: the zip file
    "bomb": (lambda: _with("word/media/a.png", bytes(60_000_000)), Kind.UNPACKS_TOO_LARGE),
    "tight part": (lambda: _with("word/more.xml", b" " * 2_000_000), Kind.UNPACKS_TOO_LARGE),
    "understated bomb": (_understated, Kind.CONTRADICTORY_ZIP),
    "12,000 parts": (lambda: stored({f"{number}.xml": b"" for number in range(12_000)}), Kind.TOO_MANY_PARTS),
    "double part": (
        lambda: making.patched(_with("word/stylez.xml"), b"word/stylez.xml", b"word/styles.xml"),
        Kind.DOUBLE_PART,
    ),
    "double part in capitals": (lambda: _with("word/STYLES.xml"), Kind.DOUBLE_PART),
    "overlapping parts": (_overlapping, Kind.CONTRADICTORY_ZIP),
    "bytes before": (lambda: b"MORE" + word(), Kind.CONTRADICTORY_ZIP),
    "bytes between": (_gaping, Kind.CONTRADICTORY_ZIP),
    "part that is not listed": (_gaping_parts, Kind.CONTRADICTORY_ZIP),
    "bytes after": (lambda: word() + b"MORE", Kind.CONTRADICTORY_ZIP),
    "comment": (_commented, Kind.CONTRADICTORY_ZIP),
    "two directories": (lambda: word() + word(), Kind.CONTRADICTORY_ZIP),
    "two names": (
        lambda: word().replace(b"word/styles.xml", b"word/stylez.xml", 1),
        Kind.CONTRADICTORY_ZIP,
    ),
    "wrong sum": (lambda: poked(word(), DOCUMENT, local=14, central=16, value=b"\1\2\3\4"), Kind.DAMAGED_ZIP),
    "truncated": (lambda: word()[:-100], Kind.DAMAGED_ZIP),
    "zip64 lie": (lambda: poked(word(), DOCUMENT, local=22, central=24, value=b"\xff" * 4), Kind.CONTRADICTORY_ZIP),
    "encrypted part": (lambda: poked(word(), DOCUMENT, local=6, central=8, value=b"\1\0"), Kind.ENCRYPTED),
    "bzip2": (_bzipped, Kind.UNKNOWN_COMPRESSION),
    "absolute name": (lambda: _with("/etc/more.xml"), Kind.UNSAFE_NAME),
    "climbing name": (lambda: _with("../../more.xml"), Kind.UNSAFE_NAME),
    "standing name": (lambda: _with("word/./more.xml"), Kind.UNSAFE_NAME),
    "empty step in a name": (lambda: _with("word//more.xml"), Kind.UNSAFE_NAME),
    "drive in a name": (lambda: _with("C:/more.xml"), Kind.UNSAFE_NAME),
    "backslash in a name": (lambda: _with("word\\more.xml"), Kind.UNSAFE_NAME),
    "nul in a name": (
        lambda: making.patched(_with("word/more.xml"), b"word/more.xml", b"word/\0ore.xml"),
        Kind.UNSAFE_NAME,
    ),
    "cyrillic name": (lambda: _with("word/ещё.xml"), Kind.UNSAFE_NAME),
    # 2 to 6: the XML
    "60,000 paragraphs": (lambda: word("<w:p/>" * 60_000), Kind.TOO_MANY_PARAGRAPHS),
    "too many letters": (lambda: stored(parts(paragraph(making.run(noise(2_000_000))) * 3)), Kind.TOO_LONG),
    "700,000 elements": (lambda: stored(parts("<w:b/>" * 700_000)), Kind.TOO_HEAVY),
    "80,000 deep": (lambda: word("<w:b>" * 80_000 + "</w:b>" * 80_000), Kind.TOO_HEAVY),
    "one text of 11 MB": (lambda: word(paragraph(making.run(noise(11_000_000)))), Kind.TOO_LONG),
    "comment of 11 MB": (lambda: word(f"<!--{noise(11_000_000)}-->"), Kind.DAMAGED_PART),
    "cell of 30,000,000 columns": (lambda: word(_ROW % 30_000_000), Kind.WIDE_CELL),
    "cell of no width": (lambda: word(_ROW % "many"), Kind.WIDE_CELL),
    "billion laughs": (lambda: _declaring(_LAUGHS), Kind.DOCTYPE),
    "file by entity": (lambda: _declaring(_FILE), Kind.DOCTYPE),
    "entities in utf-16": (lambda: _declaring(_LAUGHS, "utf-16"), Kind.DOCTYPE),
    "entities in utf-16 without a mark": (lambda: _declaring(_LAUGHS, "utf-16-be"), Kind.DAMAGED_PART),
    "entities in utf-32": (lambda: _declaring(_LAUGHS, "utf-32"), Kind.DAMAGED_PART),
    "entities in the settings": (lambda: _with(_SETTINGS, f"{_LAUGHS}<a/>".encode()), Kind.DOCTYPE),
    "entities in a part that nothing leads to": (
        lambda: _with("word/more.xml", f"{_LAUGHS}<a/>".encode()),
        Kind.DOCTYPE,
    ),
    "entities in a drawing": (lambda: _with("word/media/a.svg", f"{_LAUGHS}<a/>".encode()), Kind.DOCTYPE),
    "entities in the links": (lambda: _with("word/_rels/more.xml.rels", f"{_LAUGHS}<a/>".encode()), Kind.DOCTYPE),
    "utf-7": (lambda: _in_encoding("UTF-7", "utf-7"), Kind.DAMAGED_PART),
    "ebcdic": (lambda: _in_encoding("IBM037", "cp037"), Kind.DAMAGED_PART),
    "not well-formed": (lambda: word("<w:p>"), Kind.DAMAGED_PART),
    "no text": (lambda: _document(b""), Kind.DAMAGED_PART),
    "another root": (lambda: _document(b"<a/>"), Kind.DAMAGED_PART),
    # 7, 8, 13, 14, 15: the package
    "template from outside": (
        lambda: linked("attachedTemplate", "https://example.org/a.dotm", mode="External"),
        Kind.OUTSIDE,
    ),
    "picture from outside": (lambda: linked("image", "http://example.org/a.png", mode="External"), Kind.OUTSIDE),
    "frame from outside": (lambda: linked("frame", "http://example.org/a.html", mode="External"), Kind.OUTSIDE),
    "object from outside": (lambda: linked("oleObject", "file:///a.xlsx", mode="External"), Kind.EMBEDDED),
    "document from outside": (lambda: linked("subDocument", "a.docx", mode="External"), Kind.EMBEDDED),
    "link to a file": (lambda: linked("hyperlink", "file:///etc/passwd", mode="External"), Kind.OUTSIDE),
    "link to a share": (lambda: linked("hyperlink", r"\\example.org\share\a", mode="External"), Kind.OUTSIDE),
    "link to a script": (lambda: linked("hyperlink", "javascript:alert(1)", mode="External"), Kind.OUTSIDE),
    "link of a strange mode": (lambda: linked("hyperlink", "https://example.org/", mode="external"), Kind.OUTSIDE),
    "drawing by address": (
        lambda: word(paragraph('<w:r><w:pict><v:imagedata src="http://example.org/a.png"/></w:pict></w:r>')),
        Kind.OUTSIDE,
    ),
    "letters to many": (lambda: replaced(_SETTINGS, "<w:compat>", "<w:mailMerge/><w:compat>"), Kind.OUTSIDE),
    "macros by type": (
        lambda: replaced(
            _TYPES, f"vnd.openxmlformats-officedocument.{_MAIN}", "vnd.ms-word.document.macroEnabled.main+xml"
        ),
        Kind.MACROS,
    ),
    "macros by name": (lambda: _with("word/vbaProject.bin"), Kind.MACROS),
    "macros by link": (lambda: linked("vbaProject", "more.xml", more={"word/more.xml": b"<a/>"}), Kind.MACROS),
    "scripts": (lambda: linked("jsaProject", "more.xml", more={"word/more.xml": b"<a/>"}), Kind.MACROS),
    "buttons": (lambda: linked("ui/extensibility", "more.xml", more={"word/more.xml": b"<a/>"}), Kind.MACROS),
    "active control": (lambda: linked("control", "more.xml", more={"word/more.xml": b"<a/>"}), Kind.EMBEDDED),
    "object": (lambda: word(paragraph('<w:r><w:object><o:OLEObject r:id="rId1"/></w:object></w:r>')), Kind.EMBEDDED),
    "file inside": (lambda: _with("word/embeddings/a.xlsx"), Kind.EMBEDDED),
    "page inside": (lambda: linked("aFChunk", "a.html", more={"word/a.html": b"<p>"}), Kind.EMBEDDED),
    "page inside by element": (lambda: word('<w:altChunk r:id="rId1"/>'), Kind.EMBEDDED),
    "part of an unknown sort": (
        lambda: linked("surprise", "more.xml", more={"word/more.xml": b"<a/>"}),
        Kind.UNKNOWN_PART,
    ),
    "link out of the package": (lambda: linked("styles", "../../word/styles.xml"), Kind.BROKEN_LINK),
    "escaped link out of the package": (lambda: linked("styles", "%2e%2e/%2E%2E/word/styles.xml"), Kind.BROKEN_LINK),
    "link to nothing": (lambda: linked("styles", "nothing.xml"), Kind.BROKEN_LINK),
    "styles that nobody reads": (lambda: linked("styles", "a.png", more={"word/a.png": b"<a/>"}), Kind.BROKEN_LINK),
    "two texts": (_twice_main, Kind.BROKEN_LINK),
    "no text at all": (lambda: packed({_TYPES: parts()[_TYPES], "_rels/.rels": b"<a/>"}), Kind.BROKEN_LINK),
    "51 pictures": (
        lambda: stored(parts() | {f"word/media/{number}.png": b"" for number in range(51)}),
        Kind.TOO_MANY_PICTURES,
    ),
    "strict by link": (
        lambda: replaced("_rels/.rels", making.OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
        Kind.STRICT,
    ),
    "strict by root": (
        lambda: _document(b'<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'),
        Kind.STRICT,
    ),
    # 9: fields
    **{f"field {name}": (partial(_with_field, f" {name} x "), Kind.FIELD) for name in _FIELDS},
    "field in pieces": (lambda: word(paragraph(field("D", "DE", "AUTO x"))), Kind.FIELD),
    "field without a space": (lambda: word(paragraph(field('DDE"x"'))), Kind.FIELD),
    "simple field": (lambda: word(paragraph('<w:fldSimple w:instr=" DDE x "/>')), Kind.FIELD),
    "field in the header": (
        lambda: replaced(_HEADER, 'w:instr=" PAGE "', 'w:instr=" INCLUDETEXT &quot;c:/a&quot; "'),
        Kind.FIELD,
    ),
    "field with letters for a code": (
        lambda: word(paragraph(making.BEGIN + making.run("DDE x") + making.END)),
        Kind.FIELD,
    ),
    "code without a field": (lambda: word(paragraph(making.code("DDE x"))), Kind.FIELD),
    "field that never ends": (lambda: word(paragraph(making.BEGIN + making.code("DDE x"))), Kind.FIELD),
    "field in a fallback": (lambda: word(paragraph(making.alternatives("", field("DDE x")))), Kind.FIELD),
    "field that begins in a fallback": (
        lambda: word(paragraph(making.alternatives("", making.BEGIN) + making.run("DDE x") + making.END)),
        Kind.FIELD,
    ),
    "field that ends in a fallback": (
        lambda: word(paragraph(field(" PAGE ") + making.alternatives("", making.END))),
        Kind.FIELD,
    ),
    "field in something foreign": (lambda: word(f"<x:a>{paragraph(field('DDE x'))}</x:a>"), Kind.FIELD),
    "field added and removed": (
        lambda: word(paragraph(f"<w:ins><w:del>{field('DDE x')}</w:del></w:ins>")),
        Kind.FIELD,
    ),
    "field by a tracked change": (lambda: word(_tracked_field()), Kind.FIELD),
    "field by another field": (lambda: word(_nested_field()), Kind.FIELD),
    "field by alternatives": (lambda: word(_split_alternatives()), Kind.FIELD),
    "link field to a file": (lambda: word(paragraph(field(' HYPERLINK "file:///a" '))), Kind.OUTSIDE),
    "link field to a share": (lambda: word(paragraph(field(r" HYPERLINK \n \\\\example.org\\a "))), Kind.OUTSIDE),
    # PDF
    "pdf of the future": (lambda: pdf(version="9.9"), Kind.DAMAGED_PDF),
    "pdf without an end": (lambda: pdf(end=""), Kind.DAMAGED_PDF),
    "pdf with a script": (lambda: pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), Kind.ACTIVE_PDF),
    "pdf with a disguised script": (lambda: pdf("/OpenAction << /S /J#61va#53cript >>"), Kind.ACTIVE_PDF),
    "pdf that starts a program": (lambda: pdf("/OpenAction << /S /Launch /F (a.exe) >>"), Kind.ACTIVE_PDF),
    "pdf with a file inside": (lambda: pdf("/Names << /EmbeddedFiles 2 0 R >>"), Kind.ACTIVE_PDF),
    "pdf with a film": (lambda: pdf("/Subtype /RichMedia"), Kind.ACTIVE_PDF),
    "encrypted pdf": (lambda: pdf("/Encrypt 2 0 R"), Kind.ENCRYPTED),
}
