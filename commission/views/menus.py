"""The menus: of the whole application, and of one session; each entry only for whom it leads somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import request, url_for

from commission.access import Permission, can, can_somewhere
from commission.i18n import lazy
from commission.models import MeetingState
from commission.operations.minutes import IN_SESSION
from commission.views.acting import visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.support import LazyProxy

    from commission.models import Meeting


class Entry(NamedTuple):
    """A line of a menu: where it leads, what it is called, whether the reader is there now."""

    address: str
    text: str
    is_here: bool


# Endpoint, text, and the permission without which the entry is not shown.
_EVERYWHERE: tuple[tuple[str, LazyProxy, Permission], ...] = (
    ("meetings.index", lazy("Sessions"), Permission.SEE_MEETINGS),
    ("commissions.index", lazy("Commissions"), Permission.SEE_MEETINGS),
    ("bodies.index", lazy("Bodies"), Permission.SEE_DIRECTORIES),
    ("people.index", lazy("People"), Permission.SEE_DIRECTORIES),
    ("matters.index", lazy("Matters"), Permission.SEE_DIRECTORIES),
    ("terms.index", lazy("Agreed forms"), Permission.SEE_DIRECTORIES),
    ("users.index", lazy("Accounts"), Permission.MANAGE_USERS),
)
# In the order in which a session is prepared, held and signed.
_OF_A_MEETING: tuple[tuple[str, LazyProxy, Permission], ...] = (
    ("meetings.show", lazy("Overview"), Permission.SEE_MEETINGS),
    ("delegations.show", lazy("Delegations"), Permission.SEE_DRAFT_TEXTS),
    ("agenda.show", lazy("Agenda"), Permission.SEE_DRAFT_TEXTS),
    ("protocols.show", lazy("Protocol"), Permission.SEE_DRAFT_TEXTS),
    ("hall.show", lazy("Minutes in the hall"), Permission.EDIT_CLAUSES),
    ("screens.show", lazy("Screen in the hall"), Permission.SEE_DRAFT_TEXTS),
    ("agreement.show", lazy("Agreement on the draft"), Permission.SEE_AGREEMENT),
    ("tasks.show", lazy("Tasks before signing"), Permission.SEE_AGREEMENT),
    ("positions.index", lazy("Positions of your Side"), Permission.SEE_POSITIONS),
    ("endorsements.show", lazy("Domestic endorsement"), Permission.SEE_POSITIONS),
    ("signatures.show", lazy("Signing"), Permission.SEE_DRAFT_TEXTS),
    ("papers.show", lazy("Papers in Word"), Permission.EXPORT_DOCUMENTS),
    ("file_checks.check", lazy("Is this the registered file?"), Permission.SEE_DRAFT_TEXTS),
    ("meetings.history", lazy("Journal"), Permission.SEE_JOURNAL),
)

# A page that opens only in some states of the session.
_ONLY_IN = {"hall.show": IN_SESSION, "file_checks.check": frozenset({MeetingState.SIGNED})}


def menu() -> Iterator[Entry]:
    """What the visitor may reach in the whole application."""
    here = request.blueprint
    for endpoint, text, needed in _EVERYWHERE:
        if can_somewhere(visitor(), needed):
            yield Entry(url_for(endpoint), str(text), endpoint.startswith(f"{here}."))


def meeting_menu(meeting: Meeting) -> Iterator[Entry]:
    """What the visitor may reach of a session."""
    for endpoint, text, needed in _OF_A_MEETING:
        if can(visitor(), needed, meeting) and meeting.state in _ONLY_IN.get(endpoint, (meeting.state,)):
            yield Entry(url_for(endpoint, meeting_id=meeting.id), str(text), endpoint == request.endpoint)
