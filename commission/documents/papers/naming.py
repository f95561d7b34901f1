"""What the file of a paper is called: letters and figures that every system and every archive keeps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commission.documents.papers.tree import PaperKind

if TYPE_CHECKING:
    from commission.documents.papers.tree import Paper

_UNSAFE = re.compile(r"[^a-z0-9]+")


def file_name(paper: Paper) -> str:
    """Such as ``baikonur-8-protocol-rf-copy-ru-draft.docx``."""
    parts = [_UNSAFE.sub("-", paper.origin.commission.lower()).strip("-"), str(paper.origin.number), paper.kind.value]
    if paper.side:
        parts += ["of", paper.side.value]
    parts += [paper.copy.value, "copy", *(language.value for language in paper.languages)]
    if paper.kind is PaperKind.PROTOCOL:
        parts.append("draft" if paper.is_draft else "final")
    return "-".join(part for part in parts if part) + ".docx"
