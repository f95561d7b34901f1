"""Sections that belong to no question of the agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.models import Matter, Role, Section, SectionKind
from commission.operations import directories, sections
from commission.texts import Bilingual
from commission.views.acting import version_of
from tests import makers
from tests.browsing import Visitor, form_of, tree_of, values_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import Meeting

NEXT = Bilingual(
    "О времени и месте очередного заседания Комиссии", "Комиссияның кезекті отырысының уақыты мен орны туралы"
)


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return makers.a_meeting(session)


@pytest.fixture
def secretary(app: Flask, session: Session, meeting: Meeting) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, meeting.commission))


@pytest.fixture
def other(session: Session, meeting: Meeting) -> Section:
    return sections.add(session, meeting, SectionKind.OTHER, Bilingual("О прочем", "Өзге"), by=None)


@pytest.fixture
def matter(session: Session, meeting: Meeting) -> Matter:
    facts = directories.MatterFacts("baiterek", Bilingual("Байтерек", "Бәйтерек"))
    return directories.enter_matter(session, meeting.commission, facts, by=None)


def test_an_empty_title_becomes_the_official_one(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    response = secretary.submit(f"/meetings/{meeting.id}/sections/new", kind="next_meeting")
    assert response.status_code == 303
    added = session.scalars(sa.select(Section)).one()
    assert (added.kind, added.title) == (SectionKind.NEXT_MEETING, NEXT)


def test_the_section_on_fulfilment_names_the_last_session(
    session: Session, meeting: Meeting, secretary: Visitor
) -> None:
    secretary.submit(f"/meetings/{meeting.id}/sections/new", kind="fulfilment")
    title = session.scalars(sa.select(Section)).one().title
    assert "седьмого" in title.ru
    assert "жетінші" in title.kk


def test_a_title_that_was_typed_stays(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    secretary.submit(f"/meetings/{meeting.id}/sections/new", kind="other", title_ru="О космонавтах")
    assert session.scalars(sa.select(Section)).one().title.ru == "О космонавтах"


@pytest.mark.parametrize("kind", [None, "agenda_item", "poem"])
def test_a_section_is_of_a_kind_that_is_offered(
    session: Session, meeting: Meeting, secretary: Visitor, kind: str | None
) -> None:
    response = secretary.submit(f"/meetings/{meeting.id}/sections/new", kind=kind, title_ru="Название")
    assert response.status_code == 422
    assert values_of(form_of(response))["title_ru"] == "Название"
    assert session.scalars(sa.select(Section)).all() == []


def test_the_next_session_has_one_section(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    sections.add(session, meeting, SectionKind.NEXT_MEETING, NEXT, by=None)
    response = secretary.submit(f"/meetings/{meeting.id}/sections/new", kind="next_meeting")
    assert response.status_code == 422
    assert tree_of(response).xpath("//*[@id='kind-problem']")


def test_a_section_gets_another_title_and_a_matter(
    session: Session, other: Section, matter: Matter, secretary: Visitor
) -> None:
    secretary.submit(f"/sections/{other.id}/edit", title_ru="О разном", matter_id=str(matter.id))
    session.expire_all()
    assert (other.title, other.matter) == (Bilingual("О разном", "Өзге"), matter)


def test_a_section_of_the_agenda_takes_its_title_from_there(
    session: Session, meeting: Meeting, matter: Matter, secretary: Visitor
) -> None:
    section = makers.an_agenda_item(session, meeting).section
    page = secretary.get(f"/sections/{section.id}/edit")
    assert "title_ru" not in values_of(form_of(page))
    secretary.send(page, matter_id=str(matter.id))
    session.expire_all()
    assert (section.title.ru, section.matter) == ("О проекте", matter)


def test_a_section_changed_meanwhile_is_not_overwritten(session: Session, other: Section, secretary: Visitor) -> None:
    page = secretary.get(f"/sections/{other.id}/edit")
    secretary.submit(f"/sections/{other.id}/edit", title_ru="Первое")
    response = secretary.send(page, title_ru="Второе")
    assert response.status_code == 409
    assert "Второе" in response.text
    session.expire_all()
    assert other.title.ru == "Первое"


def test_other_matters_are_put_in_another_order(
    session: Session, meeting: Meeting, other: Section, secretary: Visitor
) -> None:
    second = sections.add(session, meeting, SectionKind.OTHER, Bilingual("Второе", "Екінші"), by=None)
    assert secretary.post(f"/sections/{second.id}/place", to="1", seen=version_of(second)).status_code == 303
    session.expire_all()
    assert (second.number, other.number) == (1, 2)
    assert secretary.post(f"/sections/{second.id}/place", to="up", seen=version_of(second)).status_code == 400


def test_an_empty_section_is_removed_and_a_full_one_is_not(
    session: Session, meeting: Meeting, other: Section, secretary: Visitor
) -> None:
    full = makers.an_agenda_item(session, meeting).section
    assert full.agenda_item is not None
    makers.a_clause(session, full.agenda_item)
    full_id, seen = full.id, version_of(full)
    assert secretary.post(f"/sections/{other.id}/removal", seen=version_of(other)).status_code == 303
    assert secretary.post(f"/sections/{full_id}/removal", seen=seen).status_code == 409
    assert session.scalars(sa.select(Section.id)).all() == [full_id]


def test_only_secretaries_change_sections(app: Flask, session: Session, meeting: Meeting, other: Section) -> None:
    member = Visitor(app).sign_in(makers.a_user(session, meeting.commission, Role.MEMBER))
    for path in (f"/meetings/{meeting.id}/sections/new", f"/sections/{other.id}/edit"):
        assert member.get(path).status_code == 403
        assert member.post(path, kind="other", title_ru="x", title_kk="x").status_code == 403
    assert member.post(f"/sections/{other.id}/removal").status_code == 403


def test_an_unknown_section_is_not_found(secretary: Visitor) -> None:
    assert secretary.get("/sections/2147483647/edit").status_code == 404
