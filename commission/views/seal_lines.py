"""Final texts with the seal line in the footer, to be held against the records. A download writes nothing."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from flask import Blueprint
from werkzeug.exceptions import NotFound

from commission.access import Permission
from commission.db import db
from commission.documents import papers
from commission.models import Meeting, MeetingState, Side
from commission.queries import file_checks as queries
from commission.queries import meetings
from commission.queries.signatures import sealed_head
from commission.views.acting import actor
from commission.views.keeping import stored
from commission.views.loading import load
from commission.views.papers import DOCX
from commission.views.sending import attachment

if TYPE_CHECKING:
    from flask import Response

    from commission.texts import Language

pages = Blueprint("seal_lines", __name__, url_prefix="/meetings/<key:meeting_id>/papers")

_STATES = frozenset({MeetingState.AGREED, MeetingState.SIGNED})


@pages.get("/seal-line/<side:copy>/<language:language>")
def show(meeting_id: int, copy: Side, language: Language) -> Response:
    """One of the four texts with the fingerprint of the protocol, once signed also the journal's entry on that."""
    if load(queries.visible_to(actor()), meeting_id, Permission.EXPORT_DOCUMENTS).state not in _STATES:
        # a draft is not worth a seal
        raise NotFound
    meeting = load(meetings.with_texts(actor()), meeting_id, Permission.EXPORT_DOCUMENTS)
    data, name = _text(meeting, copy, language)
    seal = papers.Seal(meeting.protocol.fingerprint, sealed_head(db.session(), meeting))
    stem = PurePath(name).stem
    return attachment(papers.with_seal_line(data, (language,), seal), f"{stem}-seal-line.docx", DOCX)


def _text(meeting: Meeting, copy: Side, language: Language) -> tuple[bytes, str]:
    """The sealed bytes of a signed session; of one that is only agreed what would be signed now."""
    for one in meeting.protocol.sealed_files:
        if (one.copy, one.language) == (copy, language):
            return stored(one), one.name
    paper = papers.protocol(meeting, copy, (language,), is_draft=False)
    return papers.written(paper), papers.file_name(paper)
