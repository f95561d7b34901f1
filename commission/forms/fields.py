"""Fields of our forms: texts cleaned at the door, pairs of halves, enums by their labels, records by their ids."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from babel.support import LazyProxy
from wtforms import IntegerField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget, TextArea

from commission.i18n import gettext as _
from commission.i18n import lazy
from commission.labels import label
from commission.texts import Language
from commission.texts.cleaning import ControlCharacters, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A message, lazy or not; the stubs of WTForms know only the latter.
Words: TypeAlias = Any

# Limits of texts, in characters; the columns themselves are unlimited (DESIGN.md 8).
CODE, LINE, PASSAGE = 40, 500, 20_000
# What an id or a number may be on both databases.
MOST = 2**31 - 1

REQUIRED: Words = lazy("Fill this in.")
_BREAKS = re.compile(r"\s*\n\s*")


class Line(StringField):
    """A text of one line."""

    # never None: the filter makes a text of nothing
    data: str

    def __init__(
        self, text: Words, *, required: bool = False, most: int = LINE, hint: Words = "", **bound: Any
    ) -> None:
        super().__init__(text, _text_rules(most, required=required), filters=[_one_line], description=hint, **bound)


class Passage(TextAreaField):
    """A text that may have several lines."""

    def __init__(
        self, text: Words, *, required: bool = False, most: int = PASSAGE, rows: int = 4, hint: Words = "", **bound: Any
    ) -> None:
        rules = _text_rules(most, required=required)
        super().__init__(text, rules, filters=[_cleaned], description=hint, render_kw={"rows": rows}, **bound)


class Number(IntegerField):
    """A whole number between bounds; ``None`` where it may be left empty and is."""

    def __init__(
        self, text: Words, *, required: bool = False, least: int = 1, most: int = MOST, hint: Words = "", **bound: Any
    ) -> None:
        rules = [InputRequired(REQUIRED) if required else Optional(), NumberRange(least, most)]
        super().__init__(text, rules, description=hint, render_kw={"inputmode": "numeric"}, **bound)


class EnumSelect(SelectField):
    """One member of an enum, by its label; ``blank`` names the choice of none."""

    def __init__(
        self, text: Words, members: Iterable[Enum], *, blank: Words | None = None, hint: Words = "", **bound: Any
    ) -> None:
        self.members = tuple(members)
        self.blank = blank
        super().__init__(text, coerce=self._member, choices=self._choices, description=hint, **bound)

    def _choices(self) -> list[tuple[str, str]]:
        head = [] if self.blank is None else [("", str(self.blank))]
        return head + [(str(member.value), label(member)) for member in self.members]

    def _member(self, value: Any) -> Enum | None:
        return _one_of(self.members, value)


class EnumRadios(RadioField):
    """One member of an enum, all of them in sight."""

    def __init__(self, text: Words, members: Iterable[Enum], *, hint: Words = "", **bound: Any) -> None:
        self.members = tuple(members)
        super().__init__(
            text, [InputRequired(REQUIRED)], coerce=self._member, choices=self._choices, description=hint, **bound
        )

    def _choices(self) -> list[tuple[str, str]]:
        return [(str(member.value), label(member)) for member in self.members]

    def _member(self, value: Any) -> Enum | None:
        return _one_of(self.members, value)


class RecordSelect(SelectField):
    """One record by its id; the view hands the choices to ``offer``."""

    def __init__(self, text: Words, *, required: bool = False, hint: Words = "", **bound: Any) -> None:
        rules = [InputRequired(REQUIRED)] if required else [Optional()]
        super().__init__(text, rules, coerce=_key, choices=[], description=hint, **bound)

    def offer(self, records: Sequence[tuple[int, str]], *, blank: Words | None = None) -> None:
        """Set the choices: id and name of each record, ``blank`` for the choice of none."""
        head: list[tuple[Any, str]] = [] if blank is None else [("", str(blank))]
        self.choices = head + list(records)


class RecordBoxes(SelectMultipleField):
    """Any number of records by their ids, as check boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, text: Words, *, hint: Words = "", **bound: Any) -> None:
        super().__init__(text, coerce=int, choices=[], description=hint, **bound)

    def offer(self, records: Sequence[tuple[int, str]]) -> None:
        """Set the choices: id and name of each record."""
        self.choices = list(records)


# For a line that is often longer than its field: shown broken, kept in one.
WRAPPED: dict[str, Any] = {"widget": TextArea(), "render_kw": {"rows": 2}}


def line_pair(
    text: LazyProxy, *, required: bool = False, most: int = LINE, hint: Words = "", **bound: Any
) -> tuple[Line, Line]:
    """The fields ``name_ru`` and ``name_kk`` of a bilingual line; ``pair`` in macros/forms.html shows them together."""
    ru, kk = (Line(_half(text, one), required=required, most=most, hint=hint, **bound) for one in Language)
    return ru, kk


def passage_pair(
    text: LazyProxy, *, required: bool = False, most: int = PASSAGE, rows: int = 4, hint: Words = ""
) -> tuple[Passage, Passage]:
    """The fields ``name_ru`` and ``name_kk`` of a bilingual text of several lines."""
    ru, kk = (Passage(_half(text, one), required=required, most=most, rows=rows, hint=hint) for one in Language)
    return ru, kk


def _half(text: LazyProxy, language: Language) -> LazyProxy:
    return LazyProxy(lambda: _("%(label)s (%(language)s)", label=text, language=label(language)), enable_cache=False)


def _text_rules(most: int, *, required: bool) -> list[Any]:
    # not Optional(): it takes a lone control character for an empty field
    too_long: Words = lazy("Write at most %(max)d characters.")
    length = Length(max=most, message=too_long)
    return [DataRequired(REQUIRED), length] if required else [length]


def _cleaned(text: str | None) -> str:
    try:
        return clean(text or "")
    except ControlCharacters as refusal:
        facts = {"place": refusal.offset + 1}
        raise ValueError(_("The text has an invisible control character at place %(place)s.", **facts)) from refusal


def _one_line(text: str | None) -> str:
    return _BREAKS.sub(" ", _cleaned(text))


def _one_of(members: tuple[Enum, ...], value: Any) -> Enum | None:
    if isinstance(value, Enum) or value in {"", None}:
        return value or None
    for member in members:
        if member.value == value:
            return member
    # what WTForms takes for "not a valid choice"
    raise ValueError(value)


def _key(value: Any) -> int | None:
    return None if value in {"", None} else int(value)
