"""Tasks before signing: the list of what is still to be done, and what the Sides overrule with a reason."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from flask import Blueprint, url_for

from commission.access import Permission, acting_side, can
from commission.db import db
from commission.forms.tasks import OverrulingForm
from commission.i18n import gettext as _
from commission.labels import in_words
from commission.models import Clause, Commission, MeetingAct, Protocol, Side, TaskKind
from commission.operations import tasks as operations
from commission.queries import tasks as queries
from commission.views.acting import actor, done, today
from commission.views.loading import load, page
from commission.views.places import place_of
from commission.views.standing import called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from commission.models import Meeting, Task

pages = Blueprint("tasks", __name__, url_prefix="/meetings/<key:meeting_id>/tasks")

# Where on the page of a clause a task is seen to, if not by editing it.
_ANCHORS = {
    TaskKind.PAIR: "pair",
    TaskKind.ANSWER: "answers",
    TaskKind.OBJECTION: "answers",
    TaskKind.PROPOSAL: "proposals",
    TaskKind.REMARK: "remarks",
}


@pages.get("")
def show(meeting_id: int) -> ResponseReturnValue:
    """Every task in its group, each with its place and with what the Sides said to leave it as it is."""
    meeting = load(queries.drafts(actor()), meeting_id, Permission.SEE_AGREEMENT)
    found = queries.tasks_of(db.session(), meeting, today=today())
    return page(
        "tasks/show.html",
        meeting=meeting,
        side=acting_side(actor(), Permission.OVERRULE, meeting),
        groups=[(group, list(listed)) for group, listed in groupby(found, key=lambda task: task.kind.group)],
        open_count=sum(task.is_open for task in found),
        place=lambda task: _place(task, meeting),
        named=_named,
        settlement=MeetingAct.SETTLEMENT,
    )


@pages.route("/<task>/overruling", methods=["GET", "POST"])
def overrule(meeting_id: int, task: str) -> ResponseReturnValue:
    """Say for the own Side why a task may stay as it is."""
    meeting = load(queries.drafts(actor()), meeting_id, Permission.OVERRULE)
    meeting.ensure_changeable()
    form = OverrulingForm()
    if form.validate_on_submit():
        # what tasks there are is derived once, while the session is held
        reason = form.reason.data or ""
        operations.overrule(db.session(), meeting, task, reason, by=actor(), on=today())
        return done(_back(meeting, task), _("What your Side says is noted."))
    wanted = _wanted(queries.tasks_of(db.session(), meeting, today=today()), task)
    side = acting_side(actor(), Permission.OVERRULE, meeting)
    standing = wanted.overruled_by(side) if side else None
    if standing and not form.is_submitted():
        form.reason.data = standing.reason
    if wanted.kind is TaskKind.LAST_PAGE:
        form.ask_who_looked()
    return page("tasks/overruling.html", form=form, meeting=meeting, task=wanted, side=side, named=_named)


@pages.post("/<task>/withdrawal")
def withdraw(meeting_id: int, task: str) -> ResponseReturnValue:
    """Let a task that the own Side overruled stand in the way again."""
    meeting = load(queries.drafts(actor()), meeting_id, Permission.OVERRULE)
    operations.take_back(db.session(), meeting, task, by=actor())
    return done(_back(meeting, task), _("What your Side said is withdrawn."))


def _wanted(found: Sequence[Task], fingerprint: str) -> Task:
    task = next((one for one in found if one.fingerprint == fingerprint), None)
    if task is None:
        raise operations.TaskHasChanged
    if task.kind.is_absolute:
        raise operations.TaskIsAbsolute
    return task


def _back(meeting: Meeting, fingerprint: str) -> str:
    return url_for(".show", meeting_id=meeting.id, _anchor=f"task-{fingerprint[:12]}")


def _place(task: Task, meeting: Meeting) -> str:
    """Where the visitor sees to the task, or at least sees what it is about."""
    record = task.record
    if isinstance(record, Clause):
        return _place_of_clause(task, record)
    match task.kind:
        case TaskKind.LAST_PAGE:
            endpoint, anchor = "papers.show", ""
        case TaskKind.CO_CHAIR:
            endpoint, anchor = "delegations.show", str(task.side)
        case TaskKind.ABSENT:
            endpoint, anchor = "delegations.show", f"attendance-{record.id}"
        case TaskKind.SECTION | TaskKind.AGENDA_ITEM:
            endpoint, anchor = "protocols.show", f"section-{record.id}"
        case TaskKind.ANSWER | TaskKind.OBJECTION:
            is_mine = meeting.is_changeable and can(actor(), Permission.ANSWER, meeting)
            endpoint, anchor = "consents.answer_to_frame" if is_mine else "agreement.show", ""
        case _:
            return place_of(record)
    return url_for(endpoint, meeting_id=meeting.id, _anchor=anchor or None)


def _place_of_clause(task: Task, clause: Clause) -> str:
    anchor = f"finding-{task.finding.fingerprint}" if task.finding else _ANCHORS.get(task.kind)
    is_read = anchor is not None or not clause.meeting.is_changeable
    return url_for("clauses.show", clause_id=clause.id, _anchor=anchor) if is_read else place_of(clause)


def _named(task: Task) -> str:
    """What the record of a task is called in the list."""
    if task.kind is TaskKind.LAST_PAGE:
        return _("The four texts")
    if isinstance(task.record, Protocol):
        return _("Title, preamble and annexes")
    if isinstance(task.record, Commission):
        return in_words(task.record.name_in(task.record.names[0].copy).nominative)
    if task.kind is TaskKind.CO_CHAIR:
        return _("Delegation of the Russian Side") if task.side is Side.RF else _("Delegation of the Kazakh Side")
    return called(task.record)
