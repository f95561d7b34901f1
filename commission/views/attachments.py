"""Files kept with a signed protocol: the scan of the paper original first of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, url_for

from commission.access import Permission
from commission.db import db
from commission.documents.uploads import UploadKind
from commission.forms.signing import AttachmentForm
from commission.i18n import gettext as _
from commission.models import AttachmentKind
from commission.operations import attachments as operations
from commission.operations.signatures import ensure_signed
from commission.queries import signatures as queries
from commission.views.acting import actor, done
from commission.views.keeping import sent
from commission.views.loading import load, page
from commission.views.uploading import received, store

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from commission.documents.uploads import Upload
    from commission.models import Meeting

pages = Blueprint("attachments", __name__)


@pages.route("/meetings/<key:meeting_id>/attachments/new", methods=["GET", "POST"])
def new(meeting_id: int) -> ResponseReturnValue:
    """Attach a file that the gate admits."""
    ensure_signed(_meeting(meeting_id))
    form = AttachmentForm()
    if form.validate_on_submit() and (upload := received(form)) and _fits(form, upload):
        operations.attach(
            db.session(), _meeting(meeting_id), form.kind.data, upload.data, upload.name, storage=store(), by=actor()
        )
        return done(url_for("signatures.show", meeting_id=meeting_id, _anchor="attachments"), _("The file is kept."))
    return page("attachments/new.html", form=form, meeting=_meeting(meeting_id))


@pages.get("/attachments/<key:attachment_id>")
def download(attachment_id: int) -> ResponseReturnValue:
    """A kept file, byte for byte."""
    return sent(load(queries.attachments(actor()), attachment_id, Permission.EXPORT_DOCUMENTS))


def _fits(form: AttachmentForm, upload: Upload) -> bool:
    """A paper is scanned into a PDF, whatever its name says."""
    fits = form.kind.data is not AttachmentKind.SCAN or upload.kind is UploadKind.PDF
    if not fits:
        form.refuse("file", _("A scan of the paper is a PDF. This is a Word file."))
    return fits


def _meeting(meeting_id: int) -> Meeting:
    return load(queries.visible_to(actor()), meeting_id, Permission.SIGN)
