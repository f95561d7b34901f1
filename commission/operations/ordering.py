"""Moving rows: people order delegations, agendas and clauses by hand."""

from __future__ import annotations

import typing as t
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence


class Placed(t.Protocol):
    """A row that has a place among others."""

    position: Any


Row = TypeVar("Row", bound=Placed)


def next_position(rows: Sequence[Placed]) -> int:
    """The place behind the last row."""
    return max((row.position for row in rows), default=0) + 1


def move(rows: Sequence[Row], row: Row, to: int) -> bool:
    """Put a row at the 1-based place ``to`` and number all anew; whether anything moved.

    A place beyond either end means that end.
    """
    ordered = sorted(rows, key=lambda one: one.position)
    before = list(ordered)
    ordered.remove(row)
    ordered.insert(min(max(to, 1), len(ordered) + 1) - 1, row)
    for place, one in enumerate(ordered, start=1):
        if one.position != place:
            one.position = place
    return ordered != before
