"""Opening a zip file that nobody vouches for: in memory, counted, and only if it can be read in one way."""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

from commission.documents.uploads.refusals import NotAdmitted, RefusalKind

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PARTS = 2_000
LARGEST_UNPACKED = 50_000_000
HIGHEST_RATIO = 100
RATIO_COUNTS_FROM = 1_000_000

# APPNOTE.TXT 4.3: the end of the directory, an entry of it, and the header before the bytes of the entry
_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_HEADER = struct.Struct("<4s5H3L2H")
_DESCRIPTOR = struct.Struct("<3L")
_END_MARK, _ENTRY_MARK, _HEADER_MARK, _DESCRIPTOR_MARK = b"PK\5\6", b"PK\1\2", b"PK\3\4", b"PK\7\x08"
_STORED, _DEFLATED = 0, 8
# flags: sizes follow the bytes; encrypted in one of three ways; what both headers of an entry must agree on
_SIZES_FOLLOW, _ENCRYPTED, _AGREED = 0x0008, 0x2041, 0x2849
# in the place of a size: look it up in a ZIP64 field, which no file of our size needs
_ELSEWHERE = 0xFFFFFFFF

_PLAIN_NAME = re.compile(rb"[\x20-\x7e]{1,255}")
_UNSAFE_NAME = re.compile(r"^/|[\\:]|(?:^|/)\.{1,2}(?:/|$)|//")


class Entry(NamedTuple):
    """A line of the directory."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int


def is_zip(data: bytes) -> bool:
    """Whether somebody might take it for a zip file, from the front or from the end."""
    return data.startswith(_HEADER_MARK) or data[-_END.size :].startswith(_END_MARK)


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts by name; ``NotAdmitted`` where two programs might read two different files."""
    try:
        directory, count = _directory(data)
        entries = list(_listed(data, directory, count))
        _weighed(entries)
        starts = _laid_out(data, entries, directory)
        return {
            entry.name: _inflated(entry, data[starts[entry.name] : starts[entry.name] + entry.packed])
            for entry in entries
            if entry.size or not entry.name.endswith("/")
        }
    except (struct.error, zlib.error) as error:
        raise NotAdmitted(RefusalKind.DAMAGED_ZIP) from error


def _directory(data: bytes) -> tuple[int, int]:
    """Where the directory begins and how many entries it has; nothing follows it, not even a comment."""
    mark, disk, first_disk, here, count, length, start, comment = _END.unpack(data[-_END.size :])
    if mark != _END_MARK:
        raise NotAdmitted(RefusalKind.CONTRADICTORY_ZIP if _END_MARK in data else RefusalKind.DAMAGED_ZIP)
    if count > MOST_PARTS:
        raise NotAdmitted(RefusalKind.TOO_MANY_PARTS, limit=MOST_PARTS)
    if disk or first_disk or comment or here != count or start + length + _END.size != len(data):
        raise NotAdmitted(RefusalKind.CONTRADICTORY_ZIP)
    return start, count


def _listed(data: bytes, start: int, count: int) -> Iterator[Entry]:
    """The entries, each name once, whatever its capitals."""
    seen: set[str] = set()
    for _ in range(count):
        entry, start = _entry(data, start)
        if entry.name.casefold() in seen:
            raise NotAdmitted(RefusalKind.DOUBLE_PART, part=entry.name)
        seen.add(entry.name.casefold())
        yield entry
    if start + _END.size != len(data):
        raise NotAdmitted(RefusalKind.CONTRADICTORY_ZIP)


def _entry(data: bytes, start: int) -> tuple[Entry, int]:
    """The entry that is listed at a place, and where the next one is."""
    mark, _, _, flags, method, _, _, crc, packed, size, name, extra, comment, disk, _, _, offset = _ENTRY.unpack_from(
        data, start
    )
    if mark != _ENTRY_MARK or disk or _ELSEWHERE in {packed, size, offset}:
        raise NotAdmitted(RefusalKind.CONTRADICTORY_ZIP)
    start += _ENTRY.size
    entry = Entry(_safe(data[start : start + name]), flags, method, crc, packed, size, offset)
    if flags & _ENCRYPTED:
        raise NotAdmitted(RefusalKind.ENCRYPTED)
    if method not in {_STORED, _DEFLATED}:
        raise NotAdmitted(RefusalKind.UNKNOWN_COMPRESSION, part=entry.name)
    return entry, start + name + extra + comment


def _safe(name: bytes) -> str:
    """The name as text: of plain letters only, which all programs read alike, and leading nowhere outside."""
    text = name.decode("ascii", "backslashreplace")
    if not _PLAIN_NAME.fullmatch(name) or _UNSAFE_NAME.search(text):
        raise NotAdmitted(RefusalKind.UNSAFE_NAME, part="".join(one if one.isprintable() else "?" for one in text))
    return text


def _weighed(entries: list[Entry]) -> None:
    """Refuse by what the directory owns up to; what it conceals is noticed while unpacking."""
    if sum(entry.size for entry in entries) > LARGEST_UNPACKED or any(
        entry.size > RATIO_COUNTS_FROM and entry.size > HIGHEST_RATIO * entry.packed for entry in entries
    ):
        raise NotAdmitted(RefusalKind.UNPACKS_TOO_LARGE, limit=LARGEST_UNPACKED // 1_000_000)


def _laid_out(data: bytes, entries: list[Entry], directory: int) -> dict[str, int]:
    """Where the bytes of each entry begin; the entries fill the file up to the directory without gap or overlap."""
    starts: dict[str, int] = {}
    place = 0
    for entry in sorted(entries, key=lambda one: one.offset):
        if entry.offset != place:
            raise NotAdmitted(RefusalKind.CONTRADICTORY_ZIP)
        starts[entry.name], place = _placed(data, entry)
    if place != directory:
        raise NotAdmitted(RefusalKind.CONTRADICTORY_ZIP)
    return starts


def _placed(data: bytes, entry: Entry) -> tuple[int, int]:
    """Where the bytes of an entry begin and where the next header is; both headers must say the same."""
    mark, _, flags, method, _, _, *sums, name, extra = _HEADER.unpack_from(data, entry.offset)
    told = [entry.crc, entry.packed, entry.size]
    name_at = entry.offset + _HEADER.size
    start = name_at + name + extra
    place = start + entry.packed
    if (
        mark != _HEADER_MARK
        or flags & _AGREED != entry.flags & _AGREED
        or method != entry.method
        or data[name_at : name_at + name] != entry.name.encode()
        or (sums != told and not flags & _SIZES_FOLLOW)
    ):
        raise NotAdmitted(RefusalKind.CONTRADICTORY_ZIP)
    if flags & _SIZES_FOLLOW:
        place += len(_DESCRIPTOR_MARK) if data.startswith(_DESCRIPTOR_MARK, place) else 0
        if list(_DESCRIPTOR.unpack_from(data, place)) != told:
            raise NotAdmitted(RefusalKind.CONTRADICTORY_ZIP)
        place += _DESCRIPTOR.size
    return start, place


def _inflated(entry: Entry, packed: bytes) -> bytes:
    """The bytes of a part, at most one more than the directory owns up to."""
    content, is_whole = packed, True
    if entry.method == _DEFLATED:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        content = stream.decompress(packed, entry.size + 1)
        is_whole = stream.eof and not stream.unused_data
    if len(content) > entry.size:
        raise NotAdmitted(RefusalKind.CONTRADICTORY_ZIP)
    if not is_whole or len(content) != entry.size or zlib.crc32(content) != entry.crc:
        raise NotAdmitted(RefusalKind.DAMAGED_ZIP)
    return content
