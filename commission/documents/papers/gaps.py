"""Gaps of a paper: visible in a draft, a refusal with the whole list for a final one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission.base import Base
from commission.models import RuleBroken
from commission.texts import Language
from commission.texts.gaps import GapKind

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a paper still lacks in one language."""

    kind: GapKind
    language: Language
    record: Base
    # the printed number of clause or section, or the name of whom it concerns; empty for the session itself
    where: str = ""


class PaperHasGaps(RuleBroken):
    """A final paper is made only when nothing of it is missing in either language; ``gaps`` tells what is."""

    def __init__(self, gaps: Sequence[Gap]) -> None:
        super().__init__(count=len(gaps))
        self.gaps = tuple(gaps)
