"""The form of a commission: its names in both copies and both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commission.forms.base import Form
from commission.forms.fields import WRAPPED, EnumRadios, RecordSelect, line_pair
from commission.forms.records import Code
from commission.forms.rows import one_half
from commission.i18n import lazy
from commission.models import Commission, CommissionKind, Side
from commission.operations.commissions import CommissionFacts, NameFacts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wtforms import Field


class CommissionForm(Form):
    """What people enter about a commission; the copy of each Side names its own country first."""

    kind = EnumRadios(lazy("Kind"), CommissionKind, default=CommissionKind.COMMISSION)
    parent_id = RecordSelect(
        lazy("Part of"), hint=lazy("For sub-commissions and working groups: the commission they belong to.")
    )
    rf_nominative_ru, rf_nominative_kk = line_pair(lazy("Name in Russia's copy"), **WRAPPED)
    rf_genitive_ru, rf_genitive_kk = line_pair(lazy("Genitive in Russia's copy"), **WRAPPED)
    kz_nominative_ru, kz_nominative_kk = line_pair(lazy("Name in Kazakhstan's copy"), **WRAPPED)
    kz_genitive_ru, kz_genitive_kk = line_pair(lazy("Genitive in Kazakhstan's copy"), **WRAPPED)
    short_ru, short_kk = line_pair(lazy("Short name"), hint=lazy("What the protocol calls it after “hereinafter”."))
    code = Code()

    def __init__(self, commission: Commission | None = None) -> None:
        super().__init__(obj=commission, **_names(commission))
        self.parents: dict[int, Commission] = {}

    def offer(self, named: Sequence[tuple[Commission, str]]) -> None:
        """Set which commissions it may be a part of, each with its name."""
        self.parents = {commission.id: commission for commission, _name in named}
        self.parent_id.offer([(commission.id, name) for commission, name in named], blank=lazy("Of none"))

    def validate_rf_nominative_ru(self, field: Field) -> None:
        """One language at least."""
        del field
        one_half(self, "rf_nominative")

    def validate_kz_nominative_ru(self, field: Field) -> None:
        """One language at least."""
        del field
        one_half(self, "kz_nominative")

    def facts(self) -> CommissionFacts:
        """What the operation wants."""
        names = {
            side: NameFacts(self.pair(f"{side.value}_nominative"), self.pair(f"{side.value}_genitive")) for side in Side
        }
        parent = self.parents.get(self.parent_id.data)
        return CommissionFacts(self.code.data, names, self.pair("short"), self.kind.data, parent)


def _names(commission: Commission | None) -> dict[str, Any]:
    return {
        f"{name.copy.value}_{column}": getattr(name, column)
        for name in (commission.names if commission else ())
        for column in ("nominative_ru", "nominative_kk", "genitive_ru", "genitive_kk")
    }
