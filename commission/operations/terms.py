"""The directory of agreed forms: entering, revising and removing them, and bringing in whole files of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commission.documents.faults import Fault, FaultKind, FaultyFile
from commission.models import JournalKind, RuleBroken, Term, TermKind
from commission.operations import journal
from commission.operations.codes import settled_code
from commission.operations.directories.rows import copy, ensure_in_order, note
from commission.queries.terms import everything
from commission.texts import Bilingual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from commission.documents.term_files import TermRow
    from commission.models import User


@dataclass(frozen=True, slots=True)
class TermFacts:
    """What people enter about an agreed form; an empty code is made from the form."""

    code: str
    form: Bilingual
    kind: TermKind = TermKind.TERM
    variants: Bilingual = Bilingual()
    meaning: str = ""
    source: str = ""
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None


@dataclass(slots=True)
class TermsArrived:
    """What a file of agreed forms did to the directory; those kept differ from the file and stay as they are."""

    new: int = 0
    changed: int = 0
    equal: int = 0
    kept: int = 0


def enter_term(session: Session, facts: TermFacts, *, by: User | None, term: Term | None = None) -> Term:
    """Enter an agreed form, or revise the one given."""
    ensure_in_order(facts.valid_from, facts.valid_until)
    code = settled_code(session, Term, term, facts.code, facts.form.ru or facts.form.kk)
    return _enter(session, code, facts, by=by, term=term)


def remove_term(session: Session, term: Term, *, by: User | None) -> None:
    """Take an agreed form out of the directory."""
    journal.record_removal(session, term, by=by)
    session.delete(term)


def bring_in(session: Session, rows: Sequence[TermRow], *, by: User | None, may_overwrite: bool = True) -> TermsArrived:
    """Bring the rows of a file in; ``FaultyFile`` with all faults leaves it to the caller to roll back.

    Entries are known by their codes. What a row does not tell stays as it is; without ``may_overwrite`` so does
    every entry that is there already.
    """
    known = {term.code: term for term in session.scalars(everything())}
    arrived = TermsArrived()
    faults: list[Fault] = []
    for row in rows:
        term = known.get(row.code)
        facts = _facts(row.code, {**_told(term), **row.told})
        try:
            ensure_in_order(facts.valid_from, facts.valid_until)
        except RuleBroken as broken:
            faults.append(Fault(FaultKind.RULE_BROKEN, row.line, row.code, {"rule": broken}))
            continue
        if term is not None and facts == _facts(term.code, _told(term)):
            arrived.equal += 1
        elif term is not None and not may_overwrite:
            arrived.kept += 1
        else:
            _enter(session, row.code, facts, by=by, term=term)
            arrived.changed += term is not None
            arrived.new += term is None
    if faults:
        raise FaultyFile(faults)
    return arrived


def _enter(session: Session, code: str, facts: TermFacts, *, by: User | None, term: Term | None) -> Term:
    kind = JournalKind.CHANGED if term else JournalKind.CREATED
    term = term or Term(code=code)
    copy(facts, term, leave=("code",))
    if term.code != code:
        term.code = code
    note(session, kind, term, {}, by=by)
    return term


def _told(term: Term | None) -> dict[str, Any]:
    """What the directory says of an entry, by the columns of a file."""
    if term is None:
        return {}
    return {
        "kind": term.kind,
        "form_ru": term.form.ru,
        "form_kk": term.form.kk,
        "variants_ru": term.variants.ru,
        "variants_kk": term.variants.kk,
        "meaning": term.meaning,
        "source": term.source,
        "valid_from": term.valid_from,
        "valid_until": term.valid_until,
    }


def _facts(code: str, told: dict[str, Any]) -> TermFacts:
    return TermFacts(
        code=code,
        form=Bilingual(told.get("form_ru", ""), told.get("form_kk", "")),
        kind=told.get("kind", TermKind.TERM),
        variants=Bilingual(told.get("variants_ru", ""), told.get("variants_kk", "")),
        meaning=told.get("meaning", ""),
        source=told.get("source", ""),
        valid_from=told.get("valid_from"),
        valid_until=told.get("valid_until"),
    )
