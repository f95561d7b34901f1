"""Stored files on their way out, compared with their SHA-256 at each download; and those that go for good."""

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


def forget(key: str) -> None:
    """Delete the bytes of a file whose row has gone; what stays behind, ``flask files sweep`` clears."""
    try:
        store().delete(key)
    except OSError as failure:
        # neither the key nor the path: the log is not the Side's own
        current_app.logger.error("a file whose row has gone was not deleted: %s", type(failure).__name__)  # noqa: TRY400


def sent(file: SealedFile | Attachment | PrivateFile) -> Response:
    """The stored file as a download."""
    return attachment(stored(file), file.name, mimetypes.guess_type(file.name)[0] or _UNKNOWN)
