"""The seal line: what the footer of a final text may tell, so that a paper can be held against the records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission.documents.papers import formulae

if TYPE_CHECKING:
    from collections.abc import Collection

    from commission.texts import Bilingual, Language

_GROUP = 4
_DIGITS = re.compile(r"[0-9a-f]+(?: [0-9a-f]+)*")


@dataclass(frozen=True, slots=True)
class Seal:
    """The fingerprint of a protocol, and the hash of the journal's entry on its signing; empty before that."""

    fingerprint: str
    head: str


def seal_lines(seal: Seal, languages: Collection[Language]) -> tuple[str, ...]:
    """The lines of the footer, in each language in turn."""
    told = ((formulae.SEAL_FINGERPRINT, seal.fingerprint), (formulae.SEAL_HEAD, seal.head))
    return tuple(
        _line(formula, language, _grouped(digits)) for language in languages for formula, digits in told if digits
    )


def is_seal_line(text: str, fingerprint: str, languages: Collection[Language]) -> bool:
    """Whether a line is one of the footer of that very protocol, whichever entry of the journal it names."""
    for language in languages:
        if text == _line(formulae.SEAL_FINGERPRINT, language, _grouped(fingerprint)):
            return True
        before, _, after = _line(formulae.SEAL_HEAD, language, "\0").partition("\0")
        digits = text.removeprefix(before).removesuffix(after)
        if text == before + digits + after and _DIGITS.fullmatch(digits):
            return True
    return False


def _line(formula: Bilingual, language: Language, digits: str) -> str:
    return formula[language].replace("{digits}", digits)


def _grouped(digits: str) -> str:
    """Hexadecimal digits in groups that can be read aloud."""
    return " ".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))
