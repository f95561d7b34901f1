"""Dismissals: somebody looked at a finding of the concordance check and says why it does no harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission import clock
from commission.access import Permission
from commission.models import Dismissal, JournalKind, RuleBroken, findings_of
from commission.operations import journal
from commission.operations.acting import own_side
from commission.operations.holding import hold
from commission.queries.agreed_forms import names_in_use

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.base import Json
    from commission.models import Clause, ClauseFinding, User


class FindingIsGone(RuleBroken):
    """What is dismissed is what the check finds in the clause as it stands."""


class FindingIsDismissed(RuleBroken):
    """A dismissed finding keeps its reason; whoever disagrees takes the dismissal back."""


class DismissalNeedsReason(RuleBroken):
    """Whoever dismisses a finding says why."""


def dismiss(session: Session, clause: Clause, fingerprint: str, reason: str, *, by: User) -> Dismissal:
    """Dismiss the one finding with that fingerprint; saying the same again adds nothing."""
    hold(session, clause.meeting)
    side = own_side(by, Permission.COLLATE, clause)
    if not reason:
        raise DismissalNeedsReason
    forms = names_in_use(session, clause.meeting.first_on)
    finding = next((one for one in findings_of(clause, forms) if one.fingerprint == fingerprint), None)
    if finding is None:
        raise FindingIsGone
    if finding.dismissal is not None:
        if finding.dismissal.reason != reason:
            raise FindingIsDismissed
        return finding.dismissal
    dismissal = Dismissal(clause=clause, fingerprint=fingerprint, reason=reason, user=by, side=side, at=clock.now())
    session.add(dismissal)
    journal.record(session, JournalKind.DISMISSED, dismissal, by=by, also=_told(finding))
    return dismissal


def take_back(session: Session, dismissal: Dismissal, *, by: User) -> None:
    """Let the finding stand again; a secretary of either Side may, because both share it."""
    hold(session, dismissal.meeting)
    own_side(by, Permission.COLLATE, dismissal)
    journal.record_removal(session, dismissal, by=by)
    dismissal.clause.dismissals.remove(dismissal)


def _told(finding: ClauseFinding) -> Json:
    """What was dismissed: what differs, and the words of each half."""
    words = {f"fragment_{place.language}": place.fragment for place in finding.places}
    return {field: [None, told] for field, told in {"finding": finding.kind.value, **words}.items()}
