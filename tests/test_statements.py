"""No page runs a query in a loop: it asks as much of a small world as of a large one, and never much (SPEED.md)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from commission.models import Capacity, ClauseKind, MeetingState, Side
from commission.operations import assignments
from commission.operations.assignments import AssignmentFacts, Executors
from commission.texts.deadlines import DeadlineKind
from tests import makers
from tests.browsing import Visitor
from tests.routes import a_world, requests

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import Meeting

# The working pages of a whole protocol load everything that it says; every other page asks less.
MOST, MOST_OF_A_WHOLE_SESSION = 14, 22
WHOLE = (
    "papers.", "protocols.", "clauses.", "agreement.", "endorsements.", "consents.", "tasks.", "meetings.show",
    "meeting_files.show", "meetings.new_after",
)  # fmt: skip


@pytest.mark.parametrize("name", ["secretary-rf", "administrator"])
def test_a_page_asks_as_much_of_a_large_world_as_of_a_small_one(
    app: Flask, session: Session, statements: list[str], name: str
) -> None:
    world = a_world(session, MeetingState.DRAFTING)
    visitor = Visitor(app).sign_in(world["users"][name])
    reading = [(endpoint, path) for endpoint, method, path in requests(app, world) if method == "GET"]

    def asked() -> dict[str, int]:
        counts = {}
        for endpoint, path in reading:
            visitor.get(path)
            statements.clear()
            visitor.get(path)
            counts[endpoint] = len([one for one in statements if not one.startswith(("BEGIN", "SAVEPOINT"))])
        return counts

    small = asked()
    _grow(session, world["meeting"])
    large = asked()
    assert {one: (small[one], count) for one, count in large.items() if count > small[one]} == {}
    limits = {one: MOST_OF_A_WHOLE_SESSION if one.startswith(WHOLE) else MOST for one in large}
    assert {one: count for one, count in large.items() if count > limits[one]} == {}


def _grow(session: Session, meeting: Meeting) -> None:
    session.add(meeting)
    for side in Side:
        for place in range(8):
            makers.an_attendance(session, meeting, side, f"{side}{place}", Capacity.EXPERT)
    bodies = {
        side: [makers.a_body(session, f"{side}-{place}", side, f"орган {side} {place}") for place in range(6)]
        for side in Side
    }
    for place in range(5):
        item = makers.an_agenda_item(session, meeting, f"вопрос {place}")
        for _ in range(4):
            clause = makers.a_clause(session, item, kind=ClauseKind.INSTRUCTION)
            assert clause.assignment is not None
            both = {side: Executors(bodies[side][place], bodies[side][:place]) for side in Side}
            facts = AssignmentFacts(both, DeadlineKind.DATE, deadline_on=dt.date(2024, 5, 1 + place))
            assignments.assign(session, clause.assignment, facts, by=None)
    for number in range(20, 25):
        makers.a_meeting(session, meeting.commission, number=number)
    for place in range(5):
        makers.a_matter(session, meeting.commission, f"matter-{place}")
        makers.a_user(session, meeting.commission, name=f"user-{place}")
    session.commit()
