"""The form of a body: its names over time with their case forms, and who took over from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.forms.fields import WRAPPED, EnumRadios, Line, line_pair
from commission.forms.records import Code, Day, EntrySelect, ensure_in_order, offer_sides
from commission.forms.rows import FormWithRows, Row, Rows, one_half
from commission.i18n import lazy, lazy_in_context
from commission.models import Side
from commission.operations.directories import BodyFacts, BodyNameFacts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wtforms import Field

    from commission.models import Body


class BodyNameRow(Row):
    """A name from a day on."""

    nominative_ru, nominative_kk = line_pair(lazy_in_context("body", "Name"), **WRAPPED)
    full_ru, full_kk = line_pair(lazy_in_context("body", "Full name"), **WRAPPED)
    short_ru, short_kk = line_pair(lazy("Short name"))
    genitive_ru = Line(lazy("Genitive, Russian (of whom?)"), **WRAPPED)
    dative_ru = Line(lazy("Dative, Russian (to whom?)"), **WRAPPED)
    instrumental_ru = Line(lazy("Instrumental, Russian (with whom?)"), **WRAPPED)
    instrumental_kk = Line(lazy("Instrumental, Kazakh (with whom?)"), **WRAPPED)
    valid_from = Day(lazy("In force from"), hint=lazy("Left empty for the first name known."))

    def validate_nominative_ru(self, field: Field) -> None:
        """One language at least."""
        del field
        one_half(self, "nominative")

    def facts(self) -> BodyNameFacts:
        """What the operation wants."""
        return BodyNameFacts(
            nominative=self.pair("nominative"),
            full=self.pair("full"),
            short=self.pair("short"),
            genitive_ru=self.genitive_ru.data,
            dative_ru=self.dative_ru.data,
            instrumental_ru=self.instrumental_ru.data,
            instrumental_kk=self.instrumental_kk.data,
            valid_from=self.valid_from.data,
        )


class BodyForm(FormWithRows):
    """What people enter about a body."""

    side = EnumRadios(lazy("Side"), Side)
    names = Rows(
        lazy("Names"),
        BodyNameRow,
        add=lazy("Add another name"),
        required=lazy("A body has a name."),
    )
    valid_from = Day(lazy("Exists from"))
    valid_until = Day(lazy("Exists until"))
    successor_id = EntrySelect(lazy("Its work was taken over by"))
    code = Code()

    def offer(self, sides: Sequence[Side], bodies: Sequence[Body]) -> None:
        """Set for which Sides the actor keeps bodies, and which ones may have taken over."""
        offer_sides(self.side, sides)
        self.successor_id.offer_entries(bodies, blank=lazy("Nobody"))

    def validate_valid_until(self, field: Field) -> None:
        """Nothing ends before it begins."""
        del field
        ensure_in_order(self)

    def facts(self) -> BodyFacts:
        """What the operation wants."""
        return BodyFacts(
            code=self.code.data,
            side=self.side.data,
            names=[row.facts() for row in self.names.filled],
            valid_from=self.valid_from.data,
            valid_until=self.valid_until.data,
            successor=self.successor_id.chosen,
        )
