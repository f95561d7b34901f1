"""Commissions: seen by those who belong to them, founded and revised by their administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from commission.i18n import gettext as _
from commission.i18n import ngettext
from commission.models import Commission, CommissionKind, JournalEntry, Membership, Role, Side
from commission.texts import Bilingual
from tests import makers
from tests.browsing import Visitor, form_of, plain, text_of, tree_of, values_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import User

NAMES = {
    "rf_nominative_ru": "Российско-Казахстанская комиссия",
    "rf_nominative_kk": "Ресей-Қазақстан комиссиясы",
    "kz_nominative_ru": "Казахстанско-Российская комиссия",
    "kz_nominative_kk": "Қазақстан-Ресей комиссиясы",
}


@pytest.fixture
def commission(session: Session) -> Commission:
    return makers.a_commission(session)


@pytest.fixture
def chief(session: Session, commission: Commission) -> User:
    return makers.a_user(session, commission, Role.ADMINISTRATOR)


@pytest.fixture
def administrator(app: Flask, chief: User) -> Visitor:
    return Visitor(app).sign_in(chief)


@pytest.fixture
def secretary(app: Flask, session: Session, commission: Commission) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, commission, Role.SECRETARY, Side.RF))


def _found(session: Session) -> Commission:
    return session.scalars(sa.select(Commission).order_by(Commission.id.desc()).limit(1)).one()


def _summary(page: Any) -> list[str]:
    return [str(address) for address in tree_of(page).xpath("//div[@class='summary']//a/@href")]


def test_the_list_tells_the_next_session_and_how_many_are_under_way(
    session: Session, commission: Commission, secretary: Visitor
) -> None:
    makers.a_meeting(session, commission, number=8)
    makers.a_meeting(session, commission, number=9, first_on=None, last_on=None)
    page = text_of(secretary.get("/commissions"))
    assert plain(_("Next session: %(number)s, day not set", number=9)) in page
    assert ngettext("%(num)s session under way", "%(num)s sessions under way", 2) in page


def test_parts_stand_under_their_commission(app: Flask, session: Session, commission: Commission, chief: User) -> None:
    part = makers.a_commission(session, code="part", kind=CommissionKind.SUBCOMMISSION, parent=commission)
    makers.a_membership(session, chief, part, Role.ADMINISTRATOR)
    tree = tree_of(Visitor(app).sign_in(chief).get("/commissions"))
    assert tree.xpath("//main//li//li//a/@href")[0] == f"/commissions/{part.id}"


def test_a_part_shows_itself_to_those_who_see_only_it(app: Flask, session: Session, commission: Commission) -> None:
    part = makers.a_commission(session, code="part", kind=CommissionKind.WORKING_GROUP, parent=commission)
    visitor = Visitor(app).sign_in(makers.a_user(session, part, Role.MEMBER, Side.RF))
    part_id, commission_id = part.id, commission.id
    assert visitor.get("/commissions").status_code == 200
    page = visitor.get(f"/commissions/{part_id}")
    assert page.status_code == 200
    assert f'href="/commissions/{commission_id}"' not in page.text


def test_the_list_asks_a_fixed_number_of_times(
    app: Flask, session: Session, commission: Commission, chief: User, statements: list[str]
) -> None:
    for number in range(6):
        part = makers.a_commission(session, code=f"part-{number}", kind=CommissionKind.SUBCOMMISSION, parent=commission)
        makers.a_membership(session, chief, part, Role.ADMINISTRATOR)
        makers.a_meeting(session, part, number=1)
    visitor = Visitor(app).sign_in(chief)
    visitor.get("/commissions")
    statements.clear()
    visitor.get("/commissions")
    # two of them ask who the reader is
    assert len([one for one in statements if one.startswith("SELECT")]) <= 7


def test_a_commission_shows_its_four_names_and_its_sessions(
    session: Session, commission: Commission, secretary: Visitor
) -> None:
    for number in (8, 9):
        makers.a_meeting(session, commission, number=number)
    page = text_of(secretary.get(f"/commissions/{commission.id}"))
    for told in ("комиссия rf", "комиссия kz", "комиссии rf", "комиссиясының kz"):
        assert told in page
    first, second = (plain(_("Session %(number)s", number=number)) for number in (9, 8))
    assert page.index(first) < page.index(second)


def test_a_secretary_is_led_on_and_an_observer_is_not(
    app: Flask, session: Session, commission: Commission, secretary: Visitor
) -> None:
    path = f"/commissions/{commission.id}"
    observer = Visitor(app).sign_in(makers.a_user(session, commission, Role.OBSERVER))
    assert _("New session") in text_of(secretary.get(path))
    assert _("New session") not in text_of(observer.get(path))
    assert _("Matters") not in text_of(observer.get(path))


def test_whoever_founds_a_commission_becomes_its_administrator(
    session: Session, administrator: Visitor, chief: User
) -> None:
    answer = administrator.submit("/commissions/new", kind="commission", **NAMES)
    assert answer.status_code == 303
    founded = _found(session)
    assert administrator.get(answer.headers["Location"]).status_code == 200
    membership = session.scalars(sa.select(Membership).where(Membership.commission_id == founded.id)).one()
    assert (membership.user_id, membership.role) == (chief.id, Role.ADMINISTRATOR)
    told = session.scalars(sa.select(JournalEntry).where(JournalEntry.subject == "membership")).all()
    assert told[-1].subject_id == membership.id
    assert founded.code == "rossiisko-kazakhstanskaya-komissiya"


def test_a_part_is_founded_under_a_commission_that_one_keeps(
    session: Session, commission: Commission, administrator: Visitor
) -> None:
    filled = {**NAMES, "kind": "working_group", "parent_id": str(commission.id)}
    assert administrator.submit("/commissions/new", **filled).status_code == 303
    assert _found(session).parent_id == commission.id


def test_a_part_without_a_commission_is_refused(administrator: Visitor) -> None:
    refused = administrator.submit("/commissions/new", kind="subcommission", **NAMES)
    assert refused.status_code == 422
    assert _summary(refused) == ["#parent_id"]
    assert values_of(form_of(refused))["kz_nominative_kk"] == NAMES["kz_nominative_kk"]


def test_a_commission_of_somebody_else_is_no_parent(session: Session, administrator: Visitor) -> None:
    other = makers.a_commission(session, code="other")
    refused = administrator.submit("/commissions/new", **NAMES, kind="subcommission", parent_id=str(other.id))
    assert refused.status_code == 422


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"rf_nominative_ru": "", "rf_nominative_kk": ""}, "rf_nominative_ru"),
        ({"kz_nominative_ru": "", "kz_nominative_kk": ""}, "kz_nominative_ru"),
        ({"code": "baikonur"}, "code"),
        ({"code": "9"}, "code"),
        ({"kind": "club"}, "kind-0"),
    ],
)
def test_bad_input_comes_back(session: Session, administrator: Visitor, wrong: dict[str, str], field: str) -> None:
    refused = administrator.submit("/commissions/new", **{"kind": "commission", **NAMES, **wrong})
    assert refused.status_code == 422
    assert _summary(refused) == [f"#{field}"]
    assert session.scalar(sa.select(sa.func.count(Commission.id))) == 1


def test_names_are_revised_and_the_journal_tells_it(
    session: Session, commission: Commission, administrator: Visitor
) -> None:
    before = commission.version_id
    path = f"/commissions/{commission.id}/edit"
    assert administrator.submit(path, kz_genitive_kk="жаңа комиссиясының").status_code == 303
    session.expire_all()
    assert commission.name_in(Side.KZ).genitive.kk == "жаңа комиссиясының"
    assert commission.version_id > before
    told = session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number.desc()).limit(1)).one()
    assert told.changes["names"][1]["kz"]["genitive_kk"] == "жаңа комиссиясының"


def test_a_commission_is_no_part_of_itself(session: Session, commission: Commission, chief: User, app: Flask) -> None:
    part = makers.a_commission(session, code="part", kind=CommissionKind.SUBCOMMISSION, parent=commission)
    makers.a_membership(session, chief, part, Role.ADMINISTRATOR)
    filled = {"kind": "subcommission", "parent_id": str(part.id)}
    refused = Visitor(app).sign_in(chief).submit(f"/commissions/{commission.id}/edit", **filled)
    assert refused.status_code == 422
    assert _summary(refused) == ["#parent_id"]


def test_a_stale_form_is_answered_with_both_texts(commission: Commission, administrator: Visitor) -> None:
    path = f"/commissions/{commission.id}/edit"
    opened = administrator.get(path)
    administrator.submit(path, rf_genitive_ru="чужое")
    refused = administrator.send(opened, rf_genitive_ru="своё")
    assert refused.status_code == 409
    assert "своё" in text_of(refused)


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.CO_CHAIR, Role.MEMBER, Role.OBSERVER])
def test_only_administrators_change(app: Flask, session: Session, commission: Commission, role: Role) -> None:
    visitor = Visitor(app).sign_in(makers.a_user(session, commission, role, Side.KZ))
    commission_id = commission.id
    assert visitor.get(f"/commissions/{commission_id}").status_code == 200
    assert visitor.get("/commissions/new").status_code == 403
    assert visitor.get(f"/commissions/{commission_id}/edit").status_code == 403


def test_a_commission_one_does_not_belong_to_is_not_found(app: Flask, session: Session, commission: Commission) -> None:
    stranger = makers.a_user(session, makers.a_commission(session, code="other"), Role.ADMINISTRATOR)
    visitor = Visitor(app).sign_in(stranger)
    commission_id = commission.id
    assert visitor.get(f"/commissions/{commission_id}").status_code == 404
    assert visitor.get(f"/commissions/{commission_id}/edit").status_code == 404
    assert f"/commissions/{commission_id}" not in visitor.get("/commissions").text


@pytest.mark.usefixtures("commission")
def test_nobody_is_sent_to_sign_in(app: Flask) -> None:
    assert Visitor(app).get("/commissions").status_code == 303


@pytest.mark.parametrize("path", ["/commissions/99", "/commissions/99/edit"])
def test_an_unknown_id_is_not_found(administrator: Visitor, path: str) -> None:
    assert administrator.get(path).status_code == 404


def test_the_list_is_only_read(administrator: Visitor) -> None:
    assert administrator.post("/commissions").status_code == 405


def test_names_in_one_language_leave_the_other_half_missing(session: Session, administrator: Visitor) -> None:
    filled = {**NAMES, "kind": "commission", "rf_nominative_kk": "", "kz_nominative_kk": ""}
    answer = administrator.submit("/commissions/new", **filled)
    assert _found(session).name_in(Side.RF).nominative == Bilingual(NAMES["rf_nominative_ru"], "")
    assert _("no Kazakh text") in text_of(administrator.get(answer.headers["Location"]))
