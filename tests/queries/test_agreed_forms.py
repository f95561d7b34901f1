"""How things are written on a day: by the glossary, the bodies and the people of the directories."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.cli.terms import load_glossary
from commission.models import Role, Side, TermKind, User, Wording
from commission.operations import directories
from commission.queries.agreed_forms import agreed_forms, names_to_compare
from commission.texts import Bilingual, Language
from commission.texts.agreed_forms import forms_in
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DAY = makers.THE_DAY
OLD, NEW = Bilingual("Росавиакосмос", "Росавиакосмос"), Bilingual("Роскосмос", "Роскосмос")


@pytest.fixture
def member(session: Session) -> User:
    return makers.a_user(session, role=Role.MEMBER)


def _body(session: Session) -> None:
    names = [
        directories.BodyNameFacts(OLD, dative_ru="Росавиакосмосу"),
        directories.BodyNameFacts(NEW, short=Bilingual("РКС", ""), dative_ru="Роскосмосу", valid_from=DAY),
    ]
    directories.enter_body(session, directories.BodyFacts("roscosmos", Side.RF, names), by=None)


def test_the_name_of_the_day_is_the_right_one(session: Session, member: User) -> None:
    _body(session)
    for day, right, other in ((DAY, NEW, OLD), (DAY - dt.timedelta(days=1), OLD, NEW)):
        form = next(one for one in agreed_forms(session, member, day) if one.right == right)
        assert (Language.RU, f"{right.ru}у") in form.also
        assert set(form.giving_way) >= {(one, other[one]) for one in Language}


def test_who_sees_no_directory_gets_no_forms(session: Session) -> None:
    _body(session)
    observer = makers.a_user(session, role=Role.OBSERVER)
    assert agreed_forms(session, observer, DAY) == []
    assert agreed_forms(session, None, DAY) == []


def test_all_names_of_a_thing_are_one_entry_to_compare(session: Session, member: User) -> None:
    _body(session)
    makers.a_term(session, "Роскосмос", "«Роскосмос» корпорациясы", kind=TermKind.BODY)
    makers.a_term(session, "комиссия", "комиссия")
    (entry,) = names_to_compare(agreed_forms(session, member, DAY)).entries
    assert {"Росавиакосмос", "Роскосмос", "РКС", "Роскосмосу"} <= set(entry.ru)
    assert {"Роскосмос", "«Роскосмос» корпорациясы"} <= set(entry.kk)


def test_the_demonstration_is_written_as_agreed(session: Session) -> None:
    meeting = makers.the_demonstration(session)
    load_glossary(session)
    member = makers.a_user(session, meeting.commission, Role.MEMBER)
    forms = agreed_forms(session, member, DAY)
    told = [forms_in(wording.text, forms, DAY) for wording in session.scalars(sa.select(Wording))]
    assert all(one.found for one in told)
    assert [found.to_replace for one in told for found in one.found if found.to_replace] == []
    assert [name for one in told for name in one.unknown] == []
