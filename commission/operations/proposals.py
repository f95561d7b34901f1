"""Proposals: rival wordings of the two Sides, kept side by side until one text is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission import clock
from commission.access import Permission
from commission.models import JournalKind, Proposal, RuleBroken, Side, WordingOrigin
from commission.operations import clauses, journal
from commission.operations.acting import own_side
from commission.operations.consents import TextHasChanged
from commission.operations.holding import hold

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Clause, User
    from commission.texts import Bilingual


class ProposalSaysTheSame(RuleBroken):
    """A rival wording differs from the clause."""


class ProposalHasChanged(RuleBroken):
    """Somebody of the same Side proposed another wording meanwhile."""


class ProposalIsSettled(RuleBroken):
    """A wording that was settled or withdrawn is nobody's proposal any more."""


class NothingIsProposed(RuleBroken):
    """Only rival wordings can be settled."""


def propose(session: Session, clause: Clause, text: Bilingual, *, seen: int | None, by: User) -> Proposal:
    """Propose a wording for the own Side in the place of its proposal ``seen``, which stays in the history."""
    hold(session, clause.meeting)
    side = own_side(by, Permission.PROPOSE, clause)
    before = clause.proposal_of(side)
    if (before.id if before else None) != seen:
        raise ProposalHasChanged
    if text == clause.text:
        raise ProposalSaysTheSame
    if before and before.text == text:
        return before
    if before:
        # one open proposal for each Side: the old one goes before the new one comes
        _close(session, before, by=by)
    proposal = Proposal(clause=clause, side=side, text=text, author=by, made_at=clock.now())
    session.add(proposal)
    journal.record(session, JournalKind.PROPOSED, proposal, by=by)
    return proposal


def withdraw(session: Session, proposal: Proposal, *, by: User) -> None:
    """Give up the wording that the own Side proposed."""
    hold(session, proposal.meeting)
    if not proposal.is_open or proposal.side is not own_side(by, Permission.PROPOSE, proposal):
        raise ProposalIsSettled
    _close(session, proposal, by=by)


def settle(session: Session, clause: Clause, chosen: Proposal | None, *, seen: int, by: User) -> None:
    """End the rivalry: the clause gets the chosen wording, or the text as it stands (wording ``seen``) is the third.

    The proposals of both Sides are settled; whoever agreed to another text has, by that, not agreed to this one.
    """
    hold(session, clause.meeting)
    rivals = [one for side in Side if (one := clause.proposal_of(side))]
    if not rivals:
        raise NothingIsProposed
    if chosen is not None and chosen not in rivals:
        raise ProposalIsSettled
    if clause.wording_number != seen:
        raise TextHasChanged
    if chosen is not None:
        clauses.reword(session, clause, chosen.text, seen=seen, by=by, origin=WordingOrigin.PROPOSED)
    for one in rivals:
        _close(session, one, is_chosen=one is chosen, by=by)


def _close(session: Session, proposal: Proposal, *, by: User, is_chosen: bool = False) -> None:
    proposal.settled_at = clock.now()
    also = {"side": [None, proposal.side.value], "is_chosen": [None, is_chosen]}
    journal.record(session, JournalKind.SETTLED, proposal, by=by, also=also)
