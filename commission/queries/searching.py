"""Finding entries of the directories by folded words, and ordering them by the reader's alphabet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission.texts import Language
from commission.texts.folding import fold

if TYPE_CHECKING:
    from commission.models import Body, Matter, Person, Term

# Nobody looks for more words at once; each costs the database a look at every row.
_MOST = 8


def has_words(entity: type[Body | Person | Matter | Term], text: str) -> sa.ColumnElement[bool]:
    """The condition that the entry has every word of the text, however it is spelled; no words ask for nothing."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    words = fold(printable).split()[:_MOST]
    return sa.and_(sa.true(), *(entity.search_key.contains(word, autoescape=True) for word in words))


def by_name(entity: type[Body | Person | Matter | Term], language: Language) -> tuple[sa.ColumnElement[str]]:
    """The order of names in the alphabet of that language."""
    key = entity.sort_key_ru if language is Language.RU else entity.sort_key_kk
    return (key.asc(),)
