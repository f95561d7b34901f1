"""Rows within a form, such as the posts of a person: added and taken away by buttons that need no script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import wtforms
from wtforms import FieldList, FormField

from commission.forms.base import Form
from commission.forms.fields import EnumSelect, Words
from commission.i18n import gettext as _
from commission.texts import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# What the buttons are called in the form that is sent: the list to lengthen, and the row to take away.
ADD, DROP = "add_row", "drop_row"
_MOST = 100


class Row(wtforms.Form):
    """The fields of one row; a row in which nothing was typed counts as absent."""

    class Meta(Form.Meta):
        """As in the form around it, whose CSRF token protects the row as well."""

        csrf = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed; a choice from a list that always has one says nothing."""
        asked = (field for field in self if not isinstance(field, EnumSelect))
        return not any(text.strip() for field in asked for text in field.raw_data or ())

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Whether the row may be taken as it is."""
        return self.is_blank or super().validate(extra_validators)

    def pair(self, name: str) -> Bilingual:
        """What stands in the fields ``name_ru`` and ``name_kk``."""
        return Bilingual(self[f"{name}_ru"].data, self[f"{name}_kk"].data)


class Rows(FieldList):  # type: ignore[type-arg]  # generic in the stubs only
    """A list of rows with one to begin with; ``add`` is what the button for another row says.

    ``required`` is what is said where no row is filled in; without it none needs to be.
    """

    def __init__(
        self, text: Words, kind: type[Row], *, add: Words, required: Words | None = None, **bound: Any
    ) -> None:
        super().__init__(FormField(kind), text, [_has_row], min_entries=1, max_entries=_MOST, **bound)
        self.add = add
        self.required = required

    @property
    def filled(self) -> list[Any]:
        """The rows in which something was typed."""
        return [entry.form for entry in self if not entry.form.is_blank]

    def rearrange(self, asked: Mapping[str, str]) -> bool:
        """Do what a button asked for; the new row takes the focus."""
        if asked.get(ADD) == self.name:
            if len(self) < _MOST:
                first = next(iter(self.append_entry().form))
                first.render_kw = {**(first.render_kw or {}), "autofocus": True}
            return True
        for place, entry in enumerate(self):
            if asked.get(DROP) == entry.name:
                self.pop_entry(place)  # type: ignore[call-arg]  # the stubs are older than WTForms 3.3
                if not self.entries:
                    self.append_entry()
                return True
        return False

    def _extract_indices(self, prefix: str, formdata: Mapping[str, Any]) -> Iterator[int]:
        """The numbers of the rows that were sent, as no other part of a name than figures tells them."""
        number = re.compile(rf"{re.escape(prefix)}-([0-9]{{1,4}})-")
        yield from (int(found.group(1)) for found in map(number.match, formdata) if found)


def _has_row(form: wtforms.Form, rows: Rows) -> None:
    """Refuse a list without a filled row where one is needed."""
    del form
    if rows.required is not None and not rows.filled:
        raise wtforms.ValidationError(str(rows.required))


class FormWithRows(Form):
    """A form with lists of rows; one that only asks for another row comes back, nothing lost, nothing judged."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.is_rearranged = False
        super().__init__(*args, **kwargs)

    def process(self, formdata: Any = None, *args: Any, **kwargs: Any) -> None:
        """Fill the fields, then lengthen or shorten the list whose button was pressed."""
        sent = self.meta.wrap_formdata(self, formdata)
        super().process(sent, *args, **kwargs)
        lists = [field for field in self if isinstance(field, Rows)]
        self.is_rearranged = bool(sent) and any(rows.rearrange(sent) for rows in lists)

    def validate_on_submit(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Whether the form was sent to be saved, and may be."""
        return not self.is_rearranged and super().validate_on_submit(extra_validators)


def one_half(form: Form | Row, name: str) -> None:
    """Refuse a pair of fields that are both empty; one missing half is a visible state, no fault."""
    if not form.pair(name):
        raise wtforms.ValidationError(_("Fill this in, at least in one of the languages."))
