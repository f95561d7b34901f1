"""Questions about signed protocols: signatures, sealed files, what was attached and corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload, lazyload, selectinload

from commission.access import Permission
from commission.models import (
    Attachment,
    Attendance,
    Clause,
    Commission,
    Correction,
    CorrectionAnswer,
    JournalEntry,
    JournalKind,
    Meeting,
    MeetingAct,
    Person,
    Protocol,
    Section,
    Signature,
    SignatureConfirmation,
    User,
)
from commission.queries.meetings import WHOLE
from commission.queries.scope import meetings_where

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute, Session
    from sqlalchemy.orm.strategy_options import _AbstractLoad
    from sqlalchemy.sql.base import ExecutableOption

Record = TypeVar("Record", Attachment, Correction)

# Whoever did something is named; what they may do elsewhere is nobody's question here.
_NOBODYS_ROLES = lazyload(User.memberships)

# All that is printed, and all that says whether both Sides agreed to it and signed it.
TO_BE_SEALED: tuple[ExecutableOption, ...] = (
    *WHOLE,
    joinedload(Meeting.protocol).options(
        selectinload(Protocol.consents), selectinload(Protocol.signatures).joinedload(Signature.confirmation)
    ),
    selectinload(Meeting.sections).selectinload(Section.clauses).selectinload(Clause.consents),
)
_WITH_SIGNATURES: tuple[_AbstractLoad, ...] = (
    selectinload(Protocol.signatures).options(
        joinedload(Signature.recorded_by).options(_NOBODYS_ROLES),
        joinedload(Signature.confirmation).joinedload(SignatureConfirmation.user).options(_NOBODYS_ROLES),
    ),
    selectinload(Protocol.sealed_files),
    selectinload(Protocol.attachments).joinedload(Attachment.user).options(_NOBODYS_ROLES),
    selectinload(Protocol.corrections).options(
        joinedload(Correction.user).options(_NOBODYS_ROLES),
        selectinload(Correction.answers).joinedload(CorrectionAnswer.user).options(_NOBODYS_ROLES),
    ),
)


def visible_to(actor: User | None) -> sa.Select[Meeting]:
    """The sessions whose texts the actor may read, with what is recorded of their signing and has followed it."""
    return (
        sa.select(Meeting)
        .where(meetings_where(actor, Permission.SEE_DRAFT_TEXTS))
        .options(
            joinedload(Meeting.commission).selectinload(Commission.names),
            joinedload(Meeting.protocol).options(*_WITH_SIGNATURES),
        )
    )


def with_signatories(actor: User | None) -> sa.Select[Meeting]:
    """The same sessions with those who may have signed."""
    return visible_to(actor).options(
        selectinload(Meeting.attendances).joinedload(Attendance.person).options(lazyload(Person.posts))
    )


def attachments(actor: User | None) -> sa.Select[Attachment]:
    """The attachments that the actor may take home."""
    return _under_protocol(actor, Attachment, Attachment.protocol, Permission.EXPORT_DOCUMENTS)


def corrections(actor: User | None) -> sa.Select[Correction]:
    """The corrections that the actor may read, each with its session."""
    return _under_protocol(actor, Correction, Correction.protocol, Permission.SEE_DRAFT_TEXTS)


def sealed_head(session: Session, meeting: Meeting) -> str:
    """The hash of the entry with which a session was signed: the journal up to there cannot change unnoticed.

    Nothing before the signing.
    """
    entry = sa.select(JournalEntry.hash).where(
        JournalEntry.meeting_id == meeting.id,
        JournalEntry.subject == Meeting.__tablename__,
        JournalEntry.kind == JournalKind.PASSED,
        JournalEntry.changes["act"].as_string() == MeetingAct.SIGNING.value,
    )
    return session.scalar(entry) or ""


def _under_protocol(
    actor: User | None, record: type[Record], protocol: InstrumentedAttribute[Protocol], permission: Permission
) -> sa.Select[Record]:
    return (
        sa.select(record)
        .join(protocol)
        .join(Protocol.meeting)
        .where(meetings_where(actor, permission))
        .options(contains_eager(protocol).contains_eager(Protocol.meeting))
    )
