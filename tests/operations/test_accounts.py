"""Accounts and what each may do where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission import clock
from commission.models import JournalEntry, JournalKind, LoginSession, Role, RuleBroken, Side, User
from commission.operations import accounts, logins, passwords
from commission.operations.accounts import AccountFacts, MembershipFacts
from commission.operations.managing import AccountOfSeveralCommissions
from commission.texts import Language
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Commission


@pytest.fixture
def commission(session: Session) -> Commission:
    return makers.a_commission(session)


@pytest.fixture
def administrator(session: Session, commission: Commission) -> User:
    return makers.a_user(session, commission, Role.ADMINISTRATOR)


@pytest.fixture
def user(session: Session, commission: Commission) -> User:
    return makers.a_user(session, commission)


def _another_commission(session: Session) -> Commission:
    return makers.a_commission(session, code="transport")


def _open_a_session(session: Session, user: User) -> None:
    row = LoginSession(token_hash="0", user_id=user.id, data={}, created_at=clock.now(), last_seen_at=clock.now())
    session.add(row)
    session.flush()


def _open_sessions(session: Session) -> int:
    return session.scalar(sa.select(sa.func.count(LoginSession.id))) or 0


def _last_entry(session: Session) -> JournalEntry:
    return session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number.desc()).limit(1)).one()


def test_a_name_is_kept_in_lower_case_and_composed(session: Session, commission: Commission) -> None:
    facts = MembershipFacts(commission, Role.OBSERVER)
    decomposed = "  И\N{COMBINING BREVE}ван.Әлі "
    assert accounts.create(session, AccountFacts(decomposed), [facts], by=None).name == "йван.әлі"


def test_a_name_is_given_once(session: Session, commission: Commission, user: User) -> None:
    facts = MembershipFacts(commission, Role.OBSERVER)
    with pytest.raises(accounts.NameIsTaken):
        accounts.create(session, AccountFacts(user.name.upper()), [facts], by=None)


def test_an_account_keeps_its_own_name(session: Session, user: User) -> None:
    accounts.revise(session, user, AccountFacts(user.name, "Новое имя", Language.KK, "Asia/Almaty"), by=None)
    assert (user.full_name, user.time_zone) == ("Новое имя", "Asia/Almaty")
    assert _last_entry(session).changes["full_name"] == ["", "Новое имя"]


def test_a_new_account_belongs_somewhere(session: Session) -> None:
    with pytest.raises(accounts.AccountNeedsCommission):
        accounts.create(session, AccountFacts("nobody"), [], by=None)


@pytest.mark.parametrize(
    ("role", "side"),
    [(Role.SECRETARY, None), (Role.CO_CHAIR, None), (Role.ADMINISTRATOR, Side.RF), (Role.OBSERVER, Side.KZ)],
)
def test_a_role_has_a_side_or_has_none(session: Session, commission: Commission, role: Role, side: Side | None) -> None:
    with pytest.raises(accounts.RoleNeedsSide):
        accounts.create(session, AccountFacts("new"), [MembershipFacts(commission, role, side)], by=None)


def test_only_a_contact_answers_for_a_body_and_for_one_of_its_side(session: Session, commission: Commission) -> None:
    body = makers.a_body(session, side=Side.RF)
    refused = [
        MembershipFacts(commission, Role.EXECUTOR_CONTACT, Side.RF),
        MembershipFacts(commission, Role.EXECUTOR_CONTACT, Side.KZ, body),
        MembershipFacts(commission, Role.MEMBER, Side.RF, body),
    ]
    for place, facts in enumerate(refused):
        with pytest.raises(accounts.ContactNeedsBody):
            accounts.create(session, AccountFacts(f"new{place}"), [facts], by=None)
    accepted = MembershipFacts(commission, Role.EXECUTOR_CONTACT, Side.RF, body)
    assert accounts.create(session, AccountFacts("contact"), [accepted], by=None).memberships[0].body is body


def test_a_commission_keeps_its_last_administrator(
    session: Session, commission: Commission, administrator: User
) -> None:
    with pytest.raises(accounts.LastAdministrator):
        accounts.disable(session, administrator, by=administrator)
    with pytest.raises(accounts.LastAdministrator):
        accounts.appoint(session, administrator, MembershipFacts(commission, Role.OBSERVER), by=administrator)
    makers.a_user(session, commission, Role.ADMINISTRATOR, name="second")
    accounts.appoint(session, administrator, MembershipFacts(commission, Role.OBSERVER), by=administrator)
    assert administrator.memberships[0].role is Role.OBSERVER


def test_a_disabled_administrator_does_not_count(session: Session, commission: Commission, administrator: User) -> None:
    second = makers.a_user(session, commission, Role.ADMINISTRATOR, name="second")
    accounts.disable(session, second, by=administrator)
    with pytest.raises(accounts.LastAdministrator):
        accounts.disable(session, administrator, by=administrator)


def test_who_manages_one_commission_opens_no_door_to_another(session: Session, administrator: User, user: User) -> None:
    accounts.appoint(session, user, MembershipFacts(_another_commission(session), Role.OBSERVER), by=None)
    with pytest.raises(AccountOfSeveralCommissions):
        accounts.disable(session, user, by=administrator)
    with pytest.raises(AccountOfSeveralCommissions):
        accounts.revise(session, user, AccountFacts("mine"), by=administrator)
    accounts.disable(session, user, by=None)
    assert user.is_disabled, "a command manages all"
    with pytest.raises(AccountOfSeveralCommissions):
        accounts.enable(session, user, by=administrator)


def test_a_password_is_changed_by_who_knows_it(session: Session, user: User) -> None:
    _open_a_session(session, user)
    trial = logins.begin(session, name=user.name, address="")
    with pytest.raises(accounts.PasswordWrong):
        accounts.change_password(session, user, trial, present="wrong", new="другой длинный пароль")
    assert passwords.is_right(makers.PASSWORD, user.password_hash)
    assert (_open_sessions(session), logins.failures(session, user)) == (1, 1)
    trial = logins.begin(session, name=user.name, address="")
    accounts.change_password(session, user, trial, present=makers.PASSWORD, new="другой длинный пароль")
    assert passwords.is_right("другой длинный пароль", user.password_hash)
    assert (_open_sessions(session), logins.failures(session, user)) == (0, 0)


def test_other_rights_end_the_browser_sessions(session: Session, commission: Commission, user: User) -> None:
    _open_a_session(session, user)
    accounts.appoint(session, user, MembershipFacts(commission, Role.SECRETARY, Side.RF), by=None)
    assert _open_sessions(session) == 1, "nothing changed"
    accounts.appoint(session, user, MembershipFacts(commission, Role.MEMBER, Side.RF), by=None)
    assert _open_sessions(session) == 0


def test_closing_an_account_ends_its_browser_sessions(session: Session, administrator: User, user: User) -> None:
    _open_a_session(session, user)
    accounts.disable(session, user, by=administrator)
    assert user.is_disabled
    assert not user.is_active
    assert _open_sessions(session) == 0
    accounts.enable(session, user, by=administrator)
    assert user.is_active


def test_another_sign_in_name_ends_the_browser_sessions(session: Session, user: User) -> None:
    _open_a_session(session, user)
    accounts.revise(session, user, AccountFacts("renamed"), by=None)
    assert _open_sessions(session) == 0


def test_the_last_commission_of_an_account_is_not_taken_from_it(
    session: Session, commission: Commission, user: User
) -> None:
    other = _another_commission(session)
    with pytest.raises(accounts.AccountNeedsCommission):
        accounts.dismiss(session, user, commission, by=None)
    accounts.appoint(session, user, MembershipFacts(other, Role.OBSERVER), by=None)
    accounts.dismiss(session, user, commission, by=None)
    assert [one.commission for one in user.memberships] == [other]
    assert _last_entry(session).commission_id == commission.id


def test_the_journal_tells_everything_but_secrets(session: Session, commission: Commission, user: User) -> None:
    trial = logins.begin(session, name=user.name, address="")
    accounts.change_password(session, user, trial, present=makers.PASSWORD, new="другой длинный пароль")
    told = session.scalars(sa.select(JournalEntry)).all()
    assert {one.kind for one in told} == {JournalKind.CREATED, JournalKind.CHANGED}
    assert all("argon2" not in str(one.changes) and "другой" not in str(one.changes) for one in told)
    assert "password" in told[-1].changes
    appointed = next(one for one in told if one.subject == "membership")
    assert appointed.changes["role"] == [None, "secretary"]
    assert appointed.changes["account"] == [None, user.name]
    assert appointed.commission_id == commission.id


@pytest.mark.parametrize("rule", [accounts.AccountNeedsCommission, accounts.LastAdministrator])
def test_a_refusal_leaves_the_account_as_it_was(
    session: Session, commission: Commission, administrator: User, rule: type[RuleBroken]
) -> None:
    if rule is accounts.LastAdministrator:
        accounts.appoint(session, administrator, MembershipFacts(_another_commission(session), Role.OBSERVER), by=None)
    with pytest.raises(rule):
        accounts.dismiss(session, administrator, commission, by=None)
    own = administrator.membership_in(commission.id)
    assert own is not None
    assert own.role is Role.ADMINISTRATOR


def test_somebody_settles_their_own_account(session: Session, user: User) -> None:
    accounts.settle(session, user, full_name="Асқар", language=Language.KK, time_zone="Asia/Almaty")
    entry = _last_entry(session)
    assert entry.user_id == user.id
    assert entry.changes == {
        "full_name": ["", "Асқар"],
        "language": ["ru", "kk"],
        "time_zone": ["Europe/Moscow", "Asia/Almaty"],
    }
