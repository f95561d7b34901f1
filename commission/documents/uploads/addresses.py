"""Where a link may lead: to the web and to a mailbox, and only when a person follows it."""

from __future__ import annotations

import re

_SAFE = re.compile(r"(?:https?://|mailto:)[^\s\\]+|#.*", re.IGNORECASE | re.DOTALL)


def is_safe(address: str) -> bool:
    """Whether it is http, https, mailto or a place in the document itself; all else may fetch or run something."""
    return bool(_SAFE.fullmatch(address))
