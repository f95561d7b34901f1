"""A store for tests that keeps files in memory and forgets them with the test."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from commission.storage import NoSuchFile

if TYPE_CHECKING:
    from collections.abc import Iterator


class InMemory:
    """A ``Storage`` without a disk."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def put(self, data: bytes) -> str:
        """Keep the bytes under a key that nobody guesses."""
        key = secrets.token_hex(16)
        self.files[key] = data
        return key

    def get(self, key: str) -> bytes:
        """The bytes under a key."""
        if key not in self.files:
            raise NoSuchFile(key)
        return self.files[key]

    def delete(self, key: str) -> None:
        """Forget a file."""
        self.files.pop(key, None)

    def keys(self) -> Iterator[str]:
        """Every key."""
        yield from self.files
