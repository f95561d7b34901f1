"""Questions about what a Side keeps for itself on clauses: every one of them bound to the actor's own Side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload, lazyload, selectinload

from commission.access import Permission
from commission.models import Clause, NegotiatingPosition, PrivateFile, User
from commission.queries.meetings import PLACES
from commission.queries.scope import private_where

if TYPE_CHECKING:
    from commission.models import Meeting

_FILES = selectinload(NegotiatingPosition.files).joinedload(PrivateFile.user).options(lazyload(User.memberships))


def visible_to(actor: User | None) -> sa.Select[NegotiatingPosition]:
    """The positions of the actor's own Side, with their files and the clause as it stands."""
    return (
        sa.select(NegotiatingPosition)
        .join(NegotiatingPosition.meeting)
        .where(private_where(actor, Permission.SEE_POSITIONS, NegotiatingPosition))
        .options(
            contains_eager(NegotiatingPosition.meeting).options(PLACES),
            joinedload(NegotiatingPosition.clause).joinedload(Clause.section),
            _FILES,
        )
    )


def on_clause(actor: User | None, clause: Clause) -> sa.Select[NegotiatingPosition]:
    """The position of the own Side on a clause, if it wrote one down."""
    return visible_to(actor).where(NegotiatingPosition.clause_id == clause.id)


def of_meeting(actor: User | None, meeting: Meeting) -> sa.Select[NegotiatingPosition]:
    """All positions of the own Side for a session, in no particular order."""
    return visible_to(actor).where(NegotiatingPosition.meeting_id == meeting.id)


def files(actor: User | None) -> sa.Select[PrivateFile]:
    """The files that the actor's own Side keeps with its positions."""
    return (
        sa.select(PrivateFile)
        .join(PrivateFile.position)
        .join(NegotiatingPosition.meeting)
        .where(private_where(actor, Permission.SEE_POSITIONS, NegotiatingPosition))
        .options(contains_eager(PrivateFile.position).contains_eager(NegotiatingPosition.meeting))
    )
