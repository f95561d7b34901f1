"""What the Sides say in these tests, and what stands then."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission.models import (
    Assignment,
    Body,
    Clause,
    ConsentAnswer,
    JournalEntry,
    JournalKind,
    PairState,
    Side,
    User,
)
from commission.operations import assignments, consents
from commission.operations.assignments import AssignmentFacts, Executors
from commission.operations.consents import AnswerFacts
from commission.texts import Bilingual
from commission.texts.deadlines import DeadlineKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


AGREED = AnswerFacts(ConsentAnswer.AGREED)


DAY = dt.date(2024, 7, 1)


def assign(session: Session, clause: Clause, body: Body | None, on: dt.date) -> Assignment:
    assert clause.assignment is not None
    wording = Bilingual(f"до {on:%d.%m.%Y}", f"{on:%d.%m.%Y} дейін")
    facts = AssignmentFacts({Side.RF: Executors(body)}, DeadlineKind.DATE, "", on, wording)
    return assignments.assign(session, clause.assignment, facts, by=None)


def lead_of(clause: Clause) -> Body | None:
    lead = clause.assignment.lead(Side.RF) if clause.assignment else None
    return lead.body if lead else None


def agree(session: Session, clause: Clause, secretaries: dict[Side, User]) -> None:
    for secretary in secretaries.values():
        consents.answer(session, clause, AGREED, seen=clause.fingerprint, by=secretary)


def answers(clause: Clause) -> list[ConsentAnswer | None]:
    found = (clause.consent_of(side) for side in Side)
    return [one.answer if one else None for one in found]


def state_of(clause: Clause) -> PairState:
    return clause.pair_state


def entries(session: Session, kind: JournalKind) -> list[JournalEntry]:
    query = sa.select(JournalEntry).where(JournalEntry.kind == kind).order_by(JournalEntry.number)
    return list(session.scalars(query))
