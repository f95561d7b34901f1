"""A session as a file: a documented, versioned, bilingual YAML that any secretariat can write by hand."""

from commission.documents.meeting_files.checking import checked, decoded, schema
from commission.documents.meeting_files.writing import as_data, written

__all__ = ["as_data", "checked", "decoded", "schema", "written"]
