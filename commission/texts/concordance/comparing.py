"""Whether the Russian and the Kazakh half of one text say the same; a finding only where both were understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.texts.bilingual import Bilingual, Language
from commission.texts.concordance.dates import link, numeric_dates
from commission.texts.concordance.findings import Difference, Finding, FindingKind, told
from commission.texts.concordance.kazakh_dates import kazakh_dates
from commission.texts.concordance.matching import compared
from commission.texts.concordance.mentions import BLANK, Half
from commission.texts.concordance.names import NO_FORMS, AgreedForms
from commission.texts.concordance.quantities import quantities
from commission.texts.concordance.quarters import quarters
from commission.texts.concordance.references import references
from commission.texts.concordance.rhythms import hidden_numbers, rhythms
from commission.texts.concordance.russian_dates import russian_dates
from commission.texts.concordance.structure import ITEM, odd, one_sided, structural, untranslated

if TYPE_CHECKING:
    from collections.abc import Iterator


def concordance(text: Bilingual, forms: AgreedForms = NO_FORMS) -> tuple[Finding, ...]:
    """What the two halves of a clause or a deadline do not say alike, in order of place.

    A missing half is a state of its own and compares with nothing.
    """
    ru, kk = Half(text.ru, Language.RU), Half(text.kk, Language.KK)
    differences = [*odd(ru), *odd(kk)]
    if text.is_complete:
        differences += _compared(ru, kk, forms)
    return told(differences)


def _compared(ru: Half, kk: Half, forms: AgreedForms) -> Iterator[Difference]:
    for half in (ru, kk):
        for start, end in _read(half):
            yield one_sided(FindingKind.FIGURES_AND_WORDS, half.place(start, end))
        half.mentions += forms.found(half)
    yield from compared(ru, kk)
    yield from structural(ru, kk)
    yield from untranslated(ru, kk)


def _read(half: Half) -> list[tuple[int, int]]:
    """Read a half from what is surest to what is least sure; each reader sees what the ones before it left."""
    half.left = ITEM.sub(lambda item: BLANK * len(item.group()), half.left)
    rhythms(half)
    quarters(half)
    (russian_dates if half.language is Language.RU else kazakh_dates)(half)
    numeric_dates(half)
    link(half)
    references(half)
    hidden_numbers(half)
    return quantities(half)
