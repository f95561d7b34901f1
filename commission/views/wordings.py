"""Wordings of a clause: how they came to be, and old ones put on top of the history again, half by half."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, url_for
from werkzeug.exceptions import NotFound

from commission.access import Permission
from commission.db import db
from commission.forms.restructuring import RestorationForm
from commission.i18n import gettext as _
from commission.models import Wording, WordingOrigin
from commission.operations import clauses
from commission.queries import clauses as queries
from commission.texts import Language
from commission.texts.diff import word_diff
from commission.views.acting import actor, done
from commission.views.loading import load, page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from commission.models import Clause

pages = Blueprint("wordings", __name__)


@dataclass(frozen=True, slots=True)
class Step:
    """A wording, the one before it, and the number of the one that it restored."""

    wording: Wording
    earlier: Wording | None
    restored: int | None


def steps(clause: Clause, before: int | None) -> list[Step]:
    """The history of a clause, the newest first; ``before`` leaves out that wording and the newer ones."""
    older = [one for one in reversed(clause.wordings) if before is None or one.number < before]
    pairs = zip(older, [*older[1:], None], strict=False)
    return [Step(wording, earlier, _restored(clause, wording, earlier)) for wording, earlier in pairs]


@pages.route("/clauses/<key:clause_id>/wordings/<key:number>/restoration", methods=["GET", "POST"])
def restore(clause_id: int, number: int) -> ResponseReturnValue:
    """Show what would change, then put the chosen halves of an old wording on top of the history."""
    clause = load(queries.with_history(actor()), clause_id, Permission.EDIT_CLAUSES)
    clause.meeting.ensure_changeable()
    wording = next((one for one in clause.wordings if one.number == number), None)
    if wording is None:
        raise NotFound
    form = RestorationForm(half_ru=True, half_kk=True)
    form.show(clause.wording_number, _differing(clause, wording))
    if form.validate_on_submit():
        clauses.restore(db.session(), clause, number, form.halves, seen=form.seen.data or 0, by=actor())
        return done(url_for("clauses.show", clause_id=clause.id), _("The old wording stands again."))
    return page(
        "clauses/restoration.html",
        form=form,
        clause=clause,
        meeting=clause.meeting,
        wording=wording,
        word_diff=word_diff,
    )


def _differing(clause: Clause, wording: Wording) -> Sequence[Language]:
    return [language for language in Language if wording.text[language] != clause.text[language]]


def _restored(clause: Clause, wording: Wording, earlier: Wording | None) -> int | None:
    """The newest of the older wordings that says what this one brought back."""
    if wording.origin is not WordingOrigin.RESTORED or earlier is None:
        return None
    brought = [language for language in Language if wording.text[language] != earlier.text[language]]
    numbers = (
        one.number
        for one in reversed(clause.wordings)
        if one.number < earlier.number and all(one.text[language] == wording.text[language] for language in brought)
    )
    return next(numbers, None)
