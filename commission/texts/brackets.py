"""Unagreed words as diplomatic drafts mark them: in square brackets, with the Side named (domain.md 6)."""

from __future__ import annotations

import re
from dataclasses import dataclass

# either half may quote the other one's form
_BRACKET = re.compile(
    r"\[\s*(?:(?:российская|казахстанская)\s+сторона|(?:ресей|қазақстан)\s+тарапы)\s*:\s*[^\[\]]*\]?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words that one Side holds to, with their place in the text; the fragment names the Side."""

    start: int
    end: int
    fragment: str


def brackets(text: str) -> tuple[Bracket, ...]:
    """The unagreed words of a half, in order of place; an opened bracket that nobody closed counts as well."""
    return tuple(Bracket(one.start(), one.end(), one.group().strip()) for one in _BRACKET.finditer(text))
