"""Word: the only place that knows how a paper becomes a .docx."""

from commission.documents.papers.word.footers import with_seal_line
from commission.documents.papers.word.writing import export_id, written

__all__ = ["export_id", "with_seal_line", "written"]
