"""What a record answers when an act would break one of its rules."""

from __future__ import annotations


class RuleBroken(Exception):  # noqa: N818 -- the children are named for the rule, as STYLE.md asks
    """An act that the record's state or contents do not allow; each child has its sentence in ``labels``.

    ``facts`` are the named placeholders of that sentence.
    """

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__, facts)
        self.facts = facts
