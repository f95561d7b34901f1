"""``flask files``: whether the store holds what the records name, and nothing else."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import AppGroup

from commission.db import db, writing
from commission.operations import journal
from commission.operations.stored_files import FileDamaged, intact
from commission.queries.stored_files import NamedFile, named_files
from commission.storage import Storage, storage

files = AppGroup("files", help="Stored files.")


@files.command("check")
def check() -> None:
    """Read every file that a record names; tell those that are missing or altered."""
    count = _checked()
    click.echo(f"files, each as it was stored: {count}")


@files.command("sweep")
def sweep() -> None:
    """Delete the files that no record names, left by transactions that failed; then check the others."""
    with writing():
        # whoever stores a file holds the turn until its row is there: nothing is deleted that is on its way
        journal.take_turn(db.session())
        named = {one.storage_key for one in named_files(db.session())}
        orphans = set(_store().keys()) - named
        for key in orphans:
            _store().delete(key)
        db.session.rollback()
    click.echo(f"files that no record names, deleted: {len(orphans)}")
    _checked()


def _checked() -> int:
    """How many files there are; the command fails where one is not what its record says."""
    found = list(named_files(db.session()))
    damaged = [one for one in found if not _is_intact(one)]
    for one in damaged:
        click.echo(f"{one.table} {one.row_id}: the file {one.storage_key} is missing or altered", err=True)
    if damaged:
        raise click.ClickException(f"{len(damaged)} of {len(found)} files are not as they were stored")
    return len(found)


def _is_intact(file: NamedFile) -> bool:
    try:
        intact(_store(), file)
    except FileDamaged:
        return False
    return True


def _store() -> Storage:
    return storage(current_app.extensions["settings"])
