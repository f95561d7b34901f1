"""Consents: a Side answers to a clause or to the frame of the protocol, or agrees to many clauses at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, request, url_for
from werkzeug.exceptions import BadRequest

from commission.access import Permission, acting_side
from commission.db import db
from commission.forms.agreement import AnswerForm
from commission.i18n import gettext as _
from commission.i18n import ngettext
from commission.models import Clause
from commission.operations import consents
from commission.operations.collations import PairIsIncomplete
from commission.queries import agreement as queries
from commission.texts.diff import word_diff
from commission.views.acting import actor, done
from commission.views.checking import check_of
from commission.views.loading import load, page
from commission.views.naming import brief_name
from commission.views.readings import NAMES, changed_lines, packed, reading_of, unpacked
from commission.views.refusals import beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flask.typing import ResponseReturnValue

    from commission.models import Consent, Meeting
    from commission.operations.consents import Answered
    from commission.texts import Bilingual

pages = Blueprint("consents", __name__)


@pages.route("/clauses/<key:clause_id>/answer", methods=["GET", "POST"])
def answer(clause_id: int) -> ResponseReturnValue:
    """Answer for the own Side to a clause as it stands."""
    clause = load(queries.clauses(actor()), clause_id, Permission.ANSWER)
    return _answer(clause, clause.meeting)


@pages.route("/meetings/<key:meeting_id>/frame/answer", methods=["GET", "POST"])
def answer_to_frame(meeting_id: int) -> ResponseReturnValue:
    """Answer for the own Side to all of the protocol that is no clause."""
    meeting = load(queries.frames(actor()), meeting_id, Permission.ANSWER)
    return _answer(meeting.protocol, meeting)


@pages.post("/meetings/<key:meeting_id>/answers")
def agree_to_all(meeting_id: int) -> ResponseReturnValue:
    """Agree for the own Side to every clause that was marked, as far as it still says what was shown."""
    meeting = load(queries.drafts(actor()), meeting_id, Permission.ANSWER)
    marked = list(_marked(meeting))
    outcome = consents.agree_to_all(db.session(), meeting, marked, by=actor())
    location = url_for("agreement.show", meeting_id=meeting.id, show=request.form.get("show") or None)
    gone = len(set(request.form.getlist("marked"))) - len(marked)
    _tell(outcome, gone)
    said = ngettext("Your Side agreed to %(num)s clause.", "Your Side agreed to %(num)s clauses.", len(outcome.agreed))
    return done(location, said)


def _answer(record: Answered, meeting: Meeting) -> ResponseReturnValue:
    meeting.ensure_changeable()
    side = acting_side(actor(), Permission.ANSWER, record)
    standing = record.consent_of(side) if side else None
    form = AnswerForm(data={"answer": standing.answer, "reason": standing.reason} if standing else None)
    reading = reading_of(record)
    if not form.is_submitted():
        form.show(consents.fingerprint_of(record), packed(reading))
    changed = None
    if form.validate_on_submit():
        with beside(form, {PairIsIncomplete: "answer", consents.ClauseHasErrors: "answer"}):
            try:
                consents.answer(db.session(), record, form.facts(), seen=form.fingerprint.data or "", by=actor())
                return done(_onward(record, meeting), _("The answer of your Side is noted."))
            except consents.TextHasChanged:
                changed = changed_lines(unpacked(form.reading.data), reading)
                form.show(consents.fingerprint_of(record), packed(reading))
    shown, code = page(
        "consents/answer.html",
        form=form,
        record=record,
        clause=record if isinstance(record, Clause) else None,
        meeting=meeting,
        side=side,
        reading=reading,
        names=NAMES,
        changed=changed,
        answered_text=_answered_text(record, record.last_consent_of(side) if side else None),
        findings_of=check_of(meeting),
        word_diff=word_diff,
    )
    return shown, 409 if changed is not None else code


def _answered_text(record: Answered, last: Consent | None) -> Bilingual | None:
    """What a clause said when the Side answered last, where it says something else now."""
    if not isinstance(record, Clause) or last is None or last.fingerprint == record.fingerprint:
        return None
    return queries.text_at(db.session(), record, last.at)


def _onward(record: Answered, meeting: Meeting) -> str:
    """Where an answer leads: to the next clause that waits for the Side if asked, or back."""
    if request.form.get("act") == "next":
        db.session.flush()
        waiting = {clause.id for clause in queries.waiting(db.session(), actor(), within=meeting)}
        in_order = [clause for section in meeting.sections_in_order for clause in section.clauses]
        place = in_order.index(record) + 1 if isinstance(record, Clause) else 0
        following = next((one for one in (*in_order[place:], *in_order[:place]) if one.id in waiting), None)
        if following is not None:
            return url_for(".answer", clause_id=following.id)
    if isinstance(record, Clause):
        return url_for("clauses.show", clause_id=record.id, _anchor="answers")
    return url_for("agreement.show", meeting_id=meeting.id)


def _marked(meeting: Meeting) -> Iterator[tuple[Clause, str]]:
    """The clauses that were marked, each with the fingerprint shown; one that is gone is left out."""
    by_id = {str(clause.id): clause for section in meeting.sections for clause in section.clauses}
    told = [one.partition(":") for one in dict.fromkeys(request.form.getlist("marked"))]
    if not told or not all(seen and key.isdecimal() for key, _mark, seen in told):
        raise BadRequest
    yield from ((by_id[key], seen) for key, _mark, seen in told if key in by_id)


def _tell(outcome: consents.Outcome, gone: int) -> None:
    if outcome.changed:
        said = ngettext(
            "%(num)s clause has changed since you saw it and is not agreed to: %(names)s.",
            "%(num)s clauses have changed since you saw them and are not agreed to: %(names)s.",
            len(outcome.changed),
            names=_named(outcome.changed),
        )
        flash(said, "warn")
    if outcome.incomplete:
        said = ngettext(
            "%(num)s clause lacks a text and cannot be agreed to: %(names)s.",
            "%(num)s clauses lack a text and cannot be agreed to: %(names)s.",
            len(outcome.incomplete),
            names=_named(outcome.incomplete),
        )
        flash(said, "warn")
    if outcome.faulty:
        said = ngettext(
            "%(num)s clause has errors of the concordance check and is not agreed to: %(names)s.",
            "%(num)s clauses have errors of the concordance check and are not agreed to: %(names)s.",
            len(outcome.faulty),
            names=_named(outcome.faulty),
        )
        flash(said, "warn")
    if gone > 0:
        said = ngettext(
            "%(num)s marked clause is no longer in the protocol.",
            "%(num)s marked clauses are no longer in the protocol.",
            gone,
        )
        flash(said, "warn")


def _named(clauses: Sequence[Clause]) -> str:
    return ", ".join(brief_name(clause) for clause in clauses)
