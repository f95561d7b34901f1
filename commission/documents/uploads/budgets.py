"""How much of everything one file may hold, over all its parts (WORD.md 4.2, 4.6)."""

from __future__ import annotations

from commission.documents.uploads.refusals import NotAdmitted, RefusalKind

MOST_PARAGRAPHS = 50_000
# more than twice what 3,000 instructions in both languages need
MOST_ELEMENTS = 600_000
LONGEST = 5_000_000
DEEPEST = 250


class Budget:
    """What is left of it; ``NotAdmitted`` once it is spent."""

    def __init__(self) -> None:
        self._elements = MOST_ELEMENTS
        self._paragraphs = MOST_PARAGRAPHS
        self._letters = LONGEST

    def spend_element(self, depth: int) -> None:
        """One element more, so many levels deep."""
        self._elements -= 1
        if self._elements < 0 or depth > DEEPEST:
            raise NotAdmitted(RefusalKind.TOO_HEAVY)

    def spend_paragraph(self) -> None:
        """One paragraph more."""
        self._paragraphs -= 1
        if self._paragraphs < 0:
            raise NotAdmitted(RefusalKind.TOO_MANY_PARAGRAPHS, limit=MOST_PARAGRAPHS)

    def spend_letters(self, number: int) -> None:
        """So many letters more."""
        self._letters -= number
        if self._letters < 0:
            raise NotAdmitted(RefusalKind.TOO_LONG, limit=LONGEST)
