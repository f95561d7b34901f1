"""The signing on pages: records with a fresh password, sealed downloads, scans, corrections; for whom which of them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from commission import clock
from commission.models import JournalEntry, LoginAttempt, MeetingState, Role, Side
from commission.operations import signatures
from commission.storage import storage
from tests import makers
from tests.browsing import Visitor, text_of, tree_of
from tests.documents.uploads.making import pdf, word
from tests.views.agreeing import Table, a_table

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import Meeting
    from commission.storage import Storage

DAY = makers.THE_DAY.isoformat()


@pytest.fixture
def table(app: Flask, session: Session) -> Table:
    """Two Sides over agreed texts."""
    table = a_table(app, session)
    table.close()
    return table


def _store(table: Table) -> Storage:
    return storage(table.app.extensions["settings"])


def _sign(table: Table, *sides: Side) -> str:
    """Let these Sides have signed; the address of the page."""
    for side in sides:
        by = table.secretaries[side]
        facts = makers.a_signature(table.meeting, by)
        signatures.record(table.session, table.meeting, facts, storage=_store(table), by=by, on=clock.today())
    table.session.commit()
    return f"/meetings/{table.meeting.id}/signatures"


def _meeting(table: Table) -> Meeting:
    table.session.expire_all()
    return table.meeting


def _record(visitor: Visitor, table: Table, **changes: str) -> tuple[int, str]:
    fields = {"registration_number": "12-РФ", "signed_on": DAY, "password": makers.PASSWORD, **changes}
    answer = visitor.submit(f"/meetings/{table.meeting.id}/signatures/new", **fields)
    return answer.status_code, answer.text


def test_a_secretary_records_the_signature_of_the_own_side(table: Table) -> None:
    assert _record(table.visitor(side=Side.KZ), table)[0] == 303
    (signature,) = _meeting(table).protocol.signatures
    assert (signature.side, signature.registration_number, signature.signed_on) == (Side.KZ, "12-РФ", makers.THE_DAY)
    assert table.meeting.state is MeetingState.AGREED


def test_with_the_second_record_the_session_is_signed(table: Table) -> None:
    for side in Side:
        assert _record(table.visitor(side=side), table)[0] == 303
    assert _meeting(table).state is MeetingState.SIGNED
    assert len(table.meeting.protocol.sealed_files) == 4


def test_a_wrong_password_records_nothing_and_counts_as_a_failed_attempt(table: Table) -> None:
    code, page = _record(table.visitor(), table, password="не тот пароль")
    assert code == 422
    assert "12-РФ" in page
    assert "не тот пароль" not in page
    assert _meeting(table).protocol.signatures == []
    assert table.session.query(LoginAttempt).count() == 1


def test_after_many_wrong_passwords_the_right_one_has_to_wait(table: Table) -> None:
    visitor = table.visitor()
    for _attempt in range(6):
        _record(visitor, table, password="не тот пароль")
    assert _record(visitor, table)[0] == 422
    assert _meeting(table).protocol.signatures == []


@pytest.mark.parametrize(
    "changes",
    [
        {"registration_number": " "},
        {"signed_on": ""},
        {"signed_on": (makers.THE_DAY - dt.timedelta(days=1)).isoformat()},
        {"signatory": "99999"},
        {"password": ""},
    ],
)
def test_bad_entries_are_refused_beside_their_fields(table: Table, changes: dict[str, str]) -> None:
    assert _record(table.visitor(), table, **changes)[0] == 422
    assert _meeting(table).protocol.signatures == []


def test_the_page_calls_it_no_electronic_signature(table: Table) -> None:
    page = table.visitor().get(f"/meetings/{table.meeting.id}/signatures/new")
    assert page.status_code == 200
    assert tree_of(page).xpath("//main//*[contains(@class, 'notice')]")


def test_a_side_that_has_signed_is_told_so(table: Table) -> None:
    path = _sign(table, Side.RF)
    assert table.visitor().get(f"{path}/new").status_code == 409


def test_a_record_is_taken_back_with_a_reason(table: Table) -> None:
    path = _sign(table, Side.RF)
    assert table.visitor().submit(f"{path}/withdrawal", why="").status_code == 422
    assert table.visitor().submit(f"{path}/withdrawal", why="другой номер").location == path
    assert _meeting(table).protocol.signatures == []


def test_the_other_side_takes_nothing_back(table: Table) -> None:
    path = _sign(table, Side.RF)
    assert table.visitor(side=Side.KZ).get(f"{path}/withdrawal").status_code == 409


def test_nothing_is_taken_back_after_the_seal(table: Table) -> None:
    path = _sign(table, *Side)
    assert table.visitor().get(f"{path}/withdrawal").status_code == 409


def test_the_co_chair_confirms_the_record_of_the_own_side(table: Table) -> None:
    path = _sign(table, *Side)
    co_chair = table.visitor(Role.CO_CHAIR, Side.KZ)
    assert co_chair.submit(path, action=f"{path}/confirmation").location == path
    assert [bool(one.confirmation) for one in _meeting(table).protocol.signatures] == [True, False]
    assert not tree_of(co_chair.get(path)).xpath(f"//form[@action='{path}/confirmation']")


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OBSERVER, Role.SECRETARY])
def test_others_are_offered_no_confirmation(table: Table, role: Role) -> None:
    path = _sign(table, *Side)
    visitor = table.visitor(role)
    assert not tree_of(visitor.get(path)).xpath(f"//form[@action='{path}/confirmation']")
    assert visitor.post(f"{path}/confirmation").status_code == 403


def test_the_page_of_a_signed_session_names_every_sealed_file_and_what_a_side_keeps(table: Table) -> None:
    page = text_of(table.visitor().get(_sign(table, *Side)))
    for one in _meeting(table).protocol.sealed_files:
        assert one.sha256 in page
    signing = table.session.query(JournalEntry).filter_by(kind="passed").order_by(JournalEntry.number.desc()).first()
    assert signing
    assert signing.hash in page


def test_downloads_of_a_signed_session_are_the_sealed_bytes(table: Table) -> None:
    _sign(table, *Side)
    visitor = table.visitor(Role.OBSERVER)
    for one in _meeting(table).protocol.sealed_files:
        query = f"copy={one.copy.value}&languages={one.language.value}&stage=draft"
        answer = visitor.get(f"/meetings/{one.protocol.meeting_id}/papers/protocol?{query}")
        assert answer.data == _store(table).get(one.storage_key)
        assert one.name in answer.headers["Content-Disposition"]


def test_the_archive_of_a_signed_session_holds_the_sealed_bytes_and_no_draft(table: Table) -> None:
    _sign(table, *Side)
    answer = table.visitor().get(f"/meetings/{table.meeting.id}/papers/everything?stage=draft")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert not [name for name in archive.namelist() if "draft" in name]
        for one in _meeting(table).protocol.sealed_files:
            assert archive.read(one.name) == _store(table).get(one.storage_key)


def test_who_asks_for_both_languages_is_led_to_the_sealed_texts(table: Table) -> None:
    _sign(table, *Side)
    papers = f"/meetings/{table.meeting.id}/papers"
    assert table.visitor().get(f"{papers}/protocol?copy=rf&stage=final").location == papers
    page = table.visitor().get(papers)
    assert "stage=draft" not in page.text
    assert len(tree_of(page).xpath("//code[@class='digest']")) == 4


def test_the_preview_of_a_signed_session_is_no_draft(table: Table) -> None:
    preview = f"/meetings/{table.meeting.id}/papers/preview/rf/ru"
    assert "ПРОЕКТ" in text_of(table.visitor().get(preview))
    _sign(table, *Side)
    assert "ПРОЕКТ" not in text_of(table.visitor().get(preview))


def test_a_damaged_file_is_a_page_with_a_sentence_and_a_line_in_the_log(
    table: Table, caplog: pytest.LogCaptureFixture
) -> None:
    _sign(table, *Side)
    file = _meeting(table).protocol.sealed_files[0]
    _store(table).delete(file.storage_key)
    query = f"copy={file.copy.value}&languages={file.language.value}"
    answer = table.visitor().get(f"/meetings/{table.meeting.id}/papers/protocol?{query}")
    assert answer.status_code == 409
    assert tree_of(answer).xpath("//main//p")
    assert "missing or altered" in caplog.text


def test_a_scan_is_kept_byte_for_byte(table: Table) -> None:
    path, scan = _sign(table, *Side), pdf()
    new = f"/meetings/{table.meeting.id}/attachments/new"
    answer = table.visitor().submit(new, file=(io.BytesIO(scan), "скан.pdf"))
    assert answer.status_code == 303
    (attachment,) = _meeting(table).protocol.attachments
    assert (attachment.name, attachment.side) == ("скан.pdf", Side.RF)
    kept = table.visitor(Role.OBSERVER).get(f"/attachments/{attachment.id}")
    assert kept.data == scan
    assert kept.headers["Content-Disposition"].startswith("attachment")
    assert "скан.pdf" in text_of(table.visitor(side=Side.KZ).get(path))


def test_a_word_file_is_no_scan(table: Table) -> None:
    _sign(table, *Side)
    new = f"/meetings/{table.meeting.id}/attachments/new"
    assert table.visitor().submit(new, file=(io.BytesIO(word()), "скан.docx")).status_code == 422
    assert _meeting(table).protocol.attachments == []
    assert table.visitor().submit(new, file=(io.BytesIO(word()), "скан.docx"), kind="other").status_code == 303


def test_a_correction_in_one_language_twice_is_refused(table: Table) -> None:
    _sign(table, *Side)
    words = "В пункте 1.2 вместо слов «проект плана» следует читать слова «план работ»."
    new = f"/meetings/{table.meeting.id}/corrections/new"
    answer = table.visitor().submit(new, note_ru=words, note_kk=words, reason="опечатка")
    assert answer.status_code == 422
    assert words in answer.text


def test_what_the_gate_refuses_is_not_kept(table: Table) -> None:
    _sign(table, *Side)
    new = f"/meetings/{table.meeting.id}/attachments/new"
    kept = set(_store(table).keys())
    answer = table.visitor().submit(new, file=(io.BytesIO(b"MZ this is a program"), "скан.pdf"))
    assert answer.status_code == 422
    assert set(_store(table).keys()) == kept
    assert _meeting(table).protocol.attachments == []


def test_a_correction_is_proposed_by_one_side_and_accepted_by_the_other(table: Table) -> None:
    path = _sign(table, *Side)
    new = f"/meetings/{table.meeting.id}/corrections/new"
    refused = table.visitor().submit(new, note_ru="читать иначе", note_kk="", reason="опечатка")
    assert refused.status_code == 422
    assert "читать иначе" in refused.text
    table.visitor().submit(new, note_ru="читать иначе", note_kk="басқаша оқылсын", reason="опечатка")
    (correction,) = _meeting(table).protocol.corrections
    accept = f"/corrections/{correction.id}/acceptance"
    assert not tree_of(table.visitor().get(path)).xpath(f"//form[@action='{accept}']")
    protocol = f"/meetings/{table.meeting.id}/protocol"
    assert "читать иначе" not in text_of(table.visitor().get(protocol))
    assert table.visitor(side=Side.KZ).submit(path, action=accept).status_code == 303
    assert "читать иначе" in text_of(table.visitor().get(protocol))


def test_a_correction_is_refused_with_a_reason_that_both_sides_read(table: Table) -> None:
    path = _sign(table, *Side)
    correction = makers.a_correction(table.session, table.meeting, table.secretaries[Side.RF])
    table.session.commit()
    refuse = f"/corrections/{correction.id}/refusal"
    assert table.visitor().get(refuse).status_code == 409
    assert table.visitor(side=Side.KZ).submit(refuse, why="").status_code == 422
    assert table.visitor(side=Side.KZ).submit(refuse, why="так и было").status_code == 303
    assert "так и было" in text_of(table.visitor().get(path))


@pytest.mark.parametrize("what", ["attachments/new", "corrections/new"])
def test_what_follows_the_signing_waits_for_both_sides(table: Table, what: str) -> None:
    _sign(table, Side.RF)
    assert table.visitor().get(f"/meetings/{table.meeting.id}/{what}").status_code == 409


def test_a_reader_sees_the_page_and_is_offered_nothing(table: Table) -> None:
    page = tree_of(table.visitor(Role.OBSERVER).get(_sign(table, *Side)))
    assert not page.xpath("//main//form")
    assert not page.xpath("//main//a[contains(@href, '/new')]")


def test_the_steps_show_that_the_session_is_signed(table: Table) -> None:
    page = tree_of(table.visitor().get(_sign(table, *Side)))
    assert page.xpath("count(//ol[@class='steps']/li[@class='past'])") == 4
