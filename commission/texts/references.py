"""References to clauses and annexes, and enumerations: number and noun change places between the languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.texts.bilingual import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

NBSP = "\N{NO-BREAK SPACE}"


def clause_reference(number: str, language: Language) -> str:
    """«пункт 2.1», «2.1-тармақ» (domain.md 4.3)."""
    return f"пункт{NBSP}{number}" if language is Language.RU else f"{number}-тармақ"


def annex_heading(number: int, language: Language) -> str:
    """«Приложение 1», «1-қосымша»."""
    return f"Приложение{NBSP}{number}" if language is Language.RU else f"{number}-қосымша"


def enumeration(parts: Sequence[str], language: Language) -> str:
    """«A, B и C», «A, B және C»."""
    if len(parts) < 2:
        return "".join(parts)
    last = "и" if language is Language.RU else "және"
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
