"""Everything of a session in one zip file: the four texts, both languages together, agenda, delegations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.documents.papers.lists import access_list, agenda, delegation_list
from commission.documents.papers.naming import file_name
from commission.documents.papers.protocols import protocol
from commission.documents.papers.word import written
from commission.documents.papers.word.packing import packed
from commission.models import Side
from commission.texts import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission.documents.papers.tree import Paper
    from commission.models import Meeting

_BOTH = tuple(Language)


def everything(meeting: Meeting, *, is_draft: bool, with_access_list: bool = False) -> bytes:
    """All papers of a session as one zip file; ``PaperHasGaps`` where a final protocol would lack anything."""
    papers = list(_papers(meeting, is_draft=is_draft))
    if with_access_list:
        papers.append(access_list(meeting, _BOTH))
    return packed({file_name(paper): written(paper) for paper in papers}, level=0)


def _papers(meeting: Meeting, *, is_draft: bool) -> Iterator[Paper]:
    for copy in Side:
        for languages in ((copy.language,), (copy.language.other,), _BOTH):
            yield protocol(meeting, copy, languages, is_draft=is_draft)
        yield agenda(meeting, copy, _BOTH)
        for side in copy.in_order:
            yield delegation_list(meeting, side, copy, _BOTH)
