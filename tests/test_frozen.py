"""What is signed changes by no way: no page, command, operation, flush or statement, on either database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from commission.base import Base
from commission.i18n import speaking
from commission.labels import sentence
from commission.models import (
    REFUSALS,
    ClauseKind,
    JournalEntry,
    Meeting,
    MeetingState,
    Proposal,
    RuleBroken,
    Side,
    SignedIsFinal,
)
from commission.models.freezing import FROZEN, GROWING, KEPT
from commission.operations import agenda, assignments
from commission.texts import Bilingual, Language
from commission.texts.deadlines import DeadlineKind
from commission.views.constraints import broken_constraint
from tests import makers
from tests.browsing import Visitor, text_of, tree_of
from tests.operations.journalling.world import a_world_of_two
from tests.operations.test_journal_completeness import ACTS
from tests.routes import a_world, requests
from tests.storing import InMemory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from lxml.html import FormElement
    from sqlalchemy.orm import Session

TABLES = Base.metadata.tables
Rows = dict[str, list[dict[str, Any]]]
# An address, and the fields that its form sends.
Sent = tuple[str, list[tuple[str, str]]]

# Every command of ours, with words that would reach a signed session if anything did.
COMMANDS = (
    "demo load",
    "files check",
    "files sweep",
    "journal head",
    "journal verify",
    "meetings import {file}",
    "meetings import --found {file}",
    "meetings export baikonur 8",
    "protocols export --commission baikonur --meeting 8 --copy rf --language ru {out}",
    "terms load --overwrite",
    "terms export --kind csv {out}",
    "users create newcomer --commission baikonur --role secretary --side rf",
    "users link secretary-rf",
)
# What serves, translates, or changes the tables themselves.
_OTHER_COMMANDS = {"serve", "catalogues update"}


@pytest.fixture
def signed(session: Session) -> Meeting:
    """A session with everything that is frozen with it, and one more that is not signed."""
    meeting = makers.a_meeting(session)
    body = makers.a_body(session)
    facts = agenda.AgendaFacts(Bilingual("О проекте", "Жоба туралы"), 10, [body])
    item = agenda.add(session, meeting, facts, by=None)
    clause = makers.a_clause(session, item, kind=ClauseKind.INSTRUCTION)
    assert clause.assignment
    executors = {Side.RF: assignments.Executors(body)}
    told = assignments.AssignmentFacts(executors, DeadlineKind.PERMANENT, "", None, Bilingual("постоянно", "тұрақты"))
    assignments.assign(session, clause.assignment, told, by=None)
    secretary = makers.secretaries_of(session, meeting)[Side.KZ]
    makers.a_dismissal(session, clause, secretary)
    makers.a_remark(session, clause, secretary)
    makers.a_position(session, clause, secretary)
    moment = clause.wordings[0].written_at
    session.add(
        Proposal(clause=clause, side=Side.KZ, text=clause.text, author=secretary, made_at=moment, settled_at=moment)
    )
    makers.signed(session, meeting, InMemory())
    makers.a_correction(session, meeting, secretary)
    makers.an_attachment(session, meeting, secretary)
    makers.a_confirmation(session, meeting)
    another = makers.a_meeting(session, meeting.commission, number=9)
    makers.a_clause(session, makers.an_agenda_item(session, another))
    session.commit()
    return meeting


def _of(table: str, meeting_id: int) -> sa.ColumnElement[bool]:
    """The condition that a row belongs to a session."""
    columns = TABLES[table].c
    if table == "meeting":
        return columns.id == meeting_id
    return sa.or_(
        *(
            columns[f"{owner}_id"].in_(sa.select(TABLES[owner].c.id).where(_of(owner, meeting_id)))
            for owner in FROZEN[table]
        )
    )


def _rows(session: Session, meeting_id: int) -> Rows:
    """Everything frozen of a session, as the database has it."""
    session.rollback()
    return {name: _all(session, TABLES[name], _of(name, meeting_id)) for name in FROZEN}


def _all(session: Session, table: sa.Table, condition: sa.ColumnElement[bool] | None = None) -> list[dict[str, Any]]:
    query = sa.select(table).where(sa.true() if condition is None else condition).order_by(table.c.id)
    return [dict(row) for row in session.execute(query).mappings()]


def test_there_is_a_row_of_everything_that_is_frozen(session: Session, signed: Meeting) -> None:
    assert [name for name, rows in _rows(session, signed.id).items() if not rows] == []


def test_every_table_under_a_session_is_frozen_kept_or_lives_on() -> None:
    lives_on = {"action_item", "progress"}
    below = {"meeting", *lives_on}
    for _round in TABLES:
        below |= {
            name
            for name, table in TABLES.items()
            if any(key.column.table.name in below for column in table.c for key in column.foreign_keys)
        }
    private_or_machinery = below - set(FROZEN) - set(KEPT) - lives_on
    assert set(FROZEN) | set(KEPT) <= below
    assert not set(GROWING) & {*FROZEN, *KEPT}
    assert {name for name in private_or_machinery if "side" not in TABLES[name].c} <= {"screen"}


# pages


def test_no_form_that_was_opened_before_the_signing_changes_anything_after_it(app: Flask, session: Session) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    world = a_world(session, MeetingState.DRAFTING)
    meeting_id, names = world["meeting_id"], ("secretary-rf", "secretary-kz", "co-chair-kz")
    visitors = {name: Visitor(app).sign_in(world["users"][name]) for name in names}
    prepared = {name: list(_forms(app, world, visitor)) for name, visitor in visitors.items()}
    meeting = session.get(Meeting, meeting_id)
    assert meeting
    makers.signed(session, meeting, InMemory())
    session.commit()
    before = _rows(session, meeting_id)
    for name, visitor in visitors.items():
        for path, fields in prepared[name]:
            assert visitor.open("POST", path, data=_pairs(fields)).status_code < 500, path
        for _endpoint, method, path in requests(app, world):
            if method == "POST" and path != "/sign-out":
                assert visitor.open("POST", path).status_code < 500, path
    assert _rows(session, meeting_id) == before


def test_the_same_forms_do_change_a_draft(app: Flask, session: Session) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    world = a_world(session, MeetingState.DRAFTING)
    visitor = Visitor(app).sign_in(world["users"]["secretary-rf"])
    prepared = list(_forms(app, world, visitor))
    before = _rows(session, world["meeting_id"])
    for path, fields in prepared:
        visitor.open("POST", path, data=_pairs(fields))
    after = _rows(session, world["meeting_id"])
    changed = {name for name in FROZEN if before[name] != after[name]}
    # what was agreed to has changed meanwhile: consents are proved by other tests
    assert {"clause", "wording", "remark", "attendance", "agenda_item"} <= changed


def _forms(app: Flask, world: dict[str, Any], visitor: Visitor) -> Iterator[Sent]:
    """Every form of every page of the session, filled in as it stands, with other words in its texts."""
    for endpoint, method, path in requests(app, world):
        if method != "GET" or endpoint.startswith(("sessions.", "accounts.")):
            continue
        page = visitor.get(path)
        if page.mimetype != "text/html":
            continue
        for form in tree_of(page).xpath("//main//form[translate(@method, 'POST', 'post')='post']"):
            yield form.get("action") or path, list(_filled(form))


def _filled(form: FormElement) -> Iterator[tuple[str, str]]:
    texts = {field.get("name") for field in form.xpath(".//textarea | .//input[@type='text']")}
    sent = form.form_values()
    chosen = dict(sent)
    for radio in form.xpath(".//input[@type='radio']"):
        if radio.get("name") not in chosen:
            chosen[radio.get("name")] = radio.get("value")
            yield radio.get("name"), radio.get("value")
    for name, value in sent:
        yield name, f"{value}!" if name in texts else str(value)


def _pairs(fields: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in fields:
        found.setdefault(name, []).append(value)
    return found


def test_the_refusal_of_the_database_is_a_page_with_a_sentence(
    app: Flask, session: Session, signed: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = Visitor(app).sign_in(makers.secretaries_of(session, signed)[Side.KZ])
    term_id = makers.a_term(session).id
    session.commit()

    def careless(session: Session, *_: Any, **__: Any) -> None:
        session.execute(sa.text("UPDATE attendance SET position = 7"))

    monkeypatch.setattr("commission.operations.terms.remove_term", careless)
    answer = visitor.submit(f"/terms/{term_id}", action=f"/terms/{term_id}/removal")
    assert answer.status_code == 409
    with speaking(Language.RU):
        assert sentence(SignedIsFinal()) in text_of(answer)


# commands


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_changes_a_signed_session(
    app: Flask, session: Session, signed: Meeting, tmp_path: Path, command: str
) -> None:
    before, meeting_id = _rows(session, signed.id), signed.id
    file = tmp_path / "session.yaml"
    file.write_text(makers.DEMONSTRATION.replace("Байконур", "Байконыр"), encoding="utf-8")
    words = command.format(file=file, out=tmp_path / "out")
    result = app.test_cli_runner().invoke(args=words.split())
    assert result.exception is None or isinstance(result.exception, SystemExit | RuleBroken)
    assert _rows(session, meeting_id) == before


def test_every_command_is_tried(app: Flask) -> None:
    ours = {name for name in _commands(app.cli) if not name.startswith("db ")}
    assert ours - _OTHER_COMMANDS == {" ".join(command.split()[:2]) for command in COMMANDS}


def _commands(command: click.Command, path: str = "") -> Iterator[str]:
    if not isinstance(command, click.Group):
        yield path
        return
    for name, one in command.commands.items():
        yield from _commands(one, f"{path} {name}".strip())


# operations


@pytest.mark.parametrize("act", ACTS)
def test_no_operation_changes_a_signed_session(session: Session, act: str) -> None:
    world = a_world_of_two(session)
    session.flush()
    # whatever brought it there: signed is signed
    session.execute(sa.text("UPDATE meeting SET state = 'signed' WHERE id = :id"), {"id": world.meeting.id})
    session.commit()
    meeting_id = world.meeting.id
    before = _rows(session, meeting_id)
    session.expire_all()
    try:
        ACTS[act](session, world)
        session.commit()
    except (RuleBroken, IntegrityError):
        session.rollback()
    assert _rows(session, meeting_id) == before


# records


@pytest.mark.parametrize("table", FROZEN)
def test_no_flush_changes_or_deletes_a_record_of_a_signed_session(
    session: Session, signed: Meeting, table: str
) -> None:
    record = next(one for one in Base.registry.mappers if one.local_table is TABLES[table]).class_
    before, meeting_id = _rows(session, signed.id), signed.id
    for row in before[table][:1]:
        for column in sa.inspect(record).column_attrs:
            loaded = session.get(record, row["id"])
            old = getattr(loaded, column.key)
            setattr(loaded, column.key, _another(old, column.columns[0]))
            with pytest.raises((SignedIsFinal, IntegrityError)):
                session.flush()
            session.rollback()
        session.delete(session.get(record, row["id"]))
        with pytest.raises(SignedIsFinal):
            session.flush()
    assert _rows(session, meeting_id) == before


@pytest.mark.parametrize("table", ["meeting", "attendance"])
def test_a_flush_is_refused_though_the_state_of_the_session_has_to_be_asked_anew(
    session: Session, signed: Meeting, table: str
) -> None:
    changed = signed if table == "meeting" else signed.attendances[0]
    changed.touch()
    session.expire(signed, ["state"])
    with pytest.raises(SignedIsFinal):
        session.flush()


@pytest.mark.parametrize("table", KEPT)
def test_what_is_added_after_signing_stays_as_it_was_added(session: Session, signed: Meeting, table: str) -> None:
    record = next(one for one in Base.registry.mappers if one.local_table is TABLES[table]).class_
    kept = session.scalars(sa.select(record).limit(1)).one()
    kept.user = makers.secretaries_of(session, signed)[Side.RF]
    with pytest.raises(SignedIsFinal):
        session.flush()
    session.rollback()
    session.delete(session.scalars(sa.select(record).limit(1)).one())
    with pytest.raises(SignedIsFinal):
        session.flush()


def _another(value: Any, column: sa.Column[Any]) -> Any:
    if isinstance(column.type, sa.Enum):
        assert column.type.enum_class
        return next(one for one in column.type.enum_class if one is not value)
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return f"{value}!"
        case None:
            return 1 if isinstance(column.type, sa.Integer) else sa.null()
    return value.replace(year=value.year + 1)


# statements


def test_no_statement_changes_a_row_of_a_signed_session(session: Session, signed: Meeting) -> None:
    before, meeting_id = _rows(session, signed.id), signed.id
    assert list(_breaches(session, before)) == []
    assert _rows(session, meeting_id) == before


@pytest.mark.parametrize("table", [*FROZEN, *KEPT, *GROWING])
def test_without_one_trigger_a_breach_is_seen(session: Session, signed: Meeting, table: str) -> None:
    before = _rows(session, signed.id)
    for statement in _removal(session, table):
        session.execute(sa.text(statement))
    assert {one.partition(" ")[0] for one in _breaches(session, before)} == {table}


def _removal(session: Session, table: str) -> list[str]:
    if session.get_bind().dialect.name == "sqlite":
        return [f"DROP TRIGGER final_{table}_{act}" for act in ("insert", "update", "delete")]
    return [f"DROP TRIGGER {name} ON {table}" for name in (f"final_{table}", f"final_{table}_truncate")]


def _breaches(session: Session, rows: Rows) -> Iterator[str]:
    """The statements that the database let pass, each by its table and what it tried."""
    for what, statement in _attacks(session, rows):
        attempt = session.begin_nested()
        try:
            session.execute(statement, execution_options={"synchronize_session": False})
        except IntegrityError as refusal:
            if broken_constraint(refusal) not in REFUSALS:
                yield f"{what}: {refusal.orig}"
        else:
            yield what
        attempt.rollback()


def _attacks(session: Session, rows: Rows) -> Iterator[tuple[str, sa.Executable]]:
    is_on_sqlite = session.get_bind().dialect.name == "sqlite"
    for name in (*FROZEN, *KEPT, *GROWING):
        table = TABLES[name]
        row = rows[name][0] if name in FROZEN else _all(session, table)[0]
        another = {**row, "id": "another" if isinstance(row["id"], str) else 10_000}
        for column in table.c:
            yield (
                f"{name} UPDATE {column.key}",
                sa.update(table).where(table.c.id == row["id"]).values({column: column}),
            )
        yield f"{name} DELETE", sa.delete(table).where(table.c.id == row["id"])
        if not is_on_sqlite:
            yield f"{name} TRUNCATE", sa.text(f"TRUNCATE {name} CASCADE")
        else:
            yield f"{name} REPLACE", sa.insert(table).prefix_with("OR REPLACE").values(row)
            if name != "correction":
                # one more correction takes nobody's place
                yield f"{name} REPLACE under another id", sa.insert(table).prefix_with("OR REPLACE").values(another)
        if name in FROZEN:
            yield f"{name} INSERT", sa.insert(table).values(another)
            for owner in FROZEN[name]:
                link = table.c[f"{owner}_id"]
                strangers = sa.select(table.c.id).where(link != row[link.key])
                if stranger := session.scalar(strangers.limit(1)):
                    yield (
                        f"{name} UPDATE into",
                        sa.update(table).where(table.c.id == stranger).values({link: row[link.key]}),
                    )


def test_rows_of_other_sessions_are_among_what_is_moved(session: Session, signed: Meeting) -> None:
    rows = _rows(session, signed.id)
    assert {what.partition(" ")[0] for what, _ in _attacks(session, rows) if what.endswith("into")} >= {
        "section",
        "clause",
    }


@pytest.mark.parametrize("key", ["number", "hash"])
def test_no_entry_takes_the_place_of_another_one(session: Session, signed: Meeting, key: str) -> None:
    if session.get_bind().dialect.name != "sqlite":
        return
    del signed
    first, *_, last = _all(session, TABLES["journal_entry"])
    forged = {**last, "id": last["id"] + 1, "number": last["number"] + 1, "hash": "f" * 64, key: first[key]}
    with pytest.raises(IntegrityError, match="journal_only_grows"):
        session.execute(sa.insert(JournalEntry).prefix_with("OR REPLACE").values(forged))


def test_tables_are_emptied_as_long_as_nothing_is_signed_but_the_journal_never(session: Session) -> None:
    if session.get_bind().dialect.name != "postgresql":
        return
    makers.a_meeting(session)
    session.commit()
    session.execute(sa.text("TRUNCATE clause CASCADE"))
    with pytest.raises(IntegrityError, match="journal_only_grows"):
        session.execute(sa.text("TRUNCATE journal_entry"))
