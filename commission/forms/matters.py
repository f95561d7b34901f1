"""The form of a matter: its title, what each Side answers for, what the work rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.forms.fields import WRAPPED, EnumSelect, Line, line_pair, passage_pair
from commission.forms.records import Code, Day
from commission.forms.rows import FormWithRows, Row, Rows, one_half
from commission.i18n import lazy
from commission.models import GroundKind
from commission.operations.directories import GroundFacts, MatterFacts

if TYPE_CHECKING:
    from wtforms import Field


class GroundRow(Row):
    """An agreement, contract or other document."""

    kind = EnumSelect(lazy("Kind of document"), GroundKind, default=GroundKind.AGREEMENT)
    title_ru, title_kk = line_pair(lazy("Title of the document"), **WRAPPED)
    number = Line(lazy("Number"), most=100)
    signed_on = Day(lazy("Signed on"))

    def validate_title_ru(self, field: Field) -> None:
        """One language at least."""
        del field
        one_half(self, "title")

    def facts(self) -> GroundFacts:
        """What the operation wants."""
        return GroundFacts(self.kind.data, self.pair("title"), self.number.data, self.signed_on.data)


class MatterForm(FormWithRows):
    """What people enter about a matter."""

    title_ru, title_kk = line_pair(lazy("Title"), **WRAPPED)
    responsibility_rf_ru, responsibility_rf_kk = passage_pair(lazy("Russia is responsible for"))
    responsibility_kz_ru, responsibility_kz_kk = passage_pair(lazy("Kazakhstan is responsible for"))
    grounds = Rows(lazy("What it rests on"), GroundRow, add=lazy("Add another document"))
    code = Code()

    def validate_title_ru(self, field: Field) -> None:
        """One language at least."""
        del field
        one_half(self, "title")

    def facts(self) -> MatterFacts:
        """What the operation wants."""
        return MatterFacts(
            code=self.code.data,
            title=self.pair("title"),
            responsibility_rf=self.pair("responsibility_rf"),
            responsibility_kz=self.pair("responsibility_kz"),
            grounds=[row.facts() for row in self.grounds.filled],
        )
