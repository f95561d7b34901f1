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
    from collections.abc import Iterator, Mapping

    from commission.documents.papers.tree import Paper
    from commission.models import Meeting

_BOTH = tuple(Language)


def everything(
    meeting: Meeting, *, is_draft: bool, with_access_list: bool = False, sealed: Mapping[str, bytes] | None = None
) -> bytes:
    """All papers of a session as one zip file; ``PaperHasGaps`` where a final protocol would lack anything.

    Where the protocol is ``sealed``, its texts are those files, by their names, and no others are made.
    """
    papers = [*([] if sealed else _texts(meeting, is_draft=is_draft)), *_lists(meeting)]
    if with_access_list:
        papers.append(access_list(meeting, _BOTH))
    return packed({**(sealed or {}), **{file_name(paper): written(paper) for paper in papers}}, level=0)


def _texts(meeting: Meeting, *, is_draft: bool) -> Iterator[Paper]:
    for copy in Side:
        for languages in ((copy.language,), (copy.language.other,), _BOTH):
            yield protocol(meeting, copy, languages, is_draft=is_draft)


def _lists(meeting: Meeting) -> Iterator[Paper]:
    for copy in Side:
        yield agenda(meeting, copy, _BOTH)
        for side in copy.in_order:
            yield delegation_list(meeting, side, copy, _BOTH)
