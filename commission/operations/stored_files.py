"""Files behind rows: put into the store while the transaction holds its turn, and handed out only unaltered."""

from __future__ import annotations

import hashlib
import typing as t

from commission.models import RuleBroken
from commission.storage import NoSuchFile

if t.TYPE_CHECKING:
    from commission.storage import Storage


class FileDamaged(RuleBroken):
    """The stored bytes are gone, or are not those that were stored."""


class StoredFile(t.Protocol):
    """A row that names a file of the store."""

    @property
    def storage_key(self) -> str:
        """Where the file lies."""
        ...

    @property
    def sha256(self) -> str:
        """The SHA-256 that its bytes had when they were stored."""
        ...


def sha256(data: bytes) -> str:
    """The fingerprint by which a file is known."""
    return hashlib.sha256(data).hexdigest()


def intact(storage: Storage, file: StoredFile) -> bytes:
    """The bytes of a row's file; ``FileDamaged`` where they are gone or altered."""
    try:
        data = storage.get(file.storage_key)
    except NoSuchFile as gone:
        raise FileDamaged from gone
    if sha256(data) != file.sha256:
        raise FileDamaged
    return data
