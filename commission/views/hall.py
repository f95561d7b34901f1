"""Minutes in the hall: the question under discussion with its clauses so far, the next one at a key, who is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for
from werkzeug.exceptions import BadRequest

from commission.access import Permission
from commission.db import db
from commission.forms.clauses import InstructionForm
from commission.forms.delegations import MarksForm
from commission.i18n import gettext as _
from commission.i18n import language, ngettext
from commission.models import ClauseKind, Delegation, SectionKind
from commission.operations import assignments, minutes
from commission.queries import hall as queries
from commission.queries.screens import screen_of
from commission.views import clause_forms
from commission.views.acting import actor, done, today
from commission.views.loading import judge, load, page
from commission.views.phrasing import offered, phrased
from commission.views.refusals import beside
from commission.views.templating import copy_read_by

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from commission.forms.clauses import ClauseForm
    from commission.models import Clause, Meeting, RuleBroken, Section

pages = Blueprint("hall", __name__)

_PLACES: dict[type[RuleBroken], str] = {assignments.DeadlineRuleBroken: "month_day"}
# The key that opens the form of each kind, wherever the letter stands on the keyboard.
KEYS = {
    ClauseKind.NOTED: "N",
    ClauseKind.DECISION: "D",
    ClauseKind.INSTRUCTION: "I",
    ClauseKind.STATEMENT: "S",
}


@pages.route("/meetings/<key:meeting_id>/hall", methods=["GET", "POST"])
def show(meeting_id: int) -> ResponseReturnValue:
    """What was taken down on a question (``section``), and the form of the next clause where ``kind`` asks for one."""
    meeting = load(queries.visible_to(actor()), meeting_id, Permission.EDIT_CLAUSES)
    minutes.ensure_in_session(meeting)
    section = _under_discussion(meeting)
    form = clause_forms.empty(section) if section and _asked_kind() else None
    if section is None or form is None:
        return _hall(meeting, section)
    told = phrased(form, meeting)
    if told is None and form.validate_on_submit():
        with beside(form, _PLACES):
            clause = minutes.take_down(db.session(), section, form.facts(), form.pair("text"), by=actor())
            _assign(clause, form)
            return _taken_down(clause)
    return _hall(meeting, section, form, **(told or {}))


@pages.post("/meetings/<key:meeting_id>/hall/attendance")
def tick(meeting_id: int) -> ResponseReturnValue:
    """Note who of the own Side is there."""
    meeting = load(queries.visible_to(actor()), meeting_id, Permission.EDIT_DELEGATIONS)
    form = MarksForm()
    if not form.validate_on_submit():
        raise BadRequest
    changed = minutes.tick(db.session(), meeting, form.changes(), on=today(), by=actor())
    said = ngettext("Marks of %(num)s person were saved.", "Marks of %(num)s people were saved.", changed)
    place = url_for(".show", meeting_id=meeting_id, section=request.args.get("section", type=int), _anchor="present")
    return done(place, said)


def _hall(
    meeting: Meeting, section: Section | None, form: ClauseForm | None = None, **facts: object
) -> ResponseReturnValue:
    kind = _asked_kind()
    return page(
        "hall/show.html",
        meeting=meeting,
        section=section,
        form=form,
        kind=kind,
        keys=KEYS,
        phrases=offered(kind)[:1],
        screen=screen_of(db.session(), meeting),
        delegations=[Delegation(meeting, side) for side in copy_read_by(actor(), meeting.commission).in_order],
        changed=(),
        **facts,
    )


def _under_discussion(meeting: Meeting) -> Section | None:
    """The section that the address names, else that of the first question of the agenda."""
    sections = meeting.sections_in_order
    asked = request.args.get("section", type=int)
    named = [one for one in sections if one.id == asked]
    questions = [one for one in sections if one.kind is SectionKind.AGENDA_ITEM]
    return next(iter((*named, *questions, *sections)), None)


def _asked_kind() -> ClauseKind | None:
    asked = request.args.get("kind")
    return next((kind for kind in ClauseKind if kind.value == asked), None)


def _assign(clause: Clause, form: ClauseForm) -> None:
    if isinstance(form, InstructionForm) and clause.assignment is not None and form.changes_assignment(clause):
        judge(Permission.EDIT_INSTRUCTIONS, clause)
        assignments.assign(db.session(), clause.assignment, form.assignment_facts(), by=actor())


def _taken_down(clause: Clause) -> ResponseReturnValue:
    """Lead on: to the form of the next clause of the kind if asked, or to what was taken down."""
    if request.form.get("act") == "next":
        address = _address(clause.section, f"text_{language()}", clause.kind)
        return done(address, _("The clause was added. Here is the next one."))
    return done(_address(clause.section, f"clause-{clause.id}"), _("The clause was added."))


def _address(section: Section, anchor: str, kind: ClauseKind | None = None) -> str:
    return url_for(".show", meeting_id=section.meeting_id, section=section.id, kind=kind, _anchor=anchor)
