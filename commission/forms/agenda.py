"""The form of a question on the agenda: its title in both languages, who reports, how long it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.forms.base import Form
from commission.forms.fields import LINE, Number, RecordBoxes, passage_pair
from commission.forms.records import EntrySelect
from commission.forms.rows import one_half
from commission.i18n import lazy
from commission.labels import in_words
from commission.models import Body, Person
from commission.operations.agenda import AgendaFacts, facts_of
from commission.texts import Bilingual, Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wtforms import Field

    from commission.models import AgendaItem, Matter, Meeting

# A day has no more.
_MINUTES = 24 * 60


class AgendaItemForm(Form):
    """What people enter about a question; whoever reports keeps the order in which they were named."""

    title_ru, title_kk = passage_pair(
        lazy("Title"), most=LINE, rows=3, hint=lazy("Whole, as it is printed; nothing is put before or behind it.")
    )
    body_ids = RecordBoxes(lazy("Reporting bodies"))
    person_ids = RecordBoxes(
        lazy("Reporting people"), hint=lazy("From the delegations; add somebody there who is not listed.")
    )
    matter_id = EntrySelect(lazy("Matter"), hint=lazy("The subject that runs through several sessions."))
    planned_minutes = Number(lazy("Planned minutes"), most=_MINUTES)

    def __init__(self, item: AgendaItem | None = None) -> None:
        self.present = facts_of(item).rapporteurs if item else ()
        super().__init__(
            obj=item,
            body_ids=[one.id for one in self.present if isinstance(one, Body)],
            person_ids=[one.id for one in self.present if isinstance(one, Person)],
            matter_id=item.section.matter_id if item else None,
        )

    def offer(
        self, meeting: Meeting, bodies: Sequence[Body], people: Sequence[Person], matters: Sequence[Matter]
    ) -> None:
        """Set who may report and what the question may be about; those who report already stand first."""
        reporting_bodies = [one for one in self.present if isinstance(one, Body)]
        reporting_people = [one for one in self.present if isinstance(one, Person)]
        self.bodies = {one.id: one for one in (*reporting_bodies, *bodies)}
        self.people = {one.id: one for one in (*reporting_people, *people)}
        named = ((key, one.name_on(meeting.first_on).nominative) for key, one in self.bodies.items())
        self.body_ids.offer([(key, in_words(name)) for key, name in named])
        self.person_ids.offer([(key, in_words(one.known_as())) for key, one in self.people.items()])
        self.matter_id.offer_entries(matters, blank=lazy("None"))

    def validate_title_ru(self, field: Field) -> None:
        """One language at least."""
        del field
        one_half(self, "title")

    def facts(self) -> AgendaFacts:
        """What the operation wants."""
        chosen: list[Body | Person] = [
            *(self.bodies[key] for key in self.body_ids.data or ()),
            *(self.people[key] for key in self.person_ids.data or ()),
        ]
        kept = [one for one in self.present if one in chosen]
        rapporteurs = (*kept, *(one for one in chosen if one not in kept))
        title = Bilingual(*(" ".join(self.pair("title")[language].splitlines()) for language in Language))
        return AgendaFacts(title, self.planned_minutes.data, rapporteurs, self.matter_id.chosen)
