"""The concordance check at hand for a page: the directories are asked once, however many clauses it shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flask import request

from commission.db import db
from commission.models import findings_in, findings_of
from commission.queries import dismissals
from commission.queries.agreed_forms import names_in_use
from commission.texts import Bilingual, Language
from commission.views.acting import actor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from commission.models import Clause, ClauseFinding, Meeting
    from commission.texts.concordance import AgreedForms

# What is looked through at most; a clause is far shorter.
_MOST = 20_000


def names_of(meeting: Meeting) -> AgreedForms:
    """The names of the directories by which the texts of a session are compared."""
    return names_in_use(db.session(), meeting.first_on)


def check_of(meeting: Meeting) -> Callable[[Clause], tuple[ClauseFinding, ...]]:
    """What the check finds in the clauses of a session, as they stand."""
    return partial(findings_of, forms=names_of(meeting))


def check_typed(
    text: Bilingual, deadline: Bilingual, *, on: dt.date | None, clause_id: int | None
) -> tuple[ClauseFinding, ...]:
    """What the check finds in words that are being written; a finding that was dismissed in the clause stays so."""
    known = db.session.scalars(dismissals.of_clause(actor(), clause_id)).all() if clause_id is not None else ()
    forms = names_in_use(db.session(), on)
    return findings_in(_looked_at(text), _looked_at(deadline), forms, known)


def sent(stem: str) -> Bilingual:
    """Both halves of a text as a form sends them."""
    return Bilingual(*(request.form.get(f"{stem}_{one.value}", "") for one in Language))


def _looked_at(text: Bilingual) -> Bilingual:
    return Bilingual(*(text[one][:_MOST] for one in Language))
