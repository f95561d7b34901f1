"""The comparison sheet: both texts of each clause, and beside them what each Side says to it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

from commission.documents.papers import Table, comparison, file_name, written
from commission.models import Clause, ConsentAnswer, Meeting, Side
from commission.operations import consents, proposals, remarks
from commission.operations.consents import AnswerFacts
from commission.texts import Bilingual, Language
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.documents.papers import Paper


@pytest.fixture
def clause(session: Session, meeting: Meeting) -> Clause:
    """The first clause of the protocol, with all that can be said to it."""
    found = meeting.sections_in_order[0].clauses[0]
    secretaries = {side: makers.a_user(session, meeting.commission, side=side) for side in Side}
    reserve = AnswerFacts(ConsentAnswer.AGREED_WITH_REMARKS, "уточнить срок")
    consents.answer(session, found, reserve, seen=found.fingerprint, by=secretaries[Side.RF])
    objection = AnswerFacts(ConsentAnswer.OBJECTED, "мерзімі тым қысқа")
    consents.answer(session, found, objection, seen=found.fingerprint, by=secretaries[Side.KZ])
    remarks.add(session, found, "Срок мал.", Language.RU, by=secretaries[Side.KZ])
    done = remarks.add(session, found, "решённое", Language.RU, by=secretaries[Side.KZ])
    remarks.resolve(session, done, "учтено", by=secretaries[Side.RF])
    proposals.propose(session, found, Bilingual("иначе", "басқаша"), seen=None, by=secretaries[Side.KZ])
    session.flush()
    return found


def _table(paper: Paper) -> Table:
    (part,) = paper.parts
    assert part.is_landscape
    (found,) = [block for block in part.blocks if isinstance(block, Table)]
    return found


def _rows(paper: Paper) -> list[list[str]]:
    return [[cell.text for cell in row] for row in _table(paper).rows]


def test_every_clause_stands_in_both_languages(meeting: Meeting) -> None:
    rows = _rows(comparison(meeting, Side.RF, Language.RU))
    clauses = [clause for section in meeting.sections_in_order for clause in section.clauses]
    assert len(rows) == len(clauses) + 1
    for row, clause in zip(rows[1:], clauses, strict=True):
        assert row[1].startswith(clause.text.ru)
        assert row[2].startswith(clause.text.kk)
        assert row[3:] == ["", ""]


def test_the_words_of_each_side_stand_in_its_column(meeting: Meeting, clause: Clause) -> None:
    russias, kazakhstans = _rows(comparison(meeting, Side.RF, Language.RU))[1][3:]
    assert clause.meeting is meeting
    assert russias == "Согласовано с замечаниями: уточнить срок"
    assert kazakhstans.splitlines() == [
        "Возражение: мерзімі тым қысқа",
        "Замечание: Срок мал.",
        "Предлагаемая редакция на русском языке: иначе",
        "Предлагаемая редакция на казахском языке: басқаша",
    ]


def test_each_word_stands_in_its_own_language(meeting: Meeting, clause: Clause) -> None:
    assert clause.consents
    cell = _table(comparison(meeting, Side.RF, Language.RU)).rows[1][4]
    told = {"мерзімі тым қысқа": Language.KK, "Срок мал.": Language.RU, "иначе": Language.RU, "басқаша": Language.KK}
    for words, language in told.items():
        assert [run.language for run in cell.runs if words in run.text] == [language]


@pytest.mark.parametrize("language", list(Language))
def test_its_headings_are_in_the_language_asked_for(meeting: Meeting, language: Language) -> None:
    table = _table(comparison(meeting, Side.KZ, language))
    assert {run.language for column in table.columns for run in column.heading.runs} == {language}
    assert sum(column.share for column in table.columns) <= 100


def test_word_gets_the_same_table(meeting: Meeting, clause: Clause) -> None:
    paper = comparison(meeting, Side.KZ, Language.KK)
    assert file_name(paper) == "baikonur-8-comparison-kz-copy-kk.docx"
    (table,) = docx.Document(io.BytesIO(written(paper))).tables
    assert [cell.text for cell in table.rows[2].cells] == _rows(paper)[1]
    assert clause.text.ru in table.rows[2].cells[1].text
