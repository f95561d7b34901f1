"""Stored files on their way out: compared with their SHA-256 at each download."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from flask import current_app

from commission.operations.stored_files import FileDamaged, intact
from commission.views.sending import attachment
from commission.views.uploading import store

if TYPE_CHECKING:
    from flask import Response

    from commission.models import Attachment, PrivateFile, SealedFile

_UNKNOWN = "application/octet-stream"


def stored(file: SealedFile | Attachment | PrivateFile) -> bytes:
    """The bytes of a row's file; ``FileDamaged``, and a line in the log, where they are not what was stored."""
    try:
        return intact(store(), file)
    except FileDamaged:
        current_app.logger.critical("%s %s: the stored file is missing or altered", file.__tablename__, file.id)
        raise


def sent(file: SealedFile | Attachment | PrivateFile) -> Response:
    """The stored file as a download."""
    return attachment(stored(file), file.name, mimetypes.guess_type(file.name)[0] or _UNKNOWN)
