"""Rules that an entry broke, told beside the field that they are about."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from commission.labels import sentence
from commission.models import RuleBroken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from commission.forms.base import Form


@contextmanager
def beside(form: Form, places: Mapping[type[RuleBroken], str]) -> Iterator[None]:
    """Let an act be refused by the form, which ``places`` tells the field for each rule; other rules pass on."""
    try:
        yield
    except RuleBroken as broken:
        place = places.get(type(broken))
        if place is None:
            raise
        form.refuse(place, sentence(broken))
