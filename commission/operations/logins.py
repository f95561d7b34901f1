"""Signing in and out: attempts are counted in the database, and delays grow with them (TRUST.md rule 11)."""

from __future__ import annotations

import datetime as dt
import hashlib
import ipaddress
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from commission import clock
from commission.models import FormKey, JournalEntry, JournalKind, LoginAttempt, LoginSession, RuleBroken, User
from commission.models.logins import ABSOLUTE, IDLE
from commission.operations import journal, passwords
from commission.operations.managing import ensure_manages_all

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# Failures of this time count; what is older than a day is swept.
WINDOW = dt.timedelta(hours=1)
_KEPT = dt.timedelta(days=1)
# From where somebody signed in within this time nobody else's failures keep them out.
_FAMILIAR = dt.timedelta(days=30)
_ONE_AT_A_TIME = 0x0A77E397


@dataclass(frozen=True, slots=True)
class Limit:
    """So many failures cost nothing; each further one doubles the delay, from one second to the longest."""

    free: int
    longest: int

    def delay(self, failures: int) -> dt.timedelta:
        """How long to wait after the last of so many failures; never a lock, because a delay ends by itself."""
        beyond = failures - self.free
        return dt.timedelta(seconds=min(2 ** min(beyond, 16), self.longest) if beyond >= 0 else 0)


BY_NAME = Limit(free=5, longest=60)
BY_ADDRESS = Limit(free=15, longest=60)
OVERALL = Limit(free=200, longest=10)


