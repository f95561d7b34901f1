"""Accounts: creating them, saying what each may do where, closing and opening them (TRUST.md rules 9 and 10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission import clock
from commission.models import Body, Commission, JournalKind, Membership, Role, RuleBroken, Side, User
from commission.operations import journal, logins, passwords
from commission.operations.managing import ensure_manages_all
from commission.texts import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


class NameIsTaken(RuleBroken):
    """Nobody signs in under somebody else's name."""


class PasswordWrong(RuleBroken):
    """Who changes a password knows the present one."""


class RoleNeedsSide(RuleBroken):
    """A role belongs to a Side, only administrators and observers to none."""


class ContactNeedsBody(RuleBroken):
    """An executor's contact answers for a body of the same Side, nobody else for one."""


class LastAdministrator(RuleBroken):
    """A commission keeps an administrator who may sign in."""


class AccountNeedsCommission(RuleBroken):
    """An account belongs to a commission, because nobody would manage it otherwise."""


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """What people enter about an account itself."""

    name: str
    full_name: str = ""
    language: Language = Language.RU
    time_zone: str = Side.RF.time_zone


@dataclass(frozen=True, slots=True)
class MembershipFacts:
    """What an account shall be in a commission."""

    commission: Commission
    role: Role
    side: Side | None = None
    body: Body | None = None


def create(session: Session, facts: AccountFacts, memberships: Sequence[MembershipFacts], *, by: User | None) -> User:
    """Create an account with what it may do; it has no password until somebody uses a one-time link."""
    if not memberships:
        raise AccountNeedsCommission
    user = User()
    _describe(session, user, facts)
    session.add(user)
    journal.record(session, JournalKind.CREATED, user, by=by)
    for one in memberships:
        _place(session, user, one, by=by)
    return user


def revise(session: Session, user: User, facts: AccountFacts, *, by: User | None) -> None:
    """Change what an account is called; whose sign-in name changes signs in anew."""
    ensure_manages_all(user, by=by)
    former = user.name
    _describe(session, user, facts)
    journal.record_changes(session, user, by=by)
    if user.name != former:
        logins.end_all(session, user)


def settle(session: Session, user: User, *, full_name: str, language: Language, time_zone: str) -> None:
    """Let somebody change the settings of their own account."""
    user.full_name, user.language, user.time_zone = full_name, language, time_zone
    journal.record_changes(session, user, by=user)


def change_password(session: Session, user: User, trial: logins.Trial, *, present: str, new: str) -> None:
    """Set another password, by its owner who knows the present one; every browser session ends.

    The caller commits when a rule refuses, too: the wrong attempt counts.
    """
    if logins.recognise(session, trial, present) is not user:
        raise PasswordWrong
    passwords.choose(user, new)
    journal.record(session, JournalKind.CHANGED, user, by=user, also={"password": [None, None]})
    logins.end_all(session, user)


def appoint(session: Session, user: User, facts: MembershipFacts, *, by: User | None) -> None:
    """Make an account what it shall be in a commission; its browser sessions end with its former rights."""
    own = user.membership_in(facts.commission.id)
    if own and (own.role, own.side, own.body) == (facts.role, facts.side, facts.body):
        return
    if own and facts.role is not Role.ADMINISTRATOR:
        _ensure_another_administrator(session, own)
    _place(session, user, facts, by=by)
    logins.end_all(session, user)


def dismiss(session: Session, user: User, commission: Commission, *, by: User | None) -> None:
    """Take an account out of a commission."""
    own = user.membership_in(commission.id)
    if own is None:
        return
    if len(user.memberships) == 1:
        raise AccountNeedsCommission
    _ensure_another_administrator(session, own)
    journal.record_removal(session, own, by=by, also={"account": [user.name, None]})
    user.memberships.remove(own)
    logins.end_all(session, user)


def disable(session: Session, user: User, *, by: User | None) -> None:
    """Close an account: nobody signs in, its browser sessions end."""
    ensure_manages_all(user, by=by)
    if user.is_disabled:
        return
    for own in user.memberships:
        _ensure_another_administrator(session, own)
    user.disabled_at = clock.now()
    journal.record(session, JournalKind.DISABLED, user, by=by)
    logins.end_all(session, user)


def enable(session: Session, user: User, *, by: User | None) -> None:
    """Open a closed account again."""
    ensure_manages_all(user, by=by)
    if user.is_disabled:
        user.disabled_at = None
        journal.record(session, JournalKind.ENABLED, user, by=by)


def _describe(session: Session, user: User, facts: AccountFacts) -> None:
    name = User.folded(facts.name)
    namesake = session.scalar(sa.select(User.id).where(User.name == name))
    if namesake not in {None, user.id}:
        raise NameIsTaken
    user.name, user.full_name = name, facts.full_name
    user.language, user.time_zone = facts.language, facts.time_zone


def _place(session: Session, user: User, facts: MembershipFacts, *, by: User | None) -> None:
    # the commission tells a form with several of them where the refusal belongs
    if facts.role.has_side != (facts.side is not None):
        raise RoleNeedsSide(commission_id=facts.commission.id)
    is_contact = facts.role is Role.EXECUTOR_CONTACT
    if is_contact != (facts.body is not None) or (facts.body and facts.body.side is not facts.side):
        raise ContactNeedsBody(commission_id=facts.commission.id)
    own = user.membership_in(facts.commission.id)
    kind = JournalKind.CHANGED if own else JournalKind.CREATED
    if own is None:
        own = Membership(commission=facts.commission)
        user.memberships.append(own)
    own.role, own.side, own.body = facts.role, facts.side, facts.body
    journal.record(session, kind, own, by=by, also={"account": [None, user.name]})


def _ensure_another_administrator(session: Session, own: Membership) -> None:
    # two administrators who go at once would each count on the other
    journal.take_turn(session)
    if own.role is not Role.ADMINISTRATOR or own.user.is_disabled:
        return
    others = sa.select(sa.func.count(Membership.id)).join(Membership.user)
    others = others.where(
        Membership.commission_id == own.commission_id,
        Membership.role == Role.ADMINISTRATOR,
        Membership.user_id != own.user_id,
        User.disabled_at.is_(None),
    )
    if not session.scalar(others):
        raise LastAdministrator
