"""A session with a clause and an instruction, and a secretary of each Side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission.models import (
    Clause,
    ClauseKind,
    Meeting,
    Side,
    User,
)
from tests import makers
from tests.operations.agreement.saying import DAY, assign

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@pytest.fixture
def meeting(session: Session) -> Meeting:
    return makers.a_meeting(session)


@pytest.fixture
def clause(session: Session, meeting: Meeting) -> Clause:
    return makers.a_clause(session, makers.an_agenda_item(session, meeting))


@pytest.fixture
def secretaries(session: Session, meeting: Meeting) -> dict[Side, User]:
    return {side: makers.a_user(session, meeting.commission, side=side) for side in Side}


@pytest.fixture
def instruction(session: Session, clause: Clause) -> Clause:
    item = clause.section.agenda_item
    assert item is not None
    found = makers.a_clause(session, item, "поручить", "тапсыру", kind=ClauseKind.INSTRUCTION)
    assign(session, found, makers.a_body(session), DAY)
    return found
