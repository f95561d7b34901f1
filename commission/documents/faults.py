"""What is wrong with a file that came in: every fault with its place, all told in one go."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


class FaultKind(StrEnum):
    """What sort of fault it is; the sentence is in ``labels``."""

    NOT_UTF8 = "not_utf8"
    NOT_YAML = "not_yaml"
    NOT_CSV = "not_csv"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    ALIAS = "alias"
    DOUBLE_KEY = "double_key"
    MISSING_FIELD = "missing_field"
    UNKNOWN_FIELD = "unknown_field"
    WRONG_TYPE = "wrong_type"
    WRONG_VALUE = "wrong_value"
    CONTROL_CHARACTERS = "control_characters"
    NO_SUCH_DAY = "no_such_day"
    NAMED_TWICE = "named_twice"
    NOBODY_KNOWN = "nobody_known"
    RULE_BROKEN = "rule_broken"
    OTHER_COMMISSION = "other_commission"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its line (1-based, 0 where the whole file is meant), the path of keys, and facts for the sentence."""

    kind: FaultKind
    line: int = 0
    path: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


class FaultyFile(Exception):  # noqa: N818 -- named for what is wrong
    """The file was refused whole; ``faults`` tells everything that is wrong with it, in the order of its lines."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(len(faults))
        in_order = sorted(faults, key=lambda one: (one.line, one.path))
        # one place may break one rule of the schema several times over
        self.faults = tuple(one for place, one in enumerate(in_order) if one not in in_order[max(0, place - 9) : place])
