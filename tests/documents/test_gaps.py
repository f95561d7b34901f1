"""What is missing stands in brackets in a draft and refuses a final text, with the whole list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission.documents.papers import (
    Gap,
    Paper,
    PaperHasGaps,
    ParagraphRole,
    agenda,
    delegation_list,
    everything,
    protocol,
    written,
)
from commission.models import Clause, Meeting, NameParts, SectionKind, Side
from commission.operations import sections
from commission.texts import Bilingual, Language
from commission.texts.gaps import GapKind
from tests import makers
from tests.documents.official import KK, RU
from tests.documents.walking import paragraphs, signatures, texts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _gaps(meeting: Meeting, copy: Side = Side.RF, language: Language = RU) -> list[Gap]:
    with pytest.raises(PaperHasGaps) as refusal:
        protocol(meeting, copy, (language,), is_draft=False)
    assert refusal.value.facts == {"count": len(refusal.value.gaps)}
    return list(refusal.value.gaps)


def _clause(meeting: Meeting, number: str) -> Clause:
    return next(one for section in meeting.sections for one in section.clauses if one.number == number)


def _printed(paper: Paper) -> list[str]:
    return [run.text for part in paper.parts for one in paragraphs(part) for run in one.runs if run.is_gap]


def test_a_missing_half_is_a_gap_in_its_own_language_only(session: Session, meeting: Meeting) -> None:
    clause = _clause(meeting, "2.1")
    assert clause.latest is not None
    clause.latest.text = Bilingual(ru=clause.text.ru)
    session.commit()
    both = protocol(meeting, Side.RF, tuple(Language), is_draft=True)
    assert _printed(both) == ["[қазақ тілінде мәтін жоқ]"]
    assert texts(both, ParagraphRole.DECISION, KK)[1] == "2.1. [қазақ тілінде мәтін жоқ]"
    assert texts(both, ParagraphRole.DECISION, RU)[1].startswith("2.1. Внедрить")


def test_the_russian_twin_is_in_russian(session: Session, meeting: Meeting) -> None:
    clause = _clause(meeting, "2.2")
    assert clause.latest is not None
    clause.latest.text = Bilingual(kk=clause.text.kk)
    session.commit()
    paper = protocol(meeting, Side.RF, (RU,), is_draft=True)
    assert texts(paper, ParagraphRole.INSTRUCTION, RU)[2] == "2.2. [нет текста на русском языке]"
    # once in the text and once in the plan of measures
    assert _printed(paper) == ["[нет текста на русском языке]"] * 2


@pytest.mark.parametrize("language", list(Language))
def test_a_final_text_is_refused_whichever_half_is_missing(
    session: Session, meeting: Meeting, language: Language
) -> None:
    clause = _clause(meeting, "2.1")
    assert clause.latest is not None
    clause.latest.text = Bilingual(ru=clause.text.ru)
    session.commit()
    assert _gaps(meeting, language=language) == [Gap(GapKind.TEXT, KK, clause, "2.1")]
    with pytest.raises(PaperHasGaps):
        everything(meeting, is_draft=False)


def test_every_gap_is_told_once_in_one_go(meeting: Meeting) -> None:
    clause = _clause(meeting, "1.2")
    assert clause.assignment is not None
    clause.assignment.deadline = Bilingual()
    body = clause.assignment.executors[0].body
    body.name.nominative = Bilingual(ru="Госкорпорация «Роскосмос»")
    chair = meeting.co_chair(Side.KZ)
    assert chair is not None
    chair.post = Bilingual(ru=chair.post.ru)
    meeting.agenda[0].title = Bilingual(kk=meeting.agenda[0].title.kk)
    found = {(gap.kind, gap.language, gap.record, gap.where) for gap in _gaps(meeting)}
    assert found == {
        (GapKind.TEXT, RU, meeting.agenda[0], "1"),
        (GapKind.DEADLINE, RU, clause.assignment, "1.2"),
        (GapKind.DEADLINE, KK, clause.assignment, "1.2"),
        (GapKind.NAME, KK, body, "roscosmos"),
        (GapKind.POST, KK, chair, chair.person.name_kk.with_initials),
    }


def test_a_delegation_without_co_chair_leaves_his_place_open(session: Session, meeting: Meeting) -> None:
    chair = meeting.co_chair(Side.KZ)
    meeting.attendances.remove(chair) if chair else None
    session.commit()
    assert [(gap.kind, gap.language) for gap in _gaps(meeting)] == [(GapKind.CO_CHAIR, RU), (GapKind.CO_CHAIR, KK)]
    paper = protocol(meeting, Side.RF, (RU,), is_draft=True)
    assert "с Казахстанской Стороны – [сопредседатель не указан]." in texts(paper, ParagraphRole.PREAMBLE, RU)[1]
    assert signatures(paper, RU)[1][2] == "[сопредседатель не указан]"


def test_a_session_that_was_only_planned_has_its_draft_already(session: Session) -> None:
    meeting = makers.a_meeting(session, first_on=None, last_on=None, place=Bilingual(), place_locative=Bilingual())
    session.commit()
    paper = protocol(meeting, Side.KZ, tuple(Language), is_draft=True)
    assert texts(paper, ParagraphRole.PREAMBLE, RU)[0].startswith("[дата не определена] [место не указано] состоялось")
    assert texts(paper, ParagraphRole.DATE, KK) == ["[күні белгіленбеген]"]
    assert written(paper)
    kinds = {gap.kind for gap in _gaps(meeting)}
    assert kinds == {GapKind.DAYS, GapKind.PLACE, GapKind.PLACE_IN_SENTENCE, GapKind.CO_CHAIR}


def test_a_name_in_one_language_only_is_a_gap_in_the_other(meeting: Meeting) -> None:
    meeting.delegation(Side.RF)[1].person.name_kk = NameParts()
    assert [(gap.kind, gap.language, gap.where) for gap in _gaps(meeting)] == [(GapKind.PERSON, KK, "borisov")]
    paper = delegation_list(meeting, Side.RF, Side.RF, (KK,))
    assert _printed(paper) == ["[аты-жөні көрсетілмеген]"]


def test_papers_round_the_session_show_their_gaps(meeting: Meeting) -> None:
    meeting.agenda[1].title = Bilingual(ru=meeting.agenda[1].title.ru)
    assert _printed(agenda(meeting, Side.KZ, tuple(Language))) == ["[қазақ тілінде мәтін жоқ]"]


def test_an_empty_section_is_a_gap(session: Session, meeting: Meeting) -> None:
    sections.add(session, meeting, SectionKind.OTHER, Bilingual("Прочее", "Өзге"), by=None)
    with pytest.raises(PaperHasGaps) as refusal:
        protocol(meeting, Side.RF, (RU, KK), is_draft=False)
    assert [(gap.kind, gap.where) for gap in refusal.value.gaps] == [(GapKind.CLAUSES, "4")] * 2


def test_one_executor_is_told_in_the_singular(meeting: Meeting) -> None:
    told = texts(protocol(meeting, Side.RF, (RU,), is_draft=True), ParagraphRole.EXECUTORS, RU)
    assert [line.split(":")[0] for line in told][2] == "Ответственный исполнитель"
    assert next(line.split(":")[0] for line in told) == "Ответственные"
