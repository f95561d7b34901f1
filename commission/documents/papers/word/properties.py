"""What a Word file says of its records: the properties that the way back from Word starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.documents.papers.word.markup import DECLARATION, text

if TYPE_CHECKING:
    from commission.documents.papers.tree import Paper

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# the format of properties that people and programs add, as the standard names it
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def custom(paper: Paper, export_id: str) -> str:
    """The part custom.xml, which outlives every program the file goes through."""
    values = {
        "ProtocolId": paper.origin.protocol_id,
        "MeetingId": paper.origin.meeting_id,
        "ExportId": export_id,
        "Copy": paper.copy.value,
        "Languages": " ".join(language.value for language in paper.languages),
        "Draft": "yes" if paper.is_draft else "no",
    }
    told = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{name}"><vt:lpwstr>{text(str(value))}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(values.items(), start=2)
    )
    return f'{DECLARATION}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}">{told}</Properties>'
