"""Elements that are judged by themselves: what brings something in from elsewhere, and what makes programs hang."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from commission.documents.uploads import fields
from commission.documents.uploads.addresses import is_safe
from commission.documents.uploads.refusals import NotAdmitted, RefusalKind
from commission.documents.uploads.vocabulary import O, V, W

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Guard: TypeAlias = "Callable[[str, Mapping[str, str]], None]"

# python-docx hangs on a cell that is 30,000,000 columns wide (WORD.md 4.3)
WIDEST_CELL = 64

_FILES_INSIDE = {f"{W}altChunk", f"{W}subDoc", f"{W}object", f"{W}control", f"{O}OLEObject"}
_SOURCES_OUTSIDE = {f"{W}attachedTemplate", f"{W}frameset", f"{W}mailMerge"}
_DRAWN = {f"{V}{name}" for name in ("imagedata", "shape", "rect", "oval", "line", "group", "fill", "stroke", "image")}


def _file_inside(tag: str, _attributes: Mapping[str, str]) -> None:
    raise NotAdmitted(RefusalKind.EMBEDDED, part=tag.rpartition("}")[2])


def _source_outside(tag: str, _attributes: Mapping[str, str]) -> None:
    raise NotAdmitted(RefusalKind.OUTSIDE, target=tag.rpartition("}")[2])


def _field(_tag: str, attributes: Mapping[str, str]) -> None:
    fields.check(attributes.get(f"{W}instr", ""))


def _width(_tag: str, attributes: Mapping[str, str]) -> None:
    value = attributes.get(f"{W}val", "")
    if not (value.isascii() and value.isdecimal() and len(value) < 9 and int(value) <= WIDEST_CELL):
        raise NotAdmitted(RefusalKind.WIDE_CELL, limit=WIDEST_CELL)


def _drawing(_tag: str, attributes: Mapping[str, str]) -> None:
    """A shape of the old sort names its picture by a link; by an address it would fetch it."""
    for name in ("src", "href", f"{O}href"):
        address = attributes.get(name, "")
        if address and (name == "src" or not is_safe(address)):
            raise NotAdmitted(RefusalKind.OUTSIDE, target=address)


GUARDS: dict[str, Guard] = {
    **dict.fromkeys(_FILES_INSIDE, _file_inside),
    **dict.fromkeys(_SOURCES_OUTSIDE, _source_outside),
    f"{W}fldSimple": _field,
    **dict.fromkeys((f"{W}gridSpan", f"{W}gridBefore", f"{W}gridAfter"), _width),
    **dict.fromkeys(_DRAWN, _drawing),
}
