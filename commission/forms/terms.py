"""The forms of the directory of agreed forms: one entry, and a file of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_wtf.file import FileField, FileRequired

from commission.forms.base import Form
from commission.forms.fields import WRAPPED, EnumSelect, Line, line_pair, passage_pair
from commission.forms.records import Code, Day, ensure_in_order
from commission.forms.rows import one_half
from commission.i18n import lazy, lazy_in_context
from commission.models import TermKind
from commission.operations.terms import TermFacts
from commission.texts import Bilingual, Language

if TYPE_CHECKING:
    from wtforms import Field


class TermForm(Form):
    """What people enter about an agreed form."""

    kind = EnumSelect(lazy("Kind"), TermKind)
    form_ru, form_kk = line_pair(lazy("Agreed form"), **WRAPPED)
    variants_ru, variants_kk = passage_pair(
        lazy("Other forms that are met"),
        rows=3,
        hint=lazy("One to a line. Where a text has one, the agreed form is named."),
    )
    meaning = Line(lazy("Meaning in English"))
    source = Line(lazy("Source"), hint=lazy("Where the form was found."))
    valid_from = Day(lazy_in_context("agreed form", "In use from"))
    valid_until = Day(lazy_in_context("agreed form", "In use until"))
    code = Code()

    def validate_form_ru(self, field: Field) -> None:
        """One language at least."""
        del field
        one_half(self, "form")

    def validate_valid_until(self, field: Field) -> None:
        """Nothing ends before it begins."""
        del field
        ensure_in_order(self)

    def facts(self) -> TermFacts:
        """What the operation wants."""
        return TermFacts(
            code=self.code.data,
            form=self.pair("form"),
            kind=self.kind.data,
            variants=Bilingual(*(_lines(self.pair("variants")[one]) for one in Language)),
            meaning=self.meaning.data,
            source=self.source.data,
            valid_from=self.valid_from.data,
            valid_until=self.valid_until.data,
        )


class TermFileForm(Form):
    """One table of agreed forms."""

    file = FileField(
        lazy("File"),
        validators=[FileRequired(lazy("Choose a file."))],
        description=lazy("CSV in UTF-8, with the columns that the table has when it is downloaded here."),
    )


def _lines(text: str) -> str:
    """The lines in which something stands."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
