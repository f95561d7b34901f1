"""Every upload of the application × every hostile file: refused with a sentence, nothing left behind (WORD.md 4)."""

from __future__ import annotations

import io
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from flask_wtf.file import FileField

from commission.base import Base
from commission.documents.uploads import RefusalKind, gate
from commission.forms.base import Form
from commission.forms.uploads import UploadForm
from commission.labels import REFUSALS
from commission.models import MeetingState
from commission.storage import Folder
from tests import makers
from tests.browsing import Visitor, plain, tree_of
from tests.documents.uploads.hostile import FILES
from tests.documents.uploads.making import noise
from tests.routes import a_world, requests

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

# What is hostile to those who read tables and YAML, beside everything that is no text at all.
TEXTS: dict[str, bytes] = {
    "bomb of aliases": b"a: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (one, one) for one in range(50_000)),
    "object": b"!!python/object/apply:os.system ['true']\n",
    "80,000 deep": b"[" * 80_000,
    "never ending quote": b'key,ru,kk\n"' + noise(200_000).encode(),
    "1,000,000 lines": b"a\n" * 1_000_000,
    "control characters": b"key,ru,kk\na,\x00,\x1b\n",
    "other alphabet": "key,ru,kk\na,щ,қ\n".encode("utf-16"),
    "formula": b"=cmd|' /C calc'!A0,ru,kk\n",
    "doubled columns": b"key,ru,ru,kk,kk\na,b,c,d,e\n",
    "merge of itself": b"a: &a\n  <<: *a\n",
}
_FACT = re.compile(r"%\(\w+\)s")


@pytest.fixture(autouse=True)
def asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reading process judge each file once: it says the same at every upload."""
    monkeypatch.setattr(gate, "_read", cache(gate._read))


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where anything puts its temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> set[type[Form]]:
    """The forms with a file that were sent and judged."""
    judged: set[type[Form]] = set()
    judge = Form.validate

    def noting(form: Form, *args: Any, **options: Any) -> bool:
        judged.add(type(form))
        return bool(judge(form, *args, **options))

    monkeypatch.setattr(Form, "validate", noting)
    return judged


def test_every_upload_refuses_every_hostile_file(
    app: Flask, session: Session, temporary: Path, seen: set[type[Form]]
) -> None:
    store = Folder(Path(app.instance_path) / "files")
    world = a_world(session, MeetingState.DRAFTING)
    visitor = Visitor(app).sign_in(world["users"]["secretary-rf"])
    found = {action: _hostilities(app, session, store, visitor, page) for action, page in _uploads(app, world, visitor)}
    session.add(world["meeting"])
    makers.signed(session, world["meeting"], store)
    session.commit()
    later = dict(_uploads(app, world, visitor))
    found |= {
        action: _hostilities(app, session, store, visitor, page)
        for action, page in later.items()
        if action not in found
    }
    assert {action: faults for action, faults in found.items() if faults} == {}
    assert seen >= set(_forms_with_files()) - {UploadForm}
    assert len(found) >= len(set(_forms_with_files()))
    assert list(temporary.iterdir()) == []


def _uploads(app: Flask, world: dict[str, Any], visitor: Visitor) -> Iterator[tuple[str, str]]:
    """Where files are sent to, and the page that has the form for it."""
    told: set[str] = set()
    for _endpoint, method, path in requests(app, world):
        answer = visitor.get(path) if method == "GET" else None
        if answer is None or answer.mimetype != "text/html" or not answer.data:
            continue
        for form in tree_of(answer).xpath("//form[.//input[@type='file']]"):
            action = form.get("action") or path
            if action not in told:
                told.add(action)
                yield action, path


def _hostilities(
    app: Flask, session: Session, store: Folder, visitor: Visitor, page: str
) -> list[tuple[str, int, str]]:
    """The files that the form on a page does not refuse as it should."""
    del app
    faults = []
    form = visitor.get(page)
    tree = tree_of(form).xpath("//form[.//input[@type='file']]")[0]
    takes_words = ".docx" in tree.text_content()
    files = {name: (make(), kind) for name, (make, kind) in FILES.items()}
    texts = {} if takes_words else {name: (data, None) for name, data in TEXTS.items()}
    before = _traces(session, store)
    for name, (data, kind) in {**files, **texts}.items():
        answer = visitor.send(form, action=tree.get("action") or None, file=(io.BytesIO(data), "file.docx"))
        # werkzeug's client writes a large request to a file and leaves it open
        answer.request.environ["wsgi.input"].close()
        if not _is_refused(answer, kind if takes_words else None):
            faults.append((name, answer.status_code, _problem(answer)))
    if _traces(session, store) != before:
        faults.append(("something is left behind", 0, ""))
    return faults


def _is_refused(answer: TestResponse, kind: RefusalKind | None) -> bool:
    if answer.status_code == 413:
        # more than any form takes
        return kind in {RefusalKind.TOO_LARGE, None}
    if answer.status_code != 422:
        return False
    said = _problem(answer)
    if kind is None:
        return bool(said)
    expected = (re.escape(plain(one)) for one in _FACT.split(str(REFUSALS[kind])))
    return re.search(".*".join(expected), said) is not None


def _problem(answer: TestResponse) -> str:
    """What stands beside the field."""
    if answer.mimetype != "text/html" or not answer.data:
        return ""
    return plain(" ".join(tree_of(answer).xpath("//*[@id='file-problem']//text()")))


def _forms_with_files() -> Iterator[type[Form]]:
    below = [Form]
    while below:
        one = below.pop()
        below += one.__subclasses__()
        if any(getattr(field, "field_class", None) is FileField for field in vars(one).values()) or issubclass(
            one, UploadForm
        ):
            yield one


def _traces(session: Session, store: Folder) -> object:
    counts = {
        table.name: session.scalar(sa.select(sa.func.count()).select_from(table))
        for table in Base.metadata.sorted_tables
    }
    session.commit()
    return counts, sorted(store.keys())
