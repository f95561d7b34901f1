"""Splitting, joining, copying and relocating clauses on their pages, and the way from each clause to the next."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.i18n import gettext as _
from commission.i18n import ngettext
from commission.labels import label, sentence
from commission.models import Clause, ClauseKind, ConsentAnswer, MeetingState, Role, Side, StrayKind
from commission.operations import assignments, clauses, collations, consents, proposals
from commission.operations.assignments import AssignmentFacts, Executors
from commission.operations.restructuring import NothingToJoin, RivalWordingsOpen
from commission.texts import Bilingual
from commission.texts.deadlines import DeadlineKind
from commission.views.acting import version_of
from tests import makers
from tests.browsing import Visitor, form_of, plain, text_of, tree_of, values_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import AgendaItem, Meeting, User

PAGES = ("split", "joining", "section")


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return makers.a_meeting(session)


@pytest.fixture
def item(session: Session, meeting: Meeting) -> AgendaItem:
    return makers.an_agenda_item(session, meeting)


@pytest.fixture
def clause(session: Session, item: AgendaItem) -> Clause:
    return makers.a_clause(session, item, "Первое.\n\nВторое.", "Бірінші.\n\nЕкінші.")


@pytest.fixture
def other(session: Session, item: AgendaItem, clause: Clause) -> Clause:
    del clause
    return makers.a_clause(session, item, "Третье.", "Үшінші.")


@pytest.fixture
def person(session: Session, meeting: Meeting) -> User:
    return makers.a_user(session, meeting.commission, full_name="Иванов")


@pytest.fixture
def secretary(app: Flask, person: User) -> Visitor:
    return Visitor(app).sign_in(person)


def _texts(session: Session) -> list[str]:
    return [one.text.ru for one in session.scalars(sa.select(Clause).order_by(Clause.position)).unique()]


def test_what_stands_behind_an_empty_line_is_the_second_part(
    session: Session, clause: Clause, secretary: Visitor
) -> None:
    page = secretary.get(f"/clauses/{clause.id}/split")
    kept = values_of(form_of(page))
    assert (kept["first_ru"], kept["second_ru"], kept["second_kk"]) == ("Первое.", "Второе.", "Екінші.")
    response = secretary.send(page, first_ru="Раньше.")
    assert response.headers["Location"].endswith(f"#clause-{clause.id}")
    assert _texts(session) == ["Раньше.", "Второе."]


def test_a_part_that_says_nothing_is_refused_and_the_typed_text_stays(other: Clause, secretary: Visitor) -> None:
    response = secretary.submit(f"/clauses/{other.id}/split", first_ru="Осталось.")
    assert response.status_code == 422
    assert values_of(form_of(response))["first_ru"] == "Осталось."


@pytest.mark.parametrize("path", PAGES)
def test_a_page_that_was_opened_before_a_change_saves_nothing(
    session: Session, item: AgendaItem, clause: Clause, other: Clause, secretary: Visitor, path: str
) -> None:
    makers.an_agenda_item(session, item.meeting, "О туризме")
    page = secretary.get(f"/clauses/{clause.id}/{path}")
    clauses.reword(session, clause, Bilingual("чужое", "бөтен"), seen=1, by=None)
    session.commit()
    fields = {"second_ru": "набрано", "second_kk": ""} if path == "split" else {}
    response = secretary.send(page, **fields)
    assert response.status_code == 409
    assert _texts(session).count("чужое") == 1
    assert len(_texts(session)) == 2
    assert other.section_id == item.section.id


def test_rival_wordings_are_told_above_the_form(
    session: Session, clause: Clause, person: User, secretary: Visitor
) -> None:
    proposals.propose(session, clause, Bilingual("иное", "өзге"), seen=None, by=person)
    session.commit()
    response = secretary.submit(f"/clauses/{clause.id}/split", second_ru="часть")
    assert response.status_code == 422
    assert sentence(RivalWordingsOpen()) in text_of(response)
    assert values_of(form_of(response))["second_ru"] == "часть"


def test_two_clauses_are_joined_with_the_text_that_was_edited(
    session: Session, clause: Clause, other: Clause, secretary: Visitor
) -> None:
    page = secretary.get(f"/clauses/{clause.id}/joining")
    assert values_of(form_of(page))["text_kk"].endswith("Екінші. Үшінші.")
    assert secretary.send(page, text_ru="Общее.").status_code == 303
    assert _texts(session) == ["Общее."]
    history = tree_of(secretary.get(f"/clauses/{clause.id}")).xpath("string(//details[summary[contains(., '1.2')]])")
    assert "Третье." in history
    del other


def test_what_has_no_next_one_of_its_kind_is_not_joined(clause: Clause, secretary: Visitor) -> None:
    response = secretary.get(f"/clauses/{clause.id}/joining")
    assert response.status_code == 409
    assert sentence(NothingToJoin()) in text_of(response)
    assert not tree_of(secretary.get(f"/clauses/{clause.id}")).xpath("//a[contains(@href, '/joining')]")


def test_executors_that_differ_are_chosen_between(session: Session, item: AgendaItem, secretary: Visitor) -> None:
    pair = [makers.a_clause(session, item, "поручение", "тапсырма", kind=ClauseKind.INSTRUCTION) for _one in range(2)]
    assert pair[1].assignment is not None
    facts = AssignmentFacts({Side.RF: Executors(makers.a_body(session))}, DeadlineKind.PERMANENT)
    assignments.assign(session, pair[1].assignment, facts, by=None)
    session.commit()
    page = secretary.get(f"/clauses/{pair[0].id}/joining")
    assert secretary.send(page).status_code == 422
    assert secretary.send(page, assigned=str(pair[1].id)).status_code == 303
    session.expire_all()
    assert pair[0].assignment is not None
    assert [one.body.code for one in pair[0].assignment.executors] == ["roscosmos"]


def test_executors_that_somebody_changed_meanwhile_make_the_page_stale(
    session: Session, item: AgendaItem, secretary: Visitor
) -> None:
    pair = [makers.a_clause(session, item, "поручение", "тапсырма", kind=ClauseKind.INSTRUCTION) for _one in range(2)]
    page = secretary.get(f"/clauses/{pair[0].id}/joining")
    assert pair[1].assignment is not None
    facts = AssignmentFacts(deadline_kind=DeadlineKind.DATE, deadline_on=dt.date(2024, 7, 1))
    assignments.assign(session, pair[1].assignment, facts, by=None)
    session.commit()
    assert secretary.send(page).status_code == 409


def test_a_copy_is_opened_to_be_changed(session: Session, clause: Clause, secretary: Visitor) -> None:
    response = secretary.submit(f"/clauses/{clause.id}", action=f"/clauses/{clause.id}/copy")
    copy = session.scalars(sa.select(Clause).order_by(Clause.id.desc())).unique().first()
    assert copy is not None
    assert response.headers["Location"].endswith(f"/clauses/{copy.id}/edit")
    assert copy.text == clause.text
    assert secretary.post(f"/clauses/{clause.id}/copy", seen="0").status_code == 409
    assert len(_texts(session)) == 2


def test_a_clause_is_put_after_another_one_of_another_section(
    session: Session, meeting: Meeting, clause: Clause, secretary: Visitor
) -> None:
    target = makers.an_agenda_item(session, meeting, "О туризме")
    for text in ("раз", "два"):
        makers.a_clause(session, target, text)
    response = secretary.submit(f"/clauses/{clause.id}/section", place=f"{target.section.id}-2")
    assert response.status_code == 303
    session.expire_all()
    assert clause.number == "2.2"
    # no page offers the own section, or one of another protocol
    assert secretary.submit(f"/clauses/{clause.id}/section", place=f"{clause.section_id}-1").status_code == 422
    assert secretary.submit(f"/clauses/{clause.id}/section", place="x-1").status_code == 422


def test_a_protocol_of_one_section_says_so(clause: Clause, secretary: Visitor) -> None:
    page = secretary.get(f"/clauses/{clause.id}/section")
    assert page.status_code == 200
    assert not tree_of(page).xpath("//main//form")


@pytest.mark.parametrize("path", [*PAGES, "copy"])
def test_members_do_not_and_strangers_do_not_find_it(
    app: Flask, session: Session, meeting: Meeting, clause: Clause, path: str
) -> None:
    member = Visitor(app).sign_in(makers.a_user(session, meeting.commission, Role.MEMBER))
    assert member.post(f"/clauses/{clause.id}/{path}").status_code == 403
    stranger = Visitor(app).sign_in(makers.a_user(session, makers.a_commission(session, code="elsewhere")))
    assert stranger.post(f"/clauses/{clause.id}/{path}").status_code == 404


@pytest.mark.parametrize("path", [*PAGES, "copy"])
def test_agreed_texts_are_not_restructured(
    session: Session, meeting: Meeting, clause: Clause, other: Clause, secretary: Visitor, path: str
) -> None:
    meeting.state = MeetingState.AGREED
    session.commit()
    assert secretary.post(f"/clauses/{clause.id}/{path}").status_code == 409
    del other


def test_a_clause_is_added_after_another_one_and_then_one_more(
    session: Session, clause: Clause, other: Clause, secretary: Visitor
) -> None:
    address = f"/sections/{clause.section_id}/clauses/new?kind=noted&after={clause.id}"
    response = secretary.submit(address, text_ru="между", act="another")
    assert _texts(session) == [clause.text.ru, "между", other.text.ru]
    assert "kind=noted" in response.headers["Location"]
    secretary.submit(response.headers["Location"], text_ru="и ещё")
    assert _texts(session) == [clause.text.ru, "между", "и ещё", other.text.ru]


def test_a_neighbour_of_another_section_means_the_end(session: Session, clause: Clause, secretary: Visitor) -> None:
    secretary.submit(f"/sections/{clause.section_id}/clauses/new?kind=noted&after=99", text_ru="в конце")
    assert _texts(session) == [clause.text.ru, "в конце"]


def _settle(session: Session, clause: Clause, person: User) -> None:
    """Nothing of the clause waits for that person's Side any more."""
    collations.collate(session, clause, seen=clause.pair_fingerprint, by=person)
    yes = consents.AnswerFacts(ConsentAnswer.AGREED)
    consents.answer(session, clause, yes, seen=clause.fingerprint, by=person)
    session.commit()


