"""Files under random keys."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from commission.storage import Folder, NoSuchFile, Storage, storage
from tests.conftest import a_settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the files of the store lie; not there yet."""
    return tmp_path / "instance" / "files"


@pytest.fixture
def store(tmp_path: Path) -> Storage:
    """The store of an application with settings of its own."""
    return storage(replace(a_settings(tmp_path, ""), instance=tmp_path / "instance"))


def test_what_was_put_is_got_under_a_key_of_its_own(store: Storage) -> None:
    keys = [store.put(data) for data in (b"one", b"two", b"two", b"")]
    assert len(set(keys)) == 4
    assert [store.get(key) for key in keys] == [b"one", b"two", b"two", b""]
    assert set(store.keys()) == set(keys)


def test_a_new_store_is_empty(store: Storage) -> None:
    assert list(store.keys()) == []


def test_what_was_deleted_is_gone_and_may_be_deleted_again(store: Storage) -> None:
    key, other = store.put(b"one"), store.put(b"two")
    store.delete(key)
    store.delete(key)
    assert list(store.keys()) == [other]
    with pytest.raises(NoSuchFile):
        store.get(key)


@pytest.mark.parametrize(
    "key", ["", "..", "../secret", "/etc/passwd", "A" * 32, "a" * 31, "a" * 32 + "\n", ".unfinished"]
)
def test_what_is_no_key_never_leaves_the_folder(store: Storage, folder: Path, key: str) -> None:
    store.put(b"one")
    (folder.parent / "secret").write_bytes(b"canary")
    for use in (store.get, store.delete):
        with pytest.raises(NoSuchFile):
            use(key)
    assert (folder.parent / "secret").exists()


def test_only_the_owner_may_look(store: Storage, folder: Path) -> None:
    key = store.put(b"one")
    assert [oct(path.stat().st_mode & 0o777) for path in (folder, folder / key)] == ["0o700", "0o600"]


def test_half_a_file_has_no_key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    store = Folder(folder)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.put(b"one")
    assert list(folder.iterdir()) == []


def test_bytes_are_synced_before_they_have_their_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    sync = os.fsync

    def note(file: int) -> None:
        seen.append([path.name for path in folder.iterdir() if not path.name.startswith(".")])
        sync(file)

    monkeypatch.setattr(os, "fsync", note)
    key = Folder(folder).put(b"one")
    assert seen == [[], [key]]
