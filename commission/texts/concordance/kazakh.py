"""Case endings of Kazakh words as regular expressions: vowel harmony and the last sound choose among the variants."""

from __future__ import annotations

# With and without the possessive before the ending: «маусымға», «маусымына».
DATIVE = "ға|ге|қа|ке|на|не|ына|іне|сына|сіне"
ABLATIVE = "дан|ден|тан|тен|нан|нен|ынан|інен|сынан|сінен"
LOCATIVE = (
    "да|де|та|те|нда|нде|ында|інде|сында|сінде|"
    "дағы|дегі|тағы|тегі|ндағы|ндегі|ындағы|індегі|сындағы|сіндегі"
)  # fmt: skip
GENITIVE = "дың|дің|тың|тің|ның|нің|ының|інің|сының|сінің"
_OTHERS = "ды|ді|ты|ті|ны|ні|ын|ін|сын|сін|мен|бен|пен|ымен|імен|сымен|сімен|ы|і|сы|сі"

CASES = f"(?:{DATIVE}|{ABLATIVE}|{LOCATIVE}|{GENITIVE}|{_OTHERS})"
# How a numeral in figures takes an ending: «21-іне», «10-ға», «3-ші».
FIGURE_ENDING = "(?:-[а-яәғқңөұүһі]{1,6})"


def one_of(endings: str) -> frozenset[str]:
    """The endings of one case as a set."""
    return frozenset(endings.split("|"))
