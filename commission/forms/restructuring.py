"""Forms of restructuring: two parts of a clause, one text of two clauses, a place elsewhere, halves to restore."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from wtforms import BooleanField, HiddenField, RadioField, SelectField
from wtforms.validators import InputRequired

from commission.forms.base import Form
from commission.forms.fields import REQUIRED, Words, passage_pair
from commission.forms.rows import one_half
from commission.i18n import gettext as _
from commission.i18n import lazy
from commission.texts import Bilingual, Language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wtforms import Field

_EMPTY_LINE = re.compile(r"\n\s*\n")
_WHOSE: Words = lazy("Executors and deadline that stay")
_PLACE: Words = lazy("New place")
_RESTORE: dict[Language, Words] = {
    Language.RU: lazy("Restore the Russian text"),
    Language.KK: lazy("Restore the Kazakh text"),
}


class SplitForm(Form):
    """What stays, and what becomes a clause of its own."""

    first_ru, first_kk = passage_pair(lazy("What stays here"), rows=7)
    second_ru, second_kk = passage_pair(lazy("What becomes a clause of its own"), rows=7)

    def validate_first_ru(self, field: Field) -> None:
        """One language at least."""
        del field
        one_half(self, "first")

    def validate_second_ru(self, field: Field) -> None:
        """One language at least."""
        del field
        one_half(self, "second")


class JoinForm(Form):
    """The text of two clauses that become one, and whose executors and deadline stay where they differ."""

    text_ru, text_kk = passage_pair(lazy("Text"), rows=9)
    assigned = RadioField(_WHOSE, [InputRequired(REQUIRED)], coerce=int, choices=[])
    # the versions of both clauses that the page showed
    shown = HiddenField()

    def offer(self, choices: Sequence[tuple[int, str]]) -> None:
        """Set whose executors and deadline may stay; where there is nothing to choose, nobody is asked."""
        if choices:
            self.assigned.choices = list(choices)
        else:
            del self.assigned

    def validate_text_ru(self, field: Field) -> None:
        """One language at least."""
        del field
        one_half(self, "text")


class RelocationForm(Form):
    """A place in another section."""

    place = SelectField(_PLACE, [InputRequired(REQUIRED)], choices={})

    def offer(self, choices: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Set the places of each section, each as ``section-place``."""
        self.place.choices = {section: list(places) for section, places in choices.items()}

    @property
    def wanted(self) -> tuple[int, int]:
        """The id of the section, and the 1-based place in it."""
        section, _mark, place = self.place.data.partition("-")
        return int(section), int(place)


class RestorationForm(Form):
    """The halves of an old wording that shall stand again."""

    half_ru = BooleanField(_RESTORE[Language.RU])
    half_kk = BooleanField(_RESTORE[Language.KK])

    def show(self, number: int, differing: Sequence[Language]) -> None:
        """Offer the halves that differ, and note the number of the wording that the page shows as the present one."""
        for language in Language:
            if language not in differing:
                del self[f"half_{language}"]
        if not self.is_submitted():
            self.seen.process_data(number)

    @property
    def halves(self) -> tuple[Language, ...]:
        """The languages that were chosen."""
        return tuple(one for one in Language if f"half_{one}" in self and self[f"half_{one}"].data)

    def validate(self, extra_validators: Any = None) -> bool:
        """One half at least."""
        is_valid = bool(super().validate(extra_validators))
        if is_valid and not self.halves:
            self.refuse("", _("Choose at least one half."))
            return False
        return is_valid


def parted(text: Bilingual) -> tuple[Bilingual, Bilingual]:
    """A text taken apart at the first empty line of each half; without one all of the half stays in the first part."""
    first = second = Bilingual()
    for language in Language:
        head, *rest = _EMPTY_LINE.split(text[language], maxsplit=1)
        first = first.with_half(language, head)
        second = second.with_half(language, rest[0] if rest else "")
    return first, second


def put_together(first: Bilingual, second: Bilingual) -> Bilingual:
    """Two texts one behind the other, half by half."""
    pairs = {language: [one for one in (first[language], second[language]) if one] for language in Language}
    return Bilingual(*(" ".join(pairs[language]) for language in Language))
