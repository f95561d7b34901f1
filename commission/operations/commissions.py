"""Commissions: founding them and keeping their names in both copies and languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission.models import Commission, CommissionKind, CommissionName, JournalKind, RuleBroken, Side
from commission.operations import journal
from commission.texts import Bilingual

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import User


class PartNeedsParent(RuleBroken):
    """A sub-commission or working group belongs to a commission, and a commission to none."""


@dataclass(frozen=True, slots=True)
class NameFacts:
    """The name in one copy, in the nominative and the genitive."""

    nominative: Bilingual
    genitive: Bilingual


@dataclass(frozen=True, slots=True)
class CommissionFacts:
    """What people enter about a commission."""

    code: str
    names: Mapping[Side, NameFacts]
    short: Bilingual
    kind: CommissionKind = CommissionKind.COMMISSION
    parent: Commission | None = None


def enter(
    session: Session, facts: CommissionFacts, *, by: User | None, commission: Commission | None = None
) -> Commission:
    """Found a commission, or revise the one given."""
    if (facts.kind is CommissionKind.COMMISSION) != (facts.parent is None):
        raise PartNeedsParent
    kind = JournalKind.CHANGED if commission else JournalKind.CREATED
    commission = commission or Commission(names=[CommissionName(copy=side) for side in Side])
    session.add(commission)
    commission.code = facts.code
    commission.kind = facts.kind
    commission.parent = facts.parent
    commission.short = facts.short
    for name in commission.names:
        name.nominative = facts.names[name.copy].nominative
        name.genitive = facts.names[name.copy].genitive
    told = [f"{facts.names[side].nominative.ru} / {facts.names[side].nominative.kk}" for side in Side]
    journal.record(session, kind, commission, by=by, also={"names": [None, told]})
    return commission
