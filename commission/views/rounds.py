"""The round of a secretary: from each clause to the next one that needs somebody of the own Side, once through all.

The address of the editor keeps where the round began (``round``), so that it ends there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request, url_for

from commission.db import db
from commission.queries import agreement
from commission.views.acting import actor

if TYPE_CHECKING:
    from commission.models import Clause, Meeting, Section


def following(meeting: Meeting, section: Section, clause: Clause | None) -> Clause | None:
    """The next clause in printed order that needs somebody, from the end on to the top, until the round is over.

    A clause that is about to be written stands at the end of its section.
    """
    everything = [one for part in meeting.sections_in_order for one in part.clauses]
    here = clause or (section.clauses[-1] if section.clauses else None)
    place = everything.index(here) + 1 if here in everything else 0
    circle = [*everything[place:], *everything[:place]]
    ends = next((number for number, one in enumerate(circle) if one.id == _began(here)), len(circle))
    needed = agreement.needing(db.session(), actor(), within=meeting)
    return next((one for one in circle[:ends] if one.id in needed and one is not clause), None)


def editor_of(clause: Clause, after: Clause) -> str:
    """The address of the editor of the next clause; the round goes on from where it began."""
    return url_for("clauses.edit", clause_id=clause.id, round=_began(after))


def _began(here: Clause | None) -> int | None:
    return request.args.get("round", type=int) or (here.id if here else None)
