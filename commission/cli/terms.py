"""``flask terms``: the directory of agreed forms as files, and the glossary that comes with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from flask.cli import AppGroup

from commission.cli.faults import told
from commission.config import ROOT
from commission.db import db, writing
from commission.documents.faults import FaultyFile
from commission.documents.term_files import memory, read, table
from commission.operations.terms import bring_in
from commission.queries import terms as queries

if TYPE_CHECKING:
    from typing import BinaryIO

    from sqlalchemy.orm import Session

    from commission.operations.terms import TermsArrived

terms = AppGroup("terms", help="The directory of agreed forms.")

GLOSSARY = ROOT / "commission" / "data" / "glossary.csv"
_WRITERS = {"csv": table, "tmx": memory}


@terms.command("load")
@click.argument("file", type=click.File("rb"), required=False)
@click.option("--overwrite", is_flag=True, help="Change entries that are there already and differ.")
def load(file: BinaryIO | None, *, overwrite: bool) -> None:
    """Bring the entries of a table in, or those of the glossary that comes with the program; whole or not at all."""
    with writing():
        try:
            arrived = bring_in(
                db.session(), read(file.read() if file else GLOSSARY.read_bytes()), by=None, may_overwrite=overwrite
            )
        except FaultyFile as refusal:
            db.session.rollback()
            for line in told(refusal):
                click.echo(line, err=True)
            raise click.ClickException("nothing was stored") from refusal
        db.session.commit()
    click.echo(f"new {arrived.new}, changed {arrived.changed}, equal {arrived.equal}, kept {arrived.kept}")


@terms.command("export")
@click.option("--format", "kind", type=click.Choice(list(_WRITERS)), default="csv", show_default=True)
@click.argument("file", type=click.File("wb", lazy=True), default="-")
def export(kind: str, file: BinaryIO) -> None:
    """Write the whole directory down, to standard output unless FILE is given."""
    file.write(_WRITERS[kind](db.session.scalars(queries.everything())))


def load_glossary(session: Session) -> TermsArrived:
    """Bring in the glossary that comes with the program; entries that are there already stay as they are."""
    return bring_in(session, read(GLOSSARY.read_bytes()), by=None, may_overwrite=False)
