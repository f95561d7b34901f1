"""The agreed forms in a text of both languages: which are there, which give way to others, which nobody knows."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from commission.texts.bilingual import Bilingual, Language
from commission.texts.term_matching import Match, matches

_QUOTED = re.compile(r"«([^«»]{2,80})»")

# A way of writing in one language.
Spelling = tuple[Language, str]


@dataclass(frozen=True, slots=True)
class DirectoryForm:
    """How something is written in both languages, and by what else it is met."""

    right: Bilingual
    # as good as the right one: case forms, a surname alone
    also: tuple[Spelling, ...] = ()
    # variants and former names: the right one stands instead
    giving_way: tuple[Spelling, ...] = ()
    # who or what is named, one word for all its forms; empty for words that name nobody
    thing: str = ""
    # the days between which the form is in use; ``None`` is open
    since: dt.date | None = None
    until: dt.date | None = None

    def is_in_use_on(self, day: dt.date) -> bool:
        """Whether the form is the right one on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


# An entry with whether the spelling by which it is met may stay.
_Key = tuple[DirectoryForm, bool]


@dataclass(slots=True)
class FormFound:
    """An agreed form that a text has, in either language."""

    form: DirectoryForm
    # what stands in the text instead of the right form
    to_replace: list[Spelling] = field(default_factory=list)
    is_in_use: bool = True


@dataclass(frozen=True, slots=True)
class FormsInText:
    """What the directory says about a text."""

    found: Sequence[FormFound]
    # names in quotation marks that the directory does not know
    unknown: Sequence[Spelling]


def forms_in(text: Bilingual, forms: Sequence[DirectoryForm], on: dt.date) -> FormsInText:
    """The forms that occur in either half as written on that day, in order of place; equal ones are told once."""
    found: dict[Bilingual, FormFound] = {}
    unknown: list[Spelling] = []
    for language, spellings in _spellings(forms).items():
        half = text[language]
        met = matches(spellings, half, language)
        for (form, may_stay), fragment in _weighed(met, half, on):
            entry = found.setdefault(form.right, FormFound(form, is_in_use=form.is_in_use_on(on)))
            if not may_stay and (language, fragment) not in entry.to_replace:
                entry.to_replace.append((language, fragment))
        unknown += [(language, name) for name in _unknown(half, met, (words for _, words in spellings))]
    return FormsInText(tuple(found.values()), tuple(unknown))


def _spellings(forms: Iterable[DirectoryForm]) -> dict[Language, list[tuple[_Key, str]]]:
    """Everything by which the forms are met, and whether it may stay."""
    by_language: dict[Language, list[tuple[_Key, str]]] = {language: [] for language in Language}
    russian, kazakh = by_language.values()
    for form in forms:
        stays = (form, True)
        russian.append((stays, form.right.ru))
        kazakh.append((stays, form.right.kk))
        for language, words in form.also:
            by_language[language].append((stays, words))
        for language, words in form.giving_way:
            by_language[language].append(((form, False), words))
    return by_language


def _weighed(met: Iterable[Match[_Key]], half: str, on: dt.date) -> Iterator[tuple[_Key, str]]:
    """Of the forms met at one place those in use, of these the ones that may stay, where there are any."""
    places: dict[tuple[int, int], list[_Key]] = defaultdict(list)
    for match in met:
        places[match.start, match.end].append(match.key)
    for (start, end), keys in places.items():
        in_use = [key for key in keys if key[0].is_in_use_on(on)] or keys
        for key in [key for key in in_use if key[1]] or in_use:
            yield key, half[start:end]


def _unknown(half: str, met: Sequence[Match[_Key]], known: Iterable[str]) -> list[str]:
    """The names in quotation marks that are no part of a form, neither in this place nor elsewhere."""
    names = {
        quoted.group(1): None
        for quoted in _QUOTED.finditer(half)
        if not any(match.start <= quoted.start(1) and quoted.end(1) <= match.end for match in met)
    }
    if not names:
        return []
    everything = "\n".join(known).casefold()
    return [name for name in names if name.casefold() not in everything]
