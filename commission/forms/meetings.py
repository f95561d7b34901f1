"""Forms of a session: what people enter about it, what a new one takes over from the last, the reason of an act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import BooleanField, ValidationError

from commission.forms.base import Form
from commission.forms.fields import EnumRadios, Number, Passage, RecordBoxes, Words, line_pair
from commission.forms.records import Day
from commission.i18n import gettext as _
from commission.i18n import lazy
from commission.labels import in_words
from commission.models import AnnexPages, MeetingFormat, Side
from commission.operations.meetings import MeetingFacts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from wtforms import Field

    from commission.models import AgendaItem, Meeting

_HAS_PLAN: Words = lazy("The protocol has a plan of measures as annex 4")
_LOOKS_BACK: Words = lazy("The protocol has a section on the fulfilment of the last one")
# A session beyond these years is a slip of the keyboard.
_YEARS = range(1990, 2101)


class MeetingForm(Form):
    """What people enter about a session."""

    number = Number(lazy("Number"), required=True, most=999)
    first_on = Day(lazy("First day"), hint=lazy("May stay open while the session is planned."))
    last_on = Day(lazy("Last day"), hint=lazy("Left empty: the session lasts one day."))
    format = EnumRadios(lazy("Format"), MeetingFormat, default=MeetingFormat.IN_PERSON)
    host_side = EnumRadios(lazy("Host"), Side)
    place_ru, place_kk = line_pair(lazy("Place as the host writes it"))
    place_locative_ru, place_locative_kk = line_pair(
        lazy("The same in a sentence"), hint=lazy("In the form that answers the question “where?”.")
    )
    place_elsewhere_ru, place_elsewhere_kk = line_pair(
        lazy("Place as the other Side writes it"), hint=lazy("Only where it differs.")
    )
    place_elsewhere_locative_ru, place_elsewhere_locative_kk = line_pair(
        lazy("The same in a sentence, other Side"), hint=lazy("Only where it differs.")
    )
    has_plan = BooleanField(_HAS_PLAN, default=True)
    annex_pages = EnumRadios(lazy("Pages of annexes"), AnnexPages, default=AnnexPages.CONTINUOUS)

    def __init__(self, meeting: Meeting | None = None, **suggested: Any) -> None:
        if meeting is not None:
            suggested = {"has_plan": meeting.protocol.has_plan, "annex_pages": meeting.protocol.annex_pages}
        super().__init__(obj=meeting, **suggested)

    def validate_first_on(self, field: Field) -> None:
        """A day of our time."""
        _ensure_likely(field.data)

    def validate_last_on(self, field: Field) -> None:
        """Nothing ends without or before a beginning; an empty field is not asked."""
        _ensure_likely(field.data)
        first, last = self.first_on.data, field.data
        if first is None:
            raise ValidationError(_("Set the first day as well."))
        if last is not None and last < first:
            raise ValidationError(_("The last day is before the first one."))

    def facts(self) -> MeetingFacts:
        """What the operation wants."""
        return MeetingFacts(
            number=self.number.data or 0,
            host_side=self.host_side.data,
            first_on=self.first_on.data,
            last_on=self.last_on.data or self.first_on.data,
            format=self.format.data,
            place=self.pair("place"),
            place_locative=self.pair("place_locative"),
            place_elsewhere=self.pair("place_elsewhere"),
            place_elsewhere_locative=self.pair("place_elsewhere_locative"),
            has_plan=self.has_plan.data,
            annex_pages=self.annex_pages.data,
        )


class NextMeetingForm(MeetingForm):
    """A session from the last one: what of that it takes over."""

    looks_back = BooleanField(_LOOKS_BACK, default=True)
    put_off = RecordBoxes(
        lazy("Questions of the last session that were put off"), hint=lazy("They go to the new agenda.")
    )

    def offer(self, items: Sequence[AgendaItem]) -> None:
        """Set which questions may be taken over."""
        self.items = {item.id: item for item in items}
        self.put_off.offer([(item.id, f"{item.number}. {in_words(item.title)}") for item in items])

    @property
    def carried(self) -> list[AgendaItem]:
        """The questions that were chosen, in the order of the last agenda."""
        return [item for key, item in self.items.items() if key in (self.put_off.data or ())]


class ActForm(Form):
    """The confirmation of an act that leads a session to another state."""

    def told_reason(self) -> str:
        """The reason, where one was asked for."""
        return ""


class ReasonedActForm(ActForm):
    """An act that says why."""

    # not "reason": that of the last act is no suggestion for this one
    why = Passage(lazy("Reason"), required=True, most=2000, hint=lazy("Both Sides read it, and the journal keeps it."))

    def told_reason(self) -> str:
        """The reason as typed."""
        return str(self.why.data)


def _ensure_likely(day: dt.date | None) -> None:
    if day is not None and day.year not in _YEARS:
        raise ValidationError(_("Look at the year again."))
