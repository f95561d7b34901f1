"""Files that people send: through the one gate, and into the store of this application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app

from commission.db import db
from commission.documents.uploads import NotAdmitted, admitted
from commission.labels import refusal_in_words
from commission.storage import storage

if TYPE_CHECKING:
    from commission.documents.uploads import Upload
    from commission.forms.uploads import UploadForm
    from commission.storage import Storage


def received(form: UploadForm) -> Upload | None:
    """The file of a valid form if the gate admits it; else nothing, and the reason stands beside the field.

    Nobody waits for the database meanwhile: what was loaded before is to be loaded anew.
    """
    db.session.rollback()
    sent = form.file.data
    try:
        return admitted(sent.read(), sent.filename or "")
    except NotAdmitted as refusal:
        form.refuse("file", refusal_in_words(refusal.reason, refusal.facts))
        return None


def store() -> Storage:
    """Where this application keeps its files."""
    return storage(current_app.extensions["settings"])
