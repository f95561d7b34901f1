"""Minutes taken in the hall: clauses written down and people ticked off while the Sides sit together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.access import Permission
from commission.models import Delegation, MeetingState, RuleBroken, WordingOrigin
from commission.operations import clauses, delegations
from commission.operations.acting import own_side
from commission.operations.holding import hold

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from commission.models import Clause, Mark, Meeting, Section, User
    from commission.texts import Bilingual

IN_SESSION = frozenset({MeetingState.OPEN, MeetingState.DRAFTING})


class NobodySits(RuleBroken):
    """Minutes are taken and the screen is led while the session is open or its protocol is being drafted."""


def ensure_in_session(meeting: Meeting) -> None:
    """Refuse what belongs to the hall in a session that is not open yet or whose texts are agreed."""
    if meeting.state not in IN_SESSION:
        raise NobodySits(state=meeting.state)


def take_down(
    session: Session, section: Section, facts: clauses.ClauseFacts, text: Bilingual, *, by: User | None
) -> Clause:
    """Write the next clause of a section as it was dictated."""
    hold(session, section.meeting)
    ensure_in_session(section.meeting)
    return clauses.write(session, section, facts, text, by=by, origin=WordingOrigin.DICTATED)


def tick(session: Session, meeting: Meeting, marks: Mapping[tuple[int, Mark], bool], *, on: dt.date, by: User) -> int:
    """Note who of the own Side is in the hall; how many people that changed."""
    hold(session, meeting)
    ensure_in_session(meeting)
    delegation = Delegation(meeting, own_side(by, Permission.EDIT_DELEGATIONS, meeting))
    return delegations.mark(session, delegation, marks, on=on, by=by)
