"""The file check in a browser: who may ask, what is answered, and that nothing of a file is left behind."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.base import Base
from commission.documents.papers.word.packing import packed
from commission.i18n import gettext
from commission.models import BodyName, Meeting, MeetingState, Role, SealedFile, Side
from commission.queries.signatures import sealed_head
from commission.storage import Folder
from commission.texts import Bilingual, Language
from tests import makers
from tests.browsing import Visitor, plain, text_of, tree_of
from tests.documents.uploads.making import pdf, word

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

DOCUMENT = "word/document.xml"
DOCX = "text.docx"


@pytest.fixture
def store(app: Flask) -> Folder:
    """Where the application keeps its files."""
    return Folder(Path(app.instance_path) / "files")


@pytest.fixture
def signed(session: Session, store: Folder) -> Meeting:
    """The demonstration session, signed and sealed."""
    meeting = makers.the_demonstration(session)
    makers.signed(session, meeting, store)
    session.commit()
    return meeting


def _visitor(app: Flask, session: Session, meeting: Meeting, role: Role = Role.MEMBER, side: Side = Side.KZ) -> Visitor:
    user = makers.a_user(session, meeting.commission, role, side, name="who-checks")
    session.commit()
    return Visitor(app).sign_in(user)


def _sealed(session: Session, store: Folder, copy: Side, language: Language) -> bytes:
    file = session.scalars(sa.select(SealedFile).filter_by(copy=copy, language=language)).one()
    return store.get(file.storage_key)


def _edited(data: bytes, edit: Callable[[str], str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    changed = edit(parts[DOCUMENT].decode()).encode()
    assert changed != parts[DOCUMENT]
    return packed({**parts, DOCUMENT: changed})


def _check(visitor: Visitor, path: str, data: bytes, name: str = DOCX) -> TestResponse:
    return visitor.submit(path, file=(io.BytesIO(data), name))


def _path(meeting: Meeting) -> str:
    return f"/meetings/{meeting.id}/file-check"


def _said(text: str, **facts: object) -> str:
    """A sentence as ``text_of`` has it."""
    return plain(gettext(text, **facts))


def _heading(page: TestResponse) -> str:
    return " ".join(tree_of(page).xpath("string(//h1)").split())


@pytest.mark.parametrize(
    ("role", "side"), [(Role.MEMBER, Side.RF), (Role.SECRETARY, Side.KZ), (Role.OBSERVER, Side.RF)]
)
@pytest.mark.parametrize("where", ["session", "anywhere"])
def test_the_sealed_bytes_are_recognised(
    app: Flask, session: Session, store: Folder, signed: Meeting, role: Role, side: Side, where: str
) -> None:
    path = _path(signed) if where == "session" else "/file-check"
    data = _sealed(session, store, Side.KZ, Language.KK)
    page = _check(_visitor(app, session, signed, role, side), path, data)
    assert page.status_code == 200
    assert _heading(page) == _said("Yes: this is the registered file, byte for byte")
    assert _said("What this does not prove:") in text_of(page)


@pytest.mark.parametrize("where", ["session", "anywhere"])
def test_a_file_that_was_saved_anew_is_the_same_text(
    app: Flask, session: Session, store: Folder, signed: Meeting, where: str
) -> None:
    path = _path(signed) if where == "session" else "/file-check"
    data = _edited(_sealed(session, store, Side.RF, Language.RU), lambda xml: xml.replace("\N{NO-BREAK SPACE}", " "))
    assert _heading(_check(_visitor(app, session, signed), path, data)) == _said("Other bytes, but the same text")


@pytest.mark.parametrize("language", list(Language))
def test_a_changed_text_is_shown_by_clause_and_language(
    app: Flask, session: Session, store: Folder, signed: Meeting, language: Language
) -> None:
    clause = next(one for one in signed.sections_in_order[1].clauses if one.is_numbered)
    number, text = clause.number, clause.text[language]
    data = _edited(
        _sealed(session, store, Side.RF, language), lambda xml: xml.replace(text, f"{text[:9]}ъ{text[10:]}", 1)
    )
    page = _check(_visitor(app, session, signed), _path(signed), data)
    assert _heading(page) == _said("No: the text is another one")
    row = " ".join(tree_of(page).xpath("string(//tbody/tr[1]/th)").split())
    assert row == f"{_said('Clause %(number)s', number=number)} {'русский' if language is Language.RU else 'казахский'}"
    assert len(tree_of(page).xpath("//tbody/tr")) == 1
    assert tree_of(page).xpath("//tbody/tr/td/@lang") == [language, language]
    assert tree_of(page).xpath("//tbody/tr//ins")
    assert tree_of(page).xpath("//tbody/tr//del")


def test_another_word_file_is_none_of_this_protocol(app: Flask, session: Session, signed: Meeting) -> None:
    page = _check(_visitor(app, session, signed), _path(signed), word())
    assert _heading(page) == _said("No: this is not a text of this protocol")


def test_of_a_pdf_only_the_bytes_are_compared(app: Flask, session: Session, signed: Meeting) -> None:
    page = _check(_visitor(app, session, signed), _path(signed), pdf(), "scan.pdf")
    assert _heading(page) == _said("No registered file has these bytes")
    assert _said("PDF") in text_of(page)


def test_a_file_that_leads_nowhere_is_told_so(app: Flask, session: Session, signed: Meeting) -> None:
    page = _check(_visitor(app, session, signed), "/file-check", word())
    assert _heading(page) == _said("No protocol is known by this file")


def test_a_stranger_gets_the_same_answer_for_a_protocol_as_for_no_protocol(
    app: Flask, session: Session, store: Folder, signed: Meeting
) -> None:
    elsewhere = makers.a_commission(session, code="elsewhere")
    stranger = makers.a_user(session, elsewhere, Role.SECRETARY, Side.RF, name="stranger")
    data = _sealed(session, store, Side.RF, Language.RU)
    session.commit()
    visitor = Visitor(app).sign_in(stranger)
    known, unknown = (_check(visitor, "/file-check", one) for one in (data, word()))
    assert _heading(known) == _heading(unknown) == _said("No protocol is known by this file")
    assert "Байконур" not in known.text
    assert visitor.get(_path(signed)).status_code == 404


def test_the_hint_in_a_file_leads_only_to_signed_sessions(app: Flask, session: Session) -> None:
    meeting = makers.the_demonstration(session)
    visitor = _visitor(app, session, meeting, Role.SECRETARY)
    session.commit()
    draft = visitor.get(f"/meetings/{meeting.id}/papers/protocol?copy=rf&languages=ru&stage=draft").data
    assert _heading(_check(visitor, "/file-check", draft)) == _said("No protocol is known by this file")


def test_nothing_is_registered_before_the_signing(app: Flask, session: Session) -> None:
    meeting = makers.the_demonstration(session)
    visitor = _visitor(app, session, meeting)
    page = visitor.get(_path(meeting))
    assert _said("Nothing is registered yet: the four texts are sealed when both Sides have signed.") in text_of(page)
    assert not tree_of(page).xpath("//main//form")
    assert visitor.post(_path(meeting), file=(io.BytesIO(word()), DOCX)).status_code == 200


def test_a_check_without_a_file_is_refused_beside_the_field(app: Flask, session: Session, signed: Meeting) -> None:
    page = _visitor(app, session, signed).submit(_path(signed))
    assert page.status_code == 422
    assert _said("Choose a file.") in text_of(page)


def test_a_stored_file_that_was_altered_is_told_and_logged_and_not_compared(
    app: Flask, session: Session, signed: Meeting, caplog: pytest.LogCaptureFixture
) -> None:
    file = session.scalars(sa.select(SealedFile)).first()
    assert file is not None
    (Path(app.instance_path) / "files" / file.storage_key).write_bytes(b"other")
    visitor = _visitor(app, session, signed)
    assert _check(visitor, _path(signed), word()).status_code == 409
    assert caplog.text.count("missing or altered") == 1
    assert visitor.get(f"/meetings/{signed.id}/papers/seal-line/{file.copy}/{file.language}").status_code == 409
    assert caplog.text.count("missing or altered") == 2


def _renamed(session: Session, meeting: Meeting) -> None:
    """Let the commission and the bodies be called otherwise from now on."""
    for name in (*meeting.commission.names, *session.scalars(sa.select(BodyName))):
        name.nominative = Bilingual("другое имя", "басқа атау")
    session.commit()


def test_names_that_change_after_the_signing_change_nothing_of_what_was_sealed(
    app: Flask, session: Session, signed: Meeting
) -> None:
    papers = f"/meetings/{signed.id}/papers"
    handed_out = [f"{papers}/seal-line/kz/kk", f"{papers}/protocol?copy=rf&languages=ru&stage=final"]
    visitor = _visitor(app, session, signed)
    before = [visitor.get(path).data for path in handed_out]
    _renamed(session, signed)
    assert [visitor.get(path).data for path in handed_out] == before
    headings = [_heading(_check(visitor, _path(signed), data)) for data in before]
    assert headings == [
        _said("Other bytes, but the same text"),
        _said("Yes: this is the registered file, byte for byte"),
    ]


def test_a_check_changes_nothing_and_leaves_nothing_behind(
    app: Flask, session: Session, store: Folder, signed: Meeting
) -> None:
    visitor = _visitor(app, session, signed)
    visitor.get("/file-check")
    data = _sealed(session, store, Side.RF, Language.RU)
    before = _traces(session, store)
    for path in (_path(signed), "/file-check"):
        _check(visitor, path, data)
        _check(visitor, path, word())
    assert _traces(session, store) == before


def _traces(session: Session, store: Folder) -> object:
    counts = {
        table.name: session.scalar(sa.select(sa.func.count()).select_from(table))
        for table in Base.metadata.sorted_tables
    }
    session.commit()
    return counts, sorted(store.keys()), sorted(Path(tempfile.gettempdir()).glob("*.docx"))


def test_the_page_is_reached_from_the_session_and_the_guide(app: Flask, session: Session, signed: Meeting) -> None:
    visitor = _visitor(app, session, signed)
    for page in (f"/meetings/{signed.id}", f"/meetings/{signed.id}/protocol", f"/meetings/{signed.id}/papers"):
        assert f'href="{_path(signed)}"' in visitor.get(page).text, page
    assert 'href="/file-check"' in visitor.get("/guide").text


def test_an_administrator_checks_no_files(app: Flask, session: Session, signed: Meeting) -> None:
    user = makers.a_user(session, signed.commission, Role.ADMINISTRATOR, None)
    session.commit()
    assert [Visitor(app).sign_in(user).get(path).status_code for path in (_path(signed), "/file-check")] == [403, 403]


@pytest.mark.parametrize("state", [MeetingState.AGREED, MeetingState.SIGNED])
def test_a_final_text_carries_the_seal_line_and_is_still_the_same_text(
    app: Flask, session: Session, store: Folder, state: MeetingState
) -> None:
    meeting = makers.the_demonstration(session)
    if state is MeetingState.SIGNED:
        makers.signed(session, meeting, store)
    else:
        makers.settled(session, meeting)
    fingerprint = meeting.protocol.fingerprint
    visitor = _visitor(app, session, meeting)
    path = f"/meetings/{meeting.id}/papers/seal-line/kz/kk"
    first, second = visitor.get(path), visitor.get(path)
    assert (first.status_code, first.data) == (200, second.data)
    with zipfile.ZipFile(io.BytesIO(first.data)) as package:
        footer = package.read("word/footer1.xml").decode()
    assert _grouped(fingerprint) in footer
    assert (_grouped(sealed_head(session, meeting)) in footer) is (state is MeetingState.SIGNED)
    assert len(re.findall(r"(?:[0-9a-f]{4} ){15}", footer)) == (2 if state is MeetingState.SIGNED else 1)
    if state is MeetingState.SIGNED:
        assert _heading(_check(visitor, _path(meeting), first.data)) == _said("Other bytes, but the same text")


def _grouped(digits: str) -> str:
    """As the footer has them; nothing that it could hold where there are none."""
    return " ".join(digits[at : at + 4] for at in range(0, 64, 4)) or "\N{EM DASH}"


def test_a_draft_carries_no_seal_line(app: Flask, session: Session) -> None:
    meeting = makers.the_demonstration(session)
    visitor = _visitor(app, session, meeting)
    assert visitor.get(f"/meetings/{meeting.id}/papers/seal-line/kz/kk").status_code == 404
    assert "seal-line" not in visitor.get(f"/meetings/{meeting.id}/papers").text
