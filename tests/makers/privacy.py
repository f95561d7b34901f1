"""What a Side keeps for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commission.models import (
    Body,
    Clause,
    Endorsement,
    EndorsementAnswer,
    Meeting,
    NegotiatingPosition,
    PrivateFile,
    User,
)
from commission.operations import endorsements, positions
from commission.texts import Bilingual
from tests.makers.meetings import THE_DAY

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.storage import Storage


def a_position(session: Session, clause: Clause, by: User, **changes: Any) -> NegotiatingPosition:
    """What the Side of a secretary thinks of a clause."""
    facts = {"fallback": Bilingual("запасной", "қосалқы"), "red_lines": "граница", "notes": "заметка", **changes}
    return positions.write(session, clause, positions.PositionFacts(**facts), by=by)


def a_private_file(
    session: Session, position: NegotiatingPosition, by: User, storage: Storage, name: str = "справка.pdf"
) -> PrivateFile:
    """A file kept with a position."""
    return positions.keep(session, position, name.encode(), name, storage=storage, by=by)


def an_endorsement(session: Session, meeting: Meeting, by: User, body: Body, **changes: Any) -> Endorsement:
    """What a body of the secretary's Side answered to the draft as it stands."""
    facts = {
        "answer": EndorsementAnswer.WITH_REMARKS,
        "words": "учесть",
        "answered_by": "И. Петров",
        "answered_on": THE_DAY,
        **changes,
    }
    asked = endorsements.ask(session, meeting, body, by=by)
    draft = meeting.protocol.fingerprint
    return endorsements.note(session, asked, endorsements.EndorsementFacts(**facts), draft=draft, by=by)
