"""What makes letters unseen without taking them out: hidden, white or tiny, by themselves or by their style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.documents.uploads.vocabulary import W

if TYPE_CHECKING:
    from lxml import etree

_VALUE = f"{W}val"
# half-points: what is smaller no reader sees
_SMALLEST = 8
_OFF = {"0", "false", "off"}
# the style of what names none
DEFAULT = ""


def hides(tag: str, value: str) -> bool | None:
    """Whether a property of letters hides them; None where it says nothing of that."""
    if tag in {f"{W}vanish", f"{W}specVanish", f"{W}hidden"}:
        return value.casefold() not in _OFF
    if tag == f"{W}color" and value.casefold() == "ffffff":
        return True
    if tag == f"{W}sz" and value.isascii() and value.isdecimal() and int(value[:9]) < _SMALLEST:
        return True
    return None


def hiding_styles(styles: etree._Element) -> frozenset[str]:
    """The styles that hide, with those that are based on them; ``DEFAULT`` where unnamed text is hidden too."""
    hiding: set[str] = set()
    bases: dict[str, str] = {}
    for style in styles.iter(f"{W}style", f"{W}docDefaults"):
        key = style.get(f"{W}styleId", DEFAULT)
        base = style.find(f"{W}basedOn")
        bases[key] = DEFAULT if base is None else str(base.get(_VALUE))
        if _is_hiding(style):
            hiding.add(key)
            if style.get(f"{W}default") in {"1", "true"} and style.get(f"{W}type") == "paragraph":
                hiding.add(DEFAULT)
    while more := {key for key, base in bases.items() if base in hiding} - hiding:
        hiding |= more
    return frozenset(hiding)


def _is_hiding(style: etree._Element) -> bool:
    letters = (one for properties in style.iter(f"{W}rPr") for one in properties)
    return any(hides(str(one.tag), one.get(_VALUE, "")) for one in letters)
