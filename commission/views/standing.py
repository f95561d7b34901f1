"""How a record stands now: its name and its text, for somebody whose page showed it otherwise."""

from __future__ import annotations

from typing import Any

from commission.labels import in_words
from commission.models import AgendaItem, Attendance, Body, Clause, Matter, Person, Section, Term, User
from commission.texts import Bilingual
from commission.views.naming import name_of


def called(record: Any) -> str:
    """What the record is called: records of a session with their number, those of the directories by their names."""
    match record:
        case Body() | Person() | Term():
            return in_words(record.known_as())
        case Matter():
            return in_words(record.title)
        case User():
            return record.name
    return name_of(record)


def text_of(record: Any) -> Bilingual:
    """What the record says in both languages; nothing where its name says it all."""
    match record:
        case Clause():
            return record.text
        case AgendaItem() | Section() | Matter():
            return record.title
        case Attendance():
            return record.post
    return Bilingual()
