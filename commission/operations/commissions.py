"""Commissions: founding them and keeping their names in both copies and languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission.models import (
    Commission,
    CommissionKind,
    CommissionName,
    JournalKind,
    Membership,
    Role,
    RuleBroken,
    Side,
)
from commission.operations import journal
from commission.operations.codes import settled_code
from commission.operations.particulars import difference, parts
from commission.texts import Bilingual

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import User


class PartNeedsParent(RuleBroken):
    """A sub-commission or working group belongs to a commission, and a commission to none."""


class PartOfItself(RuleBroken):
    """No commission is a part of itself, not even by way of its parts."""


@dataclass(frozen=True, slots=True)
class NameFacts:
    """The name in one copy, in the nominative and the genitive."""

    nominative: Bilingual
    genitive: Bilingual


@dataclass(frozen=True, slots=True)
class CommissionFacts:
    """What people enter about a commission; an empty code is made from the name in Russia's copy."""

    code: str
    names: Mapping[Side, NameFacts]
    short: Bilingual
    kind: CommissionKind = CommissionKind.COMMISSION
    parent: Commission | None = None


def enter(
    session: Session, facts: CommissionFacts, *, by: User | None, commission: Commission | None = None
) -> Commission:
    """Found a commission, or revise the one given; whoever founds one becomes its administrator."""
    _ensure_stands_well(facts, commission)
    is_new = commission is None
    code = settled_code(session, Commission, commission, facts.code, _best_for_code(facts))
    commission = commission or Commission(names=[CommissionName(copy=side) for side in Side])
    before = parts(commission)
    commission.code = code
    commission.kind = facts.kind
    commission.parent = facts.parent
    commission.short = facts.short
    for name in commission.names:
        name.nominative = facts.names[name.copy].nominative
        name.genitive = facts.names[name.copy].genitive
    also = difference(before, parts(commission))
    if is_new:
        session.add(commission)
        journal.record(session, JournalKind.CREATED, commission, by=by, also=also)
        _admit_founder(session, commission, by)
    else:
        journal.record_changes(session, commission, by=by, also=also)
    return commission


def _ensure_stands_well(facts: CommissionFacts, commission: Commission | None) -> None:
    if (facts.kind is CommissionKind.COMMISSION) != (facts.parent is None):
        raise PartNeedsParent
    above = facts.parent
    while above is not None:
        if above is commission:
            raise PartOfItself
        above = above.parent


def _admit_founder(session: Session, commission: Commission, founder: User | None) -> None:
    """Nobody else could see the commission or let others in."""
    if founder is None:
        return
    membership = Membership(user=founder, commission=commission, role=Role.ADMINISTRATOR)
    session.add(membership)
    journal.record(session, JournalKind.CREATED, membership, by=founder)


def _best_for_code(facts: CommissionFacts) -> str:
    name = facts.names[Side.RF].nominative
    return name.ru or name.kk
