"""The two languages, and a text that exists in both of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Language(StrEnum):
    """A language of the protocol; neither is the source of the other."""

    RU = "ru"
    KK = "kk"

    @property
    def other(self) -> Language:
        """The language on the other half of the page."""
        return Language.KK if self is Language.RU else Language.RU

    @property
    def tag(self) -> str:
        """The BCP 47 tag that Word and HTML expect, such as ``kk-KZ``."""
        return "ru-RU" if self is Language.RU else "kk-KZ"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in both languages; an empty half is missing, a visible state and never replaced by the other half."""

    ru: str = ""
    kk: str = ""

    def __getitem__(self, language: Language) -> str:
        return self.ru if language is Language.RU else self.kk

    @property
    def missing(self) -> tuple[Language, ...]:
        """The languages in which nothing is written yet."""
        return tuple(language for language in Language if not self[language])

    @property
    def is_complete(self) -> bool:
        """Whether both halves are there."""
        return not self.missing

    def __bool__(self) -> bool:
        return bool(self.ru or self.kk)

    def with_half(self, language: Language, text: str) -> Bilingual:
        """The same pair with one half written anew."""
        return replace(self, ru=text) if language is Language.RU else replace(self, kk=text)
