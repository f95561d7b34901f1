"""Clauses: the permanent address of each, writing and rewording both halves, moving and removing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for

from commission.access import Permission
from commission.db import db
from commission.forms.clauses import ClauseForm, InstructionForm
from commission.i18n import gettext as _
from commission.models import ClauseKind
from commission.operations import assignments, clauses, restructuring
from commission.queries import agreement
from commission.queries import clauses as queries
from commission.queries import sections as section_queries
from commission.texts import Bilingual
from commission.texts.days_off import days_off_on
from commission.texts.diff import word_diff
from commission.views import clause_forms, rounds, wordings
from commission.views.acting import actor, done, ensure_shown
from commission.views.agreed import agreed_forms_in
from commission.views.checking import check_of, check_typed
from commission.views.loading import judge, load, page
from commission.views.phrasing import offered, phrased
from commission.views.placing import wanted_place
from commission.views.privacy import own_position
from commission.views.refusals import beside
from commission.views.stray_mentions import pointed_out_in

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from commission.models import Clause, RuleBroken, Section

pages = Blueprint("clauses", __name__)

# Wordings on one page of a history.
_WORDINGS = 10
_PLACES: dict[type[RuleBroken], str] = {
    clauses.DecisionHasInstructions: "kind",
    clauses.DecisionOfOtherProtocol: "decision",
    assignments.DeadlineRuleBroken: "month_day",
}


@pages.get("/clauses/<key:clause_id>")
def show(clause_id: int) -> ResponseReturnValue:
    """A clause by itself: number, both halves, and how they came to be; ``before`` leads to older wordings."""
    clause = load(queries.with_history(actor()).options(*agreement.ON_CLAUSE), clause_id, Permission.SEE_DRAFT_TEXTS)
    history = wordings.steps(clause, request.args.get("before", type=int))
    return page(
        "clauses/show.html",
        clause=clause,
        meeting=clause.meeting,
        hands=queries.hands(db.session(), clause),
        compared=agreement.collated_texts(db.session(), clause),
        findings_of=check_of(clause.meeting),
        own=own_position(clause),
        history=history[:_WORDINGS],
        has_older=len(history) > _WORDINGS,
        joined=queries.joined_into(db.session(), clause),
        joinable=restructuring.next_of_kind(clause),
        word_diff=word_diff,
        days_off_on=days_off_on,
    )


@pages.route("/sections/<key:section_id>/clauses/new", methods=["GET", "POST"])
def new(section_id: int) -> ResponseReturnValue:
    """Write a clause at the end of a section, or ``after`` another one; ``kind`` in the address says of which kind."""
    section = load(section_queries.visible_to(actor()), section_id, Permission.EDIT_CLAUSES)
    section.meeting.ensure_changeable()
    form = clause_forms.empty(section)
    if (helped := phrased(form, section.meeting)) is not None:
        return _editor(form, section, None, **helped)
    if form.validate_on_submit():
        with beside(form, _PLACES):
            with pointed_out_in(section.meeting):
                told = form.facts(), form.pair("text")
                clause = clauses.write(db.session(), section, *told, by=actor(), after=_asked_neighbour(section))
            _assign(clause, form)
            return _saved(clause, form, _("The clause was added."))
    return _editor(form, section)


@pages.route("/clauses/<key:clause_id>/edit", methods=["GET", "POST"])
def edit(clause_id: int) -> ResponseReturnValue:
    """Reword a clause, make it another kind, give an instruction its executors and deadline.

    What two people changed differently is a 409 page that keeps the own text and shows the other one.
    """
    clause = load(queries.visible_to(actor()), clause_id, Permission.EDIT_CLAUSES)
    clause.meeting.ensure_changeable()
    form = clause_forms.filled(clause)
    if (helped := phrased(form, clause.meeting)) is not None:
        return _editor(form, clause.section, clause, **helped)
    if form.validate_on_submit():
        if clashes := form.clashes(clause):
            form.take_over(clause, clashes)
            return _editor(form, clause.section, clause, clashes=clashes)[0], 409
        with beside(form, _PLACES):
            clauses.reword(db.session(), clause, form.pair("text"), seen=form.seen.data or 0, by=actor())
            if form.changes_facts(clause):
                with pointed_out_in(clause.meeting):
                    clauses.revise(db.session(), clause, form.facts(), by=actor())
            _assign(clause, form)
            return _saved(clause, form, _("The clause was saved."))
    return _editor(form, clause.section, clause)


@pages.post("/clauses/<key:clause_id>/place")
def place(clause_id: int) -> ResponseReturnValue:
    """Move a clause within its section."""
    clause = load(queries.visible_to(actor()), clause_id, Permission.EDIT_CLAUSES)
    ensure_shown(clause)
    with pointed_out_in(clause.meeting):
        clauses.place(db.session(), clause, wanted_place(), by=actor())
    return done(_in_protocol(clause))


@pages.route("/clauses/<key:clause_id>/removal", methods=["GET", "POST"])
def remove(clause_id: int) -> ResponseReturnValue:
    """Ask, then take a clause out of the protocol."""
    clause = load(queries.visible_to(actor()), clause_id, Permission.EDIT_CLAUSES)
    if request.method == "GET":
        clause.meeting.ensure_changeable()
        return page("clauses/removal.html", clause=clause, meeting=clause.meeting)
    ensure_shown(clause)
    section = clause.section
    with pointed_out_in(section.meeting):
        clauses.remove(db.session(), clause, by=actor())
    location = url_for("protocols.show", meeting_id=section.meeting_id, _anchor=f"section-{section.id}")
    return done(location, _("The clause was removed."))


def _editor(form: ClauseForm, section: Section, clause: Clause | None = None, **facts: object) -> tuple[str, int]:
    return page(
        "clauses/edit.html",
        form=form,
        section=section,
        meeting=section.meeting,
        clause=clause,
        following=rounds.following(section.meeting, section, clause),
        findings=check_typed(
            form.pair("text"),
            form.pair("deadline") if isinstance(form, InstructionForm) else Bilingual(),
            on=section.meeting.first_on,
            clause_id=clause.id if clause else None,
        ),
        agreed=agreed_forms_in(form.pair("text"), on=section.meeting.first_on),
        phrases=offered(form.kind.data),
        word_diff=word_diff,
        days_off_on=days_off_on,
        **facts,
    )


def _assign(clause: Clause, form: ClauseForm) -> None:
    if isinstance(form, InstructionForm) and clause.assignment is not None and form.changes_assignment(clause):
        judge(Permission.EDIT_INSTRUCTIONS, clause)
        assignments.assign(db.session(), clause.assignment, form.assignment_facts(), by=actor())


def _saved(clause: Clause, form: ClauseForm, message: str) -> ResponseReturnValue:
    """Lead on: to the executors of what only now became an instruction, to the next gap if asked, or back."""
    if clause.kind is ClauseKind.INSTRUCTION and not isinstance(form, InstructionForm):
        return done(url_for(".edit", clause_id=clause.id, _anchor="assignment"), _("Now enter executors and deadline."))
    asked = request.form.get("act")
    if asked == "another":
        address = url_for(".new", section_id=clause.section_id, kind=clause.kind, after=clause.id)
        return done(address, _("The clause was added. Here is the next one."))
    if asked != "next":
        return done(_in_protocol(clause), message)
    following = rounds.following(clause.meeting, clause.section, clause)
    if following is None:
        return done(_in_protocol(clause), _("Saved. No other clause waits for you."))
    return done(rounds.editor_of(following, clause), message)


def _asked_neighbour(section: Section) -> Clause | None:
    """The clause of the section after which the new one shall stand; nonsense in the address means the end."""
    asked = request.args.get("after", type=int)
    return next((clause for clause in section.clauses if clause.id == asked), None)


def _in_protocol(clause: Clause) -> str:
    return url_for("protocols.show", meeting_id=clause.section.meeting_id, _anchor=f"clause-{clause.id}")
