"""``flask meetings``: sessions as files, in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from flask.cli import AppGroup

from commission.cli.faults import told
from commission.db import db, writing
from commission.documents.faults import FaultyFile
from commission.documents.meeting_files import checked, decoded, written
from commission.operations.meeting_files import bring_in
from commission.queries import meetings as queries

if TYPE_CHECKING:
    from typing import BinaryIO

meetings = AppGroup("meetings", help="Sessions as files.")


@meetings.command("import")
@click.argument("file", type=click.File("rb"))
@click.option("--found", is_flag=True, help="Let the file found its commission where there is none with that code.")
def bring(file: BinaryIO, *, found: bool) -> None:
    """Bring a session in from a YAML or JSON file, whole or not at all."""
    with writing():
        try:
            arrival = bring_in(db.session(), checked(decoded(file.read())), by=None, may_found=found)
        except FaultyFile as refusal:
            db.session.rollback()
            for line in told(refusal):
                click.echo(line, err=True)
            raise click.ClickException("nothing was stored") from refusal
        db.session.commit()
    meeting = arrival.meeting
    outcome = "stored" if arrival.is_new else "was there already, equal in every word"
    click.echo(f"session {meeting.number} of {meeting.commission.code}: {outcome}")


@meetings.command("export")
@click.argument("commission")
@click.argument("number", type=int)
def export(commission: str, number: int) -> None:
    """Write the session of that number down as YAML, to standard output."""
    meeting = db.session.scalars(queries.numbered(commission, number)).unique().one_or_none()
    if meeting is None:
        raise click.ClickException(f"there is no session {number} of a commission with the code {commission}")
    click.echo(written(meeting).encode(), nl=False)
