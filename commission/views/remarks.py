"""Remarks on a clause: saying something for both Sides to read, and resolving it in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, url_for

from commission.access import Permission
from commission.db import db
from commission.forms.agreement import RemarkForm, ResolutionForm
from commission.i18n import gettext as _
from commission.i18n import language
from commission.operations import remarks
from commission.operations.remarks import RemarkIsResolved
from commission.queries import agreement as queries
from commission.views.acting import actor, done, ensure_seen
from commission.views.loading import load, page

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("remarks", __name__)


@pages.route("/clauses/<key:clause_id>/remarks/new", methods=["GET", "POST"])
def new(clause_id: int) -> ResponseReturnValue:
    """Make a remark on a clause."""
    clause = load(queries.clauses(actor()), clause_id, Permission.REMARK)
    clause.meeting.ensure_changeable()
    form = RemarkForm(language=language())
    if form.validate_on_submit():
        remark = remarks.add(db.session(), clause, form.text.data or "", form.language.data, by=actor())
        location = url_for("clauses.show", clause_id=clause.id, _anchor=f"remark-{remark.id}")
        return done(location, _("The remark was added."))
    return page("remarks/new.html", form=form, clause=clause, meeting=clause.meeting)


@pages.route("/remarks/<key:remark_id>/resolution", methods=["GET", "POST"])
def resolve(remark_id: int) -> ResponseReturnValue:
    """Resolve a remark and say how; whoever disagrees makes a new one."""
    remark = load(queries.remarks(actor()), remark_id, Permission.RESOLVE)
    remark.meeting.ensure_changeable()
    if not remark.is_open:
        raise RemarkIsResolved
    form = ResolutionForm(obj=remark)
    if form.validate_on_submit():
        ensure_seen(remark, form)
        remarks.resolve(db.session(), remark, form.resolution.data or "", by=actor())
        location = url_for("clauses.show", clause_id=remark.clause_id, _anchor=f"remark-{remark.id}")
        return done(location, _("The remark is resolved."))
    return page("remarks/resolution.html", form=form, remark=remark, clause=remark.clause, meeting=remark.meeting)
