"""Questions for checking files: what is registered of a session, and which session a file may belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from commission.access import Permission
from commission.models import Attachment, Commission, Meeting, MeetingState, Protocol, SealedFile
from commission.queries.scope import meetings_where

if TYPE_CHECKING:
    from commission.models import User

_FILES = joinedload(Meeting.protocol).options(selectinload(Protocol.sealed_files), selectinload(Protocol.attachments))


def visible_to(actor: User | None) -> sa.Select[Meeting]:
    """The sessions whose texts the actor may read, with the files that are registered of them."""
    seen = meetings_where(actor, Permission.SEE_DRAFT_TEXTS)
    names = joinedload(Meeting.commission).selectinload(Commission.names)
    return sa.select(Meeting).where(seen).options(names, _FILES)


def holding(actor: User | None, sha256: str) -> sa.Select[Meeting]:
    """The signed sessions, among those the actor may read, of which a file with these bytes is registered."""
    sealed = sa.select(SealedFile.protocol_id).where(SealedFile.sha256 == sha256)
    attached = sa.select(Attachment.protocol_id).where(Attachment.sha256 == sha256)
    return _signed(actor).where(Protocol.id.in_(sealed.union(attached)))


def named(actor: User | None, protocol_id: int) -> sa.Select[Meeting]:
    """The signed session, if it is among those the actor may read, whose protocol a file says it is a text of."""
    return _signed(actor).where(Protocol.id == protocol_id)


def _signed(actor: User | None) -> sa.Select[Meeting]:
    newest = Meeting.last_on.desc().nulls_last()
    query = visible_to(actor).join(Meeting.protocol).where(Meeting.state == MeetingState.SIGNED)
    return query.order_by(newest, Meeting.id).limit(1)
