"""Matters of a commission: either Side's secretaries keep them, protocols point to them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.models import GroundKind, Matter, Role, Side
from commission.operations import directories
from commission.texts import Bilingual
from tests import makers
from tests.browsing import Visitor, form_of, text_of, tree_of, values_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import Commission


@pytest.fixture
def commission(session: Session) -> Commission:
    return makers.a_commission(session)


@pytest.fixture
def matter(session: Session, commission: Commission) -> Matter:
    grounds = [
        directories.GroundFacts(GroundKind.TREATY, Bilingual("О создании", "Құру туралы"), "7"),
        directories.GroundFacts(GroundKind.CONTRACT, Bilingual("Контракт", "Келісімшарт")),
    ]
    facts = directories.MatterFacts(
        "baiterek", Bilingual("«Байтерек»", "«Бәйтерек»"), Bilingual("Ракета", "Зымыран"), grounds=grounds
    )
    return directories.enter_matter(session, commission, facts, by=None)


@pytest.fixture
def secretary(app: Flask, session: Session, commission: Commission) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, commission, Role.SECRETARY, Side.RF))


@pytest.mark.usefixtures("matter")
def test_the_register_finds_a_matter_without_kazakh_letters(secretary: Visitor) -> None:
    assert "Байтерек" in text_of(secretary.get("/matters?q=байтерек"))
    assert "Байтерек" not in text_of(secretary.get("/matters?q=союз"))


@pytest.mark.usefixtures("matter")
def test_the_register_is_limited_to_one_commission(
    app: Flask,
    session: Session,
    commission: Commission,
) -> None:
    other = makers.a_commission(session, code="other")
    user = makers.a_user(session, commission, Role.SECRETARY, Side.RF)
    makers.a_membership(session, user, other, Role.MEMBER, Side.RF)
    visitor = Visitor(app).sign_in(user)
    commission_id, other_id = commission.id, other.id
    assert "Байтерек" in text_of(visitor.get(f"/matters?commission={commission_id}"))
    assert "Байтерек" not in text_of(visitor.get(f"/matters?commission={other_id}"))
    assert "Байтерек" in text_of(visitor.get("/matters?commission=nonsense"))


def test_the_register_asks_a_fixed_number_of_times(
    session: Session, commission: Commission, secretary: Visitor, statements: list[str]
) -> None:
    for number in range(5):
        facts = directories.MatterFacts("", Bilingual(f"Тема {number}", ""))
        directories.enter_matter(session, commission, facts, by=None)
    session.commit()
    secretary.get("/matters")
    statements.clear()
    secretary.get("/matters")
    # two of them ask who the reader is
    assert len([one for one in statements if one.startswith("SELECT")]) <= 7


def test_a_matter_shows_who_is_responsible_and_what_it_rests_on(matter: Matter, secretary: Visitor) -> None:
    page = text_of(secretary.get(f"/matters/{matter.id}"))
    for told in ("Ракета", "Зымыран", "Құру туралы", "№ 7", "Контракт"):
        assert told in page


def test_clauses_lead_to_their_place_in_the_protocol(
    session: Session, commission: Commission, matter: Matter, secretary: Visitor
) -> None:
    item = makers.an_agenda_item(session, makers.a_meeting(session, commission))
    makers.a_clause(session, item)
    clause = makers.a_clause(session, item, "Ускорить", "Жеделдету", matter=matter)
    item.section.matter = matter
    session.flush()
    clause_id, section_id = clause.id, item.section.id
    page = secretary.get(f"/matters/{matter.id}")
    assert "1.2" in text_of(page)
    assert "Ускорить" in text_of(page)
    assert f"#clause-{clause_id}" in page.text
    assert f"#section-{section_id}" in page.text


def test_either_side_edits(app: Flask, session: Session, commission: Commission, matter: Matter) -> None:
    for side in Side:
        visitor = Visitor(app).sign_in(makers.a_user(session, commission, Role.SECRETARY, side))
        assert visitor.submit(f"/matters/{matter.id}/edit", title_ru=f"Тема {side.value}").status_code == 303
    session.expire_all()
    assert matter.title.ru == "Тема kz"


@pytest.mark.usefixtures("matter")
def test_a_matter_is_entered_with_a_code_of_its_own(
    session: Session, commission: Commission, secretary: Visitor
) -> None:
    filled = {"title_ru": "Байтерек", "grounds-0-title_ru": "Соглашение", "grounds-0-signed_on": "2004-12-22"}
    path = f"/commissions/{commission.id}/matters/new"
    assert secretary.submit(path, **filled).status_code == 303
    entered = session.scalars(sa.select(Matter).order_by(Matter.id.desc()).limit(1)).one()
    assert entered.code == "baiterek-2"
    assert [(one.position, one.signed_on) for one in entered.grounds] == [(1, dt.date(2004, 12, 22))]


def test_a_document_is_taken_away(session: Session, matter: Matter, secretary: Visitor) -> None:
    shorter = secretary.submit(f"/matters/{matter.id}/edit", drop_row="grounds-0")
    assert shorter.status_code == 200
    assert secretary.send(shorter).status_code == 303
    session.expire_all()
    assert [(one.position, one.title.ru) for one in matter.grounds] == [(1, "Контракт")]


def test_another_document_keeps_what_was_typed(matter: Matter, secretary: Visitor) -> None:
    longer = secretary.submit(f"/matters/{matter.id}/edit", add_row="grounds", title_kk="жаңа")
    told = values_of(form_of(longer))
    assert told["title_kk"] == "жаңа"
    assert told["grounds-2-title_ru"] == ""


def test_a_title_is_needed_in_one_language(matter: Matter, secretary: Visitor) -> None:
    refused = secretary.submit(f"/matters/{matter.id}/edit", title_ru="", title_kk="", responsibility_kz_kk="мәтін")
    assert refused.status_code == 422
    assert tree_of(refused).xpath("//div[@class='summary']//a/@href") == ["#title_ru"]
    assert values_of(form_of(refused))["responsibility_kz_kk"].strip() == "мәтін"


def test_a_stale_form_is_answered_with_both_texts(matter: Matter, secretary: Visitor) -> None:
    opened = secretary.get(f"/matters/{matter.id}/edit")
    secretary.submit(f"/matters/{matter.id}/edit", **{"grounds-0-number": "8"})
    refused = secretary.send(opened, title_ru="Своё")
    assert refused.status_code == 409
    assert "Своё" in text_of(refused)


def test_a_matter_that_a_clause_points_to_stays(
    session: Session, commission: Commission, matter: Matter, secretary: Visitor
) -> None:
    makers.a_clause(session, makers.an_agenda_item(session, makers.a_meeting(session, commission)), matter=matter)
    matter_id = matter.id
    assert secretary.submit(f"/matters/{matter_id}", action=f"/matters/{matter_id}/removal").status_code == 409


def test_a_matter_that_nothing_points_to_is_removed(session: Session, matter: Matter, secretary: Visitor) -> None:
    matter_id = matter.id
    assert secretary.submit(f"/matters/{matter_id}", action=f"/matters/{matter_id}/removal").status_code == 303
    session.expire_all()
    assert session.get(Matter, matter_id) is None


@pytest.mark.parametrize(
    ("role", "read", "change"),
    [(Role.MEMBER, 200, 403), (Role.CO_CHAIR, 200, 403), (Role.OBSERVER, 403, 403), (Role.ADMINISTRATOR, 403, 403)],
)
def test_others_read_at_most(
    app: Flask, session: Session, commission: Commission, matter: Matter, role: Role, read: int, change: int
) -> None:
    visitor = Visitor(app).sign_in(makers.a_user(session, commission, role, Side.RF))
    matter_id, commission_id = matter.id, commission.id
    assert visitor.get(f"/matters/{matter_id}").status_code == read
    assert visitor.get(f"/matters/{matter_id}/edit").status_code == change
    assert visitor.get(f"/commissions/{commission_id}/matters/new").status_code == change
    assert visitor.post(f"/matters/{matter_id}/removal").status_code == change


def test_a_matter_of_another_commission_is_not_found(app: Flask, session: Session, matter: Matter) -> None:
    stranger = makers.a_user(session, makers.a_commission(session, code="other"), Role.SECRETARY, Side.RF)
    visitor = Visitor(app).sign_in(stranger)
    matter_id = matter.id
    assert visitor.get(f"/matters/{matter_id}").status_code == 404
    assert visitor.get(f"/matters/{matter_id}/edit").status_code == 404
    assert "Байтерек" not in text_of(visitor.get("/matters"))


@pytest.mark.parametrize("path", ["/matters/99", "/matters/99/edit", "/commissions/99/matters/new"])
def test_an_unknown_id_is_not_found(secretary: Visitor, path: str) -> None:
    assert secretary.get(path).status_code == 404


def test_nobody_is_sent_to_sign_in(app: Flask, matter: Matter) -> None:
    assert Visitor(app).get(f"/matters/{matter.id}").status_code == 303


def test_removal_is_a_post(matter: Matter, secretary: Visitor) -> None:
    assert secretary.get(f"/matters/{matter.id}/removal").status_code == 405