class TooManyAttempts(RuleBroken):
    """After failures one waits, ``seconds`` long."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds=seconds)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Trial:
    """An attempt that is counted already, and what it must be compared with once the database is let go."""

    attempt_id: int
    address: str
    user_id: int | None
    password_hash: str | None = field(repr=False)


def begin(session: Session, *, name: str, address: str) -> Trial:
    """Count an attempt before its slow part; ``TooManyAttempts`` where it comes too soon.

    The caller commits: parallel attempts are counted too, and nobody waits for a lock while a password is compared.
    """
    name, address = User.folded(name), network(address)
    _wait_for_others(session)
    row = session.execute(sa.select(User.id, User.password_hash).where(User.name == name)).first()
    user_id, password_hash = (row.id, row.password_hash) if row else (None, None)
    _refuse_what_comes_too_soon(session, name=name, address=address, user_id=user_id)
    attempt = LoginAttempt(name=hashed(name), address=address, at=clock.now())
    session.add(attempt)
    session.flush()
    return Trial(attempt.id, address, user_id, password_hash)


def recognise(session: Session, trial: Trial, password: str) -> User | None:
    """Whose password that is; nobody for a wrong one, an unknown name and a disabled account alike."""
    is_right = passwords.is_right(password, trial.password_hash)
    user = session.get(User, trial.user_id) if is_right else None
    if user is None or user.is_disabled:
        if attempt := session.get(LoginAttempt, trial.attempt_id):
            told = {"user_id": [None, trial.user_id], "address": [None, trial.address]}
            journal.record(session, JournalKind.REFUSED, attempt, by=None, also=told)
        return None
    forgiven = sa.and_(LoginAttempt.name == hashed(user.name), LoginAttempt.address == trial.address)
    _delete(session, sa.delete(LoginAttempt).where(forgiven))
    passwords.renew(user, password)
    return user


def welcome(session: Session, user: User, *, address: str) -> None:
    """Note that somebody signed in, and from where; sweep what has outlived itself."""
    journal.record(session, JournalKind.SIGNED_IN, user, by=user, also={"address": [None, network(address)]})
    sweep(session)


def sign_out(session: Session, user: User) -> None:
    """Note that somebody signed out."""
    journal.record(session, JournalKind.SIGNED_OUT, user, by=user)


def end(session: Session, own: LoginSession, *, by: User) -> None:
    """End one of the browser sessions of a user, somewhere else as a rule."""
    journal.record(session, JournalKind.SIGNED_OUT, by, by=by, also={"address": [own.address, None]})
    _delete(session, sa.delete(LoginSession).where(LoginSession.id == own.id))


def end_all(session: Session, user: User) -> None:
    """End every browser session of a user."""
    _delete(session, sa.delete(LoginSession).where(LoginSession.user_id == user.id))


def unlock(session: Session, user: User, *, by: User | None) -> None:
    """Forget the failed attempts to sign in under the name of a user."""
    ensure_manages_all(user, by=by)
    forgotten = _delete(session, sa.delete(LoginAttempt).where(LoginAttempt.name == hashed(user.name)))
    journal.record(session, JournalKind.CHANGED, user, by=by, also={"failed_attempts": [forgotten, 0]})


def sweep(session: Session) -> None:
    """Delete browser sessions that are over, attempts and form keys that are of no use any more."""
    now = clock.now()
    over = sa.or_(LoginSession.last_seen_at < now - IDLE, LoginSession.created_at < now - ABSOLUTE)
    _delete(session, sa.delete(LoginSession).where(over))
    _delete(session, sa.delete(LoginAttempt).where(LoginAttempt.at < now - _KEPT))
    _delete(session, sa.delete(FormKey).where(FormKey.at < now - _KEPT))


def failures(session: Session, user: User) -> int:
    """How many failed attempts under the name of a user count at this moment."""
    counted = sa.select(sa.func.count(LoginAttempt.id)).where(
        LoginAttempt.name == hashed(user.name), LoginAttempt.at > clock.now() - WINDOW
    )
    return session.scalar(counted) or 0


def network(address: str) -> str:
    """Whom an address stands for: itself in IPv4, its network of 64 bits in IPv6, where one host has them all."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(parsed.ipv4_mapped or ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def hashed(secret: str) -> str:
    """What a table keeps of a token, or of a name to sign in with: people type passwords into the wrong field."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _refuse_what_comes_too_soon(session: Session, *, name: str, address: str, user_id: int | None) -> None:
    now = clock.now()
    by_name, from_here = LoginAttempt.name == hashed(name), LoginAttempt.address == address
    if _is_familiar(session, user_id, address):
        # others may fail under this name or fill the house with attempts: it does not concern this visitor
        judged = [(BY_NAME, sa.and_(by_name, from_here))]
    else:
        judged = [(BY_NAME, by_name), (BY_ADDRESS, from_here), (OVERALL, sa.true())]
    moments = [sa.case((condition, LoginAttempt.at)) for _limit, condition in judged]
    asked = sa.select(*map(sa.func.count, moments), *map(sa.func.max, moments)).where(LoginAttempt.at > now - WINDOW)
    found: list[Any] = [*session.execute(asked).one()]
    counts, latest = found[: len(judged)], found[len(judged) :]
    waits = [
        (last + limit.delay(count) - now).total_seconds()
        for (limit, _condition), count, last in zip(judged, counts, latest, strict=True)
        if last is not None
    ]
    if (wait := max(waits, default=0)) > 0:
        raise TooManyAttempts(math.ceil(wait))


def _is_familiar(session: Session, user_id: int | None, address: str) -> bool:
    """Whether the account was signed in to from there lately; asked of unknown names alike, because time tells."""
    signed_in = sa.select(JournalEntry.changes).where(
        JournalEntry.subject == User.__tablename__,
        JournalEntry.subject_id == (user_id or 0),
        JournalEntry.kind == JournalKind.SIGNED_IN,
        JournalEntry.at > clock.now() - _FAMILIAR,
    )
    newest = session.scalars(signed_in.order_by(JournalEntry.number.desc()).limit(100))
    return any(changes.get("address") == [None, address] for changes in newest)


def _wait_for_others(session: Session) -> None:
    """Let attempts be counted one after another; SQLite has a single writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.select(sa.func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))


def _delete(session: Session, statement: sa.Delete) -> int:
    result = session.execute(statement, execution_options={"synchronize_session": False})
    return int(getattr(result, "rowcount", 0))
