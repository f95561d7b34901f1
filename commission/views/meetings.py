"""Sessions: the register, one session with the state of its work, convening, editing, leading, the journal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for

from commission.access import Permission, can
from commission.db import db
from commission.forms.meetings import ActForm, MeetingForm, NextMeetingForm, ReasonedActForm
from commission.i18n import gettext as _
from commission.labels import label, sentence
from commission.models import (
    STEPS,
    TRANSITIONS,
    ActOutOfState,
    Body,
    Clause,
    ClauseKind,
    Commission,
    DaysMissing,
    Delegation,
    JournalEntry,
    Meeting,
    MeetingAct,
    MeetingState,
    Person,
    Side,
    TasksOpen,
)
from commission.operations import meetings as operations
from commission.operations.directories import DaysOutOfOrder
from commission.queries import bodies as body_queries
from commission.queries import changes as change_queries
from commission.queries import commissions as commission_queries
from commission.queries import meetings as queries
from commission.queries import people as people_queries
from commission.queries import protocols as protocol_queries
from commission.queries import tasks as task_queries
from commission.queries.listing import listed
from commission.texts.days_off import days_off_between
from commission.views import telling
from commission.views.acting import actor, done, ensure_seen, ensure_shown, today
from commission.views.loading import load, page
from commission.views.naming import name_of
from commission.views.refusals import beside
from commission.views.registers import page_number, turning
from commission.views.templating import copy_read_by

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from flask.typing import ResponseReturnValue

pages = Blueprint("meetings", __name__)

_PLACES = {operations.MeetingNumberIsTaken: "number", DaysMissing: "first_on", DaysOutOfOrder: "last_on"}
_YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class Sought:
    """What the register of sessions is limited to; nonsense in the address is left aside."""

    commission_id: int | None
    state: MeetingState | None
    year: int | None

    @property
    def filters(self) -> dict[str, str]:
        """The filters as the address has them, without the page."""
        told = {"commission": self.commission_id, "state": self.state, "year": self.year}
        return {name: str(value) for name, value in told.items() if value is not None}


@pages.get("/meetings")
def index() -> ResponseReturnValue:
    """The register of the sessions of one's commissions."""
    commissions = db.session.scalars(commission_queries.visible_to(actor())).unique().all()
    sought = _sought([commission.id for commission in commissions])
    query = queries.register(actor(), commission_id=sought.commission_id, state=sought.state, year=sought.year)
    listing = listed(db.session(), query, Meeting, queries.NEWEST_FIRST, page=page_number())
    return page(
        "meetings/index.html",
        listing=listing,
        sought=sought,
        turning=turning(listing, **sought.filters),
        commissions=commissions,
        states=tuple(MeetingState),
        years=queries.years(db.session(), actor()),
    )


@pages.get("/meetings/<key:meeting_id>")
def show(meeting_id: int) -> ResponseReturnValue:
    """One session: what it is, where it stands, what is still to do."""
    meeting = load(queries.visible_to(actor()), meeting_id, Permission.SEE_MEETINGS)
    work = _work(meeting) if can(actor(), Permission.SEE_DRAFT_TEXTS, meeting) else None
    return page(
        "meetings/show.html",
        meeting=meeting,
        work=work,
        steps=STEPS,
        transitions=TRANSITIONS,
        days_off=_days_off(meeting),
    )


@pages.route("/commissions/<key:commission_id>/meetings/new", methods=["GET", "POST"])
def new(commission_id: int) -> ResponseReturnValue:
    """Plan a session of a commission."""
    commission = load(commission_queries.visible_to(actor()), commission_id, Permission.CONVENE)
    last = _latest(commission)
    form = MeetingForm(number=last.number + 1 if last else 1, host_side=last.host_side.other if last else None)
    if form.validate_on_submit():
        with beside(form, _PLACES):
            meeting = operations.convene(db.session(), commission, form.facts(), by=actor())
            return done(url_for(".show", meeting_id=meeting.id), _("The session was planned."))
    return page("meetings/edit.html", form=form, commission=commission, last=last, meeting=None)


@pages.route("/meetings/<key:meeting_id>/next/new", methods=["GET", "POST"])
def new_after(meeting_id: int) -> ResponseReturnValue:
    """Plan the session that follows one: the delegations come along, and of the agenda what was put off."""
    last = load(queries.with_texts(actor()), meeting_id, Permission.CONVENE)
    latest = _latest(last.commission) or last
    form = NextMeetingForm(number=latest.number + 1, host_side=last.host_side.other, format=last.format)
    form.offer(last.agenda)
    if form.validate_on_submit():
        with beside(form, _PLACES):
            meeting = operations.convene_after(
                db.session(), last, form.facts(), by=actor(), looks_back=form.looks_back.data, put_off=form.carried
            )
            return done(url_for(".show", meeting_id=meeting.id), _("The session was planned."))
    return page("meetings/edit.html", form=form, commission=last.commission, last=last, meeting=None)


@pages.route("/meetings/<key:meeting_id>/edit", methods=["GET", "POST"])
def edit(meeting_id: int) -> ResponseReturnValue:
    """Revise what is known of a session."""
    meeting = load(queries.visible_to(actor()), meeting_id, Permission.EDIT_MEETING)
    meeting.ensure_changeable()
    form = MeetingForm(meeting)
    if form.validate_on_submit():
        ensure_seen(meeting, form)
        with beside(form, _PLACES):
            operations.revise(db.session(), meeting, form.facts(), by=actor())
            return done(url_for(".show", meeting_id=meeting.id), _("The session was saved."))
    return page("meetings/edit.html", form=form, commission=meeting.commission, last=None, meeting=meeting)


