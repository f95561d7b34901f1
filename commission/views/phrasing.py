"""The buttons of an editor that write for people: deadline wording, stock phrase, sentence of an instruction.

They fill fields of the form that was sent and store nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from commission.forms.clauses import InstructionForm
from commission.models import ClauseKind
from commission.texts import Bilingual, Language
from commission.texts.deadlines import suggest
from commission.texts.formulae import named, of_kind
from commission.texts.instructions import NamedBody, Order, assembled, deadline_in_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission.forms.clauses import ClauseForm
    from commission.models import Body, Meeting
    from commission.texts.formulae import Formula


def offered(kind: ClauseKind | None) -> list[tuple[ClauseKind, tuple[Formula, ...]]]:
    """The stock phrases under what a clause may be, those of its present kind first."""
    return [(one, of_kind(one)) for one in sorted(ClauseKind, key=lambda one: one is not kind)]


def phrased(form: ClauseForm, meeting: Meeting) -> dict[str, object] | None:
    """What the page tells after such a button put its words into the form; ``None`` where none was pressed."""
    asked = request.form.get("act")
    if asked == "formula":
        return _begun(form)
    if asked == "suggest":
        return _worded(form) if isinstance(form, InstructionForm) else {}
    if asked == "assemble":
        return _assembled(form, meeting) if isinstance(form, InstructionForm) else {}
    return None


def _begun(form: ClauseForm) -> dict[str, object]:
    formula = named(request.form.get("formula", ""))
    if formula is None:
        return {}
    _write(form, formula.around(form.pair("text")))
    return {"begun": formula}


def _worded(form: InstructionForm) -> dict[str, object]:
    facts = form.assignment_facts()
    kind = facts.deadline_kind
    suggested = suggest(kind, facts.deadline_on, facts.deadline_rule) if kind else Bilingual()
    return {"suggested": suggested, "replaced": form.word_deadline(suggested)}


def _assembled(form: InstructionForm, meeting: Meeting) -> dict[str, object]:
    """The sentence from what the form says; the Sides in the order of the host, which no copy turns round."""
    facts = form.assignment_facts()
    sides = [facts.executors[side] for side in meeting.host_side.in_order]
    leads = [one.lead for one in sides if one.lead is not None]
    others = [body for one in sides for body in one.others]
    kind, wording = facts.deadline_kind, facts.deadline
    said = kind and form.says_deadline.data
    sentence = assembled(
        Order(
            leads=_named(leads, meeting),
            others=_named(others, meeting),
            verb=form.chosen_verb,
            what=form.pair("what"),
            deadline=deadline_in_sentence(kind, facts.deadline_on, wording) if kind and said else Bilingual(),
            says_instruct=bool(form.says_instruct.data),
        )
    )
    before = form.pair("text")
    _write(form, sentence.text)
    bodies = {body.id: body for body in (*leads, *others)}
    return {
        "assembled": sentence.text,
        "lacking": [(bodies[one.body_id], which) for one, which in sentence.lacking],
        "overwritten": [before[one] for one in Language if before[one] not in {"", sentence.text[one]}],
        "is_order_fixed": len({body.side for body in leads}) > 1,
    }


def _named(bodies: Sequence[Body], meeting: Meeting) -> list[NamedBody]:
    """The bodies by the names in force on the first day of the session."""
    told = []
    for body in bodies:
        if not body.names:
            told.append(NamedBody(body.id, body.known_as()))
            continue
        name = body.name_on(meeting.first_on)
        told.append(NamedBody(body.id, name.nominative, name.dative_ru, name.instrumental_ru, name.instrumental_kk))
    return told


def _write(form: ClauseForm, text: Bilingual) -> None:
    for language in Language:
        form[f"text_{language}"].data = text[language]
