"""The journal tells all: no operation changes a column of a record without its old and new value standing there."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission import operations
from commission.models import JournalEntry, PrivateChange
from tests import makers
from tests.operations.journalling import accounts, agreement, directories, meetings, privacy, signing, texts
from tests.operations.journalling.telling import difference, snapshot, untold
from tests.operations.journalling.world import a_world_of_two

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# What each operation is run with: facts that differ from those of the world in every field they have.
ACTS = {
    **accounts.ACTS,
    **directories.ACTS,
    **meetings.ACTS,
    **texts.ACTS,
    **agreement.ACTS,
    **privacy.ACTS,
    **signing.ACTS,
}


@pytest.mark.parametrize("act", ACTS)
def test_every_changed_column_stands_in_the_journal(session: Session, act: str) -> None:
    world = a_world_of_two(session)
    session.commit()
    before, length = snapshot(session), makers.journal_length(session)
    # nothing is loaded: old values are not lost where nobody read them first
    ACTS[act](session, world)
    session.commit()
    newer = sa.select(JournalEntry).where(JournalEntry.number > length).order_by(JournalEntry.number)
    # what a Side keeps for itself is told in its own table, and the journal vouches for that
    entries = [*session.scalars(newer), *session.scalars(sa.select(PrivateChange))]
    assert entries
    assert list(untold(difference(before, snapshot(session)), entries, session)) == []


def test_every_operation_is_proved() -> None:
    run = {act.partition(" ")[0] for act in ACTS}
    assert _public_operations() - run == set()


def _public_operations() -> set[str]:
    """What changes records for somebody: the functions of a session and of who acts."""
    found = set()
    for one in pkgutil.iter_modules(operations.__path__, "commission.operations."):
        module = importlib.import_module(one.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            parameters = inspect.signature(function).parameters
            is_own = function.__module__.startswith(module.__name__) and not name.startswith("_")
            if is_own and {"session", "by"} <= set(parameters):
                found.add(f"{one.name.rpartition('.')[2]}.{name}")
    # what the hall sees on its screen is no change of a record
    return {name for name in found if not name.startswith(("journal.", "screens."))}
