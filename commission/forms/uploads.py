"""A file of a person: one .docx or .pdf, judged by the gate for uploads."""

from __future__ import annotations

from flask_wtf.file import FileField, FileRequired

from commission.forms.base import Form
from commission.i18n import lazy


class UploadForm(Form):
    """One Word or PDF file."""

    file = FileField(
        lazy("File"),
        validators=[FileRequired(lazy("Choose a file."))],
        description=lazy("A Word file (.docx) or a PDF, at most 12 MB."),
    )
