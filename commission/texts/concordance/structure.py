"""What two halves share beside their facts: sentences, list items, the last sign, and that each is in its language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commission.texts.alternat import fixed_orders
from commission.texts.bilingual import Language
from commission.texts.cleaning import OddityKind, oddities
from commission.texts.concordance.findings import Difference, FindingKind, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission.texts.concordance.mentions import Half

ITEM = re.compile(r"(?m)^[ \t\u00a0]{0,8}(?:(?P<number>\d{1,2})[.)]|[^\W\d_]\)|[-–—•])(?=[ \t\u00a0])")
# Where one sentence ends and another begins; many a Kazakh one begins with a year or a number.
_STOP = re.compile(r"[.!?…]{1,3}[»”\"')\]]{0,2}(?=\s{1,4}[«“\"(\[]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ\d]|[ ]?\n)")
# What ends in a full stop of its own: no sentence is sure to end there, and none is sure not to.
_SHORTENED = re.compile(
    r"(?:\b(?:гг|жж|тыс|млн|млрд|руб|долл|кв|т\.\s?[депк]|др|пр|см|стр|ст|пп|ул|им|разд|рис|табл|дн|нед|мес|чел|[^\W\d_])|№)$"
)
_LAST = re.compile(r"([.!?…:;,])?[»”\"')\]\s]*$")
_QUOTED = re.compile(r"«[^»]{0,200}»")
_WORD = re.compile(r"[^\W\d_]+")
# A single letter may be an initial or the sign of a list item.
_SAID = re.compile(r"[^\W\d_]{2,}|[^\W\d_](?![.)])")
_KAZAKH_LETTER = re.compile("[әғқңөұүһі]")
# Words of one language that no text of the other has.
_FOREIGN = {
    Language.RU: frozenset("және туралы бойынша үшін жөніндегі арналған болып екенін тараптар".split()),
    Language.KK: frozenset("и в на по с к о об для из при что или также за до со стороны сторонам".split()),
}
# So many words in a row are a text; fewer are a name that is the same in both languages.
_TEXT = 3
_COUNTRIES = {
    Language.RU: re.compile("(?P<rf>росси|русск)|(?P<kz>казах)"),
    Language.KK: re.compile("(?P<rf>ресей|орыс)|(?P<kz>қаза[қғ])"),
}
_ODDITIES = {
    OddityKind.MIXED_SCRIPT: FindingKind.MIXED_SCRIPT,
    OddityKind.STRAIGHT_QUOTES: FindingKind.STRAIGHT_QUOTES,
    OddityKind.OLD_FONT: FindingKind.OLD_FONT,
}


def structural(ru: Half, kk: Half) -> Iterator[Difference]:
    """Where the halves differ in their build: sentences, list items, the last sign, the order of the countries."""
    yield from _sentences(ru, kk)
    yield from _items(ru, kk)
    yield from _last_signs(ru, kk)
    yield from _country_orders(ru, kk)


def untranslated(ru: Half, kk: Half) -> Iterator[Difference]:
    """The same text in both halves, or sentences of one language in the half of the other."""
    if ru.plain.split() == kk.plain.split():
        if len(_WORD.findall(ru.plain)) >= _TEXT:
            yield Difference(FindingKind.UNTRANSLATED, ru.place(0, len(ru.text)), kk.place(0, len(kk.text)))
        return
    for half in (ru, kk):
        for start, end in _sentence_spans(half):
            if _is_foreign(half.plain[start:end], half.language):
                yield one_sided(FindingKind.UNTRANSLATED, half.place(start, end))


def odd(half: Half) -> Iterator[Difference]:
    """Words of two scripts, straight quotes, letters of old fonts in one half."""
    for found in oddities(half.text):
        yield one_sided(_ODDITIES[found.kind], half.place(found.start, found.end))


def one_sided(kind: FindingKind, place: Place) -> Difference:
    """A difference that has a place in one half only."""
    is_ru = place.language is Language.RU
    return Difference(kind, place if is_ru else None, None if is_ru else place)


def _sentences(ru: Half, kk: Half) -> Iterator[Difference]:
    (few, most), (few_kk, most_kk) = _sentence_counts(ru), _sentence_counts(kk)
    if most < few_kk or most_kk < few:
        places = ru.place(*_sentence_spans(ru)[-1]), kk.place(*_sentence_spans(kk)[-1])
        yield Difference(FindingKind.SENTENCES, *places, measure=f"{most}:{most_kk}")


def _sentence_counts(half: Half) -> tuple[int, int]:
    """The fewest and the most sentences that a half may have, shortened words counted both ways."""
    sure = possible = 1
    for stop in _STOP.finditer(half.text):
        if _behind_item(half.text, stop):
            continue
        possible += 1
        sure += not _SHORTENED.search(half.text, max(0, stop.start() - 8), stop.start())
    return sure, possible


def _behind_item(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop only follows the number of a list item."""
    line = text.rfind("\n", 0, stop.start()) + 1
    return bool(ITEM.match(text, line, stop.end() + 1)) and text[line : stop.start()].strip().isdecimal()


