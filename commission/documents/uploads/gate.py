"""The one gate for every uploaded file: it comes in as a sound .docx or .pdf, or it is refused with a reason."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

from commission.config import MEGABYTE, ROOT
from commission.documents.uploads.files import WordFile
from commission.documents.uploads.judging import UploadKind
from commission.documents.uploads.refusals import NotAdmitted, RefusalKind
from commission.texts.cleaning import stripped

LARGEST = 12 * MEGABYTE
# by the clock, for a machine with much else to do; the reader's own time is counted by the system (child.SECONDS)
SECONDS = 10
_LONGEST_NAME = 200
_READER = (sys.executable, "-m", "commission.documents.uploads.child")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that may be stored and handed on, always as a download."""

    kind: UploadKind
    # a name for people, never for the disk
    name: str
    data: bytes = field(repr=False)
    # what a Word file says
    word: WordFile | None = field(default=None, repr=False)

    @property
    def sha256(self) -> str:
        """The fingerprint of its bytes."""
        return hashlib.sha256(self.data).hexdigest()


def admitted(data: bytes, name: str) -> Upload:
    """The upload, judged by its bytes in a process of its own; ``NotAdmitted`` if it stays outside."""
    if not data:
        raise NotAdmitted(RefusalKind.EMPTY)
    if len(data) > LARGEST:
        raise NotAdmitted(RefusalKind.TOO_LARGE, limit=LARGEST // MEGABYTE)
    answer = _read(data)
    if "reason" in answer:
        raise NotAdmitted(RefusalKind(answer["reason"]), **answer["facts"])
    kind = UploadKind(answer["kind"])
    plain = _plain(name) or f"file.{kind}"
    if not plain.lower().endswith(f".{kind}"):
        raise NotAdmitted(RefusalKind.RENAMED, name=plain, format=f".{kind}")
    return Upload(kind, plain, data, WordFile.from_plain(answer["word"]) if answer["word"] else None)


def _read(data: bytes) -> dict[str, Any]:
    """What the reader says; if it dies or dawdles, the file is too heavy for it."""
    try:
        reader = subprocess.run(  # noqa: S603 -- our own interpreter and module
            _READER,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={},
            timeout=SECONDS,
            check=True,
        )
        return dict(json.loads(reader.stdout))
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        # only the sort of the end: the file itself is nobody's business
        _log.warning("the reader of an upload ended with %s", getattr(error, "returncode", type(error).__name__))
        raise NotAdmitted(RefusalKind.TOO_HEAVY) from error


def _plain(name: str) -> str:
    """The last part of a name, as one line that is not too long; the ending stays."""
    last = re.split(r"[/\\]", stripped(name))[-1]
    stem, dot, ending = re.sub(r"\s+", " ", last).strip().rpartition(".")
    return f"{stem[:_LONGEST_NAME]}{dot}{ending[:_LONGEST_NAME]}"
