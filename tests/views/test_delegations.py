"""Pages of delegations: both Sides in view, each edited by its own secretary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.labels import label
from commission.models import Attendance, Capacity, Meeting, Person, Role, Side
from commission.operations import delegations, directories
from commission.texts import Bilingual
from commission.views.acting import version_of
from tests import makers
from tests.browsing import Visitor, form_of, text_of, tree_of, values_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return makers.a_meeting(session)


@pytest.fixture
def attendance(session: Session, meeting: Meeting) -> Attendance:
    return makers.an_attendance(session, meeting)


@pytest.fixture
def secretary(app: Flask, session: Session, meeting: Meeting) -> Visitor:
    return _visitor(app, session, meeting, Role.SECRETARY, Side.KZ)


def _visitor(app: Flask, session: Session, meeting: Meeting, role: Role, side: Side) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, meeting.commission, role, side))


def _page(meeting: Meeting) -> str:
    return f"/meetings/{meeting.id}/delegations"


def test_both_delegations_are_in_view(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    makers.an_attendance(session, meeting, Side.KZ, "Скляр")
    makers.an_attendance(session, meeting, Side.RF, "Мантуров")
    page = text_of(secretary.get(_page(meeting)))
    assert "Скляр" in page
    assert "Мантуров" in page
    assert page.index("Скляр") < page.index("Мантуров")


def test_a_missing_half_of_a_post_is_said(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    makers.an_attendance(session, meeting, post=Bilingual("Министр", ""))
    assert tree_of(secretary.get(_page(meeting))).xpath("//article//p[@class='post']/span[@class='tag bad']")


def test_a_post_that_the_directory_words_differently_today_is_pointed_out(
    session: Session, meeting: Meeting, secretary: Visitor
) -> None:
    one = makers.an_attendance(session, meeting, post=Bilingual("Прежний пост", "Бұрынғы лауазым"))
    page = secretary.get(_page(meeting))
    compare = tree_of(page).xpath("//article//a/@href")
    assert f"/attendances/{one.id}/edit?post=directory" in compare
    told = values_of(form_of(secretary.get(f"/attendances/{one.id}/edit?post=directory")))
    assert told["post_ru"] == "Первый заместитель"


def test_somebody_of_the_directory_is_found_by_folded_words_and_added(
    session: Session, meeting: Meeting, secretary: Visitor
) -> None:
    person = makers.a_person(session, "a", Side.KZ, "Қасымбек")
    found = secretary.get(f"{_page(meeting)}/kz/new?q=касымбек")
    assert "Қасымбек" in text_of(found)
    answer = secretary.submit(f"{_page(meeting)}/kz/new/{person.id}", capacity="expert")
    assert answer.status_code == 303
    one = session.scalars(sa.select(Attendance)).one()
    assert (one.person_id, one.capacity, one.side) == (person.id, Capacity.EXPERT, Side.KZ)
    assert one.post == Bilingual("Первый заместитель", "Бірінші орынбасар")


def test_only_people_of_the_side_who_are_not_named_yet_are_offered(
    session: Session, meeting: Meeting, secretary: Visitor
) -> None:
    makers.an_attendance(session, meeting, surname="Скляр")
    makers.a_person(session, "b", Side.RF, "Борисов")
    makers.a_person(session, "c", Side.KZ, "Ахметов")
    page = text_of(secretary.get(f"{_page(meeting)}/kz/new"))
    assert "Ахметов" in page
    assert "Борисов" not in page
    assert "Скляр" not in page


def test_somebody_of_the_other_side_cannot_be_added(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    person = makers.a_person(session, "b", Side.RF, "Борисов")
    assert secretary.get(f"{_page(meeting)}/kz/new/{person.id}").status_code == 404


def test_somebody_new_is_entered_in_place(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    answer = secretary.submit(
        f"{_page(meeting)}/kz/new/person", surname_kk="Сейтқали", given_kk="Ержан", post_kk="Сарапшы", capacity="expert"
    )
    assert answer.status_code == 303
    person = session.scalars(sa.select(Person)).one()
    assert (person.side, person.name_kk.surname, person.name_kk.initials) == (Side.KZ, "Сейтқали", "Е.")
    assert person.name_ru.surname == ""
    one = session.scalars(sa.select(Attendance)).one()
    assert (one.person_id, one.post) == (person.id, Bilingual("", "Сарапшы"))


def test_a_second_co_chair_is_refused_and_nobody_enters_the_directory(
    session: Session, meeting: Meeting, secretary: Visitor
) -> None:
    makers.an_attendance(session, meeting, capacity=Capacity.CO_CHAIR)
    answer = secretary.submit(f"{_page(meeting)}/kz/new/person", surname_ru="Ахметов", capacity="co_chair")
    assert answer.status_code == 422
    assert tree_of(answer).xpath("//div[@id='capacity-problem']")
    assert values_of(form_of(answer))["surname_ru"] == "Ахметов"
    session.rollback()
    assert session.scalar(sa.select(sa.func.count(Person.id))) == 1


def test_somebody_without_a_surname_is_refused(meeting: Meeting, secretary: Visitor) -> None:
    answer = secretary.submit(f"{_page(meeting)}/kz/new/person", given_ru="Ержан")
    assert answer.status_code == 422
    assert values_of(form_of(answer))["given_ru"] == "Ержан"


def test_a_part_in_the_session_is_revised(session: Session, attendance: Attendance, secretary: Visitor) -> None:
    answer = secretary.submit(
        f"/attendances/{attendance.id}/edit", capacity="secretary", post_kk="Хатшы", invited_on="2024-03-01"
    )
    assert answer.status_code == 303
    session.expire_all()
    assert (attendance.capacity, attendance.post.kk) == (Capacity.SECRETARY, "Хатшы")
    assert str(attendance.invited_on) == "2024-03-01"
    assert attendance.person.posts[0].wording.kk == "Бірінші орынбасар"


def test_a_stale_form_is_refused_with_the_typed_text(
    session: Session, attendance: Attendance, secretary: Visitor
) -> None:
    opened = secretary.get(f"/attendances/{attendance.id}/edit")
    facts = delegations.AttendanceFacts(Capacity.MEMBER, Bilingual("Министр", "Министр"))
    delegations.revise(session, attendance, facts, by=None)
    answer = secretary.send(opened, post_ru="Советник")
    assert answer.status_code == 409
    assert "Советник" in answer.text
    assert "Министр" in answer.text


def test_marks_are_saved_for_everybody_at_once(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    first = makers.an_attendance(session, meeting)
    second = makers.an_attendance(session, meeting, surname="Ахметов", attended_on=makers.THE_DAY)
    answer = secretary.post(
        f"{_page(meeting)}/kz/marks", was=[f"attended-{second.id}"], now=[f"attended-{first.id}", f"invited-{first.id}"]
    )
    assert answer.status_code == 303
    session.expire_all()
    assert (first.attended_on, second.attended_on) == (makers.THE_DAY, None)
    assert first.invited_on is not None


def test_a_mark_that_somebody_else_set_meanwhile_stays(
    session: Session, meeting: Meeting, attendance: Attendance, secretary: Visitor
) -> None:
    opened = secretary.get(_page(meeting))
    assert opened.status_code == 200
    attendance.attended_on = makers.THE_DAY
    session.flush()
    secretary.post(f"{_page(meeting)}/kz/marks", now=[f"invited-{attendance.id}"])
    session.expire_all()
    assert attendance.attended_on == makers.THE_DAY


@pytest.mark.parametrize(
    ("nonsense", "status"),
    [("attended", 400), ("attended-x", 400), ("drunk-1", 400), ("attended-999999999999999999999", 303)],
)
def test_nonsense_marks_change_nothing(
    session: Session, meeting: Meeting, attendance: Attendance, secretary: Visitor, nonsense: str, status: int
) -> None:
    assert secretary.post(f"{_page(meeting)}/kz/marks", now=[nonsense]).status_code == status
    session.expire_all()
    assert attendance.attended_on is None


def test_rows_are_moved(session: Session, meeting: Meeting, secretary: Visitor) -> None:
    first, second = (makers.an_attendance(session, meeting, surname=name) for name in ("Абаев", "Беков"))
    assert secretary.post(f"/attendances/{second.id}/place", to="1", seen=version_of(second)).status_code == 303
    session.expire_all()
    assert list(meeting.delegation(Side.KZ)) == [second, first]


@pytest.mark.parametrize(("to", "status"), [("99999999999999999999", 303), ("-5", 303), ("up", 400), ("", 400)])
def test_a_place_beyond_either_end_means_that_end(
    attendance: Attendance, secretary: Visitor, to: str, status: int
) -> None:
    seen = version_of(attendance)
    assert secretary.post(f"/attendances/{attendance.id}/place", to=to, seen=seen).status_code == status


def test_somebody_is_taken_off(session: Session, meeting: Meeting, attendance: Attendance, secretary: Visitor) -> None:
    removal = f"/attendances/{attendance.id}/removal"
    assert removal in secretary.get(_page(meeting)).text
    assert secretary.submit(removal).status_code == 303
    assert session.scalar(sa.select(sa.func.count(Attendance.id))) == 0
    assert session.scalar(sa.select(sa.func.count(Person.id))) == 1


def _changes(attendance: Attendance) -> list[str]:
    page = _page(attendance.meeting)
    return [
        f"{page}/kz/marks",
        f"{page}/kz/new/person",
        f"/attendances/{attendance.id}/edit",
        f"/attendances/{attendance.id}/place",
        f"/attendances/{attendance.id}/removal",
    ]


@pytest.mark.parametrize(
    ("role", "side"), [(Role.SECRETARY, Side.RF), (Role.MEMBER, Side.KZ), (Role.CO_CHAIR, Side.KZ)]
)
def test_only_the_own_secretary_changes_a_delegation(
    app: Flask, session: Session, attendance: Attendance, role: Role, side: Side
) -> None:
    visitor = _visitor(app, session, attendance.meeting, role, side)
    addresses, page = _changes(attendance), _page(attendance.meeting)
    shown = visitor.get(page)
    assert shown.status_code == 200
    assert "/attendances/" not in shown.text
    assert {visitor.post(address, to="1").status_code for address in addresses} == {403}


def test_a_stranger_learns_nothing_of_a_delegation(app: Flask, session: Session, attendance: Attendance) -> None:
    stranger = makers.a_user(session, makers.a_commission(session, code="other"), side=Side.KZ, name="stranger")
    visitor = Visitor(app).sign_in(stranger)
    addresses, page = _changes(attendance), _page(attendance.meeting)
    assert visitor.get(page).status_code == 404
    assert {visitor.post(address, to="1").status_code for address in addresses} == {404}


def test_an_observer_sees_the_delegations_of_an_agreed_session_only(
    app: Flask, session: Session, attendance: Attendance
) -> None:
    meeting = attendance.meeting
    visitor, page = _visitor(app, session, meeting, Role.OBSERVER, Side.KZ), _page(meeting)
    assert visitor.get(page).status_code == 404
    meeting = session.get_one(Meeting, meeting.id)
    makers.settled(session, meeting)
    assert visitor.get(page).status_code == 200


def test_changes_are_posted(session: Session, attendance: Attendance, secretary: Visitor) -> None:
    assert secretary.get(f"/attendances/{attendance.id}/place").status_code == 405
    assert secretary.get(f"/attendances/{attendance.id}/removal").status_code == 200
    assert session.scalar(sa.select(sa.func.count(Attendance.id))) == 1


def test_days_that_cannot_be_are_refused_beside_the_field(attendance: Attendance, secretary: Visitor) -> None:
    address = f"/attendances/{attendance.id}/edit"
    answer = secretary.submit(address, invited_on="2024-03-20", confirmed_on="2024-03-19")
    assert answer.status_code == 422
    assert "confirmed_on" in answer.text
    assert secretary.submit(address, attended_on="2024-03-30").status_code == 422


def test_the_delegations_of_an_agreed_session_offer_no_change(
    session: Session, attendance: Attendance, secretary: Visitor
) -> None:
    meeting = attendance.meeting
    makers.settled(session, meeting)
    edit, page = f"/attendances/{attendance.id}/edit", _page(meeting)
    assert edit not in secretary.get(page).text
    assert secretary.get(edit).status_code == 409


def test_the_page_takes_a_fixed_number_of_statements(
    session: Session, meeting: Meeting, secretary: Visitor, statements: list[str]
) -> None:
    meeting_id, page = meeting.id, _page(meeting)

    def asked() -> int:
        statements.clear()
        assert label(Capacity.MEMBER) in text_of(secretary.get(page))
        return len([one for one in statements if one.startswith("SELECT")])

    makers.an_attendance(session, meeting)
    # the first page also keeps the token of the browser's forms
    asked()
    few = asked()
    for number in range(20):
        makers.an_attendance(session, session.get_one(Meeting, meeting_id), surname=f"Абаев{number}")
    assert asked() == few <= 8


def test_the_name_of_a_post_holder_on_the_day_is_offered(
    session: Session, meeting: Meeting, secretary: Visitor
) -> None:
    posts = [
        directories.PostFacts(Bilingual("Прежний пост", "Бұрынғы"), valid_until=makers.THE_DAY),
        directories.PostFacts(Bilingual("Новый пост", "Жаңа"), valid_from=makers.THE_DAY.replace(year=2025)),
    ]
    person = makers.a_person(session, "d", Side.KZ, "Дуйсенов", posts=posts)
    told = values_of(form_of(secretary.get(f"{_page(meeting)}/kz/new/{person.id}")))
    assert told["post_ru"] == "Прежний пост"
