"""``flask protocols``: the texts of a protocol as Word files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import sqlalchemy as sa
from flask import current_app
from flask.cli import AppGroup

from commission.cli.faults import own_language
from commission.db import db
from commission.documents import papers
from commission.i18n import speaking
from commission.labels import label, sentence
from commission.models import Commission, MeetingState, Side
from commission.operations.stored_files import FileDamaged, intact
from commission.queries import meetings as queries
from commission.storage import storage
from commission.texts import Language

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
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
    """Write one of the texts of a protocol, or a copy with both, to FILE; of a signed one the sealed text."""
    meeting = _meeting(commission, number)
    if meeting.state is MeetingState.SIGNED:
        file.write(_sealed(meeting, Side(copy), _LANGUAGES[language]))
        return
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


def _sealed(meeting: Meeting, copy: Side, languages: Collection[Language]) -> bytes:
    """The sealed text of a signed protocol, as it was stored."""
    asked = [one for one in meeting.protocol.sealed_files if one.copy is copy and one.language in languages]
    if len(asked) != 1:
        raise click.ClickException(
            "the protocol is signed: its texts are sealed one by one, choose --language ru or kk"
        )
    try:
        return intact(storage(current_app.extensions["settings"]), asked[0])
    except FileDamaged as damaged:
        raise click.ClickException("the sealed file is missing or altered") from damaged


def _told(refusal: papers.PaperHasGaps) -> Iterator[str]:
    """The broken rule, then one line for each gap: where, in which language, what."""
    with speaking(own_language()):
        yield sentence(refusal)
        for gap in refusal.gaps:
            yield ": ".join(filter(None, (gap.where, label(gap.language), label(gap.kind))))
