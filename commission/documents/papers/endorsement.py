"""The endorsement sheet of one Side: its bodies in order, and what each answered to the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.documents.papers.assembling import head, put_together
from commission.documents.papers.tree import Column, Paper, PaperKind, Paragraph, ParagraphRole, Part, Run, Table
from commission.models import EndorsementAnswer
from commission.texts import Bilingual, Language
from commission.texts.dates import in_words
from commission.texts.gaps import GapKind
from commission.texts.spoken import spoken_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from commission.documents.papers.voice import Runs, Voice
    from commission.models import Endorsement, Meeting, Side

_SHEET = Bilingual("ЛИСТ СОГЛАСОВАНИЯ", "КЕЛІСУ ПАРАҒЫ")
_OF_DRAFT = Bilingual(
    "к проекту протокола {ordinal_genitive} заседания {commission}",
    "{commission} {ordinal} отырысы хаттамасының жобасына",
)
_CAPTION = Bilingual("Ответы органов", "Органдардың жауаптары")
# Headings and shares of the width.
_COLUMNS = (
    (Bilingual("№", "№"), 6),
    (Bilingual("Орган", "Орган"), 30),
    (Bilingual("Ответ", "Жауап"), 34),
    (Bilingual("Кем дан", "Кім берді"), 30),
)
_ANSWERS = {
    EndorsementAnswer.ENDORSED: Bilingual("Согласовано.", "Келісілді."),
    EndorsementAnswer.WITH_REMARKS: Bilingual("Согласовано с замечаниями: {words}", "Ескертулермен келісілді: {words}"),
    EndorsementAnswer.REFUSED: Bilingual("Не согласовано: {words}", "Келісілмеді: {words}"),
}
_EARLIER = Bilingual("Ответ дан на более раннюю редакцию проекта.", "Жауап жобаның бұрынғы редакциясына берілген.")


def endorsement_sheet(
    meeting: Meeting, side: Side, sheet: Sequence[Endorsement], languages: Collection[Language]
) -> Paper:
    """The sheet that a Side keeps for itself, in its own copy's order of languages."""
    draft = meeting.protocol.fingerprint

    def build(voice: Voice) -> tuple[Part, ...]:
        headings = tuple(Column(voice.line(ParagraphRole.TABLE_HEAD, text), share) for text, share in _COLUMNS)
        rows = tuple(_row(voice, place, one, draft) for place, one in enumerate(sheet, start=1))
        table = Table(_CAPTION[voice.language], headings, rows)
        return (Part(voice.language, (*head(voice, _SHEET, _OF_DRAFT), table), is_landscape=True),)

    return put_together(PaperKind.ENDORSEMENT, meeting, side, languages, build)


def _row(voice: Voice, place: int, one: Endorsement, draft: str) -> tuple[Paragraph, ...]:
    name = voice.text(one.body_name, GapKind.NAME, one)
    cells = (voice.plain(str(place)), name, voice.series(_answer(voice, one, draft), "\n"), _by_whom(voice, one))
    return tuple(Paragraph(ParagraphRole.TABLE_CELL, cell) for cell in cells)


def _answer(voice: Voice, one: Endorsement, draft: str) -> Iterator[Runs]:
    if one.answer is not None:
        yield voice.say(_ANSWERS[one.answer], words=_words(one.words))
        if not one.is_of(draft):
            yield voice.say(_EARLIER)


def _by_whom(voice: Voice, one: Endorsement) -> Runs:
    lines = [_words(one.answered_by)] if one.answered_by else []
    if one.answered_on:
        lines.append(voice.plain(in_words(one.answered_on, voice.language)))
    return voice.series(lines, "\n")


def _words(text: str) -> Runs:
    return (Run(text, spoken_in(text)),) if text else ()
