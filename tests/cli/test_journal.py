"""The chain of the journal: every alteration is found, nothing is found where nothing was altered."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from commission.base import Base
from commission.models import JournalEntry, PrivateChange
from commission.models.journal import FIRST, first_break
from tests import makers
from tests.tampering import drop_triggers

if TYPE_CHECKING:
    from click.testing import Result
    from flask import Flask
    from sqlalchemy.orm import Session

TABLE: sa.Table = Base.metadata.tables["journal_entry"]
ROUNDS = 1000


@pytest.fixture
def entries(session: Session) -> int:
    makers.the_demonstration(session)
    session.commit()
    return makers.journal_length(session)


def _told(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=["journal", *words])


def _first_break(session: Session) -> int | None:
    session.expire_all()
    found = first_break(session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number)))
    return found.number if found else None


def test_an_untouched_journal_holds(app: Flask, session: Session, entries: int) -> None:
    session.close()
    result = _told(app, "verify")
    assert result.exit_code == 0
    assert result.output.startswith(f"{entries} entries")


def test_an_empty_journal_holds(app: Flask, session: Session) -> None:
    session.close()
    assert _told(app, "verify").exit_code == 0
    assert _told(app, "head").output.startswith("0 000")


def test_what_is_cut_off_is_missed_by_whoever_kept_the_head(app: Flask, session: Session, entries: int) -> None:
    session.close()
    number, fingerprint = _told(app, "head").output.split()
    assert int(number) == entries
    assert _told(app, "verify", "--head", number, fingerprint).exit_code == 0
    drop_triggers(session, "journal_entry")
    session.execute(sa.delete(TABLE).where(TABLE.c.number > entries - 3))
    session.commit()
    assert _told(app, "verify").exit_code == 0
    assert _told(app, "verify", "--head", number, fingerprint).exit_code == 1


@pytest.mark.usefixtures("entries")
def test_the_first_altered_entry_is_named(app: Flask, session: Session) -> None:
    drop_triggers(session, "journal_entry")
    session.execute(sa.update(TABLE).where(TABLE.c.number >= 3).values(by_name="somebody"))
    session.commit()
    result = _told(app, "verify")
    assert result.exit_code == 1
    assert "entry 3:" in result.output


def test_every_one_of_a_thousand_alterations_is_found(session: Session, entries: int) -> None:
    chance = random.Random(8)  # noqa: S311 -- the same alterations in every run
    drop_triggers(session, "journal_entry")
    for _ in range(ROUNDS):
        number = chance.randint(1, entries)
        with session.begin_nested() as attempt:
            earliest = _alter(session, number, entries, chance)
            assert _first_break(session) in earliest
            attempt.rollback()
    assert _first_break(session) is None


def _alter(session: Session, number: int, last: int, chance: random.Random) -> set[int | None]:
    """Change one stored entry in one way; the numbers at which the break may show."""
    at = TABLE.c.number == number
    values: dict[str, Any] = {
        "kind": "refused",
        "by_name": "somebody",
        "commission_id": 4711,
        "meeting_id": 4711,
        "subject": "other",
        "subject_id": 4711,
        "changes": {"text_ru": [None, "другое"]},
        "hash": "f" * 64,
        "previous_hash": "e" * 64,
        "number": last + 1,
    }
    field = chance.choice([*values, "delete"])
    if field == "delete":
        # nothing shows that the very last entry was cut off, but the head that somebody kept
        number, at = (number - 1, TABLE.c.number == number - 1) if number == last else (number, at)
        session.execute(sa.delete(TABLE).where(at))
        return {number + 1}
    session.execute(sa.update(TABLE).where(at).values({field: values[field]}))
    return {number, number + 1, last + 1} if field == "number" else {number}


def test_a_private_change_that_is_gone_is_missed_and_nothing_else_of_it_told(app: Flask, session: Session) -> None:
    meeting = makers.the_demonstration(session)
    secretary = makers.a_user(session, meeting.commission, name="somebody")
    makers.a_position(session, meeting.agenda[0].section.clauses[0], secretary, notes="тайна")
    number = makers.journal_length(session)
    session.commit()
    assert _told(app, "verify").exit_code == 0
    drop_triggers(session, "private_change")
    session.execute(sa.delete(PrivateChange))
    session.commit()
    gone = _told(app, "verify")
    assert (gone.exit_code, gone.output.strip()) == (
        1, f"Error: entry {number}: the private change that it vouches for is gone"
    )  # fmt: skip


def test_who_kept_the_head_of_an_empty_journal_kept_the_hash_before_the_first(app: Flask, session: Session) -> None:
    session.close()
    assert _told(app, "verify", "--head", "0", FIRST).exit_code == 0
    assert _told(app, "verify", "--head", "0", "f" * 64).exit_code == 1


def test_a_hash_that_a_side_kept_is_looked_for_without_its_number(app: Flask, session: Session, entries: int) -> None:
    kept = session.scalar(sa.select(JournalEntry.hash).where(JournalEntry.number == entries - 1))
    session.rollback()
    assert _told(app, "verify", "--hash", str(kept)).exit_code == 0
    gone = _told(app, "verify", "--hash", "f" * 64)
    assert gone.exit_code == 1
    assert "f" * 64 in gone.output
