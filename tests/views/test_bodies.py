"""The register of bodies: found by folded words, shown with names over time, edited by the secretaries of the Side."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.i18n import gettext as _
from commission.i18n import ngettext
from commission.models import Body, ClauseKind, JournalEntry, JournalKind, Role, Side
from commission.operations import assignments, directories
from commission.texts import Bilingual, Language
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
def body(session: Session) -> Body:
    names = [
        directories.BodyNameFacts(Bilingual("Роскосмос", "Роскосмос"), genitive_ru="Роскосмоса"),
        directories.BodyNameFacts(
            Bilingual("Госкорпорация «Роскосмос»", "«Роскосмос» мемлекеттік корпорациясы"),
            valid_from=dt.date(2015, 8, 1),
        ),
    ]
    return directories.enter_body(session, directories.BodyFacts("roscosmos", Side.RF, names), by=None)


@pytest.fixture
def secretary(app: Flask, session: Session, commission: Commission) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, commission, Role.SECRETARY, Side.RF))


@pytest.fixture
def other_secretary(app: Flask, session: Session, commission: Commission) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, commission, Role.SECRETARY, Side.KZ))


def _names(session: Session, body_id: int) -> list[str]:
    session.expire_all()
    return [name.nominative.ru for name in session.get_one(Body, body_id).names]


@pytest.mark.usefixtures("body")
def test_words_are_found_without_kazakh_letters(session: Session, secretary: Visitor) -> None:
    makers.a_body(session, "admin", Side.RF, "Байқоңыр қаласының әкімшілігі")
    page = text_of(secretary.get("/bodies?q=акимшилиги+байконыр"))
    assert "Байқоңыр қаласының әкімшілігі" in page
    assert "Роскосмос" not in page


@pytest.mark.usefixtures("body")
def test_every_word_must_be_found(secretary: Visitor) -> None:
    assert "Роскосмос" not in text_of(secretary.get("/bodies?q=роскосмос+министерство"))


@pytest.mark.usefixtures("body")
def test_a_former_name_finds_the_body(session: Session, secretary: Visitor) -> None:
    makers.a_body(session, "other", Side.KZ, "Министерство")
    assert "Госкорпорация" in text_of(secretary.get("/bodies?q=роскосмос&side=rf"))


@pytest.mark.usefixtures("body")
def test_the_register_is_limited_to_a_side(session: Session, secretary: Visitor) -> None:
    makers.a_body(session, "other", Side.KZ, "Министерство")
    page = text_of(secretary.get("/bodies?side=kz"))
    assert "Министерство" in page
    assert "Роскосмос" not in page


def test_a_body_that_is_gone_is_left_out_on_request(session: Session, secretary: Visitor) -> None:
    names = [directories.BodyNameFacts(Bilingual("Росавиакосмос", ""))]
    gone = directories.BodyFacts("gone", Side.RF, names, valid_until=dt.date(2004, 3, 9))
    directories.enter_body(session, gone, by=None)
    assert "Росавиакосмос" in text_of(secretary.get("/bodies"))
    assert "Росавиакосмос" not in text_of(secretary.get("/bodies?present=1"))


@pytest.mark.parametrize(
    "nonsense", ["page=0", "page=-3", "page=x", "page=99999999999999999999", "side=ru", "q=%00%25_"]
)
@pytest.mark.usefixtures("body")
def test_nonsense_in_the_address_is_left_aside(secretary: Visitor, nonsense: str) -> None:
    assert secretary.get(f"/bodies?{nonsense}").status_code == 200


def test_the_register_turns_its_pages_with_the_filters(session: Session, secretary: Visitor) -> None:
    for number in range(51):
        makers.a_body(session, f"body-{number}", Side.RF, f"Орган {number:02}")
    first = secretary.get("/bodies?q=орган&_external=1")
    assert 'href="/bodies?q=%D0%BE%D1%80%D0%B3%D0%B0%D0%BD&amp;page=2"' in first.text
    assert "Орган 50" in text_of(secretary.get("/bodies?q=орган&page=2"))


def test_names_stand_in_the_order_of_the_kazakh_alphabet(session: Session, commission: Commission, app: Flask) -> None:
    for code, name in (("a", "Яңғыр"), ("b", "Ғарыш"), ("c", "Астана")):
        makers.a_body(session, code, Side.KZ, name)
    user = makers.a_user(session, commission, Role.MEMBER, Side.KZ, language=Language.KK)
    page = text_of(Visitor(app).sign_in(user).get("/bodies"))
    assert page.index("Астана") < page.index("Ғарыш") < page.index("Яңғыр")


def test_a_body_shows_its_names_people_and_successor(session: Session, body: Body, secretary: Visitor) -> None:
    names = [directories.BodyNameFacts(Bilingual("Росавиакосмос", ""))]
    directories.enter_body(session, directories.BodyFacts("old", Side.RF, names, successor=body), by=None)
    makers.a_person(
        session, side=Side.RF, surname="Борисов", posts=[directories.PostFacts(Bilingual("Глава", "Басшы"), body)]
    )
    page = text_of(secretary.get(f"/bodies/{body.id}"))
    for told in ("Роскосмоса", "01.08.2015", "Росавиакосмос", "Борисов", "Глава"):
        assert told in page


def test_instructions_are_counted_where_the_reader_may_see_them(
    app: Flask, session: Session, commission: Commission, body: Body, secretary: Visitor
) -> None:
    meeting = makers.a_meeting(session, commission)
    clause = makers.a_clause(session, makers.an_agenda_item(session, meeting), kind=ClauseKind.INSTRUCTION)
    assert clause.assignment is not None
    facts = assignments.AssignmentFacts({Side.RF: assignments.Executors(body)})
    assignments.assign(session, clause.assignment, facts, by=None)
    stranger = makers.a_user(session, makers.a_commission(session, code="other"), name="stranger")
    mine, theirs = (ngettext("%(num)s instruction", "%(num)s instructions", count) for count in (1, 0))
    assert mine in text_of(secretary.get(f"/bodies/{body.id}"))
    assert theirs in text_of(Visitor(app).sign_in(stranger).get(f"/bodies/{body.id}"))


def test_a_body_is_entered_with_a_code_made_from_its_name(session: Session, secretary: Visitor) -> None:
    answer = secretary.submit(
        "/bodies/new", **{"names-0-nominative_ru": "Минпромторг России", "names-0-short_kk": "", "side": "rf"}
    )
    assert answer.status_code == 303
    entered = session.scalars(sa.select(Body)).one()
    assert (entered.code, entered.side) == ("minpromtorg-rossii", Side.RF)
    told = session.scalars(sa.select(JournalEntry).where(JournalEntry.subject == "body")).one()
    assert told.kind is JournalKind.CREATED
    assert told.changes["names"] == [[], [{"nominative_ru": "Минпромторг России"}]]


def test_another_row_is_added_without_losing_what_was_typed(session: Session, secretary: Visitor) -> None:
    longer = secretary.submit("/bodies/new", add_row="names", **{"names-0-nominative_ru": "Первое"})
    assert longer.status_code == 200
    form = form_of(longer)
    assert values_of(form)["names-0-nominative_ru"] == "Первое"
    assert form.xpath("//*[@name='names-1-nominative_ru']/@autofocus")
    assert session.scalar(sa.select(sa.func.count(Body.id))) == 0


def test_a_row_is_taken_away_with_the_others_kept(body: Body, secretary: Visitor) -> None:
    shorter = secretary.submit(f"/bodies/{body.id}/edit", drop_row="names-0")
    told = values_of(form_of(shorter))
    assert told["names-0-nominative_ru"] == "Госкорпорация «Роскосмос»"
    assert "names-1-nominative_ru" not in told


def test_a_name_that_was_taken_away_goes(session: Session, body: Body, secretary: Visitor) -> None:
    shorter = secretary.submit(f"/bodies/{body.id}/edit", drop_row="names-0")
    assert secretary.send(shorter).status_code == 303
    assert _names(session, body.id) == ["Госкорпорация «Роскосмос»"]


def test_names_may_change_their_days(session: Session, body: Body, secretary: Visitor) -> None:
    days = {"names-0-valid_from": "2015-08-01", "names-1-valid_from": "2020-01-01"}
    assert secretary.submit(f"/bodies/{body.id}/edit", **days).status_code == 303
    assert _names(session, body.id) == ["Роскосмос", "Госкорпорация «Роскосмос»"]


def test_two_names_from_one_day_are_refused_beside_the_names(session: Session, body: Body, secretary: Visitor) -> None:
    refused = secretary.submit(f"/bodies/{body.id}/edit", **{"names-1-valid_from": ""})
    assert refused.status_code == 422
    assert _("Each name of a body begins on a day of its own; only the first may have none.") in text_of(refused)
    assert _names(session, body.id) == ["Роскосмос", "Госкорпорация «Роскосмос»"]


def test_a_row_that_was_left_empty_counts_as_absent(session: Session, body: Body, secretary: Visitor) -> None:
    longer = secretary.submit(f"/bodies/{body.id}/edit", add_row="names")
    assert secretary.send(longer).status_code == 303
    assert len(_names(session, body.id)) == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"names-0-nominative_ru": "", "names-0-full_kk": ""}, "names"),
        ({"names-0-nominative_ru": ""}, "names-0-nominative_ru"),
        ({"names-0-nominative_ru": "a\x07b"}, "names-0-nominative_ru"),
        ({"valid_from": "2020-01-01", "valid_until": "2019-01-01"}, "valid_until"),
        ({"valid_from": "31.12.2020"}, "valid_from"),
        ({"code": "Роскосмос"}, "code"),
        ({"side": "kz"}, "side-0"),
        ({"successor_id": "77"}, "successor_id"),
    ],
)
def test_bad_input_comes_back_with_the_text(
    session: Session, secretary: Visitor, wrong: dict[str, str], field: str
) -> None:
    filled = {"names-0-nominative_ru": "Роскосмос", "names-0-full_kk": "Толық", "side": "rf", **wrong}
    refused = secretary.submit("/bodies/new", **filled)
    assert refused.status_code == 422
    assert tree_of(refused).xpath("//div[@class='summary']//a/@href") == [f"#{field}"]
    assert values_of(form_of(refused))["names-0-full_kk"] == filled["names-0-full_kk"]
    assert session.scalar(sa.select(sa.func.count(Body.id))) == 0


@pytest.mark.usefixtures("body")
def test_a_taken_code_is_told_beside_the_field(secretary: Visitor) -> None:
    refused = secretary.submit("/bodies/new", **{"names-0-nominative_ru": "Иное", "side": "rf", "code": "roscosmos"})
    assert refused.status_code == 422
    assert _("The code “%(code)s” names another record already.", code="roscosmos") in text_of(refused)


def test_nobody_takes_over_from_itself(session: Session, body: Body, secretary: Visitor) -> None:
    names = [directories.BodyNameFacts(Bilingual("Преемник", ""))]
    later = directories.enter_body(session, directories.BodyFacts("later", Side.RF, names, successor=body), by=None)
    refused = secretary.submit(f"/bodies/{body.id}/edit", successor_id=str(later.id))
    assert refused.status_code == 422
    assert _("No body takes over from itself, not even by way of others.") in text_of(refused)


def test_only_case_forms_may_change_and_the_version_counts_it(session: Session, body: Body, secretary: Visitor) -> None:
    before = body.version_id
    assert secretary.submit(f"/bodies/{body.id}/edit", **{"names-1-dative_ru": "Роскосмосу"}).status_code == 303
    session.expire_all()
    assert body.name.dative_ru == "Роскосмосу"
    assert body.version_id > before


def test_saving_without_a_change_leaves_no_trace(session: Session, body: Body, secretary: Visitor) -> None:
    count = sa.select(sa.func.count(JournalEntry.id))
    before = session.scalar(count)
    assert secretary.submit(f"/bodies/{body.id}/edit").status_code == 303
    assert session.scalar(count) == before


def test_a_stale_form_is_answered_with_both_texts(session: Session, body: Body, secretary: Visitor) -> None:
    opened = secretary.get(f"/bodies/{body.id}/edit")
    secretary.submit(f"/bodies/{body.id}/edit", **{"names-1-dative_ru": "чужое"})
    refused = secretary.send(opened, **{"names-1-dative_ru": "своё"})
    assert refused.status_code == 409
    assert "своё" in text_of(refused)
    session.expire_all()
    assert body.name.dative_ru == "чужое"


def test_the_other_side_reads_but_does_not_edit(body: Body, other_secretary: Visitor) -> None:
    shown = other_secretary.get(f"/bodies/{body.id}")
    assert shown.status_code == 200
    assert f"/bodies/{body.id}/edit" not in shown.text
    assert other_secretary.get(f"/bodies/{body.id}/edit").status_code == 403
    assert other_secretary.post(f"/bodies/{body.id}/removal").status_code == 403


def test_each_side_keeps_its_own(session: Session, other_secretary: Visitor) -> None:
    own = makers.a_body(session, "mdaai", Side.KZ, "Министерство")
    assert other_secretary.submit(f"/bodies/{own.id}/edit", **{"names-0-short_kk": "ЦДИАӨМ"}).status_code == 303


@pytest.mark.parametrize(
    ("role", "read", "change"),
    [
        (Role.CO_CHAIR, 200, 403),
        (Role.MEMBER, 200, 403),
        (Role.OBSERVER, 403, 403),
        (Role.ADMINISTRATOR, 403, 403),
    ],
)
def test_others_read_at_most(
    app: Flask, session: Session, commission: Commission, body: Body, role: Role, read: int, change: int
) -> None:
    visitor = Visitor(app).sign_in(makers.a_user(session, commission, role))
    body_id = body.id
    assert visitor.get("/bodies").status_code == read
    assert visitor.get(f"/bodies/{body_id}").status_code == read
    assert visitor.get("/bodies/new").status_code == change
    assert visitor.get(f"/bodies/{body_id}/edit").status_code == change


def test_nobody_is_sent_to_sign_in(app: Flask, body: Body) -> None:
    assert Visitor(app).get(f"/bodies/{body.id}").status_code == 303


@pytest.mark.parametrize("path", ["/bodies/99", "/bodies/99/edit", "/bodies/0", "/bodies/99999999999"])
def test_an_unknown_id_is_not_found(secretary: Visitor, path: str) -> None:
    assert secretary.get(path).status_code == 404


def test_removal_is_a_post(body: Body, secretary: Visitor) -> None:
    assert secretary.get(f"/bodies/{body.id}/removal").status_code == 405


def test_a_body_that_nothing_names_is_removed(session: Session, body: Body, secretary: Visitor) -> None:
    body_id = body.id
    assert secretary.submit(f"/bodies/{body_id}", action=f"/bodies/{body_id}/removal").status_code == 303
    session.expire_all()
    assert session.get(Body, body_id) is None
    told = session.scalars(sa.select(JournalEntry).where(JournalEntry.kind == JournalKind.REMOVED)).one()
    assert told.changes["code"] == ["roscosmos", None]


def test_a_body_that_is_named_stays(session: Session, body: Body, secretary: Visitor) -> None:
    makers.a_person(session, posts=[directories.PostFacts(Bilingual("Глава", ""), body)])
    body_id = body.id
    refused = secretary.submit(f"/bodies/{body_id}", action=f"/bodies/{body_id}/removal")
    assert refused.status_code == 409
    facts = {"name": "Госкорпорация «Роскосмос»", "count": 1}
    assert _(
        "%(name)s is still named in other places: %(count)s. It stays until nothing names it.", **facts
    ) in text_of(refused)
    assert session.get(Body, body_id) is not None
