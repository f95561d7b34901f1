"""Remarks: what people of both Sides have to say about a clause, and how it was resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission import clock
from commission.access import Permission
from commission.models import JournalKind, Remark, RuleBroken
from commission.operations import journal
from commission.operations.acting import own_side
from commission.operations.holding import hold

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Clause, User
    from commission.texts import Language


class RemarkIsResolved(RuleBroken):
    """A resolved remark stays as it is; whoever disagrees makes a new one."""


def add(session: Session, clause: Clause, text: str, language: Language, *, by: User) -> Remark:
    """Say something about a clause, for both Sides to read."""
    hold(session, clause.meeting)
    side = own_side(by, Permission.REMARK, clause)
    remark = Remark(clause=clause, side=side, author=by, language=language, text=text, written_at=clock.now())
    session.add(remark)
    journal.record(session, JournalKind.CREATED, remark, by=by)
    return remark


def resolve(session: Session, remark: Remark, words: str, *, by: User) -> Remark:
    """Close a remark and say how."""
    hold(session, remark.meeting)
    own_side(by, Permission.RESOLVE, remark)
    if not remark.is_open:
        raise RemarkIsResolved
    remark.resolution = words
    remark.resolved_by = by
    remark.resolved_at = clock.now()
    journal.record(session, JournalKind.RESOLVED, remark, by=by)
    return remark
