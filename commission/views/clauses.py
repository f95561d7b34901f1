"""Clauses: the permanent address of each, writing and rewording both halves, moving and removing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for
from werkzeug.exceptions import NotFound

from commission.access import Permission
from commission.db import db
from commission.forms.clauses import ClauseForm, InstructionForm
from commission.i18n import gettext as _
from commission.models import ClauseKind
from commission.operations import assignments, clauses
from commission.queries import agreement
from commission.queries import clauses as queries
from commission.queries import sections as section_queries
from commission.texts import Bilingual
from commission.texts.days_off import days_off_on
from commission.texts.deadlines import suggest
from commission.texts.diff import word_diff
from commission.views import clause_forms
from commission.views.acting import actor, done, ensure_shown
from commission.views.agreed import agreed_forms_in
from commission.views.loading import judge, load, page
from commission.views.placing import wanted_place
from commission.views.refusals import beside

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
    before = request.args.get("before", type=int)
    older = [one for one in reversed(clause.wordings) if before is None or one.number < before]
    return page(
        "clauses/show.html",
        clause=clause,
        meeting=clause.meeting,
        hands=queries.hands(db.session(), clause),
        compared=agreement.collated_texts(db.session(), clause),
        # each wording with the one before it
        history=list(zip(older, [*older[1:], None], strict=False))[:_WORDINGS],
        has_older=len(older) > _WORDINGS,
        word_diff=word_diff,
        days_off_on=days_off_on,
    )


@pages.route("/sections/<key:section_id>/clauses/new", methods=["GET", "POST"])
def new(section_id: int) -> ResponseReturnValue:
    """Write a clause at the end of a section; ``kind`` in the address says of which kind."""
    section = load(section_queries.visible_to(actor()), section_id, Permission.EDIT_CLAUSES)
    section.meeting.ensure_changeable()
    form = clause_forms.empty(section)
    if _asks_for_wording():
        return _with_wording(form, section)
    if form.validate_on_submit():
        with beside(form, _PLACES):
            clause = clauses.write(db.session(), section, form.facts(), form.pair("text"), by=actor())
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
    if _asks_for_wording():
        return _with_wording(form, clause.section, clause)
    if form.validate_on_submit():
        if clashes := form.clashes(clause):
            form.take_over(clause, clashes)
            return _editor(form, clause.section, clause, clashes=clashes)[0], 409
        with beside(form, _PLACES):
            clauses.reword(db.session(), clause, form.pair("text"), seen=form.seen.data or 0, by=actor())
            if form.changes_facts(clause):
                clauses.revise(db.session(), clause, form.facts(), by=actor())
            _assign(clause, form)
            return _saved(clause, form, _("The clause was saved."))
    return _editor(form, clause.section, clause)


@pages.post("/clauses/<key:clause_id>/place")
def place(clause_id: int) -> ResponseReturnValue:
    """Move a clause within its section."""
    clause = load(queries.visible_to(actor()), clause_id, Permission.EDIT_CLAUSES)
    ensure_shown(clause)
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
    clauses.remove(db.session(), clause, by=actor())
    location = url_for("protocols.show", meeting_id=section.meeting_id, _anchor=f"section-{section.id}")
    return done(location, _("The clause was removed."))


@pages.post("/clauses/<key:clause_id>/wordings/<key:number>/restoration")
def restore(clause_id: int, number: int) -> ResponseReturnValue:
    """Put an old wording on top of the history."""
    clause = load(queries.with_history(actor()), clause_id, Permission.EDIT_CLAUSES)
    wording = next((one for one in clause.wordings if one.number == number), None)
    if wording is None:
        raise NotFound
    seen = request.form.get("seen", default=0, type=int)
    clauses.reword(db.session(), clause, wording.text, seen=seen, by=actor())
    return done(url_for(".show", clause_id=clause.id), _("The old wording stands again."))


def _asks_for_wording() -> bool:
    return request.form.get("act") == "suggest"


def _with_wording(form: ClauseForm, section: Section, clause: Clause | None = None) -> ResponseReturnValue:
    """The same page with the suggested wording of the deadline; nothing is stored."""
    if not isinstance(form, InstructionForm):
        return _editor(form, section, clause)
    facts = form.assignment_facts()
    kind = facts.deadline_kind
    suggested = suggest(kind, facts.deadline_on, facts.deadline_rule) if kind else Bilingual()
    replaced = form.word_deadline(suggested)
    return _editor(form, section, clause, suggested=suggested, replaced=replaced)


def _editor(form: ClauseForm, section: Section, clause: Clause | None = None, **facts: object) -> tuple[str, int]:
    return page(
        "clauses/edit.html",
        form=form,
        section=section,
        meeting=section.meeting,
        clause=clause,
        agreed=agreed_forms_in(form.pair("text"), on=section.meeting.first_on),
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
    if request.form.get("act") != "next":
        return done(_in_protocol(clause), message)
    following = _next_gap(clause)
    if following is None:
        return done(_in_protocol(clause), _("Saved. No other clause lacks a half."))
    return done(url_for(".edit", clause_id=following.id), message)


def _next_gap(clause: Clause) -> Clause | None:
    """The next clause in printed order that lacks a half of its text or of its deadline, from the end on to the top."""
    everything = [one for section in clause.meeting.sections_in_order for one in section.clauses]
    place = everything.index(clause)
    return next((one for one in (*everything[place + 1 :], *everything[:place]) if one.missing), None)


def _in_protocol(clause: Clause) -> str:
    return url_for("protocols.show", meeting_id=clause.section.meeting_id, _anchor=f"clause-{clause.id}")
