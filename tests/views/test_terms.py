"""The register of agreed forms on the page: found, edited by either Side, out and in as files, beside a clause."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from commission.i18n import gettext as _
from commission.i18n import pgettext
from commission.models import Body, Role, Side, Term, TermKind
from commission.operations import directories
from commission.texts import Bilingual
from tests import makers
from tests.browsing import Visitor, form_of, text_of, tree_of, values_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

    from commission.models import Clause, Commission


@pytest.fixture
def commission(session: Session) -> Commission:
    return makers.a_commission(session)


@pytest.fixture
def term(session: Session) -> Term:
    return makers.a_term(session, code="launcher", variants=Bilingual("", "тасымалдаушы зымыран"), source="закон")


@pytest.fixture
def secretary(app: Flask, session: Session, commission: Commission) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, commission, Role.SECRETARY, Side.RF))


@pytest.fixture
def clause(session: Session, commission: Commission) -> Clause:
    item = makers.an_agenda_item(session, makers.a_meeting(session, commission))
    return makers.a_clause(session, item, "Пуски ракеты-носителя «Ангара».", "Тасымалдаушы зымыранды ұшыру.")


def _again(session: Session, term: Term) -> Term:
    session.expire_all()
    return session.get_one(Term, term.id)


def _file(text: str) -> tuple[io.BytesIO, str]:
    return io.BytesIO(text.encode("utf-8-sig")), "terms.csv"


@pytest.mark.usefixtures("term")
@pytest.mark.parametrize("words", ["ракета", "тасыгыш", "тасымалдаушы", "launcher"])
def test_a_form_is_found_by_any_of_its_words(secretary: Visitor, words: str) -> None:
    page = text_of(secretary.get(f"/terms?q={words}"))
    for told in ("ракета-носитель", "зымыран тасығыш", "тасымалдаушы зымыран", "закон"):
        assert told in page


@pytest.mark.usefixtures("term")
def test_the_register_is_limited_to_a_kind_and_to_today(session: Session, secretary: Visitor) -> None:
    makers.a_term(session, "Байконур", "Байқоңыр", kind=TermKind.PLACE, valid_until=dt.date(2001, 1, 1))
    assert "ракета" not in text_of(secretary.get("/terms?kind=place"))
    assert pgettext("agreed form", "not in use today") in text_of(secretary.get("/terms?kind=place"))
    assert "Байконур" not in text_of(secretary.get("/terms?present=1"))


@pytest.mark.usefixtures("term")
@pytest.mark.parametrize("nonsense", ["page=x", "page=99999999999999999999", "kind=verb", "q=%00%25_", "side=rf"])
def test_nonsense_in_the_address_is_left_aside(secretary: Visitor, nonsense: str) -> None:
    assert secretary.get(f"/terms?{nonsense}").status_code == 200


def test_a_form_is_entered_by_a_secretary_of_either_side(app: Flask, session: Session, commission: Commission) -> None:
    for side, form in ((Side.RF, "пуск"), (Side.KZ, "старт")):
        visitor = Visitor(app).sign_in(makers.a_user(session, commission, Role.SECRETARY, side))
        answer = visitor.submit("/terms/new", form_ru=form, variants_ru=" первый \n\n второй ")
        assert form in text_of(visitor.get(answer.location))
    entered = session.scalars(sa.select(Term).where(Term.code == "pusk")).one()
    assert (entered.form, entered.variants.ru) == (Bilingual("пуск", ""), "первый\nвторой")


def test_a_form_that_a_text_has_begins_the_entry(secretary: Visitor) -> None:
    assert values_of(form_of(secretary.get("/terms/new?kk=«Ангара»")))["form_kk"] == "«Ангара»"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"form_ru": "", "form_kk": ""}, "form_ru"),
        ({"form_ru": "a\x07b"}, "form_ru"),
        ({"code": "Bad Code"}, "code"),
        ({"kind": "verb"}, "kind"),
        ({"valid_from": "2024-01-02", "valid_until": "2024-01-01"}, "valid_until"),
        ({"valid_from": "yesterday"}, "valid_from"),
    ],
)
def test_a_wrong_value_is_told_beside_its_field(
    session: Session, term: Term, secretary: Visitor, wrong: dict[str, str], field: str
) -> None:
    refused = secretary.submit(f"/terms/{term.id}/edit", **{"meaning": "kept", **wrong})
    assert refused.status_code == 422
    assert tree_of(refused).xpath(f"//*[@name='{field}'][@aria-invalid='true']")
    assert values_of(form_of(refused))["meaning"] == "kept"
    assert _again(session, term).meaning == ""


def test_a_code_that_is_taken_is_refused_beside_the_code(term: Term, secretary: Visitor) -> None:
    refused = secretary.submit("/terms/new", form_ru="пуск", code=term.code)
    assert refused.status_code == 422
    assert tree_of(refused).xpath("//*[@name='code'][@aria-invalid='true']")


def test_a_form_opened_before_another_change_is_stale(term: Term, secretary: Visitor) -> None:
    opened = secretary.get(f"/terms/{term.id}/edit")
    assert secretary.submit(f"/terms/{term.id}/edit", form_ru="ракета").status_code == 303
    assert secretary.send(opened, form_ru="носитель").status_code == 409


def test_a_form_is_removed(session: Session, term: Term, secretary: Visitor) -> None:
    secretary.submit(f"/terms/{term.id}", action=f"/terms/{term.id}/removal")
    assert session.scalar(sa.select(sa.func.count(Term.id))) == 0


def test_unknown_forms_and_wrong_methods_are_told(term: Term, secretary: Visitor) -> None:
    assert secretary.get("/terms/999").status_code == 404
    assert secretary.get(f"/terms/{term.id}/removal").status_code == 405


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CO_CHAIR])
def test_who_only_takes_part_reads(
    app: Flask, session: Session, commission: Commission, term: Term, role: Role
) -> None:
    visitor = Visitor(app).sign_in(makers.a_user(session, commission, role, Side.KZ))
    assert visitor.get(f"/terms/{term.id}").status_code == 200
    assert visitor.get(f"/terms/{term.id}/edit").status_code == 403
    assert visitor.post(f"/terms/{term.id}/removal").status_code == 403
    assert visitor.get("/terms/file").status_code == 403


def test_the_table_is_what_the_register_shows(session: Session, term: Term, secretary: Visitor) -> None:
    makers.a_term(session, "пуск", "ұшыру")
    file = secretary.get("/terms/table?q=ракета")
    assert "attachment" in file.headers["Content-Disposition"]
    told = file.data.decode("utf-8-sig")
    assert term.code in told
    assert "пуск" not in told
    assert b'tuid="pusk"' in secretary.get("/terms/memory?q=пуск").data


def test_what_a_table_did_is_told(session: Session, term: Term, secretary: Visitor) -> None:
    same = "launcher,ракета-носитель,зымыран тасығыш"
    text = f"key,ru,kk\n{same}\nlaunch,пуск,ұшыру\n"
    answer = secretary.submit("/terms/file", file=_file(text))
    told = _("The table was read in. New: %(new)s, changed: %(changed)s, equal: %(equal)s.", new=1, changed=0, equal=1)
    assert told in text_of(secretary.get(answer.location))
    assert session.scalar(sa.select(sa.func.count(Term.id))) == 2
    assert _again(session, term).variants.kk == "тасымалдаушы зымыран"


def test_a_faulty_table_is_told_line_by_line_and_not_stored(session: Session, secretary: Visitor) -> None:
    refused = secretary.submit("/terms/file", file=_file("key,ru,kk\na,пуск,ұшыру\nB,пуск,ұшыру\n"))
    assert refused.status_code == 422
    assert tree_of(refused).xpath("//main//table//td[1]/text()") == ["3"]
    assert session.scalar(sa.select(sa.func.count(Term.id))) == 0


def _panel(page: TestResponse) -> Any:
    return tree_of(page).xpath("//*[@data-agreed-found]")[0]


@pytest.mark.usefixtures("term")
def test_the_forms_of_a_clause_stand_beside_it(clause: Clause, secretary: Visitor) -> None:
    panel = _panel(secretary.get(f"/clauses/{clause.id}/edit"))
    assert panel.xpath(".//span[@data-insert][@lang='kk']/text()") == ["зымыран тасығыш"]
    assert panel.xpath(".//td//mark/text()") == ["Тасымалдаушы зымыранды"]
    assert panel.xpath(".//p/mark/text()") == ["«Ангара»"]


def test_a_body_is_named_as_on_the_day_of_the_session(session: Session, clause: Clause, secretary: Visitor) -> None:
    names = [
        directories.BodyNameFacts(Bilingual("Росавиакосмос", "Росавиакосмос"), valid_from=None),
        directories.BodyNameFacts(Bilingual("Роскосмос", "Роскосмос"), valid_from=dt.date(2004, 3, 9)),
        directories.BodyNameFacts(Bilingual("Космос", "Ғарыш"), valid_from=makers.THE_DAY + dt.timedelta(days=1)),
    ]
    directories.enter_body(session, directories.BodyFacts("roscosmos", Side.RF, names), by=None)
    text = {"text_ru": "Росавиакосмосу поручить", "text_kk": "", "terms_on": makers.THE_DAY.isoformat()}
    panel = tree_of(secretary.post("/terms/in-text", **text))
    assert panel.xpath("//span[@data-insert]/text()") == ["Роскосмос", "Роскосмос"]
    assert panel.xpath("//mark/text()") == ["Росавиакосмосу"]
    assert clause.meeting.first_on == makers.THE_DAY


def test_a_body_that_has_gone_gives_way_to_its_successor(session: Session, secretary: Visitor) -> None:
    new = makers.a_body(session, "new", Side.KZ, "Министерство искусственного интеллекта")
    gone = directories.BodyFacts(
        "old",
        Side.KZ,
        [directories.BodyNameFacts(Bilingual("Министерство цифрового развития", "Цифрлық даму министрлігі"))],
        valid_until=dt.date(2025, 9, 1),
        successor=new,
    )
    directories.enter_body(session, gone, by=None)
    for day, right, old in (
        ("2024-03-21", "Министерство цифрового развития", []),
        ("2026-03-21", "Министерство искусственного интеллекта", ["Министерству цифрового развития"]),
    ):
        text = {"text_ru": "Министерству цифрового развития", "terms_on": day}
        panel = tree_of(secretary.post("/terms/in-text", **text))
        assert panel.xpath("//span[@data-insert][@lang='ru']/text()") == [right]
        assert panel.xpath("//td//mark/text()") == old


def test_people_are_met_by_their_surnames(session: Session, secretary: Visitor) -> None:
    makers.a_person(session)
    panel = tree_of(secretary.post("/terms/in-text", text_ru="доклад Скляра", terms_on="nonsense"))
    assert panel.xpath("//span[@data-insert][@lang='ru']/text()") == ["Р.В.\N{NO-BREAK SPACE}Скляр"]


def test_the_directories_are_asked_twice_whatever_they_hold(
    session: Session, secretary: Visitor, statements: list[str]
) -> None:
    makers.the_demonstration(session)
    session.commit()
    secretary.post("/terms/in-text", text_ru="Роскосмос")
    statements.clear()
    secretary.post("/terms/in-text", text_ru="Роскосмос")
    assert len([one for one in statements if " term" in one or " body_name" in one]) == 2
    assert session.scalar(sa.select(sa.func.count(Body.id)))
