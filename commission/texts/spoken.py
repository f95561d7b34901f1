"""Which of the two languages somebody wrote in, where nobody noted it."""

from __future__ import annotations

import re

from commission.texts.bilingual import Language

_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)


def spoken_in(words: str) -> Language:
    """Kazakh where a letter stands that Russian lacks; no Kazakh sentence of any length does without one."""
    return Language.KK if _KAZAKH.search(words) else Language.RU
