"""After an act that numbers clauses anew: which clauses name another one by a number that has changed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from flask import flash

from commission.i18n import ngettext
from commission.models import mentioned
from commission.views.naming import brief_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission.models import Meeting


@contextmanager
def pointed_out_in(meeting: Meeting) -> Iterator[None]:
    """Do something to the clauses of a protocol; say which mentions of a clause lead elsewhere, or nowhere, by then."""
    before = mentioned(meeting)
    yield
    after = mentioned(meeting)
    shifted = {key for (key, number), target in before.items() if target and target != after.get((key, number), target)}
    names = [
        brief_name(clause)
        for section in meeting.sections_in_order
        for clause in section.clauses
        if clause.id in shifted
    ]
    if names:
        said = ngettext(
            "%(num)s clause names another one by a number that has changed. Check it: %(names)s.",
            "%(num)s clauses name another one by a number that has changed. Check them: %(names)s.",
            len(names),
            names=", ".join(names),
        )
        flash(said, "warn")
