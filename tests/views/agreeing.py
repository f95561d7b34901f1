"""The world of the tests of agreement: a session with a clause, and visitors of both Sides."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask
from sqlalchemy.orm import Session

from commission.models import Clause, Meeting, Role, Side, User
from tests import makers
from tests.browsing import Visitor


@dataclass(frozen=True)
class Table:
    """Both Sides at one table over one clause."""

    app: Flask
    session: Session
    meeting: Meeting
    clause: Clause
    secretaries: dict[Side, User]

    def visitor(self, role: Role = Role.SECRETARY, side: Side = Side.RF) -> Visitor:
        """Somebody in this role, signed in."""
        if role is Role.SECRETARY:
            return Visitor(self.app).sign_in(self.secretaries[side])
        return Visitor(self.app).sign_in(makers.a_user(self.session, self.meeting.commission, role, side))

    def another_clause(self, ru: str, kk: str = "мәтін") -> Clause:
        """One more clause of the same section."""
        item = self.clause.section.agenda_item
        assert item is not None
        return makers.a_clause(self.session, item, ru, kk)

    def close(self) -> None:
        """Record that the texts are agreed."""
        makers.settled(self.session, self.meeting)
        self.session.commit()


def a_table(app: Flask, session: Session) -> Table:
    """A session with one clause and a secretary of each Side."""
    meeting = makers.a_meeting(session)
    clause = makers.a_clause(session, makers.an_agenda_item(session, meeting))
    secretaries = {side: makers.a_user(session, meeting.commission, side=side) for side in Side}
    return Table(app, session, meeting, clause, secretaries)
