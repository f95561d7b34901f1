"""Papers: previews and downloads, and what is said when a final one cannot be made."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from commission.documents import papers
from commission.models import Role, Side
from commission.operations import clauses
from commission.texts import Bilingual, Language
from tests import makers
from tests.browsing import Visitor, text_of, tree_of
from tests.documents.walking import paragraphs, read

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import Meeting


@pytest.fixture
def meeting(session: Session) -> Meeting:
    meeting = makers.the_demonstration(session)
    session.commit()
    return meeting


@pytest.fixture
def secretary(app: Flask, session: Session, meeting: Meeting) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, meeting.commission))


def _lose_a_half(session: Session, meeting: Meeting) -> None:
    clause = meeting.sections_in_order[0].clauses[3]
    clauses.reword(session, clause, clause.text.with_half(Language.KK, ""), seen=1, by=None)
    session.commit()


@pytest.mark.parametrize("copy", list(Side))
@pytest.mark.parametrize("language", list(Language))
def test_the_preview_says_what_the_word_file_says(
    secretary: Visitor, meeting: Meeting, copy: Side, language: Language
) -> None:
    page = secretary.get(f"/meetings/{meeting.id}/papers/preview/{copy}/{language}")
    shown = tree_of(page).xpath("//article//p | //article//th")
    paper = papers.protocol(meeting, copy, (language,), is_draft=True)
    expected = [one for part in paper.parts for one in paragraphs(part)]
    assert [" ".join(one.text_content().split()) for one in shown] == [" ".join(read(one).split()) for one in expected]


def test_the_downloaded_protocol_is_the_exported_one(secretary: Visitor, meeting: Meeting) -> None:
    answer = secretary.get(f"/meetings/{meeting.id}/papers/protocol?copy=kz&languages=both&stage=final")
    paper = papers.protocol(meeting, Side.KZ, (Language.KK, Language.RU), is_draft=False)
    assert answer.data == papers.written(paper)
    assert answer.headers["Content-Disposition"] == "attachment; filename=baikonur-8-protocol-kz-copy-kk-ru-final.docx"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_final_protocol_with_a_gap_is_refused_with_a_list(
    secretary: Visitor, session: Session, meeting: Meeting
) -> None:
    _lose_a_half(session, meeting)
    clause_id = meeting.sections_in_order[0].clauses[3].id
    answer = secretary.get(f"/meetings/{meeting.id}/papers/protocol?copy=rf&languages=ru&stage=final")
    assert answer.status_code == 409
    assert tree_of(answer).xpath(f"//main//a[@href='/clauses/{clause_id}/edit']")


def test_a_draft_shows_the_gap(secretary: Visitor, session: Session, meeting: Meeting) -> None:
    _lose_a_half(session, meeting)
    page = secretary.get(f"/meetings/{meeting.id}/papers/preview/rf/kk")
    assert [mark.text for mark in tree_of(page).xpath("//article//mark")] == ["[қазақ тілінде мәтін жоқ]"]


def test_everything_comes_as_one_archive(secretary: Visitor, meeting: Meeting) -> None:
    answer = secretary.get(f"/meetings/{meeting.id}/papers/everything?stage=draft")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        names = archive.namelist()
    assert len([name for name in names if "-protocol-" in name]) == 6
    assert any("access-list" in name for name in names)


def test_the_archive_of_a_member_has_no_access_list(app: Flask, session: Session, meeting: Meeting) -> None:
    member = Visitor(app).sign_in(makers.a_user(session, meeting.commission, Role.MEMBER))
    answer = member.get(f"/meetings/{meeting.id}/papers/everything?stage=draft")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert not [name for name in archive.namelist() if "access-list" in name]


@pytest.mark.parametrize("kind", ["agenda", "delegation/rf", "delegation/kz", "access-list"])
def test_other_papers_come_in_word(secretary: Visitor, meeting: Meeting, kind: str) -> None:
    answer = secretary.get(f"/meetings/{meeting.id}/papers/{kind}?copy=rf")
    assert answer.status_code == 200
    assert zipfile.is_zipfile(io.BytesIO(answer.data))


@pytest.mark.parametrize("asked", ["copy=xx", "copy=rf&languages=de", "copy=rf&stage=none", ""])
def test_an_unknown_wish_is_a_bad_request(secretary: Visitor, meeting: Meeting, asked: str) -> None:
    assert secretary.get(f"/meetings/{meeting.id}/papers/protocol?{asked}").status_code == 400


def test_a_download_writes_nothing(secretary: Visitor, session: Session, meeting: Meeting) -> None:
    before = makers.journal_length(session)
    secretary.get(f"/meetings/{meeting.id}/papers/protocol?copy=rf")
    assert makers.journal_length(session) == before


def test_an_observer_reads_the_papers_once_they_are_agreed(app: Flask, session: Session, meeting: Meeting) -> None:
    observer = Visitor(app).sign_in(makers.a_user(session, meeting.commission, Role.OBSERVER))
    assert observer.get(f"/meetings/{meeting.id}/papers").status_code == 404
    makers.settled(session, meeting)
    session.commit()
    assert observer.get(f"/meetings/{meeting.id}/papers").status_code == 200


def test_a_session_without_days_and_delegations_still_has_its_draft(app: Flask, session: Session) -> None:
    bare = makers.a_meeting(session, first_on=None, last_on=None, place=Bilingual(), place_locative=Bilingual())
    secretary = Visitor(app).sign_in(makers.a_user(session, bare.commission))
    for address in (
        "preview/rf/ru",
        "preview/kz/kk",
        "protocol?copy=rf",
        "agenda?copy=kz",
        "everything",
        "access-list",
    ):
        assert secretary.get(f"/meetings/{bare.id}/papers/{address}").status_code == 200
    assert "[" in text_of(secretary.get(f"/meetings/{bare.id}/papers/preview/rf/ru"))
