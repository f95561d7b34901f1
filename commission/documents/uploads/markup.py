"""The one way in which XML of others is parsed: no entities, no network, no DTD, no huge trees (TRUST.md 13)."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from commission.documents.uploads.refusals import NotAdmitted, RefusalKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLOSED: Mapping[str, Any] = {
    # so that no declaration makes two programs read two texts
    "encoding": "utf-8",
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
}
_ENCODING = re.compile(rb"\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)[\"']")
_ENCODINGS = {b"utf-8", b"utf-16", b"us-ascii"}
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


def tree(part: str, content: bytes) -> etree._Element:
    """A small part as a tree."""
    content = _in_utf8(part, content)
    try:
        return etree.fromstring(content, etree.XMLParser(**_CLOSED))
    except etree.XMLSyntaxError as error:
        raise _refusal(part, error) from error


def fed(part: str, content: bytes, target: Any) -> None:
    """Tell a part to a target, element by element: no tree of it is ever made."""
    content = _in_utf8(part, content)
    try:
        parser = etree.XMLParser(target=target, **_CLOSED)
        parser.feed(content)
        parser.close()
    except etree.XMLSyntaxError as error:
        raise _refusal(part, error) from error


def _in_utf8(part: str, content: bytes) -> bytes:
    """The content in UTF-8 and without any declaration of a document type, looked for before any parser sees it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            content = content.decode("utf-16").encode()
        except UnicodeError as error:
            raise NotAdmitted(RefusalKind.DAMAGED_PART, part=part) from error
    content = content.removeprefix(codecs.BOM_UTF8)
    declared = _ENCODING.match(content)
    if declared and declared[1].lower() not in _ENCODINGS:
        raise NotAdmitted(RefusalKind.DAMAGED_PART, part=part)
    # UTF-16 without a mark would hide it, but is no UTF-8 either; what hides in a comment is refused along
    if any(declaration in content for declaration in _DECLARATIONS):
        raise NotAdmitted(RefusalKind.DOCTYPE, part=part)
    return content


def _refusal(part: str, error: etree.XMLSyntaxError) -> NotAdmitted:
    is_memory = error.code == etree.ErrorTypes.ERR_NO_MEMORY  # type: ignore[attr-defined]  # unknown to the stubs
    return NotAdmitted(RefusalKind.TOO_HEAVY if is_memory else RefusalKind.DAMAGED_PART, part=part)
