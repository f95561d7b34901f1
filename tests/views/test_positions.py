"""Positions and the endorsement sheet on the page: for the own Side alone, alike for whatever is hidden or missing."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
import sqlalchemy as sa

from commission.models import Endorsement, NegotiatingPosition, PrivateFile, Role, Side
from commission.operations import clauses
from commission.storage import Folder
from commission.texts import Bilingual
from tests import makers
from tests.browsing import plain, text_of, tree_of
from tests.documents.uploads.making import word
from tests.storing import InMemory
from tests.tampering import drop_triggers
from tests.views.agreeing import Table, a_table

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

TYPED = {"fallback_ru": "запасной текст", "fallback_kk": "қосалқы мәтін", "red_lines": "граница", "notes": "заметка"}
ANSWER = {"answer": "with_remarks", "words": "учесть", "answered_by": "И. Петров", "answered_on": "2024-03-20"}


@pytest.fixture
def table(app: Flask, session: Session) -> Table:
    return a_table(app, session)


def _path(table: Table) -> str:
    return f"/clauses/{table.clause.id}/position"


def _position(table: Table, side: Side = Side.RF) -> NegotiatingPosition:
    position = makers.a_position(table.session, table.clause, table.secretaries[side])
    table.session.commit()
    return position


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.CO_CHAIR])
@pytest.mark.parametrize("side", list(Side))
def test_secretary_and_co_chair_write_down_the_position_of_their_side(table: Table, role: Role, side: Side) -> None:
    visitor = table.visitor(role, side)
    answer = visitor.submit(_path(table), **TYPED)
    assert (answer.status_code, answer.location) == (303, f"/clauses/{table.clause.id}#own")
    position = table.session.scalars(sa.select(NegotiatingPosition)).one()
    assert (position.side, position.fallback) == (side, Bilingual("запасной текст", "қосалқы мәтін"))
    shown = tree_of(visitor.get(f"/clauses/{table.clause.id}")).xpath("string(//section[@id='own'])")
    assert all(text in plain(shown) for text in TYPED.values())


def test_a_member_reads_and_does_not_write(table: Table) -> None:
    position, member = _position(table), table.visitor(Role.MEMBER)
    assert "граница" in text_of(member.get(f"/meetings/{table.meeting.id}/positions"))
    assert member.get(f"/positions/{position.id}/edit").status_code == 403
    assert member.post(f"/positions/{position.id}/edit", notes="сам").status_code == 403


def test_nothing_at_all_is_no_position(table: Table) -> None:
    assert table.visitor().submit(_path(table), notes=" ").status_code == 422


def test_a_control_character_is_refused_and_the_text_kept(table: Table) -> None:
    refused = table.visitor().submit(_path(table), notes="до\x0bпосле", red_lines="граница")
    assert refused.status_code == 422
    assert "граница" in refused.text


def test_a_second_position_on_a_clause_leads_to_the_first(table: Table) -> None:
    position, visitor = _position(table), table.visitor()
    assert visitor.get(_path(table)).location == f"/positions/{position.id}/edit"
    refused = visitor.post(_path(table), notes="ещё одна")
    assert refused.status_code == 409
    assert "ещё одна" in refused.text


def test_two_of_one_side_do_not_overwrite_each_other(table: Table) -> None:
    path = f"/positions/{_position(table).id}/edit"
    first, second = table.visitor(), table.visitor(Role.CO_CHAIR)
    page = second.get(path)
    first.submit(path, notes="первая заметка")
    late = second.send(page, notes="вторая заметка")
    assert late.status_code == 409
    assert "первая заметка" in late.text
    assert "вторая заметка" in late.text


def test_the_other_side_may_write_its_own_at_the_same_time(table: Table) -> None:
    _position(table)
    other = table.visitor(side=Side.KZ)
    assert other.get(_path(table)).status_code == 200
    assert other.submit(_path(table), **TYPED).status_code == 303


@pytest.mark.parametrize(
    ("role", "side"),
    [(Role.SECRETARY, Side.KZ), (Role.CO_CHAIR, Side.KZ), (Role.OBSERVER, None), (Role.ADMINISTRATOR, None)],
)
def test_for_everybody_else_it_does_not_exist(table: Table, role: Role, side: Side | None) -> None:
    path = f"/positions/{_position(table).id}/edit"
    visitor = table.visitor(role, side or Side.RF)
    assert visitor.get(path).status_code == 404
    assert visitor.post(path, notes="чужое").status_code == 404
    assert visitor.post(f"/positions/{'0' * 32}/edit", notes="чужое").status_code == 404


@pytest.mark.parametrize("path", ["positions", "positions/history", "endorsements", "endorsements/sheet"])
@pytest.mark.parametrize("role", [Role.OBSERVER, Role.ADMINISTRATOR])
def test_who_has_no_side_finds_no_page_of_it(table: Table, path: str, role: Role) -> None:
    table.close()
    visitor = table.visitor(role)
    assert visitor.get(f"/meetings/{table.meeting.id}/{path}").status_code == 404
    assert "/positions" not in visitor.get(f"/meetings/{table.meeting.id}").text


def test_a_position_is_written_when_the_session_is_settled(table: Table) -> None:
    table.close()
    assert table.visitor().submit(_path(table), **TYPED).status_code == 303


def test_a_file_is_kept_handed_out_and_taken_away(table: Table) -> None:
    position, visitor, data = _position(table), table.visitor(), word()
    add = f"/positions/{position.id}/files/new"
    assert visitor.submit(add, file=(io.BytesIO(data), "справка.docx")).status_code == 303
    store = Folder(Path(table.app.instance_path) / "files")
    file = table.session.scalars(sa.select(PrivateFile)).one()
    path = f"/private-files/{file.id}"
    assert visitor.get(path).data == data
    assert table.visitor(side=Side.KZ).get(path).status_code == 404
    assert table.visitor(side=Side.KZ).post(f"{path}/removal").status_code == 404
    shown = visitor.get(f"/meetings/{table.meeting.id}/positions")
    assert visitor.send(shown, action=f"{path}/removal").status_code == 303
    assert visitor.get(path).status_code == 404
    assert list(store.keys()) == []


@pytest.mark.parametrize("seen", [{}, {"seen": "99"}])
def test_a_file_of_a_position_that_changed_meanwhile_stays(table: Table, seen: dict[str, str]) -> None:
    visitor, file = table.visitor(), _file(table)
    assert visitor.post(f"/private-files/{file.id}/removal", **seen).status_code == 409
    assert table.session.get(PrivateFile, file.id) is not None


def test_bytes_that_cannot_be_deleted_are_left_to_the_sweep(
    table: Table, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, file = table.visitor(), _file(table)
    key, seen = file.storage_key, str(file.position.version_id)

    def refuse(_folder: Folder, key: str) -> None:
        raise PermissionError(13, "refused", key)

    monkeypatch.setattr(Folder, "delete", refuse)
    answer = visitor.post(f"/private-files/{file.id}/removal", seen=seen)
    assert answer.status_code == 303
    assert table.session.scalars(sa.select(PrivateFile)).all() == []
    assert "PermissionError" in caplog.text
    assert key not in caplog.text


def _file(table: Table) -> PrivateFile:
    file = makers.a_private_file(table.session, _position(table), table.secretaries[Side.RF], InMemory())
    table.session.commit()
    return file


def test_a_form_opened_before_the_clause_went_still_saves(table: Table) -> None:
    path, visitor = f"/positions/{_position(table).id}/edit", table.visitor()
    opened = visitor.get(path)
    clauses.remove(table.session, table.clause, by=table.secretaries[Side.KZ])
    table.session.commit()
    assert visitor.send(opened, notes="дописано").status_code == 303
    position = table.session.scalars(sa.select(NegotiatingPosition)).one()
    assert (position.clause_id, position.notes, position.last_words.ru) == (None, "дописано", "текст")


def test_a_file_that_the_gate_refuses_is_not_kept(table: Table) -> None:
    add = f"/positions/{_position(table).id}/files/new"
    refused = table.visitor().submit(add, file=(io.BytesIO(b"MZ"), "вирус.docx"))
    assert refused.status_code == 422
    assert table.session.scalars(sa.select(PrivateFile)).all() == []


def test_the_history_tells_who_wrote_what(table: Table) -> None:
    _position(table)
    told = text_of(table.visitor().get(f"/meetings/{table.meeting.id}/positions/history"))
    assert "заметка" in told


def test_an_altered_history_is_pointed_out(table: Table) -> None:
    _position(table)
    drop_triggers(table.session, "private_change")
    table.session.execute(sa.text("UPDATE private_change SET salt = 'another'"))
    table.session.commit()
    page = tree_of(table.visitor().get(f"/meetings/{table.meeting.id}/positions/history"))
    assert page.xpath("count(//td/span[@class='tag bad'])") == 1


def _asked(table: Table) -> Endorsement:
    body = makers.a_body(table.session)
    table.session.commit()
    visitor = table.visitor()
    assert visitor.submit(f"/meetings/{table.meeting.id}/endorsements/new", body=str(body.id)).status_code == 303
    return table.session.scalars(sa.select(Endorsement)).one()


def test_the_sheet_tells_what_a_body_answered(table: Table) -> None:
    visitor, endorsement = table.visitor(), _asked(table)
    answer = visitor.submit(f"/endorsements/{endorsement.id}/answer", **ANSWER)
    assert (answer.status_code, answer.location) == (303, f"/meetings/{table.meeting.id}/endorsements")
    told = text_of(visitor.get(answer.location))
    assert all(text in told for text in ("Роскосмос", "учесть", "И. Петров"))


def test_an_answer_to_an_earlier_draft_is_marked(table: Table) -> None:
    visitor, endorsement = table.visitor(), _asked(table)
    visitor.submit(f"/endorsements/{endorsement.id}/answer", **ANSWER)
    path = f"/meetings/{table.meeting.id}/endorsements"
    before = tree_of(visitor.get(path)).xpath("count(//td/span[@class='tag warn'])")
    visitor.submit(f"/clauses/{table.clause.id}/edit", text_ru="иной текст")
    assert tree_of(visitor.get(path)).xpath("count(//td/span[@class='tag warn'])") == before + 1


@pytest.mark.parametrize("wrong", [{"words": ""}, {"answered_on": "вчера"}, {"answer": "maybe"}, {"answered_on": ""}])
def test_a_wrong_answer_is_refused_and_the_text_kept(table: Table, wrong: dict[str, str]) -> None:
    endorsement = _asked(table)
    refused = table.visitor().submit(f"/endorsements/{endorsement.id}/answer", **{**ANSWER, **wrong})
    assert refused.status_code == 422
    assert "И. Петров" in refused.text


@pytest.mark.parametrize("draft", ["чужой", "", "f" * 64])
def test_an_answer_to_a_draft_that_was_not_shown_is_refused_and_the_text_kept(table: Table, draft: str) -> None:
    visitor, endorsement = table.visitor(), _asked(table)
    refused = visitor.submit(f"/endorsements/{endorsement.id}/answer", **ANSWER, fingerprint=draft)
    assert refused.status_code == 409
    assert tree_of(refused).xpath("//main//*[@role='alert']//li")
    assert "И. Петров" in refused.text
    assert table.session.get_one(Endorsement, endorsement.id).answer is None
    # the page that comes back shows the present one
    assert visitor.send(refused).status_code == 303


def test_an_answer_is_not_noted_of_a_draft_that_changed_under_the_form(table: Table) -> None:
    visitor, endorsement = table.visitor(), _asked(table)
    opened = visitor.get(f"/endorsements/{endorsement.id}/answer")
    visitor.submit(f"/clauses/{table.clause.id}/edit", text_ru="иной текст")
    assert visitor.send(opened, **ANSWER).status_code == 409


def test_a_body_of_the_other_side_is_not_offered(table: Table) -> None:
    foreign = makers.a_body(table.session, "kazcosmos", Side.KZ, "Казкосмос")
    table.session.commit()
    path = f"/meetings/{table.meeting.id}/endorsements/new"
    assert table.visitor().submit(path, body=str(foreign.id)).status_code == 422


def test_the_other_side_neither_answers_nor_moves_nor_removes(table: Table) -> None:
    endorsement, other = _asked(table), table.visitor(side=Side.KZ)
    for act in ("answer", "place", "removal"):
        assert other.post(f"/endorsements/{endorsement.id}/{act}", **ANSWER).status_code == 404


def test_a_body_is_moved_and_taken_off(table: Table) -> None:
    first, secretary = _asked(table), table.secretaries[Side.RF]
    second = makers.an_endorsement(table.session, table.meeting, secretary, makers.a_body(table.session, "second"))
    table.session.commit()
    visitor, ids = table.visitor(), (first.id, second.id)
    assert visitor.post(f"/endorsements/{ids[1]}/place", to="1", seen=str(second.version_id)).status_code == 303
    table.session.expire_all()
    assert table.session.get_one(Endorsement, ids[1]).position == 1
    seen = str(table.session.get_one(Endorsement, ids[0]).version_id)
    assert visitor.post(f"/endorsements/{ids[0]}/removal", seen="99").status_code == 409
    assert visitor.post(f"/endorsements/{ids[0]}/removal", seen=seen).status_code == 303
    assert table.session.get(Endorsement, ids[0]) is None


def test_the_sheet_leaves_as_word_and_stands_in_no_archive(table: Table) -> None:
    _asked(table)
    sheet = table.visitor().get(f"/meetings/{table.meeting.id}/endorsements/sheet")
    assert sheet.status_code == 200
    assert "endorsement" in sheet.headers["Content-Disposition"]
    told = "\n".join(one.text for one in docx.Document(io.BytesIO(sheet.data)).paragraphs)
    assert all(title in told for title in ("ЛИСТ СОГЛАСОВАНИЯ", "КЕЛІСУ ПАРАҒЫ"))
    archive = table.visitor().get(f"/meetings/{table.meeting.id}/papers/everything")
    assert b"endorsement" not in archive.data
