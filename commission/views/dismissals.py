"""Findings of the concordance check: told while a clause is written, dismissed with a reason, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for

from commission.access import Permission
from commission.db import db
from commission.forms.dismissals import DismissalForm
from commission.i18n import gettext as _
from commission.operations import dismissals
from commission.operations.dismissals import FindingIsDismissed, FindingIsGone
from commission.queries import clauses as clause_queries
from commission.queries import dismissals as queries
from commission.queries.agreement import DISMISSED
from commission.views.acting import actor, done
from commission.views.agreed import day_asked
from commission.views.checking import check_of, check_typed, sent
from commission.views.loading import load, page

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("dismissals", __name__)


@pages.post("/clauses/findings", defaults={"clause_id": None})
@pages.post("/clauses/<key:clause_id>/findings")
def in_text(clause_id: int | None) -> ResponseReturnValue:
    """What the check finds in a clause, or a new one, as it stands in the editor; nothing is stored."""
    found = check_typed(sent("text"), sent("deadline"), on=day_asked(), clause_id=clause_id)
    return page("dismissals/in_text.html", findings=found)


@pages.route("/clauses/<key:clause_id>/dismissals/new", methods=["GET", "POST"])
def new(clause_id: int) -> ResponseReturnValue:
    """Dismiss one finding, named in the address by its fingerprint."""
    clause = load(clause_queries.visible_to(actor()).options(DISMISSED), clause_id, Permission.COLLATE)
    clause.meeting.ensure_changeable()
    fingerprint = request.args.get("finding", "")
    finding = next((one for one in check_of(clause.meeting)(clause) if one.fingerprint == fingerprint), None)
    if finding is None:
        raise FindingIsGone
    form = DismissalForm()
    if form.validate_on_submit():
        dismissals.dismiss(db.session(), clause, fingerprint, form.reason.data or "", by=actor())
        return done(_at_clause(clause.id), _("The finding is dismissed."))
    if finding.dismissal is not None:
        raise FindingIsDismissed
    return page("dismissals/new.html", form=form, finding=finding, clause=clause, meeting=clause.meeting)


@pages.post("/dismissals/<key:dismissal_id>/removal")
def take_back(dismissal_id: int) -> ResponseReturnValue:
    """Let a finding stand again."""
    dismissal = load(queries.visible_to(actor()), dismissal_id, Permission.COLLATE)
    clause_id = dismissal.clause_id
    dismissals.take_back(db.session(), dismissal, by=actor())
    return done(_at_clause(clause_id), _("The finding stands again."))


def _at_clause(clause_id: int) -> str:
    return url_for("clauses.show", clause_id=clause_id, _anchor="findings")
