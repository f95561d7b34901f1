"""``flask protocols``: the texts of a protocol as Word files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import sqlalchemy as sa
from flask.cli import AppGroup

from commission.cli.faults import own_language
from commission.db import db
from commission.documents import papers
from commission.i18n import speaking
from commission.labels import label, sentence
from commission.models import Commission, Side
from commission.queries import meetings as queries
from commission.texts import Language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from commission.models import Meeting

protocols = AppGroup("protocols", help="Protocols as Word files.")

_LANGUAGES = {language.value: (language,) for language in Language} | {"both": tuple(Language)}


@protocols.command("export")
@click.option("--commission", required=True, help="The code of the commission.")
@click.option("--meeting", "number", type=int, required=True, help="The number of the session.")
@click.option("--copy", type=click.Choice([side.value for side in Side]), required=True, help="Who keeps the copy.")
@click.option("--language", type=click.Choice(list(_LANGUAGES)), default="both", show_default=True)
@click.option("--draft/--final", "is_draft", default=True, help="A draft shows its gaps, a final text has none.")
@click.argument("file", type=click.File("wb", lazy=True))
def export(commission: str, number: int, copy: str, language: str, *, is_draft: bool, file: BinaryIO) -> None:
    """Write one of the texts of a protocol, or a copy with both, to FILE."""
    meeting = _meeting(commission, number)
    try:
        paper = papers.protocol(meeting, Side(copy), _LANGUAGES[language], is_draft=is_draft)
    except papers.PaperHasGaps as refusal:
        for line in _told(refusal):
            click.echo(line, err=True)
        raise click.ClickException("nothing was written") from refusal
    file.write(papers.written(paper))


def _meeting(commission: str, number: int) -> Meeting:
    if db.session.scalar(sa.select(Commission.id).where(Commission.code == commission)) is None:
        raise click.ClickException(f"there is no commission with the code {commission}")
    meeting = db.session.scalars(queries.numbered(commission, number)).unique().one_or_none()
    if meeting is None:
        raise click.ClickException(f"there is no session {number} of a commission with the code {commission}")
    return meeting


def _told(refusal: papers.PaperHasGaps) -> Iterator[str]:
    """The broken rule, then one line for each gap: where, in which language, what."""
    with speaking(own_language()):
        yield sentence(refusal)
        for gap in refusal.gaps:
            yield ": ".join(filter(None, (gap.where, label(gap.language), label(gap.kind))))
