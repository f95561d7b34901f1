"""Forms of delegations: somebody's part in a session, somebody new to the directory, marks for many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import SelectMultipleField

from commission.forms.base import Form
from commission.forms.fields import EnumSelect, line_pair, passage_pair
from commission.forms.records import Day
from commission.forms.rows import one_half
from commission.i18n import lazy
from commission.models import Capacity, Mark, NameParts
from commission.operations.delegations import AttendanceFacts
from commission.operations.directories import PersonFacts
from commission.texts import Language
from commission.texts.initials import initials

if TYPE_CHECKING:
    from wtforms import Field

    from commission.models import Side

_POST = 1000


class AttendanceForm(Form):
    """Somebody's part in a session."""

    capacity = EnumSelect(lazy("Capacity"), Capacity, default=Capacity.MEMBER)
    post_ru, post_kk = passage_pair(
        lazy("Post"),
        most=_POST,
        rows=3,
        hint=lazy("As worded on the day of the session; the directory stays as it is."),
    )
    post_elsewhere_ru, post_elsewhere_kk = passage_pair(
        lazy("Post as the other Side's copy words it"), most=_POST, rows=3, hint=lazy("Only where it differs.")
    )
    invited_on = Day(lazy("Invited on"))
    confirmed_on = Day(lazy("Confirmed on"))
    attended_on = Day(lazy("Attended from"))

    def facts(self) -> AttendanceFacts:
        """What the operation wants."""
        return AttendanceFacts(
            capacity=self.capacity.data,
            post=self.pair("post"),
            post_elsewhere=self.pair("post_elsewhere"),
            invited_on=self.invited_on.data,
            confirmed_on=self.confirmed_on.data,
            attended_on=self.attended_on.data,
        )


class NewcomerForm(AttendanceForm):
    """Somebody whom the directory does not know yet, and the part in the session."""

    surname_ru, surname_kk = line_pair(lazy("Surname"))
    given_ru, given_kk = line_pair(lazy("Given name"))
    patronymic_ru, patronymic_kk = line_pair(lazy("Patronymic"), hint=lazy("Where it is used."))
    initials_ru, initials_kk = line_pair(
        lazy("Initials"), hint=lazy("Left empty: made from the given name and the patronymic in this language.")
    )

    def validate_surname_ru(self, field: Field) -> None:
        """One language at least."""
        del field
        one_half(self, "surname")

    def newcomer(self, side: Side) -> PersonFacts:
        """What the directory learns; the operation adds the post."""
        return PersonFacts("", side, self._name(Language.RU), self._name(Language.KK))

    def _name(self, language: Language) -> NameParts:
        surname, given, patronymic, typed = (
            self[f"{part}_{language.value}"].data for part in ("surname", "given", "patronymic", "initials")
        )
        return NameParts(surname, given, patronymic, typed or initials(given, patronymic))


class Marks(SelectMultipleField):
    """Marks of several people, each as the id of the attendance and what is noted."""

    def __init__(self, **bound: Any) -> None:
        super().__init__(coerce=_as_mark, validate_choice=False, **bound)


class MarksForm(Form):
    """Who is invited, confirmed, attended: as the page showed it, and as it was sent."""

    was = Marks()
    now = Marks()

    def changes(self) -> dict[tuple[int, Mark], bool]:
        """What was ticked or unticked; whatever somebody else noted meanwhile is left alone."""
        was, now = set(self.was.data or ()), set(self.now.data or ())
        return {mark: mark in now for mark in was ^ now}


def _as_mark(value: str) -> tuple[int, Mark]:
    mark, _dash, key = value.partition("-")
    return int(key), Mark(mark)
