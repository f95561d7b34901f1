"""Proposals: the own Side's wording of a clause beside the other Side's, and how the rivalry ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for
from werkzeug.exceptions import BadRequest, NotFound

from commission.access import Permission, acting_side
from commission.db import db
from commission.forms.agreement import ProposalForm
from commission.i18n import gettext as _
from commission.operations import proposals
from commission.queries import agreement as queries
from commission.texts.diff import word_diff
from commission.views.acting import actor, done
from commission.views.loading import load, page
from commission.views.refusals import beside

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from commission.models import Clause, Proposal

pages = Blueprint("proposals", __name__)


@pages.route("/clauses/<key:clause_id>/proposal", methods=["GET", "POST"])
def propose(clause_id: int) -> ResponseReturnValue:
    """Propose a wording for the own Side; what a colleague proposed meanwhile is a 409 page with both."""
    clause = load(queries.clauses(actor()), clause_id, Permission.PROPOSE)
    clause.meeting.ensure_changeable()
    own = _own(clause)
    text = own.text if own else clause.text
    form = ProposalForm(data={"text_ru": text.ru, "text_kk": text.kk, "replaced": own.id if own else None})
    is_late = False
    if form.validate_on_submit():
        with beside(form, {proposals.ProposalSaysTheSame: "text_ru"}):
            try:
                proposals.propose(db.session(), clause, form.pair("text"), seen=form.replaced.data, by=actor())
                return done(_place(clause), _("The wording is proposed to the other Side."))
            except proposals.ProposalHasChanged:
                is_late = True
                form.replaced.process_data(own.id if own else None)
                form.replaced.raw_data = None
    shown, code = page(
        "proposals/edit.html",
        form=form,
        clause=clause,
        meeting=clause.meeting,
        own=own,
        others=_others(clause),
        is_late=is_late,
        word_diff=word_diff,
    )
    return shown, 409 if is_late else code


@pages.post("/clauses/<key:clause_id>/proposal/withdrawal")
def withdraw(clause_id: int) -> ResponseReturnValue:
    """Give up the wording that the own Side proposed."""
    clause = load(queries.clauses(actor()), clause_id, Permission.PROPOSE)
    proposals.withdraw(db.session(), _asked(clause), by=actor())
    return done(_place(clause), _("The proposal is withdrawn."))


@pages.post("/clauses/<key:clause_id>/settlement")
def settle(clause_id: int) -> ResponseReturnValue:
    """Take one of the rival wordings as the text, or keep the text that stands as the third one."""
    clause = load(queries.clauses(actor()), clause_id, Permission.EDIT_CLAUSES)
    chosen = _asked(clause) if request.form.get("proposal") else None
    seen = request.form.get("wording", default=0, type=int)
    proposals.settle(db.session(), clause, chosen, seen=seen, by=actor())
    return done(_place(clause), _("The wording is settled. Both Sides answer to it anew where it changed."))


def _own(clause: Clause) -> Proposal | None:
    side = acting_side(actor(), Permission.PROPOSE, clause)
    return clause.proposal_of(side) if side else None


def _others(clause: Clause) -> Proposal | None:
    side = acting_side(actor(), Permission.PROPOSE, clause)
    return clause.proposal_of(side.other) if side else None


def _asked(clause: Clause) -> Proposal:
    """The proposal that the button stood beside."""
    key = request.form.get("proposal", type=int)
    if key is None:
        raise BadRequest
    found = next((one for one in clause.proposals if one.id == key), None)
    if found is None:
        raise NotFound
    return found


def _place(clause: Clause) -> str:
    return url_for("clauses.show", clause_id=clause.id, _anchor="proposals")
