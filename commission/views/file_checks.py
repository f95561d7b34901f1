"""Is this the registered file? A file is held against what was sealed; nothing of it is kept or written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint

from commission.access import Permission
from commission.db import db
from commission.documents.file_check import Answer, Registered, Verdict, judged, registered_text
from commission.forms.uploads import UploadForm
from commission.models import Attachment, MeetingState
from commission.queries import file_checks as queries
from commission.queries import meetings
from commission.texts.diff import word_diff
from commission.views.acting import actor
from commission.views.keeping import stored
from commission.views.loading import load, page
from commission.views.uploading import received

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from commission.documents.uploads import Upload
    from commission.models import Meeting

pages = Blueprint("file_checks", __name__)

# So many lines of a table are read; whoever needs more has another text before them.
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of a file: the answer, and the scan that it is, if any."""

    answer: Answer
    scan: Attachment | None = None


@pages.route("/meetings/<key:meeting_id>/file-check", methods=["GET", "POST"])
def check(meeting_id: int) -> ResponseReturnValue:
    """Hold a file against the registered texts of one session."""
    meeting = load(queries.visible_to(actor()), meeting_id, Permission.SEE_DRAFT_TEXTS)
    form = UploadForm()
    if meeting.state is MeetingState.SIGNED and form.validate_on_submit():
        upload = received(form)
        meeting = load(queries.visible_to(actor()), meeting_id, Permission.SEE_DRAFT_TEXTS)
        if upload:
            return _told(meeting, upload)
    return page("file_checks/check.html", form=form, meeting=meeting)


@pages.route("/file-check", methods=["GET", "POST"])
def find() -> ResponseReturnValue:
    """Find the session that a file belongs to, among those whose texts one may read, and hold it against them."""
    form = UploadForm()
    if form.validate_on_submit():
        upload = received(form)
        if upload:
            return _told(_meeting_of(upload), upload)
    return page("file_checks/find.html", form=form)


def _meeting_of(upload: Upload) -> Meeting | None:
    """The session by the bytes, else by what the file says of itself: a hint that only leads to what one may read."""
    found = db.session.scalar(queries.holding(actor(), upload.sha256))
    hint = upload.word.properties.get("ProtocolId", "") if upload.word else ""
    if found is None and hint.isascii() and hint.isdecimal() and len(hint) < 10:
        found = db.session.scalar(queries.named(actor(), int(hint)))
    return found


def _told(meeting: Meeting | None, upload: Upload) -> ResponseReturnValue:
    found = _found(meeting, upload)
    return page(
        "file_checks/answer.html",
        meeting=meeting,
        upload=upload,
        found=found,
        shown=SHOWN,
        word_diff=word_diff,
    )


def _found(meeting: Meeting | None, upload: Upload) -> Found | None:
    if meeting is None:
        return None
    return _by_bytes(meeting, upload) or Found(_by_words(meeting, upload))


def _by_bytes(meeting: Meeting, upload: Upload) -> Found | None:
    protocol = meeting.protocol
    for one in protocol.sealed_files:
        if one.sha256 == upload.sha256:
            return Found(Answer(Verdict.SAME_BYTES, one.copy, (one.language,)))
    scans = (one for one in protocol.attachments if one.sha256 == upload.sha256)
    return next((Found(Answer(Verdict.SAME_BYTES), one) for one in scans), None)


def _by_words(meeting: Meeting, upload: Upload) -> Answer:
    if upload.word is None:
        return Answer(Verdict.UNREADABLE)
    whole = load(meetings.with_texts(actor()), meeting.id, Permission.SEE_DRAFT_TEXTS)
    protocol = whole.protocol
    texts = (registered_text(one.copy, one.language, stored(one), whole) for one in protocol.sealed_files)
    return judged(upload.word, Registered(protocol.fingerprint, tuple(texts)))
