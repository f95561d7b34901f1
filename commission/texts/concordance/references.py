"""References to clauses, sections, articles, annexes and numbered documents: number and noun change places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commission.texts.bilingual import Language
from commission.texts.concordance.findings import FindingKind
from commission.texts.concordance.mentions import Half, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,4}\)?(?![\d])"
_ONE = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}")
_RU_JOIN = "(?:,? (?:и|или|по) |, | ?- ?)"
_KK_JOIN = "-?(?:,? (?:және|немесе|мен|пен|бен) |, | ?- ?)"
# What a number in a Russian list belongs to when such a word follows it.
_COUNTED = r"(?! ?(?:%|процент|рабоч|календар|дн|день|недел|месяц|лет\b|год|час|руб|тенге|доллар|тыс|млн|млрд))"
_RU_ENDING = "(?P<ending>(?:ами|ями|ах|ях|ам|ям|ов|ей|ем|ом|ой|ью|й|а|е|у|ы|я|и|ю|ь)?)"
_RU = re.compile(
    r"\b(?:(?P<subclause>подпункт)|(?P<clause>пункт|пп?\.)|(?P<section>раздел|част)|(?P<article>ст\.|стать?)"
    rf"|(?P<chapter>глав)|(?P<paragraph>параграф)|(?P<annex>приложени)){_RU_ENDING} ?(?<!\w)(?:№ ?)?"
    rf"(?P<list>{_NUMBER}(?:{_RU_JOIN}(?:№ ?)?{_NUMBER}{_COUNTED}){{0,8}})"
)
# Singular forms name one number; the next one belongs to something else.
_RU_ONE_ONLY = re.compile(
    "п\\.|ст\\.|(?:(?:под)?пункт|раздел|параграф)(?:а|у|ом|е)?|стать(?:я|ю|е|ей)|глав(?:а|е|у|ой)|част(?:ь|ью)"
    "|приложени(?:е|ю|и|ем)"
)
_KK = re.compile(
    rf"(?<![\d.])(?P<sign>№ ?)?(?P<list>{_NUMBER}(?:{_KK_JOIN}(?:№ ?)?{_NUMBER}){{0,8}})"
    r"(?:[- ](?:(?P<subclause>тармақша)|(?P<clause>тарма[қғ])|(?P<article>ба[пб]))"
    r"|-(?:(?P<section>бөлім(?!ше)|бөлі[кг])|(?P<chapter>тарау)|(?P<paragraph>параграф))"
    # «2 қосымша құжат» are two more documents
    r"|(?(sign)[- ]|-)(?P<annex>қосымша))(?P<ending>[а-яәғқңөұүһі]{0,12})\b"
)
_KK_PLURAL = re.compile("[лдт][ае]р")
_NOUNS = ("subclause", "clause", "section", "article", "chapter", "paragraph", "annex")
_DOCUMENT = re.compile(r"(?:№+|(?<![^\W\d_])n(?= ?\d)) ?(?P<number>\d[\d/.\-]*)")


def references(half: Half) -> None:
    """Read the references of a half, then the numbers of documents."""

    def of_document(match: re.Match[str]) -> Iterator[Mention]:
        number = match["number"].rstrip("-/.")
        yield Mention(
            FindingKind.DOCUMENT_NUMBER, (number,), match.start(), match.start("number") + len(number), (number,)
        )

    half.take(*((_RU, _russian) if half.language is Language.RU else (_KK, _kazakh)))
    half.take(_DOCUMENT, of_document)


def _russian(match: re.Match[str]) -> Iterator[Mention]:
    numbers = list(_ONE.finditer(match.string, *match.span("list")))
    noun = match.group()[: match.end("ending") - match.start()]
    if _RU_ONE_ONLY.fullmatch(noun):
        numbers = numbers[:1]
    for number in numbers:
        yield _reference(match, number.group(), match.start(), numbers[-1].end())


def _kazakh(match: re.Match[str]) -> Iterator[Mention]:
    numbers = list(_ONE.finditer(match.string, *match.span("list")))
    start = match.start()
    if not _KK_PLURAL.match(match["ending"]):
        numbers = numbers[-1:]
        start = numbers[0].start() if len(_ONE.findall(match["list"])) > 1 else start
    for number in numbers:
        yield _reference(match, number.group(), start, match.end())


def _reference(match: re.Match[str], number: str, start: int, end: int) -> Mention:
    noun = next(name for name in _NOUNS if match[name])
    kind = FindingKind.ANNEX if noun == "annex" else FindingKind.REFERENCE
    return Mention(kind, (noun, number), start, end, (number,))
