"""Consents cover all that is printed: no edit of any row changes the four texts and leaves every fingerprint."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeAlias

import sqlalchemy as sa
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from commission.base import Base
from commission.documents import papers
from commission.documents.papers import PaperHasGaps
from commission.models import Meeting, Side
from commission.queries.meetings import WHOLE
from commission.texts import Language
from tests import makers
from tests.documents.walking import paragraphs, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

Print: TypeAlias = list[tuple[bool, bool, list[tuple[str, str]]]]

# What a session and the directories say; accounts and the journal are printed nowhere.
TABLES = [
    Base.metadata.tables[name]
    for name in (
        "commission", "commission_name", "body", "body_name", "person", "post", "matter", "matter_ground", "meeting",
        "protocol", "attendance", "agenda_item", "rapporteur", "section", "clause", "wording", "assignment", "executor",
        "action_item", "progress",
    )
]  # fmt: skip
# Rows that may go by themselves; without its names nothing can be printed at all.
GOING = [
    one for one in TABLES if one.name in {"attendance", "rapporteur", "clause", "assignment", "executor", "section"}
]
_OWNERS_OF_NAMES = {("body_name", "body_id"), ("commission_name", "commission_id")}
COLUMNS = [
    (table, column)
    for table in TABLES
    for column in table.columns
    if not column.primary_key and (table.name, column.name) not in _OWNERS_OF_NAMES
]


def _printed(meeting: Meeting) -> Print:
    """What the four texts say, line by line, and on what sort of pages."""
    return [
        (part.begins_anew, part.is_landscape, [(one.role.value, read(one)) for one in paragraphs(part)])
        for copy in Side
        for language in Language
        for part in papers.protocol(meeting, copy, (language,), is_draft=False).parts
    ]


def _fingerprints(meeting: Meeting) -> set[str]:
    clauses = (clause for section in meeting.sections_in_order for clause in section.clauses)
    return {meeting.protocol.frame_fingerprint, *(f"{one.id} {one.fingerprint}" for one in clauses)}


def _looked_at(session: Session, meeting_id: int) -> tuple[Print, set[str]]:
    session.expire_all()
    meeting = session.scalars(sa.select(Meeting).where(Meeting.id == meeting_id).options(*WHOLE)).unique().one()
    return _printed(meeting), _fingerprints(meeting)


def _others(session: Session, column: sa.Column[Any], old: Any) -> Iterator[Any]:
    """What may stand there instead."""
    for link in column.foreign_keys:
        yield from session.scalars(sa.select(link.column).where(link.column != old).limit(5))
    if column.foreign_keys:
        return
    if isinstance(column.type, sa.Enum):
        yield from (one for one in column.type.enum_class or () if one is not old)
    elif isinstance(column.type, sa.Boolean):
        yield not old
    elif isinstance(column.type, sa.Integer):
        yield from (old + 1, old + 100) if old is not None else (1,)
    elif isinstance(column.type, sa.Date):
        yield from (old - dt.timedelta(days=1), old + dt.timedelta(days=1)) if old else (makers.THE_DAY,)
    elif isinstance(old, str):
        yield from (f"{old}ъ", f"ң{old}")


def _edit(session: Session, data: st.DataObject) -> None:
    """Change one column of one row, or take one row away, behind the back of every rule."""
    if data.draw(st.integers(0, 9)) == 0:
        table = data.draw(st.sampled_from(GOING))
        ids = list(session.scalars(sa.select(table.c.id).order_by(table.c.id)))
        assume(ids)
        session.execute(sa.delete(table).where(table.c.id == data.draw(st.sampled_from(ids))))
        return
    table, column = data.draw(st.sampled_from(COLUMNS))
    rows = session.execute(sa.select(table.c.id, column).order_by(table.c.id)).all()
    assume(rows)
    key, old = data.draw(st.sampled_from(rows))
    others = list(_others(session, column, old))
    assume(others)
    session.execute(sa.update(table).where(table.c.id == key).values({column: data.draw(st.sampled_from(others))}))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much, HealthCheck.too_slow],
    max_examples=80,
    deadline=None,
)
@given(st.data())
def test_whatever_changes_the_print_changes_a_fingerprint(session: Session, data: st.DataObject) -> None:
    if "before" not in session.info:
        meeting_id = makers.the_demonstration(session).id
        session.info["before"] = (meeting_id, *_looked_at(session, meeting_id))
    meeting_id, printed, fingerprints = session.info["before"]
    savepoint = session.begin_nested()
    try:
        _edit(session, data)
        now, fingerprints_now = _looked_at(session, meeting_id)
        assert printed == now or fingerprints != fingerprints_now
    except (IntegrityError, PaperHasGaps):
        # the database refuses the edit, or the final paper the session: nothing slips in
        assume(False)
    finally:
        savepoint.rollback()
        session.expire_all()
