"""The part of a clause form that only an instruction has: executors of both Sides and the deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import HiddenField, SelectField
from wtforms.validators import Optional

from commission.forms.fields import EnumSelect, Number, RecordBoxes, RecordSelect, Words, line_pair
from commission.forms.records import Day
from commission.i18n import gettext as _
from commission.i18n import lazy
from commission.labels import label
from commission.models import Side
from commission.operations.assignments import AssignmentFacts, Executors
from commission.texts import Bilingual
from commission.texts.deadlines import (
    DeadlineKind,
    PeriodUnit,
    Rhythm,
    last_day,
    period_parts,
    period_rule,
    recurring_parts,
    recurring_rule,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commission.models import Assignment, Body

    Bodies = Mapping[Side, Sequence[tuple[Body, str]]]

# What each kind of deadline cannot do without; a rule is put together from fields that people understand.
_NEEDED = {
    DeadlineKind.DATE: ("deadline_on",),
    DeadlineKind.MONTH: ("deadline_on",),
    DeadlineKind.QUARTER: ("deadline_on",),
    DeadlineKind.HALF: ("deadline_on",),
    DeadlineKind.YEAR: ("deadline_on",),
    DeadlineKind.PERIOD: ("period_count", "period_unit"),
    DeadlineKind.RECURRING: ("rhythm",),
}

_HOW_OFTEN: Words = lazy("How often")


class AssignmentFields:
    """Fields to mix into a form."""

    lead_rf = RecordSelect(lazy("Lead executor of the Russian Side"))
    others_rf = RecordBoxes(lazy("Co-executors of the Russian Side"))
    lead_kz = RecordSelect(lazy("Lead executor of the Kazakh Side"))
    others_kz = RecordBoxes(lazy("Co-executors of the Kazakh Side"))
    deadline_kind = EnumSelect(lazy("Kind of deadline"), DeadlineKind, blank=lazy("Not set yet"))
    deadline_on = Day(
        lazy("Calendar day"),
        hint=lazy("Of a month, quarter, half-year or year any day will do: its last day is kept."),
    )
    period_count = Number(lazy("How many"), most=9999)
    period_unit = EnumSelect(lazy("Counted in"), PeriodUnit, blank=lazy("Choose"))
    rhythm = SelectField(_HOW_OFTEN, [Optional()], default="")
    month_day = Number(
        lazy("By which day of the month"), most=31, hint=lazy("Of the month that follows the reporting one.")
    )
    deadline_ru, deadline_kk = line_pair(lazy("Wording of the deadline"))
    assignment_shown = HiddenField()

    def offer_bodies(self, bodies: Bodies, assignment: Assignment | None) -> None:
        """Set the choices: bodies of each Side with their names; a rhythm without a name that stands there already."""
        self._bodies = {body.id: body for named in bodies.values() for body, _ in named}
        for side, named in bodies.items():
            choices = [(body.id, name) for body, name in named]
            _of(self, "lead", side).offer(choices, blank=lazy("None"))
            _of(self, "others", side).offer(choices)
        rhythms = [("", _("Choose")), *((one.value, label(one)) for one in Rhythm)]
        stored = recurring_parts(assignment.deadline_rule) if assignment else None
        if stored and stored[0] not in {value for value, _ in rhythms}:
            rhythms.append((stored[0], _("As it stands: %(rule)s", rule=stored[0])))
        self.rhythm.choices = rhythms

    def missing_parts(self) -> tuple[str, ...]:
        """The names of fields that the kind of deadline cannot do without and that are empty."""
        needed = _NEEDED.get(self.deadline_kind.data, ())
        return tuple(name for name in needed if not getattr(self, name).data)

    def assignment_facts(self) -> AssignmentFacts:
        """What the operation wants to know; fields of other kinds of deadline are left aside."""
        kind, on = self.deadline_kind.data, self.deadline_on.data
        return AssignmentFacts(
            executors={side: self._executors(side) for side in Side},
            deadline_kind=kind,
            deadline_rule=self._rule(),
            deadline_on=last_day(kind, on) if kind and on else on,
            deadline=Bilingual(self.deadline_ru.data or "", self.deadline_kk.data or ""),
        )

    def _executors(self, side: Side) -> Executors:
        lead = self._bodies.get(_of(self, "lead", side).data)
        others = [self._bodies.get(key) for key in _of(self, "others", side).data or ()]
        # who becomes the lead need not be taken out of the co-executors by hand
        return Executors(lead, [body for body in others if body is not None and body is not lead])

    def _rule(self) -> str:
        kind, count, unit = self.deadline_kind.data, self.period_count.data, self.period_unit.data
        if kind is DeadlineKind.PERIOD and count and unit:
            return period_rule(count, unit)
        if kind is DeadlineKind.RECURRING and self.rhythm.data:
            return recurring_rule(self.rhythm.data, self.month_day.data)
        return ""


def assignment_values(assignment: Assignment | None) -> dict[str, Any]:
    """What the fields say of an instruction as it is stored; all of them empty for what is none."""
    told = assignment or AssignmentFacts()
    count, unit = period_parts(told.deadline_rule) or (None, None)
    rhythm, month_day = recurring_parts(told.deadline_rule) or ("", None)
    values: dict[str, Any] = {
        "deadline_kind": told.deadline_kind,
        "deadline_on": told.deadline_on,
        "period_count": count,
        "period_unit": unit,
        "rhythm": rhythm,
        "month_day": month_day,
        "deadline_ru": told.deadline.ru,
        "deadline_kk": told.deadline.kk,
    }
    for side in Side:
        executors = assignment.executors_of(side) if assignment else ()
        lead = assignment.lead(side) if assignment else None
        values[f"lead_{side.value}"] = lead.body_id if lead else None
        values[f"others_{side.value}"] = [one.body_id for one in executors if one is not lead]
    return values


def _of(form: AssignmentFields, name: str, side: Side) -> Any:
    return getattr(form, f"{name}_{side.value}")