def test_the_round_leads_to_every_clause_that_waits_and_ends_where_it_began(
    session: Session, item: AgendaItem, clause: Clause, other: Clause, person: User, secretary: Visitor
) -> None:
    settled, last = (makers.a_clause(session, item, f"{word}.", f"{word}.") for word in ("а", "б"))
    _settle(session, settled, person)
    way = secretary.submit(f"/clauses/{other.id}/edit", act="next").headers["Location"]
    assert way.endswith(f"/clauses/{last.id}/edit?round={other.id}")
    way = secretary.submit(way, act="next").headers["Location"]
    assert way.endswith(f"/clauses/{clause.id}/edit?round={other.id}")
    page = secretary.get(way)
    assert _("Save: no other clause waits for you") in text_of(page)
    assert secretary.send(page, act="next").headers["Location"].endswith(f"#clause-{clause.id}")


def test_what_only_the_other_side_has_to_answer_does_not_wait(
    app: Flask, session: Session, meeting: Meeting, clause: Clause, other: Clause, person: User, secretary: Visitor
) -> None:
    _settle(session, other, person)
    button = _("Save: no other clause waits for you")
    assert button in text_of(secretary.get(f"/clauses/{clause.id}/edit"))
    kazakh = Visitor(app).sign_in(makers.a_user(session, meeting.commission, side=Side.KZ, name="kz"))
    assert button not in text_of(kazakh.get(f"/clauses/{clause.id}/edit"))


