"""Judging a PDF by its bytes: the scan of a paper, never opened by any library, never shown by us."""

from __future__ import annotations

import re

from commission.documents.uploads.refusals import NotAdmitted, RefusalKind

MARK = b"%PDF-"
_HEADER = re.compile(rb"%PDF-(?:1\.[0-7]|2\.0)\s")
# readers look for the end in the last kilobyte
_TAIL = 1_024
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ACTIVE = re.compile(rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|Encrypt)(?=[\s()<>\[\]{}/%]|$)")


def check(data: bytes) -> None:
    """Refuse what is no PDF, what is encrypted, and what runs or carries something.

    Names are searched for in the raw bytes. Compressed object streams are not unpacked: what hides there is not found,
    so a PDF is only ever handed out as a download, to readers that ask before they run anything.
    """
    tail = data[-_TAIL:]
    if not _HEADER.match(data) or b"%%EOF" not in tail or b"startxref" not in tail:
        raise NotAdmitted(RefusalKind.DAMAGED_PDF)
    plain = _ESCAPED.sub(lambda escaped: bytes.fromhex(escaped[1].decode()), data)
    if found := _ACTIVE.search(plain):
        name = found[1].decode()
        raise NotAdmitted(RefusalKind.ENCRYPTED if name == "Encrypt" else RefusalKind.ACTIVE_PDF, name=name)
