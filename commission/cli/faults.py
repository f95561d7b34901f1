"""Faults of a file as lines of a terminal, in the language of the terminal's user."""

from __future__ import annotations

import locale
from typing import TYPE_CHECKING

from commission.i18n import speaking
from commission.labels import fault_in_words
from commission.texts import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission.documents.faults import FaultyFile


def told(refusal: FaultyFile) -> Iterator[str]:
    """One line for each fault: its line in the file, its path, what is wrong."""
    with speaking(own_language()):
        for fault in refusal.faults:
            place = ": ".join(filter(None, (str(fault.line or ""), fault.path)))
            yield f"{place}: {fault_in_words(fault.kind, fault.facts)}"


def own_language() -> Language:
    """Kazakh where the terminal is set to it, Russian otherwise."""
    return Language.KK if (locale.getlocale()[0] or "").startswith("kk") else Language.RU
