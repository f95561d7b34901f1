"""What an upload is, told by its bytes and never by its name."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from commission.documents.uploads import pdf, word
from commission.documents.uploads.refusals import NotAdmitted, RefusalKind
from commission.documents.uploads.zips import is_zip

if TYPE_CHECKING:
    from commission.documents.uploads.files import WordFile


class UploadKind(StrEnum):
    """What is let in; the value is the ending of its name."""

    DOCX = "docx"
    PDF = "pdf"


_OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1")
# the stream in which Office hides an encrypted package
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"MZ": "EXE",
    b"\x7fELF": "ELF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7Z",
    b"\x1f\x8b": "GZIP",
    b"AT&TFORM": "DJVU",
}
_MARKED_UP = {b"<?xml": "XML", b"<!doctype html": "HTML", b"<html": "HTML", b"<script": "HTML", b"mime-version": "MHT"}
_MARKED_UP_WITHIN = 100


def judged(data: bytes) -> tuple[UploadKind, WordFile | None]:
    """What it is and, of a Word file, what it says; ``NotAdmitted`` for everything else."""
    if data.startswith(pdf.MARK):
        pdf.check(data)
        return UploadKind.PDF, None
    if other := _other(data):
        raise NotAdmitted(RefusalKind.OTHER_FORMAT, format=other)
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED_PACKAGE in data:
            raise NotAdmitted(RefusalKind.ENCRYPTED)
        raise NotAdmitted(RefusalKind.OTHER_FORMAT, format=".doc")
    if not is_zip(data):
        raise NotAdmitted(RefusalKind.UNKNOWN_FORMAT)
    return UploadKind.DOCX, word.read(data)


def _other(data: bytes) -> str:
    """The name of a format that people mistake for ours; empty if it is none of them."""
    beginning = data[:_MARKED_UP_WITHIN].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    found = [name for mark, name in _OTHERS.items() if data.startswith(mark)]
    found += [name for mark, name in _MARKED_UP.items() if beginning.startswith(mark)]
    return found[0] if found else ""
