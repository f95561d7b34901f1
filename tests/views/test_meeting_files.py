"""A session as a file on the page: out, in again, and what is said of a broken one."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
import yaml

from commission.models import Meeting
from tests import makers
from tests.browsing import Visitor, text_of, tree_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session


@pytest.fixture
def meeting(session: Session) -> Meeting:
    meeting = makers.the_demonstration(session)
    session.commit()
    return meeting


@pytest.fixture
def secretary(app: Flask, session: Session, meeting: Meeting) -> Visitor:
    return Visitor(app).sign_in(makers.a_user(session, meeting.commission))


def _sent(text: bytes) -> tuple[io.BytesIO, str]:
    return io.BytesIO(text), "session.yaml"


def test_what_goes_out_comes_in_again_and_changes_nothing(
    secretary: Visitor, session: Session, meeting: Meeting
) -> None:
    file = secretary.get(f"/meetings/{meeting.id}/file")
    before = makers.journal_length(session)
    answer = secretary.submit(f"/commissions/{meeting.commission_id}/meetings/file", file=_sent(file.data))
    assert answer.location == f"/meetings/{meeting.id}"
    assert makers.journal_length(session) == before


def test_a_new_session_comes_in(secretary: Visitor, meeting: Meeting) -> None:
    text = secretary.get(f"/meetings/{meeting.id}/file").data.replace(b"number: 8", b"number: 9")
    answer = secretary.submit(f"/commissions/{meeting.commission_id}/meetings/file", file=_sent(text))
    assert answer.status_code == 303
    assert secretary.get(answer.location).status_code == 200


def test_json_is_taken_as_well(secretary: Visitor, meeting: Meeting) -> None:
    told = yaml.safe_load(secretary.get(f"/meetings/{meeting.id}/file").data)
    told["meeting"]["number"] = 10
    text = json.dumps(told, ensure_ascii=False, indent=1).encode()
    answer = secretary.submit(f"/commissions/{meeting.commission_id}/meetings/file", file=_sent(text))
    assert answer.status_code == 303


def test_a_broken_file_is_told_line_by_line_and_stores_nothing(
    secretary: Visitor, session: Session, meeting: Meeting
) -> None:
    text = secretary.get(f"/meetings/{meeting.id}/file").data.replace(b"number: 8", b"number: 9")
    text = text.replace(b"2024-06-28", b"2024-06-31").replace(b"person: borisov", b"person: nobody")
    lines = [place for place, line in enumerate(text.splitlines(), start=1) if b"06-31" in line or b"nobody" in line]
    answer = secretary.submit(f"/commissions/{meeting.commission_id}/meetings/file", file=_sent(text))
    assert answer.status_code == 422
    told = [int(cell) for cell in tree_of(answer).xpath("//tbody/tr/td[1]/text()")]
    assert told == lines
    assert session.scalar(sa.select(sa.func.count(Meeting.id))) == 1


@pytest.mark.parametrize("text", [b"", b"\xff\xfe\x00", b"- [", b"a: 1\n" * 10, b"\x00", "format: ж".encode("cp1251")])
def test_nonsense_is_refused_in_words(secretary: Visitor, meeting: Meeting, text: bytes) -> None:
    answer = secretary.submit(f"/commissions/{meeting.commission_id}/meetings/file", file=_sent(text))
    assert answer.status_code == 422
    assert tree_of(answer).xpath("//div[@class='summary']")


def test_a_file_of_another_commission_is_refused(app: Flask, session: Session) -> None:
    other = makers.a_commission(session, code="other")
    stranger = Visitor(app).sign_in(makers.a_user(session, other, name="stranger"))
    text = makers.DEMONSTRATION.encode()
    answer = stranger.submit(f"/commissions/{other.id}/meetings/file", file=_sent(text))
    assert answer.status_code == 422
    assert "other" in text_of(answer)


def test_a_form_without_a_file_asks_for_one(secretary: Visitor, meeting: Meeting) -> None:
    assert secretary.submit(f"/commissions/{meeting.commission_id}/meetings/file").status_code == 422


def test_the_schema_lies_beside(secretary: Visitor) -> None:
    assert json.loads(secretary.get("/meetings/file-schema").data)["type"] == "object"
