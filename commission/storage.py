"""Files under random keys behind four methods: a folder by default (DESIGN.md 6)."""

from __future__ import annotations

import os
import re
import secrets
import typing as t
from contextlib import suppress

if t.TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from commission.config import Settings

_KEY = re.compile(r"[0-9a-f]{32}")


class NoSuchFile(Exception):  # noqa: N818 -- named for what is wrong
    """Nothing is stored under the key, or it is no key at all."""


class Storage(t.Protocol):
    """Where files lie; names, rights and fingerprints are the business of the records that hold the keys."""

    def put(self, data: bytes) -> str:
        """Store the bytes for good and return their key; only then may a row name it."""
        ...

    def get(self, key: str) -> bytes:
        """The bytes under a key; ``NoSuchFile`` if there are none."""
        ...

    def delete(self, key: str) -> None:
        """Forget a file; one that is not there is forgotten already."""
        ...

    def keys(self) -> Iterator[str]:
        """Every key, so that files which no row names can be swept."""
        ...


class Folder:
    """A folder on this machine, one file for each key."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Written under another name, synced, renamed: a key never leads to half a file."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        key = secrets.token_hex(16)
        unfinished = self._folder / f".{key}"
        try:
            with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            unfinished.rename(self._path(key))
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        self._sync()
        return key

    def get(self, key: str) -> bytes:
        """The bytes under a key; ``NoSuchFile`` if there are none."""
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError as error:
            raise NoSuchFile(key) from error

    def delete(self, key: str) -> None:
        """Forget a file; one that is not there is forgotten already."""
        with suppress(FileNotFoundError):
            self._path(key).unlink()
            self._sync()

    def keys(self) -> Iterator[str]:
        """Every key, in no particular order; files that are still being written have none yet."""
        if self._folder.is_dir():
            yield from (path.name for path in self._folder.iterdir() if _KEY.fullmatch(path.name))

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise NoSuchFile(key)
        return self._folder / key

    def _sync(self) -> None:
        """Make the names as durable as the bytes."""
        folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def storage(settings: Settings) -> Storage:
    """The store that the settings ask for."""
    return Folder(settings.instance / "files")
