"""Fixed orders of the two countries in free text: pointed out, never rewritten (domain.md 3)."""

from __future__ import annotations

import re

from commission.texts.bilingual import Language
from commission.texts.cleaning import Oddity, OddityKind, oddities

_ORDERED = {
    Language.RU: re.compile(
        r"\b(?:российско-казахстанск\w+|казахстанско-российск\w+"
        r"|(?:на\s+)?русском\s+и\s+казахском\s+языках|(?:на\s+)?казахском\s+и\s+русском\s+языках"
        r"|росси\w+\s+и\s+казахстан\w*|казахстан\w*\s+и\s+росси\w+"
        r"|российской\s+федераци\w+\s+и\s+республик\w+\s+казахстан|республик\w+\s+казахстан\s+и\s+российск\w+\s+федераци\w+)",
        re.IGNORECASE,
    ),
    Language.KK: re.compile(
        r"\b(?:ресей-қазақстан\w*|қазақстан-ресей\w*"
        r"|орыс\s+және\s+қазақ\s+тілдері\w*|қазақ\s+және\s+орыс\s+тілдері\w*"
        r"|ресей\w*\s+(?:мен|және)\s+қазақстан\w*|қазақстан\w*\s+(?:мен|және)\s+ресей\w*)",
        re.IGNORECASE,
    ),
}


def fixed_orders(text: str, language: Language) -> tuple[Oddity, ...]:
    """The phrases that name the two countries or languages in an order that no copy turns round."""
    return tuple(
        Oddity(OddityKind.FIXED_ORDER, found.start(), found.end(), found.group())
        for found in _ORDERED[language].finditer(text)
    )


def pointed_out(text: str, language: Language) -> dict[OddityKind, tuple[str, ...]]:
    """All that may be wrong with one half: its fragments under what they are, each fragment once."""
    found: dict[OddityKind, dict[str, None]] = {}
    for one in (*oddities(text), *fixed_orders(text, language)):
        found.setdefault(one.kind, {})[one.fragment] = None
    return {kind: tuple(fragments) for kind, fragments in found.items()}
