"""Findings of a clause: the text and the wording of the deadline, each finding with its own fingerprint."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from commission.cli.terms import load_glossary
from commission.models import Clause, ClauseKind, findings_in, findings_of, open_errors
from commission.operations import assignments, clauses
from commission.operations.assignments import AssignmentFacts
from commission.queries.agreed_forms import names_in_use
from commission.texts import Bilingual, Language
from commission.texts.concordance import NO_FORMS, FindingKind, Severity
from commission.texts.deadlines import DeadlineKind
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_JULY = Bilingual("до 1 июля 2024 года", "2024 жылғы 2 шілдеге дейін")


@pytest.fixture
def clause(session: Session) -> Clause:
    item = makers.an_agenda_item(session, makers.a_meeting(session))
    return makers.a_clause(session, item, "отчёт " + _JULY.ru, "есеп " + _JULY.kk, kind=ClauseKind.INSTRUCTION)


def _set_deadline(session: Session, clause: Clause, wording: Bilingual) -> None:
    assert clause.assignment is not None
    facts = AssignmentFacts({}, DeadlineKind.DATE, "", dt.date(2024, 7, 1), wording)
    assignments.assign(session, clause.assignment, facts, by=None)


def test_a_clause_that_says_the_same_twice_has_no_findings(session: Session, clause: Clause) -> None:
    clauses.reword(session, clause, Bilingual("отчёт", "есеп"), seen=1, by=None)
    assert findings_of(clause, NO_FORMS) == ()


def test_text_and_deadline_are_both_checked_and_told_apart(session: Session, clause: Clause) -> None:
    _set_deadline(session, clause, _JULY)
    in_text, in_deadline = findings_of(clause, NO_FORMS)
    assert (in_text.in_deadline, in_deadline.in_deadline) == (False, True)
    assert {in_text.kind, in_deadline.kind} == {FindingKind.DATE}
    assert in_text.found.fingerprint == in_deadline.found.fingerprint
    assert in_text.fingerprint != in_deadline.fingerprint


def test_a_dismissal_holds_for_its_own_finding_only(session: Session, clause: Clause) -> None:
    _set_deadline(session, clause, _JULY)
    in_text, in_deadline = open_errors(clause, NO_FORMS)
    secretary = makers.a_user(session, clause.meeting.commission)
    makers.a_dismissal(session, clause, secretary, in_text.fingerprint)
    assert open_errors(clause, NO_FORMS) == (in_deadline,)
    assert [one.is_open for one in findings_of(clause, NO_FORMS)] == [False, True]


def test_words_elsewhere_in_the_clause_keep_the_dismissal_other_words_at_its_place_do_not(
    session: Session, clause: Clause
) -> None:
    (finding,) = open_errors(clause, NO_FORMS)
    secretary = makers.a_user(session, clause.meeting.commission)
    makers.a_dismissal(session, clause, secretary, finding.fingerprint)
    clauses.reword(session, clause, Bilingual("новый отчёт " + _JULY.ru, clause.text.kk), seen=1, by=None)
    assert open_errors(clause, NO_FORMS) == ()
    clauses.reword(session, clause, Bilingual("отчёт до 3 июля 2024 года", clause.text.kk), seen=2, by=None)
    assert len(open_errors(clause, NO_FORMS)) == 1


def test_warnings_never_stand_in_the_way(session: Session) -> None:
    del session
    (finding,) = findings_in(Bilingual("отчёт.", "есеп"), Bilingual(), NO_FORMS)
    assert (finding.severity, finding.blocks) == (Severity.WARNING, False)


def test_a_finding_shows_its_words_where_they_stand(clause: Clause) -> None:
    (finding,) = findings_of(clause, NO_FORMS)
    shown = finding.excerpt(Language.RU), finding.excerpt(Language.KK)
    assert [one and one.words for one in shown] == ["до 1 июля 2024 года", "2024 жылғы 2 шілдеге дейін"]
    assert [one and one.before for one in shown] == ["отчёт ", "есеп "]


@pytest.mark.parametrize("with_glossary", [False, True])
def test_the_demonstration_has_no_false_alarm_by_its_own_directory(session: Session, *, with_glossary: bool) -> None:
    meeting = makers.the_demonstration(session)
    if with_glossary:
        load_glossary(session)
    forms = names_in_use(session, meeting.first_on)
    clauses = [clause for section in meeting.sections for clause in section.clauses]
    found = [(clause.number, one.kind) for clause in clauses for one in findings_of(clause, forms)]
    # the two languages do stand in different orders there
    assert found == [("2.2", FindingKind.COUNTRY_ORDER)]
