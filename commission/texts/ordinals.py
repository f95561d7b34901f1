"""Ordinal numbers in words, as the titles of sessions need them (domain.md 4.3)."""

from __future__ import annotations

from enum import StrEnum

from commission.texts.bilingual import Language


class Case(StrEnum):
    """The Russian case of a neuter ordinal; Kazakh ordinals before a noun do not change."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"


class OrdinalOutOfRange(ValueError):  # noqa: N818 -- named for what is wrong
    """Ordinals in words reach from 1 to 199."""


_RU_STEMS = (
    dict(
        enumerate(
            "перв втор треть четвёрт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат "
            "пятнадцат шестнадцат семнадцат восемнадцат девятнадцат".split(),
            start=1,
        )
    )
    | {20: "двадцат", 30: "тридцат", 40: "сороков", 50: "пятидесят", 60: "шестидесят", 70: "семидесят"}
    | {80: "восьмидесят", 90: "девяност", 100: "сот"}
)
_RU_TENS = dict(
    zip(
        range(20, 100, 10),
        "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split(),
        strict=True,
    )
)
_KK_ORDINALS = dict(
    enumerate("бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы".split(), start=1)
) | dict(
    zip(
        range(20, 101, 10),
        "жиырмасыншы отызыншы қырқыншы елуінші алпысыншы жетпісінші сексенінші тоқсаныншы жүзінші".split(),
        strict=True,
    )
)
_KK_TENS = dict(zip(range(10, 100, 10), "он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан".split(), strict=True))


def ordinal(number: int, language: Language, case: Case = Case.NOMINATIVE) -> str:
    """The ordinal in words: «восьмого», «сегізінші»; ``OrdinalOutOfRange`` beyond 1 to 199."""
    if not 1 <= number <= 199:
        raise OrdinalOutOfRange(number)
    return _russian(number, case) if language is Language.RU else _kazakh(number)


def _russian(number: int, case: Case) -> str:
    if number > 100:
        return f"сто {_russian(number - 100, case)}"
    if number in _RU_STEMS:
        stem = _RU_STEMS[number]
        if number == 3:
            return stem + ("е" if case is Case.NOMINATIVE else "его")
        return stem + ("ое" if case is Case.NOMINATIVE else "ого")
    return f"{_RU_TENS[number // 10 * 10]} {_russian(number % 10, case)}"


def _kazakh(number: int) -> str:
    if number > 100:
        return f"жүз {_kazakh(number - 100)}"
    if number in _KK_ORDINALS:
        return _KK_ORDINALS[number]
    return f"{_KK_TENS[number // 10 * 10]} {_KK_ORDINALS[number % 10]}"
