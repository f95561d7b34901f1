"""Pieces of WordprocessingML that several modules write."""

from __future__ import annotations

from xml.sax.saxutils import escape

MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINKED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_TEXT_AGAIN = '<w:t xml:space="preserve">'


def text(words: str) -> str:
    """Words for the inside of ``w:t``; a line break and a tab become what Word knows them as."""
    safe = escape(words)
    if "\n" in safe or "\t" in safe:
        safe = safe.replace("\n", f"</w:t><w:br/>{_TEXT_AGAIN}").replace("\t", f"</w:t><w:tab/>{_TEXT_AGAIN}")
    return safe


def attribute(words: str) -> str:
    """Words for the inside of a quoted attribute."""
    return escape(words, {'"': "&quot;", "\n": " ", "\t": " "})
