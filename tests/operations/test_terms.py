"""The directory of agreed forms: entries of its own, and whole tables brought in."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.documents.faults import FaultKind, FaultyFile
from commission.documents.term_files import read
from commission.models import JournalEntry, JournalKind, Term, TermKind
from commission.operations import terms
from commission.operations.codes import CodeIsTaken
from commission.operations.directories import DaysOutOfOrder
from commission.texts import Bilingual, Language
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NEW = "key,ru,kk\nlaunch,пуск,ұшыру\n"


def _brought(session: Session, text: str, *, may_overwrite: bool = True) -> terms.TermsArrived:
    return terms.bring_in(session, read(text.encode()), by=None, may_overwrite=may_overwrite)


def _told(session: Session) -> list[JournalKind]:
    query = sa.select(JournalEntry).where(JournalEntry.subject == "term").order_by(JournalEntry.number)
    return [entry.kind for entry in session.scalars(query)]


def test_an_entry_gets_a_code_from_its_form(session: Session) -> None:
    assert makers.a_term(session).code == "raketa-nositel"
    assert _told(session) == [JournalKind.CREATED]


def test_a_code_names_one_entry(session: Session) -> None:
    makers.a_term(session, code="launch")
    with pytest.raises(CodeIsTaken):
        makers.a_term(session, code="launch")


def test_no_form_ends_before_it_begins(session: Session) -> None:
    with pytest.raises(DaysOutOfOrder):
        makers.a_term(session, valid_from=dt.date(2024, 1, 2), valid_until=dt.date(2024, 1, 1))


def test_an_entry_that_is_saved_unchanged_is_not_journalled(session: Session) -> None:
    term = makers.a_term(session)
    for form in (term.form, term.form.with_half(Language.KK, "тасығыш")):
        terms.enter_term(session, terms.TermFacts("", form), by=None, term=term)
    assert _told(session) == [JournalKind.CREATED, JournalKind.CHANGED]


def test_a_removed_entry_is_told_with_its_last_words(session: Session) -> None:
    terms.remove_term(session, makers.a_term(session), by=None)
    last = session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number.desc())).first()
    assert last is not None
    assert (last.kind, last.changes["form_ru"]) == (JournalKind.REMOVED, ["ракета-носитель", None])
    assert session.scalar(sa.select(sa.func.count(Term.id))) == 0


def test_a_table_that_comes_in_twice_changes_nothing_the_second_time(session: Session) -> None:
    assert _brought(session, NEW) == terms.TermsArrived(new=1)
    assert _brought(session, NEW) == terms.TermsArrived(equal=1)
    assert _told(session) == [JournalKind.CREATED]


def test_what_a_table_does_not_tell_stays(session: Session) -> None:
    makers.a_term(session, code="launch", kind=TermKind.PLACE, source="нашли", variants=Bilingual("старт", ""))
    assert _brought(session, NEW) == terms.TermsArrived(changed=1)
    term = session.scalars(sa.select(Term)).one()
    assert term.form == Bilingual("пуск", "ұшыру")
    assert (term.kind, term.source, term.variants.ru) == (TermKind.PLACE, "нашли", "старт")


def test_what_people_edited_stays_unless_they_say_otherwise(session: Session) -> None:
    term = makers.a_term(session, "запуск", "ұшыру", code="launch")
    assert _brought(session, NEW, may_overwrite=False) == terms.TermsArrived(kept=1)
    assert term.form.ru == "запуск"
    assert _brought(session, NEW) == terms.TermsArrived(changed=1)
    assert term.form.ru == "пуск"


def test_days_out_of_order_are_a_fault_of_their_line(session: Session) -> None:
    makers.a_term(session, code="launch", valid_until=dt.date(2020, 1, 1))
    with pytest.raises(FaultyFile) as refusal:
        _brought(session, "key,ru,kk,valid_from\nlaunch,пуск,ұшыру,2021-01-01\n")
    (fault,) = refusal.value.faults
    assert (fault.kind, fault.line, fault.path) == (FaultKind.RULE_BROKEN, 2, "launch")
