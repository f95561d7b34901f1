"""Acts upon commissions, directories and agreed forms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from commission.documents.term_files import TermRow
from commission.models import CommissionKind, GroundKind, Side, Term, TermKind
from commission.operations import commissions, directories, terms
from tests.operations.journalling.world import AUGUST, JULY, OTHER, TEXT, World, four_names, person_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from commission.texts import Bilingual


def _body_facts(world: World) -> directories.BodyFacts:
    names = [
        directories.BodyNameFacts(OTHER, TEXT, OTHER, "а", "б", "в", "г"),
        directories.BodyNameFacts(TEXT, valid_from=JULY),
    ]
    return directories.BodyFacts("new", Side.RF, names, JULY, AUGUST, world.bodies[1])


_MATTER = directories.MatterFacts(
    "other", OTHER, TEXT, OTHER, [directories.GroundFacts(GroundKind.TREATY, TEXT, "7", JULY)]
)


def _term(session: Session, form: Bilingual, term: Term | None = None) -> Term:
    facts = terms.TermFacts(form.kk, form, TermKind.PLACE, form, form.ru, f"из {form.ru}", JULY, AUGUST)
    return terms.enter_term(session, facts, by=None, term=term)


def _remove_a_term(session: Session, _world: World) -> None:
    term = _term(session, TEXT)
    session.commit()
    terms.remove_term(session, term, by=None)


ACTS: dict[str, Callable[[Session, World], object]] = {
    "commissions.enter": lambda s, w: commissions.enter(
        s,
        commissions.CommissionFacts("new", four_names("группа"), OTHER, CommissionKind.WORKING_GROUP, w.commission),
        by=w.user,
    ),
    "commissions.enter again": lambda s, w: commissions.enter(
        s,
        commissions.CommissionFacts("new", four_names("группа"), OTHER, CommissionKind.WORKING_GROUP, w.other),
        by=None,
        commission=w.part,
    ),
    "directories.enter_body": lambda s, w: directories.enter_body(s, _body_facts(w), by=None),
    "directories.enter_body again": lambda s, w: directories.enter_body(s, _body_facts(w), by=None, body=w.bodies[0]),
    "directories.succeed": lambda s, w: directories.succeed(s, w.bodies[0], w.bodies[1], by=None),
    "directories.enter_person": lambda s, w: directories.enter_person(s, person_facts(w), by=None),
    "directories.enter_person again": lambda s, w: directories.enter_person(
        s, replace(person_facts(w), side=Side.RF), by=None, person=w.people[1]
    ),
    "directories.enter_matter": lambda s, w: directories.enter_matter(s, w.part, _MATTER, by=None),
    "directories.enter_matter again": lambda s, w: directories.enter_matter(
        s, w.commission, _MATTER, by=None, matter=w.matters[1]
    ),
    "directories.remove": lambda s, w: directories.remove(s, w.people[1], by=None),
    "directories.remove a body": lambda s, w: directories.remove(s, w.bodies[1], by=None),
    "directories.remove a matter": lambda s, w: directories.remove(s, w.matters[1], by=None),
    "terms.enter_term": lambda s, _w: _term(s, TEXT),
    "terms.enter_term again": lambda s, _w: _term(s, OTHER, _term(s, TEXT)),
    "terms.remove_term": _remove_a_term,
    "terms.bring_in": lambda s, _w: terms.bring_in(
        s, [TermRow(2, "term", {"form_ru": "текст", "form_kk": "мәтін", "valid_from": JULY})], by=None
    ),
}  # fmt: skip
