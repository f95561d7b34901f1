"""Both catalogues hold exactly what the code says: nothing empty, nothing fuzzy, every placeholder kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from commission.cli.catalogues import extracted, stored, strings
from commission.texts import Language

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def _keys(catalogue: Catalog) -> set[tuple[object, object]]:
    return {(message.id, message.context) for message in catalogue if message.id}


def _messages(language: Language) -> list[Message]:
    return [message for message in stored(language) if message.id]


@pytest.mark.parametrize("language", list(Language))
def test_a_catalogue_says_exactly_what_the_code_says(language: Language) -> None:
    assert _keys(stored(language)) == _keys(extracted())


@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_empty_or_fuzzy(language: Language) -> None:
    found = [message.id for message in _messages(language) if message.fuzzy or not all(strings(message.string))]
    assert found == []


@pytest.mark.parametrize("language", list(Language))
def test_placeholders_survive_translation(language: Language) -> None:
    found = []
    for message in _messages(language):
        wanted = set(PLACEHOLDER.findall(strings(message.id)[-1]))
        found += [text for text in strings(message.string) if set(PLACEHOLDER.findall(text)) != wanted]
    assert found == []


def test_kazakh_nouns_stay_singular_after_a_number() -> None:
    plurals = [strings(message.string) for message in _messages(Language.KK) if not isinstance(message.id, str)]
    assert [forms for forms in plurals if len(set(forms)) != 1] == []
