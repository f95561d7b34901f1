"""Matters of a commission, with the agreements and contracts they rest on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission.models import Commission, GroundKind, JournalKind, Matter, MatterGround
from commission.operations.codes import settled_code
from commission.operations.directories.rows import copy, note
from commission.operations.particulars import parts
from commission.texts import Bilingual

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import User


@dataclass(frozen=True, slots=True)
class GroundFacts:
    """A document that a matter rests on."""

    kind: GroundKind
    title: Bilingual
    number: str = ""
    signed_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class MatterFacts:
    """What people enter about a matter; an empty code is made from the title."""

    code: str
    title: Bilingual
    responsibility_rf: Bilingual = Bilingual()
    responsibility_kz: Bilingual = Bilingual()
    grounds: Sequence[GroundFacts] = ()


def enter_matter(
    session: Session, commission: Commission, facts: MatterFacts, *, by: User | None, matter: Matter | None = None
) -> Matter:
    """Enter a matter of a commission, or revise the one given."""
    kind = JournalKind.CHANGED if matter else JournalKind.CREATED
    own = Matter.commission_id == commission.id
    code = settled_code(session, Matter, matter, facts.code, facts.title.ru or facts.title.kk, own)
    matter = matter or Matter(commission=commission, code=code)
    before = parts(matter)
    copy(facts, matter, leave=("code", "grounds"))
    if matter.code != code:
        matter.code = code
    del matter.grounds[len(facts.grounds) :]
    matter.grounds.extend(MatterGround() for _ in range(len(facts.grounds) - len(matter.grounds)))
    for place, (row, ground) in enumerate(zip(matter.grounds, facts.grounds, strict=True), start=1):
        row.position = place
        copy(ground, row)
    note(session, kind, matter, before, by=by)
    return matter
