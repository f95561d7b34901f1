"""Forms of the sections of a protocol."""

from __future__ import annotations

from commission.forms.base import Form
from commission.forms.fields import EnumRadios, line_pair
from commission.forms.records import EntrySelect
from commission.i18n import lazy
from commission.models import SectionKind


class MatterForm(Form):
    """The matter that a section belongs to: all that a section of the agenda leaves open."""

    matter_id = EntrySelect(lazy("Matter"), hint=lazy("The lasting subject that it belongs to, if any."))


class SectionForm(MatterForm):
    """Title and matter of a section without an agenda item."""

    title_ru, title_kk = line_pair(lazy("Title"), required=True)


class NewSectionForm(MatterForm):
    """A section that belongs to no question of the agenda; an empty title means the official one."""

    kind = EnumRadios(lazy("Kind"), (SectionKind.FULFILMENT, SectionKind.OTHER, SectionKind.NEXT_MEETING))
    title_ru, title_kk = line_pair(lazy("Title"), hint=lazy("Left empty, it becomes the official title."))
