"""Sealing: the four texts are made once, when both Sides have signed, and stored byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission import clock
from commission.documents import papers
from commission.models import JournalKind, MeetingAct, RuleBroken, SealedFile, Side
from commission.operations import journal
from commission.operations.stored_files import sha256

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Clause, Meeting, Protocol, User
    from commission.storage import Storage


class ConsentsDoNotHold(RuleBroken):
    """What would be printed now is not what both Sides agreed to."""


def ensure_agreed(meeting: Meeting) -> None:
    """Refuse where the frame or a clause says something else by now than both Sides agreed to."""
    clauses = [clause for section in meeting.sections_in_order for clause in section.clauses]
    agreed: tuple[Clause | Protocol, ...] = (meeting.protocol, *clauses)
    answers = [record.consent_of(side) for record in agreed for side in Side]
    if lacking := sum(one is None or not one.answer.is_consent for one in answers):
        raise ConsentsDoNotHold(count=lacking)


def seal(session: Session, meeting: Meeting, *, storage: Storage, by: User) -> None:
    """Make and store the four texts of a loaded session that both Sides signed, and let it pass to the signed state.

    Files of a transaction that fails afterwards are orphans, which ``flask files sweep`` deletes.
    """
    ensure_agreed(meeting)
    for copy in Side:
        for language in (copy.language, copy.language.other):
            paper = papers.protocol(meeting, copy, (language,), is_draft=False)
            data = papers.written(paper)
            file = SealedFile(
                protocol=meeting.protocol,
                copy=copy,
                language=language,
                name=papers.file_name(paper),
                sha256=sha256(data),
                size=len(data),
                storage_key=storage.put(data),
                sealed_at=clock.now(),
            )
            session.add(file)
            journal.record(session, JournalKind.SEALED, file, by=by)
    meeting.undergo(MeetingAct.SIGNING)
    told = {"act": MeetingAct.SIGNING.value, "protocol_fingerprint": [None, meeting.protocol.fingerprint]}
    journal.record(session, JournalKind.PASSED, meeting, by=by, also=told)
