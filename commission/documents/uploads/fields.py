"""The codes of fields: a short list of those that neither fetch nor run anything (WORD.md 4.9)."""

from __future__ import annotations

import re

from commission.documents.uploads.addresses import is_safe
from commission.documents.uploads.refusals import NotAdmitted, RefusalKind

_ALLOWED = {"PAGE", "NUMPAGES", "SECTIONPAGES", "REF", "PAGEREF", "TOC", "HYPERLINK", "DATE", "SEQ"}
_NAME_ENDS = re.compile(r"[\s\"\\]|$")
_ARGUMENT = re.compile(r'"([^"]*)"?|(\S+)')
_SWITCH = re.compile(r"\\[A-Za-z!@#*]")
# switches of HYPERLINK that are followed by a place, a tip, a frame: no address
_WITH_WORDS = {"\\l", "\\o", "\\t"}


def check(code: str) -> None:
    """Refuse a code that is not on the list, and a link to anywhere but the web."""
    code = code.strip()
    name = _NAME_ENDS.split(code, maxsplit=1)[0]
    if code and name.upper() not in _ALLOWED:
        raise NotAdmitted(RefusalKind.FIELD, field=name or code)
    if name.upper() == "HYPERLINK":
        _check_addresses(code.removeprefix(name))


def _check_addresses(arguments: str) -> None:
    before = ""
    for quoted, bare in _ARGUMENT.findall(arguments):
        address = quoted or bare
        is_address = address and not _SWITCH.fullmatch(bare) and before not in _WITH_WORDS
        if is_address and not is_safe(address):
            raise NotAdmitted(RefusalKind.OUTSIDE, target=address)
        before = bare.lower()