def _sentence_spans(half: Half) -> list[tuple[int, int]]:
    """The stretches that surely are sentences, the last one up to the end."""
    ends = [
        stop.end()
        for stop in _STOP.finditer(half.text)
        if not _behind_item(half.text, stop)
        and not _SHORTENED.search(half.text, max(0, stop.start() - 8), stop.start())
    ]
    if not ends or half.text[ends[-1] :].strip():
        ends.append(len(half.text))
    starts = (0, *ends[:-1])
    return [(start + _blanks(half.text[start:end]), end) for start, end in zip(starts, ends, strict=True)]


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip())


def _items(ru: Half, kk: Half) -> Iterator[Difference]:
    items, items_kk = list(ITEM.finditer(ru.text)), list(ITEM.finditer(kk.text))
    if len(items) != len(items_kk):
        places = _line(ru, items[-1:]), _line(kk, items_kk[-1:])
        yield Difference(FindingKind.LIST_ITEMS, *places, measure=f"{len(items)}:{len(items_kk)}")
        return
    for one, other in zip(items, items_kk, strict=True):
        # Letters follow their alphabets: «в)» is «ә)» or «б)» there.
        if one["number"] != other["number"]:
            yield Difference(FindingKind.LIST_ITEMS, _line(ru, [one]), _line(kk, [other]))


def _line(half: Half, items: list[re.Match[str]]) -> Place | None:
    """The line of a list item, if there is one."""
    if not items:
        return None
    start = items[0].start()
    end = half.text.find("\n", start)
    return half.place(start, len(half.text) if end < 0 else end)


def _last_signs(ru: Half, kk: Half) -> Iterator[Difference]:
    if not _last_sign(ru.text) & _last_sign(kk.text):
        yield Difference(FindingKind.FINAL_PUNCTUATION, _last_word(ru), _last_word(kk))


def _last_sign(text: str) -> set[str]:
    """What a half ends with; a shortened word may end a sentence or not."""
    found = _LAST.search(text, max(0, len(text) - 8))
    sign = (found[1] or "") if found else ""
    if found and sign == "." and _SHORTENED.search(text, max(0, found.start() - 8), found.start()):
        return {"", "."}
    return {sign}


def _last_word(half: Half) -> Place:
    text = half.text.rstrip()
    start = max(text.rfind(blank) for blank in (" ", "\n", "\N{NO-BREAK SPACE}")) + 1
    return half.place(start, len(text))


def _is_foreign(text: str, language: Language) -> bool:
    """Whether a sentence is written in the other language; what stands in quotes is a name."""
    words = _SAID.findall(_QUOTED.sub(" ", text))
    strangers = sum(word in _FOREIGN[language] for word in words)
    kazakh = sum(bool(_KAZAKH_LETTER.search(word)) for word in words)
    if language is Language.KK:
        return strangers >= 2 or (strangers == 1 and not kazakh and len(words) >= _TEXT)
    return strangers >= 2 or (kazakh >= _TEXT and kazakh * 3 >= len(words))


def _country_orders(ru: Half, kk: Half) -> Iterator[Difference]:
    """Phrases that name the two countries or languages the other way round than the other half does."""
    phrases, phrases_kk = _ordered(ru), _ordered(kk)
    is_uniform = len({first for first, _ in phrases}) == len({first for first, _ in phrases_kk}) == 1
    if len(phrases) == len(phrases_kk) or is_uniform:
        for (first, place), (first_kk, place_kk) in zip(phrases, phrases_kk, strict=False):
            if first != first_kk:
                yield Difference(FindingKind.COUNTRY_ORDER, place, place_kk)


def _ordered(half: Half) -> list[tuple[str | None, Place]]:
    """The phrases of a fixed order, each with the country that it names first."""
    found = fixed_orders(half.text, half.language)
    return [(_first_country(one.fragment, half.language), half.place(one.start, one.end)) for one in found]


def _first_country(phrase: str, language: Language) -> str | None:
    found = _COUNTRIES[language].search(phrase.lower())
    return found.lastgroup if found else None
