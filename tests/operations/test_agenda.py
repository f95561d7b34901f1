"""Questions of the agenda: who reports, in which order, and what happens to the section."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.models import JournalEntry, Meeting
from commission.operations import agenda
from commission.texts import Bilingual
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_TITLE = Bilingual("О туризме", "Туризм туралы")


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return makers.a_meeting(session)


def _entries(session: Session) -> int:
    return session.scalar(sa.select(sa.func.count(JournalEntry.id))) or 0


def test_rapporteurs_keep_the_order_in_which_they_were_named(session: Session, meeting: Meeting) -> None:
    body, person = makers.a_body(session), makers.a_person(session)
    item = agenda.add(session, meeting, agenda.AgendaFacts(_TITLE, rapporteurs=[person, body]), by=None)
    session.expire_all()
    assert agenda.facts_of(item).rapporteurs == (person, body)


def test_other_rapporteurs_make_an_opened_form_stale(session: Session, meeting: Meeting) -> None:
    item = agenda.add(session, meeting, agenda.AgendaFacts(_TITLE), by=None)
    session.flush()
    seen = item.version_id
    agenda.revise(session, item, agenda.AgendaFacts(_TITLE, rapporteurs=[makers.a_body(session)]), by=None)
    session.flush()
    assert item.version_id > seen


def test_another_matter_is_told_to_the_journal(session: Session, meeting: Meeting) -> None:
    item = agenda.add(session, meeting, agenda.AgendaFacts(_TITLE), by=None)
    session.flush()
    before = _entries(session)
    matter = makers.a_matter(session, meeting.commission)
    agenda.revise(session, item, agenda.AgendaFacts(_TITLE, matter=matter), by=None)
    assert _entries(session) == before + 2
    assert item.section.matter is matter


def test_saving_what_is_there_already_tells_the_journal_nothing(session: Session, meeting: Meeting) -> None:
    item = agenda.add(session, meeting, agenda.AgendaFacts(_TITLE, 30), by=None)
    session.flush()
    before = _entries(session)
    agenda.revise(session, item, agenda.AgendaFacts(_TITLE, 30), by=None)
    assert _entries(session) == before


def test_a_question_goes_with_its_empty_section(session: Session, meeting: Meeting) -> None:
    item = makers.an_agenda_item(session, meeting)
    agenda.remove(session, item, by=None)
    session.flush()
    assert (meeting.agenda, meeting.sections) == ([], [])


def test_a_question_stays_while_its_section_has_clauses(session: Session, meeting: Meeting) -> None:
    item = makers.an_agenda_item(session, meeting)
    makers.a_clause(session, item)
    session.expire_all()
    with pytest.raises(agenda.SectionHasClauses):
        agenda.remove(session, item, by=None)
