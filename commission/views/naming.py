"""What a record of a session is called in a line of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.i18n import gettext as _
from commission.labels import SUBJECTS, in_words
from commission.models import AgendaItem, Assignment, Attendance, Clause, Meeting, Section
from commission.texts.excerpts import beginning

if TYPE_CHECKING:
    from commission.base import Base


def clause_named(clause: Clause) -> str:
    """The number of a clause, where it has one, and its first words."""
    return f"{clause.number} «{beginning(in_words(clause.text))}»".strip()


def brief_name(clause: Clause) -> str:
    """The number of a clause; without one its first words."""
    return clause.number or f"«{beginning(in_words(clause.text))}»"


def name_of(record: Base) -> str:
    """What a record is called in the list of what a session lacks, such as "Clause: 2.1"."""
    if isinstance(record, Meeting):
        # the place is all that a session itself is told to lack
        return _("Place of the session")
    subject = str(SUBJECTS[record.__tablename__])
    which = _which(record)
    return _("%(subject)s: %(which)s", subject=subject, which=which) if which else subject


def _which(record: Base) -> str:
    match record:
        case AgendaItem() | Section():
            return f"{record.number}. {in_words(record.title)}"
        case Attendance():
            return in_words(record.person.known_as())
        case Clause():
            return record.number or beginning(in_words(record.text))
        case Assignment():
            return record.clause.number
    return ""
