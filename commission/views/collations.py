"""Collations: the button by which somebody confirms that the two texts of a clause say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for

from commission.access import Permission
from commission.db import db
from commission.i18n import gettext as _
from commission.operations import collations
from commission.queries import agreement as queries
from commission.texts.diff import word_diff
from commission.views.acting import actor, done
from commission.views.loading import load, page

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("collations", __name__)


@pages.post("/clauses/<key:clause_id>/collation")
def collate(clause_id: int) -> ResponseReturnValue:
    """Confirm the pair as it was shown; a pair that changed meanwhile is a 409 page with the difference."""
    clause = load(queries.clauses(actor()), clause_id, Permission.COLLATE)
    try:
        collations.collate(db.session(), clause, seen=request.form.get("pair", ""), by=actor())
    except collations.PairHasChanged:
        seen = queries.text_of(db.session(), clause, request.form.get("wording", default=0, type=int))
        told = {"clause": clause, "meeting": clause.meeting, "seen": seen, "word_diff": word_diff}
        return page("collations/changed.html", **told)[0], 409
    location = url_for("clauses.show", clause_id=clause.id, _anchor="pair")
    if request.form.get("back") == "protocol":
        location = url_for("protocols.show", meeting_id=clause.meeting.id, _anchor=f"clause-{clause.id}")
    return done(location, _("It is noted that the two texts say the same."))
