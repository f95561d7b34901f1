"""Sealing: the four texts are made once, when both Sides have signed, and stored byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission import clock
from commission.documents import papers
from commission.models import JournalKind, MeetingAct, RuleBroken, SealedFile, Side
from commission.operations import journal
from commission.operations.consents import fingerprint_of
from commission.operations.stored_files import sha256

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Meeting, User
    from commission.operations.consents import Answered
    from commission.storage import Storage


class ConsentsDoNotHold(RuleBroken):
    """What would be printed now is not what both Sides agreed to."""


def ensure_agreed(meeting: Meeting) -> None:
    """Refuse where the frame or a clause says something else by now than both Sides agreed to."""
    clauses = [clause for section in meeting.sections_in_order for clause in section.clauses]
    if lacking := _lacking(meeting.protocol) + sum(map(_lacking, clauses)):
        raise ConsentsDoNotHold(count=lacking)


def seal(session: Session, meeting: Meeting, *, storage: Storage, by: User) -> None:
    """Make and store the four texts of a loaded session, and let it pass to the signed state.

    Both Sides have signed what ``ensure_agreed`` found agreed to in the same turn.
    Files of a transaction that fails afterwards are orphans, which ``flask files sweep`` deletes.
    """
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
    meeting.protocol.seal()
    journal.record(session, JournalKind.SEALED, meeting.protocol, by=by)
    meeting.undergo(MeetingAct.SIGNING)
    journal.record(session, JournalKind.PASSED, meeting, by=by, also={"act": MeetingAct.SIGNING.value})


def _lacking(record: Answered) -> int:
    """How many Sides do not agree to what the record says now."""
    present = fingerprint_of(record)
    newest = (record.last_consent_of(side) for side in Side)
    return sum(one is None or one.fingerprint != present or not one.answer.is_consent for one in newest)
