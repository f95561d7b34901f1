"""Signing in: delays grow with failures, and nobody locks anybody out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission import clock
from commission.models import FormKey, JournalEntry, JournalKind, LoginAttempt, LoginSession, Role, User
from commission.operations import accounts, logins
from commission.operations.logins import BY_ADDRESS, BY_NAME, OVERALL, Limit, TooManyAttempts
from commission.operations.managing import AccountOfSeveralCommissions
from tests import makers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
HERE, THERE = "192.0.2.1", "198.51.100.7"


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.standing_at(NOON):
        yield


@pytest.fixture
def user(session: Session) -> User:
    return makers.a_user(session, name="secretary")


def _sign_in(session: Session, name: str, password: str, address: str = HERE) -> User | None:
    user = logins.recognise(session, logins.begin(session, name=name, address=address), password)
    if user:
        logins.welcome(session, user, address=address)
    return user


def _fail(session: Session, times: int, name: str = "secretary", address: str = HERE) -> None:
    for _ in range(times):
        assert _sign_in(session, name, "wrong", address) is None


def _count(session: Session, kind: type) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(kind)) or 0


def test_the_right_password_signs_in(session: Session, user: User) -> None:
    assert _sign_in(session, "  SECRETARY ", makers.PASSWORD) is user
    entry = session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number.desc()).limit(1)).one()
    assert (entry.kind, entry.user_id, entry.changes) == (
        JournalKind.SIGNED_IN,
        user.id,
        {"address": [None, HERE]},
    )


@pytest.mark.parametrize("name", ["secretary", "nobody", ""])
def test_a_wrong_password_and_an_unknown_name_leave_the_same_traces(session: Session, user: User, name: str) -> None:
    _fail(session, 1, name)
    entry = session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number.desc()).limit(1)).one()
    assert (entry.kind, entry.subject, entry.by_name) == (JournalKind.REFUSED, "login_attempt", "")
    assert entry.changes == {"user_id": [None, user.id if name == "secretary" else None], "address": [None, HERE]}


def test_a_closed_account_is_answered_like_a_wrong_password(session: Session, user: User) -> None:
    accounts.disable(session, user, by=None)
    assert _sign_in(session, "secretary", makers.PASSWORD) is None


def test_an_account_without_a_password_lets_nobody_in(session: Session, user: User) -> None:
    user.password_hash = None
    assert _sign_in(session, "secretary", "") is None


def test_the_delay_grows_and_has_an_end(session: Session, user: User) -> None:
    moment, waited = NOON, []
    _fail(session, BY_NAME.free)
    for _ in range(8):
        with clock.standing_at(moment), pytest.raises(TooManyAttempts) as refusal:
            _sign_in(session, "secretary", makers.PASSWORD)
        waited.append(refusal.value.seconds)
        moment += dt.timedelta(seconds=refusal.value.seconds)
        with clock.standing_at(moment):
            _fail(session, 1)
    assert waited == [1, 2, 4, 8, 16, 32, 60, 60]
    with clock.standing_at(moment + dt.timedelta(seconds=60)):
        assert _sign_in(session, "secretary", makers.PASSWORD) is user


def test_a_refused_attempt_is_not_counted(session: Session) -> None:
    _fail(session, BY_NAME.free)
    counted = _count(session, LoginAttempt)
    for _ in range(3):
        with pytest.raises(TooManyAttempts):
            _sign_in(session, "secretary", "wrong")
    assert _count(session, LoginAttempt) == counted


def test_unknown_names_are_delayed_like_known_ones(session: Session) -> None:
    _fail(session, BY_NAME.free, "nobody")
    with pytest.raises(TooManyAttempts):
        _sign_in(session, "nobody", "wrong")


def test_an_address_is_delayed_whatever_names_it_tries(session: Session, user: User) -> None:
    for place in range(BY_ADDRESS.free):
        _fail(session, 1, f"name{place}")
    with pytest.raises(TooManyAttempts):
        _sign_in(session, "secretary", makers.PASSWORD)
    assert _sign_in(session, "secretary", makers.PASSWORD, THERE) is user


def test_all_together_are_delayed_where_many_fail(session: Session) -> None:
    session.add_all(
        LoginAttempt(name=str(place), address=str(place), at=clock.now()) for place in range(OVERALL.free + 5)
    )
    session.flush()
    with pytest.raises(TooManyAttempts) as refusal:
        _sign_in(session, "secretary", makers.PASSWORD)
    assert refusal.value.seconds == OVERALL.longest


def test_nobody_keeps_a_secretary_out_of_a_familiar_place(session: Session, user: User) -> None:
    assert _sign_in(session, "secretary", makers.PASSWORD) is user
    _fail(session, BY_NAME.free, address=THERE)
    session.add_all(
        LoginAttempt(name=str(place), address=HERE, at=clock.now()) for place in range(OVERALL.free + BY_ADDRESS.free)
    )
    session.flush()
    with pytest.raises(TooManyAttempts):
        _sign_in(session, "secretary", makers.PASSWORD, THERE)
    assert _sign_in(session, "secretary", makers.PASSWORD) is user


def test_a_place_is_familiar_for_a_month(session: Session, user: User) -> None:
    with clock.standing_at(NOON - dt.timedelta(days=31)):
        assert _sign_in(session, "secretary", makers.PASSWORD) is user
    _fail(session, BY_NAME.free, address=THERE)
    with pytest.raises(TooManyAttempts):
        _sign_in(session, "secretary", makers.PASSWORD)


def test_failures_are_forgotten_after_an_hour(session: Session, user: User) -> None:
    _fail(session, BY_NAME.free)
    with clock.standing_at(NOON + logins.WINDOW):
        _fail(session, 1)
        assert logins.failures(session, user) == 1


def test_signing_in_forgives_the_failures_of_that_place_only(session: Session, user: User) -> None:
    _fail(session, 2)
    _fail(session, 2, address=THERE)
    assert _sign_in(session, "secretary", makers.PASSWORD) is user
    assert logins.failures(session, user) == 2


def test_an_administrator_unlocks(session: Session, user: User) -> None:
    _fail(session, BY_NAME.free)
    logins.unlock(session, user, by=None)
    assert _sign_in(session, "secretary", makers.PASSWORD) is user


def test_the_administrator_of_another_commission_unlocks_nobody(session: Session, user: User) -> None:
    elsewhere = makers.a_commission(session, code="elsewhere")
    stranger = makers.a_user(session, elsewhere, Role.ADMINISTRATOR, name="stranger")
    _fail(session, BY_NAME.free)
    with pytest.raises(AccountOfSeveralCommissions):
        logins.unlock(session, user, by=stranger)
    assert logins.failures(session, user) == BY_NAME.free


def test_an_attempt_counts_before_its_password_is_compared(session: Session) -> None:
    for _ in range(BY_NAME.free):
        logins.begin(session, name="secretary", address=HERE)
    with pytest.raises(TooManyAttempts):
        logins.begin(session, name="secretary", address=HERE)


def test_no_table_holds_the_name_that_was_typed(session: Session) -> None:
    _fail(session, 1, "my secret password in the wrong field")
    attempt = session.scalars(sa.select(LoginAttempt)).one()
    assert "wrong field" not in attempt.name
    assert all("wrong field" not in str(entry.changes) for entry in session.scalars(sa.select(JournalEntry)))


@pytest.mark.parametrize(
    ("address", "stands_for"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("", ""),
    ],
)
def test_an_address_stands_for_whoever_may_use_it(address: str, stands_for: str) -> None:
    assert logins.network(address) == stands_for


def test_a_delay_has_no_overflow() -> None:
    assert Limit(free=1, longest=60).delay(10**9) == dt.timedelta(seconds=60)


def test_what_outlived_itself_is_swept(session: Session) -> None:
    def a_session(key: str, created: dt.timedelta, seen: dt.timedelta) -> LoginSession:
        return LoginSession(token_hash=key, data={}, created_at=NOON - created, last_seen_at=NOON - seen)

    minute, hour, day = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
    session.add_all(
        [
            a_session("alive", hour, minute),
            a_session("idle", hour, 31 * minute),
            a_session("old", 13 * hour, minute),
            LoginAttempt(name="x", address="x", at=NOON - day - minute),
            FormKey(key="old", location="/", at=NOON - day - minute),
            FormKey(key="new", location="/", at=NOON - hour),
        ]
    )
    session.flush()
    logins.sweep(session)
    assert list(session.scalars(sa.select(LoginSession.token_hash))) == ["alive"]
    assert list(session.scalars(sa.select(FormKey.key))) == ["new"]
    assert _count(session, LoginAttempt) == 0