def test_numbers_that_lead_nowhere_are_pointed_out_on_the_page_and_beside_the_field(
    session: Session, meeting: Meeting, item: AgendaItem, clause: Clause, secretary: Visitor
) -> None:
    naming = makers.a_clause(session, item, "См. пункт 9.9, пункт 1.1 и пункт 1.2.", "9.9-тармақты қараңыз.")
    del clause
    for path in (f"/meetings/{meeting.id}/protocol", f"/clauses/{naming.id}", f"/clauses/{naming.id}/edit"):
        text = text_of(secretary.get(path))
        assert text.count(plain(label(StrayKind.NOWHERE))) == 2
        assert text.count(plain(label(StrayKind.ITSELF))) == 1


def test_whoever_moves_a_number_hears_which_clauses_name_it(
    session: Session, item: AgendaItem, clause: Clause, other: Clause, secretary: Visitor
) -> None:
    makers.a_clause(session, item, "Во исполнение пункта 1.2.", "1.2-тармақты орындау үшін.", kind=ClauseKind.NOTED)
    makers.a_clause(session, item, "См. пункт 1.2.", "1.2-тармақты қараңыз.")
    said = ngettext(
        "%(num)s clause names another one by a number that has changed. Check it: %(names)s.",
        "%(num)s clauses name another one by a number that has changed. Check them: %(names)s.",
        2,
        names="%",
    ).partition("%")[0]
    moved = secretary.post(f"/clauses/{other.id}/place", to="1", seen=version_of(other))
    page = secretary.get(moved.headers["Location"])
    assert said in text_of(page)
    assert "1.3" in tree_of(page).xpath("string(//*[contains(@class, 'notice warn')])")
    # nobody names the place where this one ends
    quiet = secretary.submit(f"/sections/{clause.section_id}/clauses/new?kind=decision", text_ru="новое")
    assert said not in text_of(secretary.get(quiet.headers["Location"]))


def test_a_removal_says_what_goes_with_the_clause(
    session: Session, clause: Clause, person: User, secretary: Visitor
) -> None:
    makers.a_remark(session, clause, person)
    session.commit()
    text = text_of(secretary.get(f"/clauses/{clause.id}/removal"))
    assert ngettext("%(num)s remark", "%(num)s remarks", 1) in text
