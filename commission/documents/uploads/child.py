"""The process that reads an upload: little memory, little time, no files, and nobody is hurt when it dies.

It is told the bytes on its standard input and answers in JSON; ``gate`` starts it.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Any

from commission.documents.uploads.judging import judged
from commission.documents.uploads.refusals import NotAdmitted, RefusalKind

MEMORY = 300 * 1024 * 1024
SECONDS = 2


def main() -> None:
    """Read, judge, answer."""
    confine()
    answer = answered(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode())


def confine() -> None:
    """Take from this process what it does not need; what goes beyond ends it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answered(data: bytes) -> dict[str, Any]:
    """The judgement in plain dicts and texts."""
    try:
        kind, word = judged(data)
    except NotAdmitted as refusal:
        return {"reason": refusal.reason, "facts": refusal.facts}
    except MemoryError:
        return {"reason": RefusalKind.TOO_HEAVY, "facts": {}}
    return {"kind": kind, "word": word and word.as_plain()}


if __name__ == "__main__":
    main()
