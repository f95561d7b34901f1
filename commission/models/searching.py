"""Search and sort keys: filled in one place, because no database folds or sorts Cyrillic and Kazakh as people do."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Mapped, Session, mapped_column

from commission.texts import Bilingual
from commission.texts.folding import fold, sort_key


class Searchable:
    """A record that lists find by folded words and sort by its name in the reader's language."""

    search_key: Mapped[str] = mapped_column(default="")
    sort_key_ru: Mapped[str] = mapped_column(default="", index=True)
    sort_key_kk: Mapped[str] = mapped_column(default="", index=True)

    def known_as(self) -> Bilingual:
        """The name that lists sort by."""
        raise NotImplementedError

    def search_words(self) -> tuple[str, ...]:
        """Every text by which people look for the record; aliases across languages included."""
        name = self.known_as()
        return (name.ru, name.kk)

    def fill_keys(self) -> None:
        """Recompute the stored keys from the texts; a name that exists in one language sorts by it in both."""
        name = self.known_as()
        self.search_key = " ".join(dict.fromkeys(fold(word) for word in self.search_words() if word))
        self.sort_key_ru = sort_key(name.ru or name.kk)
        self.sort_key_kk = sort_key(name.kk or name.ru)


class PartOfSearchable:
    """A record whose texts are found through another one, such as a former name of a body."""

    def found_through(self) -> Searchable:
        """The record that lists show for it."""
        raise NotImplementedError


@event.listens_for(Session, "before_flush")
def _keep_keys(session: Session, *_: Any) -> None:
    for record in (*session.new, *session.dirty):
        found = record.found_through() if isinstance(record, PartOfSearchable) else record
        if isinstance(found, Searchable):
            found.fill_keys()
