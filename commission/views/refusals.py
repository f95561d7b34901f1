"""Rules that an entry broke, told beside the field that they are about, or above the form as a whole."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from commission.db import db
from commission.labels import sentence
from commission.models import RuleBroken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from commission.forms.base import Form


@contextmanager
def beside(form: Form, places: Mapping[type[RuleBroken], str]) -> Iterator[None]:
    """Let an act be refused by the form: ``places`` tells the field for each rule, and other rules pass on.

    What was done before the refusal is given up. An empty name means the form as a whole.
    """
    try:
        yield
    except RuleBroken as broken:
        place = places.get(type(broken))
        if place is None:
            raise
        reason = sentence(broken)
        db.session.rollback()
        form.refuse(place, reason, **broken.facts)
