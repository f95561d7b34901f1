"""Bodies, people, matters and agreed forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commission.models import Body, Commission, Matter, NameParts, Person, Side, Term
from commission.operations import directories, terms
from commission.texts import Bilingual

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def a_body(session: Session, code: str = "roscosmos", side: Side = Side.RF, name: str = "Роскосмос") -> Body:
    """A body with one name."""
    names = [directories.BodyNameFacts(Bilingual(name, name))]
    return directories.enter_body(session, directories.BodyFacts(code, side, names), by=None)


def a_person(
    session: Session, code: str = "sklyar", side: Side = Side.KZ, surname: str = "Скляр", **changes: Any
) -> Person:
    """Somebody with one post."""
    name = NameParts(surname, "Роман", "Васильевич", "Р.В.")
    posts = [directories.PostFacts(Bilingual("Первый заместитель", "Бірінші орынбасар"))]
    facts = {"code": code, "side": side, "name_ru": name, "name_kk": name, "posts": posts, **changes}
    return directories.enter_person(session, directories.PersonFacts(**facts), by=None)


def a_matter(session: Session, commission: Commission, code: str = "baiterek") -> Matter:
    """A subject of a commission."""
    facts = directories.MatterFacts(code, Bilingual("Байтерек", "Бәйтерек"))
    return directories.enter_matter(session, commission, facts, by=None)


def a_term(session: Session, ru: str = "ракета-носитель", kk: str = "зымыран тасығыш", **changes: Any) -> Term:
    """An agreed form."""
    facts = {"code": "", "form": Bilingual(ru, kk), **changes}
    return terms.enter_term(session, terms.TermFacts(**facts), by=None)
