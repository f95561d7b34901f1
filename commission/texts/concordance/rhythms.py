"""How often something comes, and terms that hide their number in a word: «ежеквартально», «трёхмесячный»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commission.texts.bilingual import Language
from commission.texts.concordance.findings import FindingKind
from commission.texts.concordance.mentions import Half, Mention, Weight
from commission.texts.concordance.units import named, period

if TYPE_CHECKING:
    from collections.abc import Iterator

_RHYTHMS = {
    Language.RU: {
        "D": "ежедневн[а-я]{1,3}|каждый день",
        "W": "еженедельн[а-я]{1,3}|раз в неделю|каждую неделю",
        "M": "ежемесячн[а-я]{1,3}|раз в месяц|каждый месяц",
        "Q": "ежеквартальн[а-я]{1,3}|раз в квартал|каждый квартал",
        "H": "(?:раз в|каждое|каждые) пол(?:года|угодие)",
        "Y": "ежегодн[а-я]{1,3}|раз в год|каждый год",
    },
    Language.KK: {"D": "күн", "W": "апта", "M": "ай", "Q": "тоқсан", "H": "жарты ?жыл(?:дық)?", "Y": "жыл"},
}
_RHYTHM = {
    Language.RU: re.compile(rf"\b(?:{named(_RHYTHMS[Language.RU])})\b"),
    Language.KK: re.compile(rf"\b(?:{named(_RHYTHMS[Language.KK])}) сайын[а-яғ]*"),
}
_PREFIXES = {
    Language.RU: dict(
        zip(
            "двух трех четырех пяти шести семи восьми девяти десяти пятнадцати двадцати тридцати сорока".split(),
            (*range(2, 11), 15, 20, 30, 40),
            strict=True,
        )
    ),
    Language.KK: dict(
        zip(
            "екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық".split(),
            (*range(2, 11), 20, 30, 40),
            strict=True,
        )
    ),
}
_UNITS = {
    Language.RU: {"D": "дневн", "W": "недельн", "M": "месячн", "Y": "летн|годичн|лети"},
    Language.KK: {"D": "күнді[кг]", "W": "апталы[қғ]", "M": "айлы[қғ]", "Y": "жылды[қғ]"},
}
_ENDINGS = {Language.RU: "[а-я]{1,3}", Language.KK: "[а-яәғқңөұүһі]{0,8}"}
# Words with a number in them that count no time.
_OTHERS = {Language.RU: "(?:сторонн|кратн|этапн)", Language.KK: "жақты"}
_JOINED = {
    language: re.compile(
        rf"\b(?P<count>{'|'.join(_PREFIXES[language])})"
        rf"(?:{named(_UNITS[language])}|{_OTHERS[language]}){_ENDINGS[language]}\b"
    )
    for language in Language
}
_SINGLE = {
    Language.RU: re.compile(
        r"\b(?:(?:в течение|через|по истечении|за) "
        rf"(?:{named({'D': 'дня|суток|день', 'W': 'недел[июь]', 'M': 'месяца?', 'Y': 'года?'})})"
        rf"|(?:{named({'day': 'суточн', 'week': 'недельн', 'month': 'месячн', 'year': 'годичн'})})"
        r"[а-я]{2,3} срок[а-я]{0,2})\b"
    ),
    Language.KK: re.compile(r"(?<![\w-])(?:(?P<D>күн|тәулік)|(?P<W>апта)|(?P<M>ай)|(?P<Y>жыл)) (?:ішінде|мерзімде)\b"),
}
_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y"}


def rhythms(half: Half) -> None:
    """Read how often; only two different rhythms contradict each other, one alone may be said in other words."""

    def understand(match: re.Match[str]) -> Iterator[Mention]:
        yield Mention(FindingKind.RHYTHM, (match.lastgroup,), *match.span(), weight=Weight.SOFT)

    half.take(_RHYTHM[half.language], understand)


def hidden_numbers(half: Half) -> None:
    """Read the numbers within words and the one that nobody writes; they may explain, or contradict, the other half."""

    def of_joined(match: re.Match[str]) -> Iterator[Mention]:
        count, unit = str(_PREFIXES[half.language][match["count"]]), match.lastgroup
        if unit and unit != "count":
            yield period(half, count, unit, match.span(), Weight.SOFT)
        else:
            yield Mention(FindingKind.NUMBER, (count,), *match.span(), (count,), weight=Weight.HINT)

    def of_single(match: re.Match[str]) -> Iterator[Mention]:
        unit = match.lastgroup or ""
        yield period(half, "1", _LETTERS.get(unit, unit), match.span(), Weight.SOFT)

    half.take(_JOINED[half.language], of_joined)
    half.take(_SINGLE[half.language], of_single)
