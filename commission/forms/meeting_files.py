"""The form that takes a session as a file."""

from __future__ import annotations

from flask_wtf.file import FileField, FileRequired

from commission.forms.base import Form
from commission.i18n import lazy


class MeetingFileForm(Form):
    """One YAML or JSON file."""

    file = FileField(
        lazy("File"),
        validators=[FileRequired(lazy("Choose a file."))],
        description=lazy("YAML or JSON in UTF-8, as it is written by “The session as a file”."),
    )
