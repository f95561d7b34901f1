"""The comparison sheet: both texts of each clause, and beside them what each Side says to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.documents.papers import annexes, formulae
from commission.documents.papers.assembling import head, put_together
from commission.documents.papers.tree import Column, Paper, PaperKind, Paragraph, ParagraphRole, Part, Run, Table
from commission.documents.papers.voice import Voice
from commission.models import Clause, ConsentAnswer, Side
from commission.texts import Bilingual, Language
from commission.texts.dates import NBSP
from commission.texts.gaps import GapKind
from commission.texts.spoken import spoken_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission.documents.papers.voice import Runs
    from commission.models import Meeting, Protocol

_SHEET = Bilingual("СРАВНИТЕЛЬНАЯ ТАБЛИЦА", "САЛЫСТЫРМАЛЫ КЕСТЕ")
_OF_DRAFT = Bilingual(
    "к проекту протокола {ordinal_genitive} заседания {commission}",
    "{commission} {ordinal} отырысы хаттамасының жобасына",
)
_TEXT = {
    Language.RU: Bilingual("Текст на русском языке", "Орыс тіліндегі мәтін"),
    Language.KK: Bilingual("Текст на казахском языке", "Қазақ тіліндегі мәтін"),
}
_REMARKS = {
    Side.RF: Bilingual("Замечания Российской Стороны", "Ресей Тарапының ескертулері"),
    Side.KZ: Bilingual("Замечания Казахстанской Стороны", "Қазақстан Тарапының ескертулері"),
}
_CAPTION = Bilingual("Тексты и замечания Сторон", "Мәтіндер және Тараптардың ескертулері")
_SECTION = Bilingual(f"раздел{NBSP}{{number}}", "{number}-бөлім")
_FRAME = Bilingual("Название, преамбула и приложения протокола", "Хаттаманың атауы, кіріспесі және қосымшалары")
_ANSWERS = {
    ConsentAnswer.AGREED: Bilingual("Согласовано.", "Келісілді."),
    ConsentAnswer.AGREED_WITH_REMARKS: Bilingual(
        "Согласовано с замечаниями: {words}", "Ескертулермен келісілді: {words}"
    ),
    ConsentAnswer.OBJECTED: Bilingual("Возражение: {words}", "Қарсылық: {words}"),
}
_REMARK = Bilingual("Замечание: {words}", "Ескерту: {words}")
_PROPOSAL = {
    Language.RU: Bilingual(
        "Предлагаемая редакция на русском языке: {words}", "Орыс тілінде ұсынылатын редакция: {words}"
    ),
    Language.KK: Bilingual(
        "Предлагаемая редакция на казахском языке: {words}", "Қазақ тілінде ұсынылатын редакция: {words}"
    ),
}
# Shares of the width: number, the two texts, the two Sides.
_NUMBER, _HALF, _SIDE = 7, 26, 20


def comparison(meeting: Meeting, copy: Side, language: Language) -> Paper:
    """Every clause with both texts and the remarks of both Sides; headings in one language, title as in the copy."""

    def build(voice: Voice) -> tuple[Part, ...]:
        return (Part(voice.language, (*head(voice, _SHEET, _OF_DRAFT), _table(voice)), is_landscape=True),)

    return put_together(PaperKind.COMPARISON, meeting, copy, (language,), build)


def _table(voice: Voice) -> Table:
    headings = [
        (formulae.CLAUSE_COLUMN, _NUMBER),
        *((_TEXT[language], _HALF) for language in Language),
        *((_REMARKS[side], _SIDE) for side in Side),
    ]
    columns = tuple(Column(voice.line(ParagraphRole.TABLE_HEAD, text), share) for text, share in headings)
    rows = tuple(tuple(Paragraph(ParagraphRole.TABLE_CELL, cell) for cell in row) for row in _rows(voice))
    return Table(_CAPTION[voice.language], columns, rows)


def _rows(voice: Voice) -> Iterator[tuple[Runs, ...]]:
    halves = [Voice(voice.meeting, voice.copy, language, voice.gaps) for language in Language]
    frame = voice.meeting.protocol
    yield ((), *(half.say(_FRAME) for half in halves), *(_said(voice, frame, side) for side in Side))
    for section in voice.meeting.sections_in_order:
        numbers = section.numbers
        place = voice.say(_SECTION, number=str(section.number))
        for clause in section.clauses:
            number = numbers.get(clause.id, "")
            texts = (_text(half, clause, number) for half in halves)
            yield (voice.plain(number) or place, *texts, *(_said(voice, clause, side) for side in Side))


def _text(voice: Voice, clause: Clause, number: str) -> Runs:
    """One half with all that belongs to an instruction, as the protocol prints it."""
    lines = [voice.text(clause.text, GapKind.TEXT, clause, number)]
    if clause.assignment is not None:
        if named := annexes.executors(voice, clause.assignment):
            formula = formulae.EXECUTOR if len(clause.assignment.executors) == 1 else formulae.EXECUTORS
            lines.append(voice.say(formula, executors=named))
        told = annexes.deadline(voice, clause.assignment, number)
        stop = "" if told[-1].text.endswith(".") else "."
        lines.append(voice.say(formulae.DEADLINE, deadline=told, stop=stop))
    return voice.series(lines, "\n")


def _said(voice: Voice, record: Clause | Protocol, side: Side) -> Runs:
    """What a Side says to the text as it stands: its answer, its open remarks, the wording that it proposes."""
    lines: list[Runs] = []
    if consent := record.consent_of(side):
        lines.append(voice.say(_ANSWERS[consent.answer], words=_words(consent.reason)))
    if isinstance(record, Clause):
        lines += [
            voice.say(_REMARK, words=(Run(one.text, one.language),))
            for one in record.remarks
            if one.side is side and one.is_open
        ]
        if proposal := record.proposal_of(side):
            lines += [
                voice.say(_PROPOSAL[language], words=(Run(proposal.text[language], language),))
                for language in Language
                if proposal.text[language]
            ]
    return voice.series(lines, "\n")


def _words(text: str) -> Runs:
    return (Run(text, spoken_in(text)),)
