"""No byte of what a Side keeps for itself reaches anybody else, by any channel (TRUST.md, the channel list)."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from commission import clock
from commission.db import db
from commission.models import Body, JournalEntry, JournalKind, MeetingState, NegotiatingPosition, Side
from commission.operations import clauses, positions, screens
from commission.queries import endorsements as endorsement_queries
from commission.queries import positions as position_queries
from commission.queries import private_changes
from commission.storage import Folder
from commission.texts import Bilingual
from tests import makers
from tests.browsing import Visitor
from tests.routes import CAST, a_world, requests

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

# Where a canary sits; ten for each Side.
PLACES = (
    "fallback-ru", "fallback-kk", "red-lines", "notes", "notes-of-a-clause-gone", "file-name", "file-bytes",
    "body-on-the-sheet", "words-of-a-body", "who-answered",
)  # fmt: skip
# Who belongs to the Side whose records these are, and may see them.
OWN_PEOPLE = {Side.RF: {"secretary-rf", "member-rf"}, Side.KZ: {"secretary-kz", "co-chair-kz"}}
_STRANGERS = ("administrator", "stranger", "contact-rf", "observer")
_PRIVATE_KEYS = ("position_id", "file_id", "endorsement_id")

# What differs from one answer to the next anyway: tokens, keys of forms, moments.
_PASSING = re.compile(
    r'name="(?:csrf_token|form_key)"[^>]*value="[^"]*"|value="[^"]*"[^>]*name="(?:csrf_token|form_key)"'
    r'|\d{1,2}:\d{2}(?::\d{2})?|opened=[^"&]+|[0-9a-f]{32}'
)


def canary(side: Side, place: str) -> str:
    """A word that is nowhere else, in letters that no format writes differently."""
    return f"canary-{side.value}-{place}"


@dataclass
class Nest:
    """What one Side keeps for itself in the world, by the names that addresses have for it."""

    keys: dict[str, str]
    # ids, keys of the store and salts tell nothing, and are told to nobody either
    secrets: set[str] = field(default_factory=set)


def _plant(app: Flask, session: Session, world: dict[str, Any], side: Side) -> Nest:
    """Write a canary into everything that a Side can keep for itself, in the ordinary way."""
    session.expire_all()
    meeting, secretary = session.merge(world["meeting"]), session.merge(world["users"][f"secretary-{side.value}"])
    said = {place: canary(side, place) for place in PLACES}
    clause = meeting.agenda[1].section.clauses[0]
    position = makers.a_position(
        session,
        clause,
        secretary,
        fallback=Bilingual(said["fallback-ru"], said["fallback-kk"]),
        red_lines=said["red-lines"],
        notes=said["notes"],
    )
    store = _store(app)
    name, data = f"{said['file-name']}.pdf", said["file-bytes"].encode()
    file = positions.keep(session, position, data, name, storage=store, by=secretary)
    body = makers.a_body(session, f"asked-{side.value}", side, f"Ведомство {side.value}")
    endorsement = makers.an_endorsement(
        session, meeting, secretary, body, words=said["words-of-a-body"], answered_by=said["who-answered"]
    )
    # the directory is everybody's: whom a Side asks is what nobody may learn
    endorsement.body_name = Bilingual(said["body-on-the-sheet"], said["body-on-the-sheet"])
    orphan = NegotiatingPosition(side=side, meeting=meeting, clause=None, notes=said["notes-of-a-clause-gone"])
    session.add(orphan)
    session.commit()
    ids = {position.id, file.id, endorsement.id, orphan.id}
    nest = Nest({"position_id": position.id, "file_id": file.id, "endorsement_id": endorsement.id}, ids)
    nest.secrets |= {file.storage_key, file.sha256}
    return nest


def _store(app: Flask) -> Folder:
    return Folder(Path(app.instance_path) / "files")


@pytest.fixture
def world(app: Flask, session: Session, request: pytest.FixtureRequest) -> dict[str, Any]:
    app.config["WTF_CSRF_ENABLED"] = False
    return a_world(session, getattr(request, "param", MeetingState.DRAFTING), _store(app))


@pytest.fixture
def nests(app: Flask, session: Session, world: dict[str, Any]) -> dict[Side, Nest]:
    return {side: _plant(app, session, world, side) for side in Side}


def _visitors(app: Flask, world: dict[str, Any]) -> dict[str, Visitor]:
    visitors = {name: Visitor(app) for name in CAST}
    for name, visitor in visitors.items():
        if user := world["users"].get(name):
            visitor.sign_in(user)
    return visitors


def _everything_in(data: bytes) -> Iterator[bytes]:
    """The bytes, and whatever is packed into them."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for entry in package.infolist():
                yield entry.filename.encode()
                yield from _everything_in(package.read(entry))


def _told(response: TestResponse) -> bytes:
    """Everything that somebody gets of an answer: headers, body, parts of archives."""
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers)
    return b"\n".join([headers.encode(), *_everything_in(response.data)])


