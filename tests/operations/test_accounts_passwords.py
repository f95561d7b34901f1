"""Which passwords are accepted, how they are kept, and the one-time links that set them."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher, Type, extract_parameters

from commission import clock
from commission.models import JournalEntry, OneTimeLink, Role, RuleBroken, Side, User
from commission.operations import accounts, links, passwords
from commission.operations.managing import AccountOfSeveralCommissions
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
GOOD = "қоңыр ат таңда тұр"


def fresh_hasher() -> PasswordHasher:
    """The hasher of the application, which the suite replaces by a cheap one."""
    told = "from commission.operations.passwords import HASHER as h; print(h.time_cost, h.memory_cost, h.parallelism)"
    answer = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
    time_cost, memory_cost, parallelism = map(int, answer.split())
    return PasswordHasher(time_cost=time_cost, memory_cost=memory_cost, parallelism=parallelism)


@pytest.fixture
def user(session: Session) -> User:
    return makers.a_user(session, name="a.serikov", full_name="Серіков Асқар")


@pytest.mark.parametrize("password", [GOOD, "correct donkey battery", "синяя птица летит", "x1" * 3 + "yzабв" * 3])
def test_any_script_is_accepted(user: User, password: str) -> None:
    passwords.choose(user, password)
    assert passwords.is_right(password, user.password_hash)
    assert not passwords.is_right(password + " ", user.password_hash)


@pytest.mark.parametrize(
    ("password", "rule"),
    [
        ("әбвгдежзийк", passwords.PasswordTooShort),
        ("абвгд" * 26, passwords.PasswordTooLong),
        ("Qwerty123456", passwords.PasswordWellKnown),
        ("ЙЦУКЕНГШЩЗХЪ", passwords.PasswordWellKnown),
        ("Қазақстан2030", passwords.PasswordWellKnown),
        ("ababababababab", passwords.PasswordWellKnown),
        ("вот это A.Serikov и всё", passwords.PasswordNamesSomebody),
        ("мой друг Серіков", passwords.PasswordNamesSomebody),
        ("baikonur лежит там", passwords.PasswordNamesSomebody),
        ("наша КОМИССИЯ мудра", passwords.PasswordNamesSomebody),
    ],
)
def test_a_bad_password_is_refused_by_its_rule(user: User, password: str, rule: type[RuleBroken]) -> None:
    former = user.password_hash
    with pytest.raises(rule):
        passwords.choose(user, password)
    assert user.password_hash == former


def test_a_contact_does_not_name_the_body(session: Session) -> None:
    body = makers.a_body(session)
    contact = makers.a_user(session, role=Role.EXECUTOR_CONTACT, side=Side.RF, body=body)
    with pytest.raises(passwords.PasswordNamesSomebody):
        passwords.choose(contact, "вперёд Роскосмос!")


def test_the_length_is_counted_in_composed_characters(user: User) -> None:
    decomposed = unicodedata.normalize("NFD", "йййёёёйёйёй")
    assert len(decomposed) > passwords.LEAST
    with pytest.raises(passwords.PasswordTooShort):
        passwords.choose(user, decomposed)


def test_a_password_is_right_however_its_letters_are_composed(user: User) -> None:
    passwords.choose(user, "мой тайный ёжик")
    assert passwords.is_right(unicodedata.normalize("NFD", "мой тайный ёжик"), user.password_hash)


def test_nothing_is_right_where_no_password_is_kept() -> None:
    assert not passwords.is_right("the password of nobody", None)


def test_hashes_of_former_parameters_are_renewed(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    former = user.password_hash
    passwords.renew(user, makers.PASSWORD)
    assert user.password_hash == former
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    passwords.renew(user, makers.PASSWORD)
    assert user.password_hash != former
    assert passwords.is_right(makers.PASSWORD, user.password_hash)


def test_real_passwords_cost_what_was_agreed() -> None:
    kept = extract_parameters(fresh_hasher().hash("x"))
    assert kept.type is Type.ID
    assert kept.memory_cost >= 19 * 1024
    assert kept.time_cost >= 2


def test_the_list_of_well_known_passwords_is_in_the_form_that_is_compared() -> None:
    listed = passwords._well_known()
    assert len(listed) > 300
    assert all(one == unicodedata.normalize("NFC", one).casefold() and len(one) >= passwords.LEAST for one in listed)


def test_a_link_sets_a_password_once(session: Session, user: User) -> None:
    token = links.issue(session, user, by=None)
    links.use(session, links.behind(session, token), GOOD)
    assert passwords.is_right(GOOD, user.password_hash)
    with pytest.raises(links.LinkIsSpent):
        links.behind(session, token)


def test_a_link_is_good_for_half_an_hour(session: Session, user: User) -> None:
    with clock.standing_at(NOON):
        token = links.issue(session, user, by=None)
    with clock.standing_at(NOON + dt.timedelta(minutes=29, seconds=59)):
        assert links.behind(session, token).user is user
    with clock.standing_at(NOON + dt.timedelta(minutes=30)), pytest.raises(links.LinkIsSpent):
        links.behind(session, token)


def test_a_newer_link_spends_the_older_ones(session: Session, user: User) -> None:
    older = links.issue(session, user, by=None)
    newer = links.issue(session, user, by=None)
    with pytest.raises(links.LinkIsSpent):
        links.behind(session, older)
    assert links.behind(session, newer)


def test_an_invented_link_opens_nothing(session: Session) -> None:
    with pytest.raises(links.LinkIsSpent):
        links.behind(session, "\udc80 invented")


def test_a_bad_password_does_not_spend_the_link(session: Session, user: User) -> None:
    token = links.issue(session, user, by=None)
    with pytest.raises(passwords.PasswordTooShort):
        links.use(session, links.behind(session, token), "short")
    assert links.behind(session, token)


def test_a_closed_account_gets_no_link_and_uses_none(session: Session, user: User) -> None:
    token = links.issue(session, user, by=None)
    accounts.disable(session, user, by=None)
    with pytest.raises(links.LinkIsSpent):
        links.behind(session, token)
    with pytest.raises(links.AccountIsDisabled):
        links.issue(session, user, by=None)


def test_only_who_manages_all_commissions_of_an_account_issues_its_link(session: Session, user: User) -> None:
    commission = user.memberships[0].commission
    administrator = makers.a_user(session, commission, Role.ADMINISTRATOR)
    other = makers.a_commission(session, code="transport")
    assert links.issue(session, user, by=administrator)
    accounts.appoint(session, user, accounts.MembershipFacts(other, Role.OBSERVER), by=None)
    with pytest.raises(AccountOfSeveralCommissions):
        links.issue(session, user, by=administrator)


def test_no_table_holds_the_token(session: Session, user: User) -> None:
    token = links.issue(session, user, by=None)
    kept = session.scalars(sa.select(OneTimeLink)).one()
    assert token not in kept.token_hash
    assert all(token not in str(entry.changes) for entry in session.scalars(sa.select(JournalEntry)))
