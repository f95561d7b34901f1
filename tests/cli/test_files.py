"""``flask files``: what no record names is swept, what is missing or altered is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission.storage import storage
from tests import makers

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result
    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import SealedFile
    from commission.storage import Storage


@pytest.fixture
def store(app: Flask) -> Storage:
    """The store that the commands look into."""
    return storage(app.extensions["settings"])


@pytest.fixture
def sealed(session: Session, store: Storage) -> list[SealedFile]:
    """The four files of a signed session."""
    meeting = makers.a_meeting(session)
    makers.a_clause(session, makers.an_agenda_item(session, meeting))
    makers.signed(session, meeting, store)
    session.commit()
    return meeting.protocol.sealed_files


def _told(app: Flask, command: str) -> Result:
    return app.test_cli_runner().invoke(args=["files", command])


@pytest.mark.usefixtures("sealed")
def test_sound_files_are_counted(app: Flask) -> None:
    told = _told(app, "check")
    assert (told.exit_code, told.output) == (0, "files, each as it was stored: 4\n")


def test_a_lost_and_an_altered_file_are_named(
    app: Flask, store: Storage, sealed: list[SealedFile], session: Session
) -> None:
    lost, altered = (one.storage_key for one in sealed[:2])
    session.rollback()
    store.delete(lost)
    folder: Path = app.extensions["settings"].instance / "files"
    (folder / altered).write_bytes(b"other")
    told = _told(app, "check")
    assert told.exit_code == 1
    assert [key for key in (lost, altered) if key not in told.output] == []
    assert "2 of 4" in told.output


def test_what_a_failed_transaction_left_is_swept_and_nothing_else(
    app: Flask, store: Storage, sealed: list[SealedFile], session: Session
) -> None:
    named = {one.storage_key for one in sealed}
    session.rollback()
    orphan = store.put(b"left behind")
    told = _told(app, "sweep")
    assert (told.exit_code, told.output) == (0, "files that no record names, deleted: 1\n")
    assert set(store.keys()) == named
    assert orphan not in named
