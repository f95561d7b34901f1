"""One-time links: how a first or a forgotten password is set, by its owner and nobody else (TRUST.md rule 10)."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import TYPE_CHECKING

import sqlalchemy as sa

from commission import clock
from commission.models import JournalKind, OneTimeLink, RuleBroken, User
from commission.operations import journal, logins, passwords
from commission.operations.managing import ensure_manages_all

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

GOOD_FOR = dt.timedelta(minutes=30)


class LinkIsSpent(RuleBroken):
    """A link opens something once, and for half an hour."""


class AccountIsDisabled(RuleBroken):
    """A closed account gets no link."""


def issue(session: Session, user: User, *, by: User | None, token: str | None = None) -> str:
    """Make a link that lets the user set a password; its token, of which only the hash is kept.

    Links issued before open nothing any more.
    """
    ensure_manages_all(user, by=by)
    if user.is_disabled:
        raise AccountIsDisabled
    token = token or secrets.token_urlsafe(32)
    _spend(session, user)
    session.add(OneTimeLink(user=user, token_hash=logins.hashed(token), expires_at=clock.now() + GOOD_FOR))
    journal.record(session, JournalKind.LINK_ISSUED, user, by=by)
    return token


def behind(session: Session, token: str) -> OneTimeLink:
    """The link with that token; ``LinkIsSpent`` where it opens nothing or never did."""
    link = session.scalar(sa.select(OneTimeLink).where(OneTimeLink.token_hash == logins.hashed(token)))
    if link is None or not link.is_good_at(clock.now()):
        raise LinkIsSpent
    return link


def use(session: Session, link: OneTimeLink, password: str) -> User:
    """Set the password of the link's user; every browser session of the account and every other link ends."""
    user = link.user
    passwords.choose(user, password)
    _spend(session, user)
    journal.record(session, JournalKind.LINK_USED, user, by=user)
    logins.end_all(session, user)
    return user


def _spend(session: Session, user: User) -> None:
    unused = sa.select(OneTimeLink).where(OneTimeLink.user_id == user.id, OneTimeLink.used_at.is_(None))
    for link in session.scalars(unused):
        link.used_at = clock.now()
