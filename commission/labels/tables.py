"""What a table of labels is: the members of an enum, and what each is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel.support import LazyProxy

Labels = dict[Any, "LazyProxy"]
