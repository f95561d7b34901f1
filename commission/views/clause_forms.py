"""The form of a clause with its choices: decisions of the protocol, matters of the commission, bodies of both Sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from commission.db import db
from commission.forms.assignments import assignment_values
from commission.forms.clauses import ClauseForm, InstructionForm, facts_values
from commission.i18n import language
from commission.labels import in_words
from commission.models import ClauseKind, Matter, Side
from commission.queries import matters as matter_queries
from commission.queries.assignments import possible_executors
from commission.queries.searching import by_name
from commission.texts.excerpts import beginning
from commission.views.acting import actor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission.models import Clause, Meeting, Section


def empty(section: Section) -> ClauseForm:
    """The form of a new clause, of the kind that the address asks for; an instruction follows the last decision."""
    kind = _asked_kind()
    decisions = [clause.id for clause in section.clauses if clause.kind is ClauseKind.DECISION]
    follows = decisions[-1] if decisions and kind is ClauseKind.INSTRUCTION else None
    form = _kind_of_form(kind)(data={"kind": kind, "decision": follows})
    _offer(form, section.meeting, None)
    return form


def filled(clause: Clause) -> ClauseForm:
    """The form of a clause as it is stored."""
    values = {"text_ru": clause.text.ru, "text_kk": clause.text.kk, **facts_values(clause)}
    form = _kind_of_form(clause.kind)(data=values | assignment_values(clause.assignment))
    _offer(form, clause.meeting, clause)
    if not form.is_submitted():
        form.show(clause)
    return form


def _asked_kind() -> ClauseKind:
    asked = request.args.get("kind")
    return next((kind for kind in ClauseKind if kind.value == asked), ClauseKind.DECISION)


def _kind_of_form(kind: ClauseKind) -> type[ClauseForm]:
    """With executors and deadline for an instruction, and for what was one when the page was opened."""
    was_instruction = "assignment_shown" in request.form
    return InstructionForm if kind is ClauseKind.INSTRUCTION or was_instruction else ClauseForm


def _offer(form: ClauseForm, meeting: Meeting, clause: Clause | None) -> None:
    matters = matter_queries.found(actor(), of={meeting.commission_id}).order_by(*by_name(Matter, language()))
    form.offer([named for named in _decisions(meeting) if named[0] is not clause], db.session.scalars(matters).all())
    if isinstance(form, InstructionForm):
        assignment = clause.assignment if clause else None
        query = possible_executors(actor(), meeting.first_on, language(), assignment)
        bodies = [
            (body, in_words(body.name_on(meeting.first_on).nominative if body.names else body.known_as()))
            for body in db.session.scalars(query)
        ]
        form.offer_bodies({side: [one for one in bodies if one[0].side is side] for side in Side}, assignment)


def _decisions(meeting: Meeting) -> Iterator[tuple[Clause, str]]:
    for section in meeting.sections_in_order:
        numbers = section.numbers
        for clause in section.clauses:
            if clause.kind is ClauseKind.DECISION:
                yield clause, f"{numbers[clause.id]}. {beginning(in_words(clause.text))}"
