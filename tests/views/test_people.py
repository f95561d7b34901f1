"""The register of people: names apart in each language, posts over time, edited by the secretaries of the Side."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.i18n import gettext as _
from commission.models import Capacity, JournalEntry, NameParts, Person, Role, Side
from commission.operations import delegations, directories, meetings
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
def person(session: Session) -> Person:
    posts = [
        directories.PostFacts(Bilingual("Советник", "Кеңесші"), valid_until=dt.date(2020, 1, 31)),
        directories.PostFacts(Bilingual("Министр", "Министр"), valid_from=dt.date(2020, 2, 1)),
    ]
    return makers.a_person(session, posts=posts)


@pytest.fixture
def secretary(app: Flask, session: Session, commission: Commission) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, commission, Role.SECRETARY, Side.KZ))


@pytest.mark.usefixtures("person")
def test_people_are_found_by_name_and_post(session: Session, secretary: Visitor) -> None:
    makers.a_person(session, "other", surname="Борисов", posts=[])
    page = text_of(secretary.get("/people?q=скляр+кенесши"))
    assert "Скляр" in page
    assert "Борисов" not in page


@pytest.mark.usefixtures("person")
def test_those_without_a_post_today_are_left_out_on_request(session: Session, secretary: Visitor) -> None:
    makers.a_person(session, "other", surname="Борисов", posts=[])
    assert "Борисов" in text_of(secretary.get("/people"))
    page = text_of(secretary.get("/people?present=1"))
    assert "Скляр" in page
    assert "Борисов" not in page


def test_the_register_asks_the_database_a_fixed_number_of_times(
    session: Session, secretary: Visitor, statements: list[str]
) -> None:
    for number in range(12):
        makers.a_person(session, f"person-{number}", surname=f"Человек {number}")
    session.commit()
    secretary.get("/people")
    statements.clear()
    secretary.get("/people")
    # two of them ask who the reader is
    assert len([one for one in statements if one.startswith("SELECT")]) <= 7


def test_initials_are_made_from_the_names_of_the_same_language(session: Session, secretary: Visitor) -> None:
    names = {"surname_ru": "Токаев", "given_ru": "Касым-Жомарт", "surname_kk": "Тоқаев", "given_kk": "Қасым-Жомарт"}
    assert secretary.submit("/people/new", side="kz", patronymic_kk="Кемелұлы", **names).status_code == 303
    entered = session.scalars(sa.select(Person)).one()
    assert (entered.name_ru.initials, entered.name_kk.initials) == ("К.-Ж.", "Қ.-Ж.К.")
    assert entered.code == "tokaev"


def test_initials_that_were_typed_stay(session: Session, person: Person, secretary: Visitor) -> None:
    secretary.submit(f"/people/{person.id}/edit", initials_ru="Р.")
    session.expire_all()
    assert person.name_ru.initials == "Р."


def test_a_name_in_one_language_leaves_the_other_half_missing(session: Session, secretary: Visitor) -> None:
    assert secretary.submit("/people/new", side="kz", surname_kk="Мәдиев", given_kk="Жаслан").status_code == 303
    entered = session.scalars(sa.select(Person)).one()
    assert entered.name_ru == NameParts()
    assert _("no Russian text") in text_of(secretary.get(f"/people/{entered.id}"))


def test_a_name_in_no_language_is_refused_with_the_text_kept(secretary: Visitor) -> None:
    refused = secretary.submit("/people/new", side="kz", given_ru="Роман")
    assert refused.status_code == 422
    assert tree_of(refused).xpath("//div[@class='summary']//a/@href") == ["#surname_ru"]
    assert values_of(form_of(refused))["given_ru"] == "Роман"


def test_posts_are_added_and_taken_away_without_script(session: Session, person: Person, secretary: Visitor) -> None:
    longer = secretary.submit(f"/people/{person.id}/edit", add_row="posts")
    body = makers.a_body(session)
    shorter = secretary.send(longer, drop_row="posts-0", **{"posts-2-wording_kk": "Премьер"})
    saved = secretary.send(shorter)
    assert saved.status_code == 303
    session.expire_all()
    assert [post.wording.kk for post in person.posts] == ["Премьер", "Министр"]
    assert body.id


def test_a_post_names_its_body(session: Session, person: Person, secretary: Visitor) -> None:
    body = makers.a_body(session, "mdaai", Side.KZ, "Министерство")
    secretary.submit(f"/people/{person.id}/edit", **{"posts-1-body_id": str(body.id)})
    session.expire_all()
    assert person.posts[1].body is body
    assert f'href="/bodies/{body.id}"' in secretary.get(f"/people/{person.id}").text


def test_a_post_that_ends_before_it_begins_is_refused(person: Person, secretary: Visitor) -> None:
    refused = secretary.submit(f"/people/{person.id}/edit", **{"posts-1-valid_until": "2019-01-01"})
    assert refused.status_code == 422
    assert tree_of(refused).xpath("//div[@class='summary']//a/@href") == ["#posts-1-valid_until"]


def test_the_journal_tells_old_and_new_posts(session: Session, person: Person, secretary: Visitor) -> None:
    secretary.submit(f"/people/{person.id}/edit", **{"posts-1-wording_ru": "Вице-министр"})
    told = session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number.desc()).limit(1)).one()
    before, now = told.changes["posts"]
    assert (before[1]["wording_ru"], now[1]["wording_ru"]) == ("Министр", "Вице-министр")
    assert told.by_name == "secretary-kz"


def test_sessions_are_shown_where_the_reader_may_see_them(
    app: Flask, session: Session, commission: Commission, person: Person, secretary: Visitor
) -> None:
    meeting = makers.a_meeting(session, commission)
    facts = delegations.AttendanceFacts(Capacity.CO_CHAIR, Bilingual("Министр тогда", "Министр"))
    delegations.add(session, meeting, person, facts, by=None)
    stranger = makers.a_user(session, makers.a_commission(session, code="other"), name="stranger")
    assert "Министр тогда" in text_of(secretary.get(f"/people/{person.id}"))
    assert "Министр тогда" not in text_of(Visitor(app).sign_in(stranger).get(f"/people/{person.id}"))


def test_whoever_came_to_a_session_stays_in_the_directory(
    session: Session, commission: Commission, person: Person, secretary: Visitor
) -> None:
    meeting = makers.a_meeting(session, commission)
    delegations.add(session, meeting, person, delegations.AttendanceFacts(Capacity.MEMBER, Bilingual()), by=None)
    person_id = person.id
    assert secretary.submit(f"/people/{person_id}", action=f"/people/{person_id}/removal").status_code == 409
    assert session.get(Person, person_id) is not None


def test_a_person_whom_nothing_names_is_removed(session: Session, person: Person, secretary: Visitor) -> None:
    person_id = person.id
    assert secretary.submit(f"/people/{person_id}", action=f"/people/{person_id}/removal").status_code == 303
    session.expire_all()
    assert session.get(Person, person_id) is None


def test_a_stale_form_is_answered_with_both_texts(person: Person, secretary: Visitor) -> None:
    opened = secretary.get(f"/people/{person.id}/edit")
    secretary.submit(f"/people/{person.id}/edit", **{"posts-0-wording_kk": "бұрынғы"})
    refused = secretary.send(opened, surname_ru="Своё")
    assert refused.status_code == 409
    assert "Своё" in text_of(refused)


@pytest.mark.parametrize(
    ("role", "side", "read", "change"),
    [
        (Role.SECRETARY, Side.RF, 200, 403),
        (Role.MEMBER, Side.KZ, 200, 403),
        (Role.CO_CHAIR, Side.KZ, 200, 403),
        (Role.OBSERVER, None, 403, 403),
        (Role.ADMINISTRATOR, None, 403, 403),
    ],
)
def test_only_secretaries_of_the_side_edit(
    app: Flask,
    session: Session,
    commission: Commission,
    person: Person,
    role: Role,
    side: Side | None,
    read: int,
    change: int,
) -> None:
    visitor = Visitor(app).sign_in(makers.a_user(session, commission, role, side))
    person_id = person.id
    assert visitor.get("/people").status_code == read
    assert visitor.get(f"/people/{person_id}").status_code == read
    assert visitor.get(f"/people/{person_id}/edit").status_code == change
    assert visitor.post(f"/people/{person_id}/edit").status_code == change
    assert visitor.post(f"/people/{person_id}/removal").status_code == change


def test_nobody_is_sent_to_sign_in(app: Flask, person: Person) -> None:
    assert Visitor(app).get(f"/people/{person.id}").status_code == 303


@pytest.mark.parametrize("path", ["/people/99", "/people/99/edit"])
def test_an_unknown_id_is_not_found(secretary: Visitor, path: str) -> None:
    assert secretary.get(path).status_code == 404


def test_removal_is_a_post(person: Person, secretary: Visitor) -> None:
    assert secretary.get(f"/people/{person.id}/removal").status_code == 405


def test_sessions_without_a_day_come_first_on_both_databases(app: Flask, session: Session) -> None:
    commission = makers.a_commission(session)
    one = makers.an_attendance(session, makers.a_meeting(session, commission, number=7))
    coming = meetings.convene(session, commission, meetings.MeetingFacts(number=9, host_side=Side.RF), by=None)
    delegations.add(session, coming, one.person, delegations.AttendanceFacts(Capacity.MEMBER, one.post), by=None)
    secretary = Visitor(app).sign_in(makers.a_user(session, commission))
    rows = tree_of(secretary.get(f"/people/{one.person_id}")).xpath("//tbody//a/@href")
    assert rows == [f"/meetings/{coming.id}", f"/meetings/{one.meeting_id}"]
