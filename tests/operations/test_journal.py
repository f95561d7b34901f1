"""The journal is a chain: every entry holds the hash of the one before."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission.models import JournalEntry
from commission.models.journal import FIRST
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _entries(session: Session) -> list[JournalEntry]:
    return list(session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number)))


def test_every_entry_is_chained_to_the_one_before(session: Session) -> None:
    makers.a_clause(session, makers.an_agenda_item(session, makers.a_meeting(session)))
    session.commit()
    session.expire_all()
    entries = _entries(session)
    assert len(entries) == 5
    assert entries[0].previous_hash == FIRST
    assert all(later.previous_hash == earlier.hash for earlier, later in pairwise(entries))
    assert all(entry.hash == entry.expected_hash() for entry in entries)


def test_a_changed_entry_no_longer_has_its_hash(session: Session) -> None:
    makers.a_meeting(session)
    entry = _entries(session)[0]
    entry.changes = {**entry.changes, "code": [None, "other"]}
    assert entry.hash != entry.expected_hash()


def test_an_entry_goes_with_the_change_it_tells_of(session: Session) -> None:
    makers.a_meeting(session)
    session.rollback()
    assert _entries(session) == []
