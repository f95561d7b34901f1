"""The screen in the hall: both languages, the host's first; it follows the secretaries and marks what is fresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission.i18n import gettext as _
from commission.i18n import speaking
from commission.models import Clause, ClauseKind, MeetingAct, MeetingState, Role, Side
from commission.operations import clauses, meetings, screens
from commission.texts import Bilingual, Language
from tests import makers
from tests.browsing import Visitor, text_of, tree_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

    from commission.models import Meeting

# Who asks and whether one may, then the clause with its text, its section among the others, its executors.
STATEMENTS = 9


@pytest.fixture
def clause(session: Session) -> Clause:
    item = makers.an_agenda_item(session, makers.a_meeting(session), "О туризме")
    meetings.lead(session, item.meeting, MeetingAct.OPENING, by=None)
    return makers.a_clause(session, item, "Внедрить платформу.", "Платформа енгізілсін.")


@pytest.fixture
def meeting(clause: Clause) -> Meeting:
    return clause.meeting


@pytest.fixture
def secretary(app: Flask, session: Session, meeting: Meeting) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, meeting.commission))


@pytest.fixture
def screen(clause: Clause) -> str:
    return f"/meetings/{clause.meeting.id}/screen"


def _choose(session: Session, clause: Clause) -> None:
    screens.show(session, clause, by=makers.a_user(session, clause.meeting.commission, name="chooses"))
    session.commit()


def _now(visitor: Visitor, screen: str, tag: str = "", query: str = "") -> TestResponse:
    return visitor.open("GET", f"{screen}/now{query}", headers={"If-None-Match": tag} if tag else {})


def test_nothing_is_shown_until_somebody_chooses(secretary: Visitor, screen: str, clause: Clause) -> None:
    assert clause.text.ru not in secretary.get(screen).text


@pytest.mark.parametrize("host", Side)
def test_both_halves_stand_side_by_side_the_hosts_language_first(
    session: Session, clause: Clause, secretary: Visitor, screen: str, host: Side
) -> None:
    clause.meeting.host_side = host
    _choose(session, clause)
    page = tree_of(secretary.get(screen))
    assert page.xpath("//article/section/@lang") == [side.language for side in host.in_order]
    words = [str(one.text_content()).strip() for one in page.xpath("//p[@class='words']")]
    assert words == [clause.text[side.language] for side in host.in_order]
    assert page.xpath("//span[@class='nr']/text()") == ["1.1", "1.1"]
    assert "1. О туризме" in page.xpath("//p[@class='section']/text()")


def test_a_missing_half_is_said_in_its_own_language(
    session: Session, clause: Clause, secretary: Visitor, screen: str
) -> None:
    clauses.reword(session, clause, Bilingual("Только это."), seen=1, by=None)
    _choose(session, clause)
    with speaking(Language.KK):
        expected = _("no Kazakh text")
    assert tree_of(secretary.get(screen)).xpath("//section[@lang='kk']/p[@class='note']/text()") == [expected]


def test_words_in_brackets_are_marked(session: Session, clause: Clause, secretary: Visitor, screen: str) -> None:
    held = "[Российская Сторона: до мая]"
    clauses.reword(session, clause, Bilingual(f"Внедрить {held}.", clause.text.kk), seen=1, by=None)
    _choose(session, clause)
    assert tree_of(secretary.get(screen)).xpath("//mark[@class='unagreed']/text()") == [held]


def test_what_did_not_change_is_not_sent_again(
    session: Session, clause: Clause, secretary: Visitor, screen: str
) -> None:
    _choose(session, clause)
    answer = _now(secretary, screen)
    tag = answer.headers["ETag"]
    assert f'data-tag="{tag.strip(chr(34))}"' in secretary.get(screen).text
    again = _now(secretary, screen, tag)
    assert (again.status_code, again.data) == (304, b"")


def test_a_blank_screen_has_its_tag_too(secretary: Visitor, screen: str) -> None:
    tag = _now(secretary, screen).headers["ETag"]
    assert _now(secretary, screen, tag).status_code == 304


def test_the_words_of_a_moment_ago_are_fresh(session: Session, clause: Clause, secretary: Visitor, screen: str) -> None:
    _choose(session, clause)
    tag = _now(secretary, screen).headers["ETag"]
    clauses.reword(session, clause, Bilingual("Внедрить новую платформу.", clause.text.kk), seen=1, by=None)
    session.commit()
    answer = _now(secretary, screen, tag, f"?clause={clause.id}&wording=1")
    assert answer.status_code == 200
    assert tree_of(answer).xpath("//mark/text()") == [" новую"]
    assert _now(secretary, screen, answer.headers["ETag"], f"?clause={clause.id}&wording=2").status_code == 304


@pytest.mark.parametrize("query", ["?clause=999&wording=1", "?clause=nonsense&wording=x", ""])
def test_another_clause_has_nothing_fresh(
    session: Session, clause: Clause, secretary: Visitor, screen: str, query: str
) -> None:
    _choose(session, clause)
    clauses.reword(session, clause, Bilingual("Другое."), seen=1, by=None)
    session.commit()
    assert not tree_of(_now(secretary, screen, query=query)).xpath("//mark")


@pytest.mark.parametrize("side", Side)
def test_secretaries_of_both_sides_lead_the_screen(
    app: Flask, session: Session, clause: Clause, screen: str, side: Side
) -> None:
    visitor = Visitor(app).sign_in(makers.a_user(session, clause.meeting.commission, side=side))
    clause_id = clause.id
    for page in (f"/meetings/{clause.meeting.id}/protocol", f"/clauses/{clause_id}"):
        response = visitor.submit(page, action=f"/clauses/{clause_id}/screen")
        assert response.location == f"{page}#clause-{clause_id}"
    assert "Внедрить платформу." in visitor.get(screen).text
    assert visitor.post(f"{screen}/blanking").location == screen
    assert "Внедрить платформу." not in visitor.get(screen).text


def test_nobody_is_led_to_another_host(secretary: Visitor, clause: Clause) -> None:
    clause_id = clause.id
    response = secretary.post(f"/clauses/{clause_id}/screen", next="//elsewhere.example/x")
    assert response.location == f"/clauses/{clause_id}#clause-{clause_id}"


def test_a_member_looks_and_does_not_choose(app: Flask, session: Session, clause: Clause, screen: str) -> None:
    _choose(session, clause)
    member = Visitor(app).sign_in(makers.a_user(session, clause.meeting.commission, Role.MEMBER))
    page = member.get(screen)
    assert "Внедрить платформу." in page.text
    assert not tree_of(page).xpath("//a[contains(@href, '/hall')]")
    assert member.post(f"/clauses/{clause.id}/screen").status_code == 403
    assert member.post(f"{screen}/blanking").status_code == 403


def test_an_observer_waits_until_the_texts_are_agreed(
    app: Flask, session: Session, clause: Clause, screen: str
) -> None:
    observer = Visitor(app).sign_in(makers.a_user(session, clause.meeting.commission, Role.OBSERVER))
    assert (observer.get(screen).status_code, _now(observer, screen).status_code) == (404, 404)


def test_a_clause_taken_out_leaves_the_screen_blank(
    session: Session, clause: Clause, secretary: Visitor, screen: str
) -> None:
    _choose(session, clause)
    clauses.remove(session, clause, by=None)
    session.commit()
    assert secretary.get(screen).status_code == 200
    assert "Внедрить" not in text_of(secretary.get(screen))


@pytest.mark.parametrize("state", [MeetingState.PLANNED, MeetingState.AGREED, MeetingState.CANCELLED])
def test_a_screen_is_led_only_while_the_sides_sit(
    session: Session, clause: Clause, secretary: Visitor, screen: str, state: MeetingState
) -> None:
    _choose(session, clause)
    clause.meeting.state = state
    clause_id, page = clause.id, f"/clauses/{clause.id}"
    session.commit()
    assert "Внедрить платформу." in secretary.get(screen).text
    assert not tree_of(secretary.get(page)).xpath(f"//form[@action='{page}/screen']")
    assert secretary.post(f"/clauses/{clause_id}/screen").status_code == 409
    assert secretary.post(f"{screen}/blanking").status_code == 409


def test_asking_what_stands_there_takes_a_few_statements_however_long_the_draft(
    session: Session, clause: Clause, secretary: Visitor, screen: str, statements: list[str]
) -> None:
    _choose(session, clause)
    tag = _now(secretary, screen).headers["ETag"]

    def asked() -> list[str]:
        statements.clear()
        assert _now(secretary, screen, tag).status_code == 304
        return [one for one in statements if not one.startswith(("BEGIN", "SAVEPOINT"))]

    short = asked()
    for number in range(5):
        item = makers.an_agenda_item(session, clause.meeting, f"Ещё {number}")
        makers.a_clause(session, item)
        makers.a_clause(session, item, kind=ClauseKind.INSTRUCTION)
    session.commit()
    assert len(asked()) == len(short) <= STATEMENTS


def test_what_a_side_does_for_itself_gives_the_screen_no_other_tag(
    session: Session, clause: Clause, secretary: Visitor, screen: str
) -> None:
    _choose(session, clause)
    tag = _now(secretary, screen).headers["ETag"]
    makers.a_position(session, clause, makers.a_user(session, clause.meeting.commission, side=Side.KZ, name="own"))
    session.commit()
    assert _now(secretary, screen, tag).status_code == 304
