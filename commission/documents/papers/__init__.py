"""Every paper that leaves as Word: loaded records → a tree in one copy → the bytes of a .docx.

The first step knows no Word, the second no records; the preview page walks the same tree.
"""

from commission.documents.papers.bundles import everything
from commission.documents.papers.comparison import comparison
from commission.documents.papers.endorsement import endorsement_sheet
from commission.documents.papers.gaps import Gap, PaperHasGaps
from commission.documents.papers.lists import access_list, agenda, delegation_list
from commission.documents.papers.naming import file_name
from commission.documents.papers.protocols import protocol
from commission.documents.papers.seal_lines import Seal, is_seal_line
from commission.documents.papers.tree import (
    Block,
    Column,
    Paper,
    PaperKind,
    Paragraph,
    ParagraphRole,
    Part,
    PlaceAndDate,
    Run,
    SignaturePlace,
    Signatures,
    Table,
)
from commission.documents.papers.word import export_id, with_seal_line, written

__all__ = [
    "Block",
    "Column",
    "Gap",
    "Paper",
    "PaperHasGaps",
    "PaperKind",
    "Paragraph",
    "ParagraphRole",
    "Part",
    "PlaceAndDate",
    "Run",
    "Seal",
    "SignaturePlace",
    "Signatures",
    "Table",
    "access_list",
    "agenda",
    "comparison",
    "delegation_list",
    "endorsement_sheet",
    "everything",
    "export_id",
    "file_name",
    "is_seal_line",
    "protocol",
    "with_seal_line",
    "written",
]
