"""Agreed forms: the register, one entry, editing by the secretaries of either Side, files out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, request, url_for

from commission.access import Permission
from commission.db import db
from commission.documents.faults import FaultyFile
from commission.documents.term_files import TermRow, memory, read, table
from commission.forms.terms import TermFileForm, TermForm
from commission.i18n import gettext as _
from commission.i18n import language
from commission.labels import fault_in_words, in_words
from commission.models import RuleBroken, Term, TermKind
from commission.operations import terms
from commission.operations.codes import CodeIsTaken
from commission.queries import terms as queries
from commission.queries.listing import listed
from commission.queries.searching import by_name
from commission.texts import Bilingual, Language
from commission.views import registers
from commission.views.acting import actor, done, ensure_seen, ensure_shown, today
from commission.views.agreed import agreed_forms_in, day_asked
from commission.views.loading import load, page
from commission.views.refusals import beside
from commission.views.sending import attachment

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from sqlalchemy import Select

pages = Blueprint("terms", __name__, url_prefix="/terms")

_PLACES: dict[type[RuleBroken], str] = {CodeIsTaken: "code"}
# more faults than anybody reads are counted only
_TOLD = 200
# how much of a form an address tells
_LONGEST = 200


@pages.get("")
def index() -> ResponseReturnValue:
    """The register, in both languages side by side."""
    sought = registers.sought()
    filters = _filters()
    listing = listed(db.session(), _found(), Term, by_name(Term, language()), page=sought.page)
    turning = registers.turning(listing, **filters)
    facts = {"sought": sought, "kind": _kind(), "kinds": TermKind, "filters": filters, "today": today()}
    return page("terms/index.html", listing=listing, turning=turning, **facts)


@pages.get("/<key:term_id>")
def show(term_id: int) -> ResponseReturnValue:
    """One agreed form."""
    term = load(queries.visible_to(actor()), term_id, Permission.SEE_DIRECTORIES)
    return page("terms/show.html", term=term, today=today())


@pages.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Enter an agreed form; the address may tell how it is written in one language."""
    form = TermForm(data={f"form_{one.value}": request.args.get(one.value, "")[:_LONGEST] for one in Language})
    if form.validate_on_submit():
        with beside(form, _PLACES):
            term = terms.enter_term(db.session(), form.facts(), by=actor())
            return done(url_for(".show", term_id=term.id), _("The agreed form was entered."))
    return page("terms/edit.html", form=form, term=None)


@pages.route("/<key:term_id>/edit", methods=["GET", "POST"])
def edit(term_id: int) -> ResponseReturnValue:
    """Revise an agreed form."""
    term = load(queries.visible_to(actor()), term_id, Permission.EDIT_DIRECTORIES)
    form = TermForm(obj=term)
    if form.validate_on_submit():
        ensure_seen(term, form)
        with beside(form, _PLACES):
            terms.enter_term(db.session(), form.facts(), by=actor(), term=term)
            return done(url_for(".show", term_id=term.id), _("The agreed form was saved."))
    return page("terms/edit.html", form=form, term=term)


@pages.post("/<key:term_id>/removal")
def remove(term_id: int) -> ResponseReturnValue:
    """Take an agreed form out of the directory."""
    term = load(queries.visible_to(actor()), term_id, Permission.EDIT_DIRECTORIES)
    ensure_shown(term)
    name = in_words(term.known_as())
    terms.remove_term(db.session(), term, by=actor())
    return done(url_for(".index"), _("%(name)s was removed.", name=name))


@pages.get("/table")
def as_table() -> Response:
    """What the register shows with these filters, as CSV."""
    found = db.session.scalars(_found())
    return attachment(table(found), "terms.csv", "text/csv")


@pages.get("/memory")
def as_memory() -> Response:
    """What the register shows with these filters, as TMX."""
    found = db.session.scalars(_found())
    return attachment(memory(found), "terms.tmx", "application/xml")


@pages.route("/file", methods=["GET", "POST"])
def bring_in() -> ResponseReturnValue:
    """Take a table; a faulty one comes back with every fault, and nothing of it is stored."""
    form = TermFileForm()
    faults: list[tuple[int, str, str]] = []
    count = 0
    if form.validate_on_submit():
        try:
            arrived = terms.bring_in(db.session(), _rows(form.file.data.read()), by=actor())
        except FaultyFile as refusal:
            db.session.rollback()
            faults = [(one.line, one.path, fault_in_words(one.kind, one.facts)) for one in refusal.faults[:_TOLD]]
            count = len(refusal.faults)
            form.refuse("file", _("Nothing was stored. What is wrong stands below, with the line of the file."))
        else:
            said = {"new": arrived.new, "changed": arrived.changed, "equal": arrived.equal}
            told = _("The table was read in. New: %(new)s, changed: %(changed)s, equal: %(equal)s.", **said)
            return done(url_for(".index"), told)
    return page("terms/file.html", form=form, faults=faults, count=count)


@pages.post("/in-text")
def in_text() -> ResponseReturnValue:
    """The agreed forms in a text as it stands in the editor, for the panel beside it; nothing is stored."""
    text = Bilingual(*(request.form.get(f"text_{one.value}", "") for one in Language))
    return page("terms/in_text.html", agreed=agreed_forms_in(text, on=day_asked()))


def _rows(data: bytes) -> list[TermRow]:
    """Read the file while nobody waits for the database: what was loaded so far is loaded anew afterwards."""
    db.session.rollback()
    return read(data)


def _kind() -> TermKind | None:
    asked = request.args.get("kind")
    return next((kind for kind in TermKind if kind.value == asked), None)


def _found() -> Select[Term]:
    sought = registers.sought()
    return queries.found(actor(), sought.words, kind=_kind(), on=sought.day(today()))


def _filters() -> dict[str, str]:
    """The filters as the address has them."""
    kind = _kind()
    told = {name: value for name, value in registers.sought().filters.items() if name != "side"}
    return told | ({"kind": kind.value} if kind else {})
