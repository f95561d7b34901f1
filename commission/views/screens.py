"""The screen in the hall: one clause in both languages, large; it follows what a secretary of either Side chooses.

The page asks every two seconds for what it shows, and that counts as activity of its browser session (TRUST.md rule 9):
a projector has no hands, and a hall must not be asked to sign in after half an hour of one clause. It asks only while
the page is in sight, so a forgotten tab falls idle like any other, and after 12 hours the session ends in any case.
For this reason ``screens.now`` is not in ``browsing.UNATTENDED``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, make_response, render_template, request, url_for

from commission.access import Permission
from commission.db import db
from commission.i18n import gettext as _
from commission.operations import screens as operations
from commission.queries import clauses as clause_queries
from commission.queries import screens as queries
from commission.views.acting import actor, done
from commission.views.addresses import HOME, ours
from commission.views.loading import load, page
from commission.views.slides import slide_of

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from commission.models import Clause
    from commission.texts import Bilingual
    from commission.views.slides import Slide

pages = Blueprint("screens", __name__)

# The tag of a screen on which nothing stands.
_BLANK = "blank"


@pages.get("/meetings/<key:meeting_id>/screen")
def show(meeting_id: int) -> ResponseReturnValue:
    """The page for the projector; without script it loads itself anew."""
    meeting = load(queries.visible_to(actor()), meeting_id, Permission.SEE_DRAFT_TEXTS)
    clause = queries.shown(db.session(), meeting)
    slide = slide_of(clause) if clause else None
    return page("screens/show.html", meeting=meeting, slide=slide, tag=_tag(slide))


@pages.get("/meetings/<key:meeting_id>/screen/now")
def now(meeting_id: int) -> ResponseReturnValue:
    """The slide alone, 304 where it is the one that the page has; ``clause`` and ``wording`` tell what stands there."""
    meeting = load(queries.visible_to(actor()), meeting_id, Permission.SEE_DRAFT_TEXTS)
    clause = queries.shown(db.session(), meeting)
    slide = slide_of(clause) if clause else None
    tag = _tag(slide)
    if request.if_none_match.contains_weak(tag):
        response = make_response("", 304)
    else:
        # only who gets a new slide is told what is fresh on it
        slide = slide_of(clause, _seen_text(clause)) if clause else None
        response = make_response(render_template("screens/slide.html", slide=slide))
    response.set_etag(tag)
    return response


@pages.post("/clauses/<key:clause_id>/screen")
def choose(clause_id: int) -> ResponseReturnValue:
    """Show a clause in the hall, and go on where the button stood."""
    clause = load(clause_queries.visible_to(actor()), clause_id, Permission.EDIT_CLAUSES)
    operations.show(db.session(), clause, by=actor())
    address = ours(request.form.get("next"))
    if address == HOME:
        address = url_for("clauses.show", clause_id=clause.id)
    return done(f"{address}#clause-{clause.id}", _("The hall sees this clause on the screen."))


@pages.post("/meetings/<key:meeting_id>/screen/blanking")
def blank(meeting_id: int) -> ResponseReturnValue:
    """Show nothing in the hall."""
    meeting = load(queries.visible_to(actor()), meeting_id, Permission.EDIT_CLAUSES)
    operations.blank(db.session(), meeting, by=actor())
    address = ours(request.form.get("next"))
    if address == HOME:
        address = url_for(".show", meeting_id=meeting.id)
    return done(address, _("The screen is blank."))


def _seen_text(clause: Clause) -> Bilingual | None:
    """What the page shows of the same clause, where that is an earlier wording."""
    if request.args.get("clause", type=int) != clause.id:
        return None
    return queries.earlier_text(db.session(), clause, request.args.get("wording", type=int))


def _tag(slide: Slide | None) -> str:
    return slide.tag if slide else _BLANK
