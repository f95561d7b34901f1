"""Whether a file says the same as a session that is there already, and where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commission.documents.meeting_files import as_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission.documents.located import Path
    from commission.models import Meeting


def differences(meeting: Meeting, told: dict[str, Any]) -> Iterator[Path]:
    """The places at which the file and the loaded session differ."""
    return _differences(_comparable(as_data(meeting)), _comparable(told), ())


def _comparable(data: dict[str, Any]) -> dict[str, Any]:
    """The parts of a file that tell of the session itself, without what is only said for the file's own sake."""
    told = {part: _bare(data.get(part) or {}) for part in ("meeting", "delegations", "agenda", "sections")}
    told["meeting"].pop("state", None)
    return told


def _bare(value: Any) -> Any:
    """Without the keys that clauses have within a file, empty parts, and what goes without saying."""
    if isinstance(value, dict):
        kept = {key: _bare(one) for key, one in value.items() if key not in {"key", "decision"}}
        return {key: one for key, one in kept.items() if one not in (None, "", [], {})}
    return [_bare(one) for one in value] if isinstance(value, list) else value


def _differences(ours: Any, theirs: Any, path: Path) -> Iterator[Path]:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted({*ours, *theirs}):
            yield from _differences(ours.get(key), theirs.get(key), (*path, key))
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for place, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            yield from _differences(one, other, (*path, place))
    elif ours != theirs:
        yield path
