"""What a number counts: percents, currencies, and stretches of time with the direction in which they are counted."""

from __future__ import annotations

import re

from commission.texts.bilingual import Language
from commission.texts.concordance.findings import FindingKind
from commission.texts.concordance.kazakh import CASES
from commission.texts.concordance.mentions import Half, Mention, Span, Way, Weight

_DERIVED = "[а-яәғқңөұүһі]{0,8}"


def named(table: dict[str, str]) -> str:
    """Alternatives of a regular expression, each a group with its name."""
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in table.items())


_PERCENT = {Language.RU: " ?%|[ -]процент[а-я]*", Language.KK: f" ?%|[ -](?:пайыз|процент){_DERIVED}"}
_WHOSE = {
    Language.RU: "(?: (?:российск|казахстанск|американск)[а-я]{2,3})?",
    Language.KK: "(?: (?:ресей|қазақстан|ақш))?",
}
_MONEY = {
    Language.RU: {
        "RUB": r"рубл[а-я]{1,3}\b|руб\.|₽",
        "KZT": r"тенге\b|тг\b|₸",
        "USD": r"доллар[а-я]{0,3}\b(?: сша\b)?|\$",
        "EUR": r"евро\b|€",
        "CNY": r"юан[а-я]{1,3}\b",
    },
    Language.KK: {
        "RUB": r"рубл[а-яіңғ]{1,5}\b|₽",
        "KZT": rf"теңге(?:{CASES})?\b|тг\b|₸",
        "USD": rf"доллар(?:{CASES})?\b|\$",
        "EUR": rf"еуро(?:{CASES})?\b|евро\b|€",
        "CNY": rf"юан(?:ь|{CASES})\b",
    },
}
_CALENDAR = {Language.RU: "(?: календарн[а-я]{2,3})?", Language.KK: "(?: күнтізбелік)?"}
# The letters of ISO 8601 as deadlines use them; a calendar day is a day.
_TIME = {
    Language.RU: {
        "WD": "рабоч[а-я]{2,3} (?:дн[а-я]{1,3}|день)",
        "D": "дн(?:ями|ям|ях|ей|я)|день|сут(?:ок|ки)",
        "W": "недел[а-я]{1,3}",
        "M": "месяц[а-я]{0,3}",
        "Y": "год(?:ами|ов|ам|ах|а|у)?|лет",
        "H": "час(?:ов|ам|а)?",
        "MIN": "минут[а-я]{0,2}",
    },
    Language.KK: {
        "WD": f"жұмыс күн(?:{CASES}|дік{_DERIVED})?",
        # not «күн тәртібі», the agenda
        "D": f"(?:күн|тәулік)(?:{CASES})?(?! тәртіб)",
        "W": f"апта(?:{CASES})?",
        "M": f"ай(?:{CASES})?",
        "Y": f"жыл(?:{CASES})?",
        "H": f"сағат(?:{CASES})?",
        "MIN": f"минут(?:{CASES})?",
    },
}
# Adjectives: «10-дневный», «10 күндік»; «5 лётных испытаний» last no five years.
_LONG = {
    Language.RU: (
        "-",
        {"days": "дневн", "weeks": "недельн", "months": "месячн", "years": "летн|годичн|лети"},
        "[а-я]{1,3}",
    ),
    Language.KK: (
        "[ -]?",
        {"days": "күнді[кг]", "weeks": "апталы[қғ]", "months": "айлы[қғ]", "years": "жылды[қғ]"},
        _DERIVED,
    ),
}
_SAME = {"days": "D", "weeks": "W", "months": "M", "years": "Y"}


def _unit(language: Language) -> re.Pattern[str]:
    joint, adjectives, ending = _LONG[language]
    return re.compile(
        rf"(?P<percent>{_PERCENT[language]})|{_WHOSE[language]} ?(?:{named(_MONEY[language])})"
        rf"|{_CALENDAR[language]} (?:{named(_TIME[language])})\b|{joint}(?:{named(adjectives)}){ending}\b"
    )


_UNIT = {language: _unit(language) for language in Language}
_BEFORE = re.compile(
    r"\b(?:(?P<before>(?:не (?:позднее|позже|менее)(?: чем)? )?за)"
    r"|(?P<within>в течение|не (?:позднее|позже)(?: чем)?(?: через)?|в)"
    r"|(?P<after>через|по истечении|спустя|после)) (?:(?:последующ|ближайш|следующ|перв|последн)[а-я]{2,3} )?$"
)
_BACK = re.compile(r" (?:до|перед)\b")
_TERM = re.compile(" срок")
_BEHIND = re.compile(
    r" (?:(?P<within>ішінде[а-яі]*|бойы|кешіктір[а-яі]+|мерзім(?:де|інде|дегі)?)"
    r"|(?P<before>бұрын[а-яғ]*|қалған[а-яғ]*)|(?P<after>кейін[а-яі]*|соң|өткен[а-яң]*))\b"
)


def counted(half: Half, value: str, span: Span, weight: Weight = Weight.FIRM, *, is_ordinal: bool = False) -> Mention:
    """The mention of a number that stands at a place, with what it counts where that is understood."""
    start, end = span
    unit = _UNIT[half.language].match(half.plain, end)
    name = unit.lastgroup if unit else None
    if unit is None or name is None:
        kind = FindingKind.ORDINAL if is_ordinal else FindingKind.NUMBER
        return Mention(kind, (value,), start, end, (value,), weight=weight)
    if name == "percent":
        return Mention(FindingKind.PERCENT, (value,), start, unit.end(), (value,), weight=weight)
    if name in _MONEY[half.language]:
        return Mention(FindingKind.MONEY, (value, name), start, unit.end(), (value,), weight=weight)
    return period(half, value, _SAME.get(name, name), (start, unit.end()), weight)


def period(half: Half, count: str, unit: str, span: Span, weight: Weight) -> Mention:
    """A stretch of time; «за 10 дней до» counts back, «в течение 10 дней» does not (WORD.md 5.2)."""
    start, end, way = _russian_way(half, span) if half.language is Language.RU else _kazakh_way(half, span)
    weight = Weight.SOFT if count == "1" else weight
    return Mention(FindingKind.PERIOD, (count, unit), start, end, (count,), way, weight)


def _russian_way(half: Half, span: Span) -> tuple[int, int, Way | None]:
    start, end = span
    found = half.before(start, _BEFORE)
    if found is None:
        return start, end, None
    if found["before"]:
        return (found.start(), end, Way.BEFORE) if _BACK.match(half.plain, end) else (start, end, None)
    if found["within"] == "в" and not _TERM.match(half.plain, end):
        return start, end, None
    return found.start(), end, Way.WITHIN if found["within"] else Way.AFTER


def _kazakh_way(half: Half, span: Span) -> tuple[int, int, Way | None]:
    found = _BEHIND.match(half.plain, span[1])
    return (span[0], found.end(), Way(found.lastgroup)) if found and found.lastgroup else (*span, None)
