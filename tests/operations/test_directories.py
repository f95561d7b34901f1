"""The directories: one name at a time, codes of their own, nothing removed that something names."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.base import Base
from commission.models import Body, JournalEntry, Matter, Person, Side
from commission.operations import directories
from commission.operations.assignments import BodyOfOtherSide
from commission.operations.codes import CodeIsTaken
from commission.texts import Bilingual
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

OLD, NEW = dt.date(2010, 1, 1), dt.date(2020, 1, 1)


def _named(*names: tuple[str, dt.date | None], code: str = "body", **changes: object) -> directories.BodyFacts:
    rows = [directories.BodyNameFacts(Bilingual(name, name), valid_from=day) for name, day in names]
    return directories.BodyFacts(**{"code": code, "side": Side.RF, "names": rows, **changes})  # type: ignore[arg-type]


def test_names_are_kept_from_the_oldest_to_the_newest(session: Session) -> None:
    body = directories.enter_body(session, _named(("новое", NEW), ("старое", None), ("среднее", OLD)), by=None)
    assert [name.nominative.ru for name in body.names] == ["старое", "среднее", "новое"]
    assert body.name.nominative.ru == "новое"


def test_an_older_name_goes_while_the_newer_one_takes_its_day(session: Session) -> None:
    body = directories.enter_body(session, _named(("первое", OLD), ("второе", NEW)), by=None)
    session.commit()
    directories.enter_body(session, _named(("второе", OLD)), by=None, body=body)
    session.commit()
    session.expire_all()
    assert [(name.nominative.ru, name.valid_from) for name in body.names] == [("второе", OLD)]


def test_two_names_never_begin_together(session: Session) -> None:
    with pytest.raises(directories.NamesBeginTogether):
        directories.enter_body(session, _named(("одно", None), ("другое", None)), by=None)


def test_nothing_ends_before_it_begins(session: Session) -> None:
    with pytest.raises(directories.DaysOutOfOrder):
        directories.enter_body(session, _named(("одно", None), valid_from=NEW, valid_until=OLD), by=None)
    posts = [directories.PostFacts(Bilingual("пост", ""), valid_from=NEW, valid_until=OLD)]
    with pytest.raises(directories.DaysOutOfOrder):
        makers.a_person(session, posts=posts)


def test_a_successor_is_of_the_same_side(session: Session) -> None:
    other = makers.a_body(session, "other", Side.KZ, "иное")
    with pytest.raises(BodyOfOtherSide):
        directories.enter_body(session, _named(("одно", None), successor=other), by=None)


def test_succession_never_runs_in_a_circle(session: Session) -> None:
    first = directories.enter_body(session, _named(("первый", None), code="first"), by=None)
    second = directories.enter_body(session, _named(("второй", None), code="second", successor=first), by=None)
    with pytest.raises(directories.SuccessionInCircle):
        directories.enter_body(session, _named(("первый", None), code="", successor=second), by=None, body=first)


@pytest.mark.parametrize(
    ("name", "code"), [("Қазақстан ғарышы", "kazakstan-garyshy"), ("РКК «Энергия»", "rkk-energiya")]
)
def test_a_code_left_empty_is_made_from_the_name(session: Session, name: str, code: str) -> None:
    first, second = (directories.enter_body(session, _named((name, None), code=""), by=None) for _ in range(2))
    assert (first.code, second.code) == (code, f"{code}-2")


def test_a_name_without_letters_gets_some_code(session: Session) -> None:
    body = directories.enter_body(session, _named(("17", None), code=""), by=None)
    assert len(body.code) == 9


def test_a_code_left_empty_stays_when_the_entry_is_revised(session: Session) -> None:
    body = directories.enter_body(session, _named(("Роскосмос", None), code="own"), by=None)
    directories.enter_body(session, _named(("Иное", None), code=""), by=None, body=body)
    assert body.code == "own"


def test_a_taken_code_is_refused(session: Session) -> None:
    directories.enter_body(session, _named(("одно", None)), by=None)
    with pytest.raises(CodeIsTaken):
        directories.enter_body(session, _named(("другое", None)), by=None)


def test_a_revision_that_changes_nothing_is_not_journalled(session: Session) -> None:
    facts = _named(("одно", None), ("другое", NEW))
    body = directories.enter_body(session, facts, by=None)
    session.commit()
    before, version = session.scalar(sa.select(sa.func.count(JournalEntry.id))), body.version_id
    directories.enter_body(session, facts, by=None, body=body)
    session.commit()
    assert session.scalar(sa.select(sa.func.count(JournalEntry.id))) == before
    assert body.version_id == version


@pytest.mark.parametrize("kind", [Body, Person, Matter])
def test_every_place_that_may_name_an_entry_is_looked_at(kind: type[Body | Person | Matter]) -> None:
    own_rows = {"body_name", "post" if kind is Person else "", "matter_ground"}
    pointing = {
        column
        for table in Base.metadata.tables.values()
        if table.name not in own_rows
        for column in table.columns
        # what a Side keeps for itself lives on with the name alone: nobody learns of it from a refusal
        if any(key.column.table is kind.__table__ and key.ondelete != "SET NULL" for key in column.foreign_keys)
    }
    assert {column.property.columns[0] for column in directories.NAMED_IN[kind]} == pointing


def test_a_body_with_a_past_post_stays(session: Session) -> None:
    body = makers.a_body(session)
    makers.a_person(session, posts=[directories.PostFacts(Bilingual("пост", ""), body, valid_until=OLD)])
    with pytest.raises(directories.StillNamed):
        directories.remove(session, body, by=None)
