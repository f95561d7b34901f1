"""Fingerprints of what people checked or agreed to: whoever changes any of it has, by that, no agreement yet."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def fingerprint(*told: Any) -> str:
    """SHA-256 over plain values (texts, numbers, lists of them) in their order."""
    canonical = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
