"""The form of a person: the name in each language, its case forms, the posts held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.forms.fields import WRAPPED, EnumRadios, Line, line_pair
from commission.forms.records import Code, Day, EntrySelect, ensure_in_order, offer_sides
from commission.forms.rows import FormWithRows, Row, Rows, one_half
from commission.i18n import lazy
from commission.models import NameParts, Side
from commission.operations.directories import PersonFacts, PostFacts
from commission.texts import Language
from commission.texts.initials import initials

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wtforms import Field

    from commission.models import Body


class PostRow(Row):
    """A post held in some years."""

    wording_ru, wording_kk = line_pair(lazy("Post"), **WRAPPED)
    body_id = EntrySelect(lazy("Body"))
    valid_from = Day(lazy("Held from"))
    valid_until = Day(lazy("Held until"))

    def validate_wording_ru(self, field: Field) -> None:
        """One language at least."""
        del field
        one_half(self, "wording")

    def validate_valid_until(self, field: Field) -> None:
        """Nothing ends before it begins."""
        del field
        ensure_in_order(self)

    def facts(self) -> PostFacts:
        """What the operation wants."""
        return PostFacts(self.pair("wording"), self.body_id.chosen, self.valid_from.data, self.valid_until.data)


class PersonForm(FormWithRows):
    """What people enter about a person; nothing of a name is taken from the other language."""

    side = EnumRadios(lazy("Side"), Side)
    surname_ru, surname_kk = line_pair(lazy("Surname"))
    given_ru, given_kk = line_pair(lazy("Given name"))
    patronymic_ru, patronymic_kk = line_pair(lazy("Patronymic"), hint=lazy("Where it is used."))
    initials_ru, initials_kk = line_pair(
        lazy("Initials"), hint=lazy("Left empty: made from the given name and the patronymic in this language.")
    )
    genitive_ru = Line(lazy("Surname in the genitive, Russian (of whom?)"))
    dative_ru = Line(lazy("Surname in the dative, Russian (to whom?)"))
    instrumental_ru = Line(lazy("Surname in the instrumental, Russian (with whom?)"))
    genitive_kk = Line(lazy("Surname in the genitive, Kazakh (of whom?)"))
    dative_kk = Line(lazy("Surname in the dative, Kazakh (to whom?)"))
    posts = Rows(lazy("Posts"), PostRow, add=lazy("Add another post"))
    code = Code()

    def offer(self, sides: Sequence[Side], bodies: Sequence[Body]) -> None:
        """Set for which Sides the actor keeps people, and the bodies in which posts are held."""
        offer_sides(self.side, sides)
        for row in self.posts:
            row.body_id.offer_entries(bodies, blank=lazy("None of the directory"))

    def validate_surname_ru(self, field: Field) -> None:
        """One language at least."""
        del field
        one_half(self, "surname")

    def facts(self) -> PersonFacts:
        """What the operation wants."""
        return PersonFacts(
            code=self.code.data,
            side=self.side.data,
            name_ru=self._name(Language.RU),
            name_kk=self._name(Language.KK),
            genitive_ru=self.genitive_ru.data,
            dative_ru=self.dative_ru.data,
            instrumental_ru=self.instrumental_ru.data,
            genitive_kk=self.genitive_kk.data,
            dative_kk=self.dative_kk.data,
            posts=[row.facts() for row in self.posts.filled],
        )

    def _name(self, language: Language) -> NameParts:
        surname, given, patronymic, typed = (
            self[f"{part}_{language.value}"].data for part in ("surname", "given", "patronymic", "initials")
        )
        return NameParts(surname, given, patronymic, typed or initials(given, patronymic))
