"""Sections of a protocol that belong to no question of the agenda, and the matter of any section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, url_for

from commission.access import Permission
from commission.db import db
from commission.forms.sections import MatterForm, NewSectionForm, SectionForm
from commission.i18n import gettext as _
from commission.i18n import language, lazy
from commission.models import Matter, Meeting, Section, SectionKind
from commission.operations import sections
from commission.queries import matters as matter_queries
from commission.queries import protocols as protocol_queries
from commission.queries import sections as queries
from commission.queries.searching import by_name
from commission.texts import Bilingual
from commission.views.acting import actor, done, ensure_seen, ensure_shown
from commission.views.loading import load, page
from commission.views.placing import wanted_place
from commission.views.refusals import beside

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("sections", __name__)


@pages.route("/meetings/<key:meeting_id>/sections/new", methods=["GET", "POST"])
def new(meeting_id: int) -> ResponseReturnValue:
    """Put a section into the protocol."""
    meeting = load(protocol_queries.visible_to(actor()), meeting_id, Permission.EDIT_CLAUSES)
    meeting.ensure_changeable()
    form = NewSectionForm()
    _offer_matters(form, meeting)
    if form.validate_on_submit():
        suggested = sections.suggested_title(meeting, form.kind.data)
        typed = form.pair("title")
        title = Bilingual(typed.ru or suggested.ru, typed.kk or suggested.kk)
        with beside(form, {sections.SectionStandsOnce: "kind"}):
            section = sections.add(
                db.session(), meeting, form.kind.data, title, by=actor(), matter=form.matter_id.chosen
            )
            return done(_place(section), _("The section was added."))
    suggestions = {kind: sections.suggested_title(meeting, kind) for kind in SectionKind if kind in form.kind.members}
    return page("sections/new.html", form=form, meeting=meeting, suggestions=suggestions)


@pages.route("/sections/<key:section_id>/edit", methods=["GET", "POST"])
def edit(section_id: int) -> ResponseReturnValue:
    """Give a section another title or matter."""
    section = load(queries.visible_to(actor()), section_id, Permission.EDIT_CLAUSES)
    section.meeting.ensure_changeable()
    form = _form(section)
    if form.validate_on_submit():
        ensure_seen(section, form)
        title = form.pair("title") if isinstance(form, SectionForm) else section.title
        sections.revise(db.session(), section, title, form.matter_id.chosen, by=actor())
        return done(_place(section), _("The section was saved."))
    return page("sections/edit.html", form=form, section=section, meeting=section.meeting)


@pages.post("/sections/<key:section_id>/place")
def place(section_id: int) -> ResponseReturnValue:
    """Move a section among those of its kind."""
    section = load(queries.visible_to(actor()), section_id, Permission.EDIT_CLAUSES)
    ensure_shown(section)
    sections.place(db.session(), section, wanted_place(), by=actor())
    return done(_place(section))


@pages.post("/sections/<key:section_id>/removal")
def remove(section_id: int) -> ResponseReturnValue:
    """Take an empty section out of the protocol."""
    section = load(queries.visible_to(actor()), section_id, Permission.EDIT_CLAUSES)
    ensure_shown(section)
    meeting_id = section.meeting_id
    sections.remove(db.session(), section, by=actor())
    return done(url_for("protocols.show", meeting_id=meeting_id), _("The section was removed."))


def _form(section: Section) -> MatterForm:
    title = section.own_title
    if section.agenda_item is not None:
        form = MatterForm(obj=section)
    else:
        form = SectionForm(obj=section, title_ru=title.ru, title_kk=title.kk)
    _offer_matters(form, section.meeting)
    return form


def _offer_matters(form: MatterForm, meeting: Meeting) -> None:
    query = matter_queries.found(actor(), of={meeting.commission_id}).order_by(*by_name(Matter, language()))
    form.matter_id.offer_entries(db.session.scalars(query), blank=lazy("None"))


def _place(section: Section) -> str:
    return url_for("protocols.show", meeting_id=section.meeting_id, _anchor=f"section-{section.id}")