@pages.route("/meetings/<key:meeting_id>/<act:act>", methods=["GET", "POST"])
def lead(meeting_id: int, act: MeetingAct) -> ResponseReturnValue:
    """Lead a session to another state, with a reason where the act asks for one."""
    meeting = load(queries.in_outline(actor()), meeting_id, Permission.EDIT_MEETING)
    if not meeting.may(act) or TRANSITIONS[act].is_joint:
        raise ActOutOfState(act=act, state=meeting.state)
    form = ReasonedActForm(obj=meeting) if TRANSITIONS[act].needs_reason else ActForm(obj=meeting)
    if form.validate_on_submit():
        ensure_seen(meeting, form)
        try:
            operations.lead(db.session(), meeting, act, by=actor(), reason=form.told_reason(), on=today())
        except TasksOpen as broken:
            told = sentence(broken)
            db.session.rollback()
            return page("meetings/unsettled.html", meeting=meeting, act=act, told=told)[0], 409
        said = _("The session is now in the state “%(state)s”.", state=label(meeting.state))
        return done(url_for(".show", meeting_id=meeting.id), said)
    return page("meetings/lead.html", form=form, meeting=meeting, act=act, target=TRANSITIONS[act].target)


@pages.route("/meetings/<key:meeting_id>/removal", methods=["GET", "POST"])
def remove(meeting_id: int) -> ResponseReturnValue:
    """Ask, then remove a plan for which nothing was written down."""
    meeting = load(queries.in_outline(actor()), meeting_id, Permission.EDIT_MEETING)
    if request.method == "GET":
        operations.ensure_removable(db.session(), meeting)
        return page("meetings/removal.html", meeting=meeting)
    ensure_shown(meeting)
    operations.remove(db.session(), meeting, by=actor())
    return done(url_for(".index"), _("The session was removed."))


@pages.get("/meetings/<key:meeting_id>/history")
def history(meeting_id: int) -> ResponseReturnValue:
    """What the journal tells of a session, the newest first."""
    meeting = load(queries.visible_to(actor()), meeting_id, Permission.SEE_JOURNAL)
    query = queries.journal_of(actor(), meeting)
    listing = listed(db.session(), query, JournalEntry, [JournalEntry.number.desc()], page=page_number())
    shows_texts = can(actor(), Permission.SEE_DRAFT_TEXTS, meeting)
    clauses = _clauses_behind(meeting, listing.rows) if shows_texts else {}
    names = telling.Names(listing.rows, _named)
    told = telling.tell(listing.rows, names, shows_texts=shows_texts, clauses=clauses)
    return page(
        "meetings/history.html",
        meeting=meeting,
        listing=listing,
        told=told,
        shows_texts=shows_texts,
        turning=turning(listing),
    )


class Work:
    """How far the work on a session has come, for its own page."""

    def __init__(self, meeting: Meeting, open_tasks: int | None = None) -> None:
        # how many tasks stand in the way of the settlement; None where nobody asks for it yet
        self.open_tasks = open_tasks
        self.delegations = [Delegation(meeting, side) for side in copy_read_by(actor(), meeting.commission).in_order]
        self.minutes = sum(item.planned_minutes or 0 for item in meeting.agenda)
        found = Counter(clause.kind for section in meeting.sections for clause in section.clauses)
        self.clauses = [(kind, found[kind]) for kind in ClauseKind]
        self.missing = [(name_of(record), record, language) for record, language in meeting.missing_texts()]


def _work(meeting: Meeting) -> Work:
    if not (meeting.may(MeetingAct.SETTLEMENT) and can(actor(), Permission.EDIT_MEETING, meeting)):
        return Work(load(queries.in_outline(actor()), meeting.id, Permission.SEE_DRAFT_TEXTS))
    draft = load(task_queries.drafts(actor()), meeting.id, Permission.SEE_AGREEMENT)
    found = task_queries.tasks_of(db.session(), draft, today=today())
    return Work(draft, sum(task.is_open for task in found))


def _sought(commission_ids: list[int]) -> Sought:
    told = request.args
    commission_id = told.get("commission", type=int)
    year = told.get("year", type=int)
    return Sought(
        commission_id if commission_id in commission_ids else None,
        next((state for state in MeetingState if state.value == told.get("state")), None),
        year if year in _YEARS else None,
    )


def _latest(commission: Commission) -> Meeting | None:
    return db.session.scalars(queries.latest_of(actor(), commission)).unique().one_or_none()


def _clauses_behind(meeting: Meeting, entries: Sequence[JournalEntry]) -> dict[tuple[str, int], Clause]:
    """Which clause each entry is about, by table and id of what it tells of; one that has gone is left out."""
    placed = load(protocol_queries.in_places(actor()), meeting.id, Permission.SEE_DRAFT_TEXTS)
    present = {clause.id: clause for section in placed.sections for clause in section.clauses}
    behind = change_queries.clauses_behind(db.session(), entries)
    return {key: present[clause_id] for key, clause_id in behind.items() if clause_id in present}


def _named(wanted: telling.Wanted) -> Iterator[Body | Person]:
    yield from db.session.scalars(people_queries.named(actor(), wanted.person_ids, wanted.codes))
    yield from db.session.scalars(body_queries.named(actor(), wanted.codes))


def _days_off(meeting: Meeting) -> list[tuple[dt.date, Side, str]]:
    if meeting.first_on is None or meeting.last_on is None:
        return []
    side_of = {side.language: side for side in Side}
    return [
        (found.day, side_of[found.language], found.name)
        for found in days_off_between(meeting.first_on, meeting.last_on)
    ]
