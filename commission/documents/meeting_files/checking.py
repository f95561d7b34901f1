"""Checking a session file that came in: YAML or JSON, the schema, clean texts; every fault with its line."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, FormatChecker

from commission.config import ROOT
from commission.documents.faults import Fault, FaultKind, FaultyFile
from commission.documents.located import Located, Path, dotted, read
from commission.texts.cleaning import ControlCharacters, clean

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_KINDS = {
    "required": FaultKind.MISSING_FIELD,
    "additionalProperties": FaultKind.UNKNOWN_FIELD,
    "type": FaultKind.WRONG_TYPE,
    "format": FaultKind.NO_SUCH_DAY,
}


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of a session file."""
    text = (ROOT / "commission" / "data" / "meeting.schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def decoded(data: bytes) -> str:
    """The text of a file, in UTF-8 with or without a mark; ``FaultyFile`` where it is none."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as refusal:
        raise FaultyFile([Fault(FaultKind.NOT_UTF8, data.count(b"\n", 0, refusal.start) + 1)]) from refusal


def checked(text: str) -> Located:
    """The values of a session file, texts cleaned; ``FaultyFile`` with everything that the schema finds wrong."""
    located = read(text)
    validator = Draft202012Validator(schema(), format_checker=FormatChecker(["date"]))
    found = [_fault(error, located) for error in validator.iter_errors(located.value)]
    # days that the calendar lacks do not hinder reading on: alone they are told with whatever the records find wrong
    faults = [fault for fault in found if fault.kind is not FaultKind.NO_SUCH_DAY]
    located.value = _cleaned(located.value, (), located, faults)
    if faults:
        raise FaultyFile([*faults, *(fault for fault in found if fault.kind is FaultKind.NO_SUCH_DAY)])
    return located


def _fault(error: ValidationError, located: Located) -> Fault:
    path: Path = tuple(error.absolute_path)
    kind = _KINDS.get(str(error.validator), FaultKind.WRONG_VALUE)
    facts: dict[str, Any] = {}
    wanted: Any = error.validator_value
    present: Any = error.instance
    if kind is FaultKind.MISSING_FIELD:
        facts["fields"] = ", ".join(name for name in wanted if name not in present)
    elif kind is FaultKind.UNKNOWN_FIELD:
        known: Any = error.schema
        unknown = [name for name in present if name not in known.get("properties", {})]
        facts["fields"] = ", ".join(unknown)
        path = (*path, unknown[0])
    elif kind in {FaultKind.WRONG_VALUE, FaultKind.NO_SUCH_DAY}:
        facts["value"] = str(present)[:80]
    return Fault(kind, located.line(path), dotted(path), facts)


def _cleaned(value: Any, path: Path, located: Located, faults: list[Fault]) -> Any:
    if isinstance(value, dict):
        return {key: _cleaned(one, (*path, key), located, faults) for key, one in value.items()}
    if isinstance(value, list):
        return [_cleaned(one, (*path, place), located, faults) for place, one in enumerate(value)]
    if not isinstance(value, str):
        return value
    try:
        return clean(value)
    except ControlCharacters as refusal:
        faults.append(
            Fault(FaultKind.CONTROL_CHARACTERS, located.line(path), dotted(path), {"place": refusal.offset + 1})
        )
        return value
