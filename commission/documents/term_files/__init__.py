"""Agreed forms as files: a table that goes out and comes in, and a translation memory that goes out."""

from commission.documents.term_files.memories import memory
from commission.documents.term_files.reading import TermRow, read
from commission.documents.term_files.tables import table

__all__ = ["TermRow", "memory", "read", "table"]