def _leaks(
    app: Flask, world: dict[str, Any], nests: dict[Side, Nest], names: tuple[str, ...] = tuple(CAST)
) -> set[tuple[str, str, str]]:
    """Who got which canary of somebody else from which address."""
    found = set()
    visitors = {name: visitor for name, visitor in _visitors(app, world).items() if name in names}
    for side, nest in nests.items():
        own = {**world, **nest.keys}
        # the addresses that name no private record are the same for both
        asked = [
            one for one in requests(app, own) if side is Side.RF or any(key in one[2] for key in nest.keys.values())
        ]
        for endpoint, method, path in asked:
            for name, visitor in visitors.items():
                with _nothing_stays():
                    told = _told(visitor.open(method, path))
                for owner, kept in nests.items():
                    if name in OWN_PEOPLE[owner]:
                        continue
                    words = [canary(owner, place) for place in PLACES]
                    words += [secret for secret in kept.secrets if secret not in path]
                    found |= {(name, f"{method} {endpoint}", word) for word in words if word.encode() in told}
    return found


@contextmanager
def _nothing_stays() -> Iterator[None]:
    """Whatever an answered request would change is given up, so that the world stays the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db.session, "commit", db.session.rollback)
        yield


# observers and contacts of executors read the texts once they are agreed
@pytest.mark.parametrize("world", [MeetingState.DRAFTING, MeetingState.AGREED, MeetingState.SIGNED], indirect=True)
def test_no_canary_reaches_anybody_else(
    app: Flask, world: dict[str, Any], nests: dict[Side, Nest], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        assert _leaks(app, world, nests) == set()
    assert [place for side in Side for place in PLACES if canary(side, place) in caplog.text] == []


@pytest.mark.parametrize(
    "queries", [position_queries, endorsement_queries, private_changes], ids=lambda one: one.__name__
)
def test_the_search_notices_a_query_that_forgets_the_side(
    app: Flask, world: dict[str, Any], nests: dict[Side, Nest], queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "private_where", lambda *_: sa.true())
    assert _leaks(app, world, nests, ("secretary-kz",)) != set()


def test_each_side_sees_its_own(app: Flask, world: dict[str, Any], nests: dict[Side, Nest]) -> None:
    meeting = f"/meetings/{world['meeting_id']}"
    visitors = _visitors(app, world)
    for side, nest in nests.items():
        paths = [f"{meeting}/positions", f"{meeting}/positions/history", f"{meeting}/endorsements"]
        paths += [f"{meeting}/endorsements/sheet", f"/private-files/{nest.keys['file_id']}"]
        told = b"".join(_told(visitors[f"secretary-{side.value}"].get(path)) for path in paths)
        assert [place for place in PLACES if canary(side, place).encode() not in told] == []


@pytest.mark.parametrize("world", [MeetingState.DRAFTING, MeetingState.SIGNED], indirect=True)
def test_what_a_side_keeps_changes_no_page_of_anybody_else(app: Flask, session: Session, world: dict[str, Any]) -> None:
    for side in Side:
        makers.a_body(session, f"asked-{side.value}", side, f"Ведомство {side.value}")
    session.commit()
    visitors = _visitors(app, world)
    names = [name for name in CAST if name not in OWN_PEOPLE[Side.RF]]
    reading = [(endpoint, path) for endpoint, method, path in requests(app, world) if method == "GET"]

    def pages() -> dict[tuple[str, str], str]:
        return {
            (name, endpoint): _lasting(visitors[name].open("GET", path)) for endpoint, path in reading for name in names
        }

    before = pages()
    # a session's own row is read by everybody: nothing of it moves
    row = session.execute(sa.text("SELECT * FROM meeting")).all()
    _keep_more(app, session, world)
    assert session.execute(sa.text("SELECT * FROM meeting")).all() == row
    now = pages()
    assert {key for key in before if before[key] != now[key]} == set()


def _keep_more(app: Flask, session: Session, world: dict[str, Any]) -> None:
    """One more of everything for Russia, beside what the world has."""
    meeting, secretary = session.merge(world["meeting"]), session.merge(world["users"]["secretary-rf"])
    position = makers.a_position(session, meeting.agenda[1].section.clauses[0], secretary, notes="ещё")
    makers.a_private_file(session, position, secretary, _store(app))
    body = session.scalars(sa.select(Body).where(Body.code == "asked-rf")).one()
    makers.an_endorsement(session, meeting, secretary, body)
    session.commit()


def test_what_a_side_keeps_moves_neither_the_screen_nor_the_strip(
    app: Flask, session: Session, world: dict[str, Any]
) -> None:
    makers.a_body(session, "asked-rf")
    clause, secretary = world["meeting"].agenda[1].section.clauses[0], world["users"]["secretary-rf"]
    clauses.reword(session, clause, Bilingual("слова на экране", "экрандағы сөздер"), seen=1, by=secretary)
    screens.show(session, clause, by=secretary)
    session.commit()
    visitor, meeting = Visitor(app).sign_in(world["users"]["secretary-kz"]), f"/meetings/{world['meeting_id']}"
    asked = (f"{meeting}/screen/now", f"{meeting}/protocol/changes?known=0")

    def answers() -> list[tuple[bytes, list[tuple[str, str]]]]:
        found = [visitor.open("GET", path) for path in asked]
        return [(one.data, [pair for pair in one.headers if pair[0] != "Date"]) for one in found]

    before = answers()
    tag = dict(before[0][1])["ETag"]
    assert "слова на экране".encode() in before[0][0]
    assert b"data-new" in before[1][0]
    _keep_more(app, session, world)
    assert answers() == before
    assert visitor.open("GET", asked[0], headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("state", [MeetingState.DRAFTING, MeetingState.SIGNED])
def test_no_page_tells_a_number_of_the_chain(app: Flask, session: Session, state: MeetingState) -> None:
    """They would tell by their gaps how much the other Side does for itself."""
    app.config["WTF_CSRF_ENABLED"] = False
    first = 1_987_654_000
    entry = JournalEntry(
        id=first, at=clock.now(), kind=JournalKind.CREATED, subject="commission", subject_id=1, changes={}
    )
    entry.seal(number=first, previous="0" * 64)
    session.add(entry)
    session.flush()
    world = a_world(session, state, _store(app))
    assert session.scalar(sa.select(sa.func.max(JournalEntry.number))) == first + makers.journal_length(session) - 1
    number = re.compile(rb"\b1\D?987\D?654\D?\d{3}\b")
    visitors, found = _visitors(app, world), set()
    for endpoint, _method, path in [one for one in requests(app, world) if one[1] == "GET"]:
        found |= {(name, endpoint) for name, one in visitors.items() if number.search(_told(one.open("GET", path)))}
    assert found == set()


def _lasting(response: TestResponse) -> str:
    headers = [f"{name}: {value}" for name, value in response.headers if name not in {"Date", "Set-Cookie"}]
    body = b"".join(_everything_in(response.data)).decode("utf-8", "replace")
    return _PASSING.sub("", "\n".join([str(response.status_code), *headers, body]))


def test_hidden_and_missing_are_answered_alike(app: Flask, world: dict[str, Any], nests: dict[Side, Nest]) -> None:
    visitors = _visitors(app, world)
    real = {**world, **nests[Side.RF].keys}
    missing = {**world, **dict.fromkeys(_PRIVATE_KEYS, "0" * 32)}
    hidden = [one for one in requests(app, real) if any(key in one[2] for key in nests[Side.RF].keys.values())]
    gone = [one for one in requests(app, missing) if "0" * 32 in one[2]]
    assert len(hidden) == len(gone) > 0
    for (_endpoint, method, path), (_same, _method, nothing) in zip(hidden, gone, strict=True):
        for name in (*_STRANGERS, "secretary-kz", "co-chair-kz"):
            with _nothing_stays():
                answers = [_lasting(visitors[name].open(method, one)) for one in (path, nothing)]
            assert answers[0].startswith("404"), (name, method, path)
            assert answers[0] == answers[1], (name, method, path)


def test_an_error_of_the_program_tells_the_log_nothing_private(
    app: Flask,
    world: dict[str, Any],
    nests: dict[Side, Nest],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(session: Session, _position: object, facts: positions.PositionFacts, **_: object) -> None:
        session.execute(sa.text("INSERT INTO private_file (name) VALUES (:notes)"), {"notes": facts.notes})

    monkeypatch.setattr(positions, "revise", fail)
    visitor = Visitor(app).sign_in(world["users"]["secretary-rf"])
    broken = visitor.submit(f"/positions/{nests[Side.RF].keys['position_id']}/edit", notes="canary-typed")
    assert broken.status_code == 500
    assert "500" in caplog.text
    assert "canary" not in caplog.text


@pytest.mark.usefixtures("nests")
def test_commands_tell_nothing_private(app: Flask, world: dict[str, Any], tmp_path: Path) -> None:
    db.session.commit()
    runner = app.test_cli_runner()
    paper, told = tmp_path / "paper.docx", b""
    code, number = world["meeting"].commission.code, str(world["meeting"].number)
    db.session.commit()
    for line in (
        ["protocols", "export", "--commission", code, "--meeting", number, "--copy", "rf", str(paper)],
        ["meetings", "export", code, number],
        ["journal", "verify"],
        ["journal", "head"],
        ["files", "check"],
    ):
        result = runner.invoke(args=line)
        # the world has a record of a file that nobody stored
        assert result.exit_code == (line[0] == "files"), (line, result.output)
        told += result.output.encode()
    told += b"".join(_everything_in(paper.read_bytes()))
    assert [place for side in Side for place in PLACES if canary(side, place).encode() in told] == []


def test_to_take_a_clause_out_tells_nothing_and_loses_nothing(session: Session, world: dict[str, Any]) -> None:
    meeting, secretary = world["meeting"], world["users"]["secretary-rf"]
    clause = makers.a_clause(session, meeting.agenda[1], "слова пункта", "тармақ сөздері")
    position = makers.a_position(session, clause, secretary, notes="не забыть")
    session.commit()
    clauses.remove(session, clause, by=world["users"]["secretary-kz"])
    session.commit()
    session.refresh(position)
    assert (position.clause_id, position.notes) == (None, "не забыть")
    assert position.last_words == Bilingual("слова пункта", "тармақ сөздері")
