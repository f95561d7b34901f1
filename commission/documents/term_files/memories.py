"""Agreed forms as a translation memory (TMX 1.4), which the tools of translators read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from commission.texts import Language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commission.models import Term

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Neither language is the source of the other.
_HEADER = {
    "creationtool": "Commission",
    "creationtoolversion": "1",
    "segtype": "phrase",
    "o-tmf": "Commission",
    "adminlang": "en",
    "srclang": "*all*",
    "datatype": "plaintext",
}


def memory(terms: Iterable[Term]) -> bytes:
    """The terms as TMX, one unit each in the order of their codes, without the halves that are missing."""
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(root, "header", _HEADER)
    body = etree.SubElement(root, "body")
    for term in sorted(terms, key=lambda term: term.code):
        _unit(body, term)
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _unit(body: etree._Element, term: Term) -> None:
    unit = etree.SubElement(body, "tu", tuid=term.code)
    if term.meaning:
        etree.SubElement(unit, "note", {_LANG: "en"}).text = term.meaning
    for name, told in (
        ("kind", term.kind.value),
        ("source", term.source),
        ("valid-from", term.valid_from.isoformat() if term.valid_from else ""),
        ("valid-until", term.valid_until.isoformat() if term.valid_until else ""),
    ):
        if told:
            etree.SubElement(unit, "prop", type=f"x-{name}").text = told
    for language in Language:
        if term.form[language]:
            half = etree.SubElement(unit, "tuv", {_LANG: language.tag})
            for variant in term.variants[language].splitlines():
                etree.SubElement(half, "prop", type="x-variant").text = variant
            etree.SubElement(half, "seg").text = term.form[language]
