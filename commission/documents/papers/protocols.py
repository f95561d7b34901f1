"""The protocol of a session in the order of its parts (domain.md 2.1), for one copy and one or both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from commission.documents.papers import annexes, formulae
from commission.documents.papers.assembling import head, place_and_date, put_together
from commission.documents.papers.tree import (
    Paper,
    PaperKind,
    Paragraph,
    ParagraphRole,
    Part,
    SignaturePlace,
    Signatures,
)
from commission.models import AnnexPages, ClauseKind, Side
from commission.texts import Bilingual, Language
from commission.texts.gaps import GapKind
from commission.texts.references import annex_heading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from commission.documents.papers.tree import Block
    from commission.documents.papers.voice import Runs, Voice
    from commission.models import Clause, Meeting, Section

_FIRST_WORDS = 40
_ROLES = {
    ClauseKind.NOTED: ParagraphRole.NOTED,
    ClauseKind.DECISION: ParagraphRole.DECISION,
    ClauseKind.INSTRUCTION: ParagraphRole.INSTRUCTION,
    ClauseKind.STATEMENT: ParagraphRole.STATEMENT,
}


def protocol(meeting: Meeting, copy: Side, languages: Collection[Language], *, is_draft: bool) -> Paper:
    """The protocol in the copy that a Side keeps; ``PaperHasGaps`` where a final one would lack anything.

    A draft shows its gaps in square brackets, each in the language of the text it stands in.
    """

    def build(voice: Voice) -> tuple[Part, ...]:
        return (Part(voice.language, tuple(_text(voice, is_draft=is_draft))), *_annexes(voice))

    return put_together(PaperKind.PROTOCOL, meeting, copy, languages, build, is_draft=is_draft)


def _text(voice: Voice, *, is_draft: bool) -> Iterator[Block]:
    if is_draft:
        yield voice.line(ParagraphRole.DRAFT_MARK, formulae.DRAFT)
    yield from head(voice, formulae.PROTOCOL, formulae.OF_MEETING)
    yield place_and_date(voice)
    *body, last = (*_preamble(voice), *_sections(voice))
    yield from body
    # the last page never carries the closing formula and the signatures alone (domain.md 3)
    yield replace(last, keeps_next=True)
    yield from _closing(voice)


def _preamble(voice: Voice) -> Iterator[Paragraph]:
    held = formulae.HELD[voice.meeting.format]
    yield Paragraph(
        ParagraphRole.PREAMBLE,
        voice.sentence(
            held,
            when=voice.when,
            where=voice.where,
            commission=voice.commission,
            short=voice.short,
            **voice.ordinals,
        ),
    )
    first, second = (
        voice.say(formulae.CO_CHAIR_OF[side], co_chair=_co_chair(voice, side)) for side in voice.copy.in_order
    )
    chaired = formulae.CHAIRED[voice.meeting.format]
    yield voice.line(ParagraphRole.PREAMBLE, chaired, body=voice.body, first=first, second=second)
    yield voice.line(ParagraphRole.PREAMBLE, formulae.AGENDA_ADOPTED)
    yield voice.line(ParagraphRole.ANNEX_REFERENCE, formulae.ANNEXES)


def _co_chair(voice: Voice, side: Side) -> Runs:
    one = voice.meeting.co_chair(side)
    return voice.post_and_name(one) if one else _nobody(voice, side)


def _nobody(voice: Voice, side: Side) -> Runs:
    return voice.gap(GapKind.CO_CHAIR, voice.meeting, formulae.DELEGATION_HEADING[side][voice.language])


def _sections(voice: Voice) -> Iterator[Paragraph]:
    for section in voice.meeting.sections_in_order:
        number = section.number
        titled = section.agenda_item or section
        title = voice.text(section.title, GapKind.TEXT, titled, str(number), voice.key("s", section))
        yield Paragraph(ParagraphRole.SECTION, title, f"{number}.")
        yield from _clauses(voice, section, str(number))


def _clauses(voice: Voice, section: Section, number: str) -> Iterator[Paragraph]:
    numbers = section.numbers
    if not section.clauses:
        yield Paragraph(ParagraphRole.NOTED, voice.gap(GapKind.CLAUSES, section, number))
    for clause in section.clauses:
        printed = numbers.get(clause.id, "")
        runs = _wording(voice, clause, printed or _beginning(voice, clause, number))
        tail = list(_assignment(voice, clause, printed))
        yield Paragraph(_ROLES[clause.kind], runs, f"{printed}." if printed else "", keeps_next=bool(tail))
        yield from tail


def _wording(voice: Voice, clause: Clause, where: str) -> Runs:
    key = voice.key("w", clause.latest) if clause.latest else voice.key("c", clause)
    text = voice.text(clause.text, GapKind.TEXT, clause, where, key)
    return (*voice.say(formulae.STATEMENT_OF[clause.side]), *text) if clause.side else text


def _beginning(voice: Voice, clause: Clause, number: str) -> str:
    """Where a clause without a number stands: its section, and the first words of the half that is there."""
    words = clause.text[voice.language.other]
    return f"{number} («{words[:_FIRST_WORDS]}…»)" if words else number


def _assignment(voice: Voice, clause: Clause, where: str) -> Iterator[Paragraph]:
    """Who carries an instruction out, and by when."""
    assignment = clause.assignment
    if assignment is None:
        return
    if named := voice.keyed(annexes.executors(voice, assignment), voice.key("e", assignment)):
        formula = formulae.EXECUTOR if len(assignment.executors) == 1 else formulae.EXECUTORS
        yield Paragraph(ParagraphRole.EXECUTORS, voice.say(formula, executors=named), keeps_next=True)
    told = annexes.deadline(voice, assignment, where, voice.key("d", assignment))
    stop = "" if told[-1].text.endswith(".") else "."
    yield Paragraph(ParagraphRole.DEADLINE, voice.say(formulae.DEADLINE, deadline=told, stop=stop))


def _closing(voice: Voice) -> Iterator[Block]:
    if annexes.has_plan(voice.meeting):
        reference = voice.line(ParagraphRole.ANNEX_REFERENCE, formulae.PLAN_ANNEXED)
        yield replace(reference, keeps_next=True)
    formula = voice.sentence(
        formulae.CLOSING[voice.meeting.format],
        where=voice.where,
        when=voice.last_day,
        languages=formulae.LANGUAGES_OF[voice.copy][voice.language],
    )
    yield Paragraph(ParagraphRole.CLOSING, formula, keeps_next=True)
    left, right = (_signature(voice, side) for side in voice.copy.in_order)
    yield Signatures(left, right)


def _signature(voice: Voice, side: Side) -> SignaturePlace:
    one = voice.meeting.co_chair(side)
    return SignaturePlace(
        side,
        voice.line(ParagraphRole.SIGNATURE_CAPTION, formulae.SIGNATURE_OF[side], body=voice.body),
        Paragraph(ParagraphRole.SIGNATURE_NAME, voice.initials(one.person) if one else _nobody(voice, side)),
    )


def _annexes(voice: Voice) -> Iterator[Part]:
    first, second = voice.copy.in_order
    yield _annex(voice, 1, formulae.DELEGATION_HEADING[first], annexes.delegation(voice, first))
    yield _annex(voice, 2, formulae.DELEGATION_HEADING[second], annexes.delegation(voice, second))
    yield _annex(voice, 3, formulae.AGENDA_HEADING, *annexes.agenda_list(voice))
    if annexes.has_plan(voice.meeting):
        yield _annex(voice, 4, formulae.PLAN_HEADING, annexes.plan(voice), is_landscape=True)


def _annex(voice: Voice, number: int, heading: Bilingual, *blocks: Block, is_landscape: bool = False) -> Part:
    mark = (
        Paragraph(ParagraphRole.ANNEX_MARK, voice.plain(annex_heading(number, voice.language))),
        voice.line(ParagraphRole.ANNEX_MARK, formulae.TO_PROTOCOL, commission=voice.commission, **voice.ordinals),
    )
    return Part(
        voice.language,
        (
            *(mark if voice.language is Language.RU else reversed(mark)),
            voice.line(ParagraphRole.HEADING, heading),
            *blocks,
        ),
        begins_anew=voice.meeting.protocol.annex_pages is AnnexPages.SEPARATE,
        is_landscape=is_landscape,
    )
