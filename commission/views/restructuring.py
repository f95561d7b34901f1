"""Restructuring a protocol: a clause is split, joined with the next one, copied, put into another section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, url_for

from commission.access import Permission
from commission.db import db
from commission.forms.restructuring import JoinForm, RelocationForm, SplitForm, parted, put_together
from commission.i18n import gettext as _
from commission.labels import in_words
from commission.operations import restructuring
from commission.queries import clauses as queries
from commission.texts.days_off import days_off_on
from commission.texts.excerpts import beginning
from commission.views.acting import ChangedMeanwhile, actor, done, ensure_seen, ensure_shown, version_of
from commission.views.loading import load, page
from commission.views.naming import brief_name
from commission.views.refusals import beside
from commission.views.stray_mentions import pointed_out_in

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from commission.models import Clause

pages = Blueprint("restructuring", __name__, url_prefix="/clauses/<key:clause_id>")

_AS_A_WHOLE = {
    restructuring.RivalWordingsOpen: "",
    restructuring.RemarksOpen: "",
    restructuring.JoinedFactsDiffer: "",
}


@pages.route("/split", methods=["GET", "POST"])
def split(clause_id: int) -> ResponseReturnValue:
    """Take a clause apart: what stands in the second pair of fields becomes a clause of its own."""
    clause = _loaded(clause_id)
    first, second = parted(clause.text)
    texts = {"first_ru": first.ru, "first_kk": first.kk, "second_ru": second.ru, "second_kk": second.kk}
    form = SplitForm(obj=clause, **texts)
    if form.validate_on_submit():
        ensure_seen(clause, form)
        with beside(form, _AS_A_WHOLE):
            with pointed_out_in(clause.meeting):
                restructuring.split(db.session(), clause, form.pair("first"), form.pair("second"), by=actor())
            return done(_in_protocol(clause), _("The clause was split in two."))
    return page("restructuring/split.html", form=form, clause=clause, meeting=clause.meeting)


@pages.route("/joining", methods=["GET", "POST"])
def join(clause_id: int) -> ResponseReturnValue:
    """Make one clause of it and of the next one of its kind; the text of both is there to be edited."""
    clause = _loaded(clause_id)
    other = restructuring.next_of_kind(clause)
    if other is None:
        raise restructuring.NothingToJoin
    differ = not restructuring.have_equal_assignments(clause, other)
    together = put_together(clause.text, other.text)
    shown = f"{version_of(clause)} {version_of(other)} {other.id}"
    form = JoinForm(text_ru=together.ru, text_kk=together.kk, shown=shown)
    form.offer([(one.id, brief_name(one)) for one in (clause, other)] if differ else [])
    if form.is_submitted() and form.shown.data != shown:
        # before the fields: what there is to choose from may be another by now
        raise ChangedMeanwhile(clause, form)
    if form.validate_on_submit():
        assigned = {one.id: one for one in (clause, other)}[form.assigned.data] if differ else None
        with beside(form, _AS_A_WHOLE):
            with pointed_out_in(clause.meeting):
                restructuring.join(db.session(), clause, other, form.pair("text"), by=actor(), assigned=assigned)
            return done(_in_protocol(clause), _("The two clauses are one now."))
    return page(
        "restructuring/join.html",
        form=form,
        clause=clause,
        other=other,
        meeting=clause.meeting,
        differ=differ,
        days_off_on=days_off_on,
    )


@pages.post("/copy")
def duplicate(clause_id: int) -> ResponseReturnValue:
    """Put a copy right behind a clause, and open it."""
    clause = _loaded(clause_id)
    ensure_shown(clause)
    with pointed_out_in(clause.meeting):
        copy = restructuring.duplicate(db.session(), clause, by=actor())
    return done(url_for("clauses.edit", clause_id=copy.id), _("This is the copy. Change what differs."))


@pages.route("/section", methods=["GET", "POST"])
def relocate(clause_id: int) -> ResponseReturnValue:
    """Put a clause into another section of its protocol, at the beginning or after another clause."""
    clause = _loaded(clause_id)
    sections = {one.id: one for one in clause.meeting.sections_in_order if one is not clause.section}
    form = RelocationForm(obj=clause)
    form.offer(
        {
            f"{one.number}. {beginning(in_words(one.title))}": [
                (f"{one.id}-1", _("At the beginning of section %(number)s", number=one.number)),
                *((f"{one.id}-{place}", _after(before)) for place, before in enumerate(one.clauses, start=2)),
            ]
            for one in sections.values()
        }
    )
    if form.validate_on_submit():
        ensure_seen(clause, form)
        section_id, place = form.wanted
        with pointed_out_in(clause.meeting):
            restructuring.relocate(db.session(), clause, sections[section_id], place, by=actor())
        return done(_in_protocol(clause), _("The clause stands in another section now."))
    return page("restructuring/relocation.html", form=form, clause=clause, meeting=clause.meeting)


def _loaded(clause_id: int) -> Clause:
    clause = load(queries.visible_to(actor()), clause_id, Permission.EDIT_CLAUSES)
    clause.meeting.ensure_changeable()
    return clause


def _after(clause: Clause) -> str:
    words = beginning(in_words(clause.text))
    if clause.number:
        return _("After %(number)s: %(beginning)s", number=clause.number, beginning=words)
    return _("After: %(beginning)s", beginning=words)


def _in_protocol(clause: Clause) -> str:
    return url_for("protocols.show", meeting_id=clause.section.meeting_id, _anchor=f"clause-{clause.id}")
