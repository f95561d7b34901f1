"""``flask journal``: whether the chain of the journal holds, and what is kept of it.

A number of the chain counts the acts of both Sides together: who keeps a head for one Side keeps its hash alone.
"""

from __future__ import annotations

import click
import sqlalchemy as sa
from flask.cli import AppGroup

from commission.db import db
from commission.models import JournalEntry
from commission.models.journal import FIRST, first_break
from commission.queries.private_changes import first_unvouched

journal = AppGroup("journal", help="The chain of the journal.")


@journal.command("head")
def head() -> None:
    """Print number and hash of the newest entry: whoever keeps them notices when entries are cut off.

    The number counts the acts of both Sides together. A Side may keep the hash alone, for verify --hash.
    """
    newest = sa.select(JournalEntry.number, JournalEntry.hash).order_by(JournalEntry.number.desc()).limit(1)
    row = db.session.execute(newest).first()
    number, fingerprint = (row.number, row.hash) if row else (0, FIRST)
    click.echo(f"{number} {fingerprint}")


@journal.command("verify")
@click.option(
    "--head", "kept", nargs=2, type=(int, str), help="Number and hash that were kept: still part of the chain?"
)
@click.option("--hash", "told", help="A hash that a Side kept: still in the chain?")
def verify(kept: tuple[int, str] | None, told: str | None) -> None:
    """Go through the whole chain; name the first entry that is not what it was, or does not vouch for what it did."""
    in_order = sa.select(JournalEntry).order_by(JournalEntry.number).execution_options(yield_per=1000)
    with db.session.scalars(in_order) as entries:
        bad = first_break(entries)
    if bad:
        raise click.ClickException(f"entry {bad.number}: {bad.kind.value}")
    if private := first_unvouched(db.session()):
        raise click.ClickException(": ".join(private))
    if kept and not _is_there(*kept):
        raise click.ClickException(f"entry {kept[0]}: is gone, or is not the one that was kept")
    if told and db.session.scalar(sa.select(JournalEntry.id).where(JournalEntry.hash == told)) is None:
        raise click.ClickException(f"no entry has the hash {told}")
    count = db.session.scalar(sa.select(sa.func.count(JournalEntry.id)))
    click.echo(f"{count} entries, every one chained to the one before")


def _is_there(number: int, fingerprint: str) -> bool:
    if number == 0:
        # the head of an empty journal
        return fingerprint == FIRST
    same = sa.select(JournalEntry.id).where(JournalEntry.number == number, JournalEntry.hash == fingerprint)
    return db.session.scalar(same) is not None
