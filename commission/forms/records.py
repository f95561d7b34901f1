"""Fields that the directories have in common: codes, days, entries of other directories."""

from __future__ import annotations

import re
import typing as t
from typing import TYPE_CHECKING, Any

from wtforms import DateField, ValidationError
from wtforms.validators import Optional

from commission.forms.fields import CODE, EnumRadios, Line, RecordSelect, Words
from commission.i18n import gettext as _
from commission.i18n import lazy
from commission.labels import in_words, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wtforms.form import BaseForm

    from commission.forms.base import Form
    from commission.forms.rows import Row
    from commission.models import Side
    from commission.texts import Bilingual

# What a session file accepts (meeting.schema.json).
_CODE = re.compile(rf"[a-z][a-z0-9_-]{{0,{CODE - 1}}}")


class Entry(t.Protocol):
    """A record that people choose by its name."""

    id: Any

    def known_as(self) -> Bilingual:
        """The name in both languages."""


class Code(Line):
    """The short word by which session files name a record; may be left to the program."""

    def __init__(self, **bound: Any) -> None:
        hint: Words = lazy("A short Latin word by which session files name the record. Left empty: made from the name.")
        super().__init__(lazy("Code"), hint=hint, **bound)

    def pre_validate(self, form: BaseForm) -> None:
        """Refuse what a session file would refuse."""
        del form
        if self.data and not _CODE.fullmatch(self.data):
            raise ValidationError(
                _("Begin with a small Latin letter; then small letters, figures, hyphens or underlines, 40 at most.")
            )


class Day(DateField):
    """A day that may be left open."""

    def __init__(self, text: Words, *, hint: Words = "", **bound: Any) -> None:
        super().__init__(text, [Optional()], description=hint, **bound)


class EntrySelect(RecordSelect):
    """One entry of a directory, or none."""

    def offer_entries(self, entries: Iterable[Entry], *, blank: Words) -> None:
        """Set the choices, each by its name in the language spoken."""
        self.entries = {entry.id: entry for entry in entries}
        self.offer([(key, in_words(entry.known_as())) for key, entry in self.entries.items()], blank=blank)

    @property
    def chosen(self) -> Any:
        """The entry that was chosen, if any."""
        return self.entries.get(self.data)


def ensure_in_order(form: Form | Row) -> None:
    """Refuse ``valid_until`` before ``valid_from``."""
    first, last = form["valid_from"].data, form["valid_until"].data
    if first and last and last < first:
        raise ValidationError(_("The last day is before the first one."))


def offer_sides(field: EnumRadios, sides: Sequence[Side]) -> None:
    """Leave these Sides to choose from; a single one is chosen already."""
    field.choices = [(side.value, label(side)) for side in sides]
    if field.raw_data is None and field.data is None and len(sides) == 1:
        field.data = sides[0]
