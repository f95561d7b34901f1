"""Accounts of the commissions that somebody manages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.models import JournalEntry, LoginSession, OneTimeLink, Role, Side, User
from commission.operations import accounts, logins
from commission.views.acting import version_of
from tests import makers
from tests.browsing import Visitor, form_of, text_of, tree_of, values_of

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import Commission


@pytest.fixture
def commission(session: Session) -> Commission:
    return makers.a_commission(session)


@pytest.fixture
def administrator(session: Session, commission: Commission) -> User:
    return makers.a_user(session, commission, Role.ADMINISTRATOR, name="root")


@pytest.fixture
def user(session: Session, commission: Commission) -> User:
    return makers.a_user(session, commission, name="secretary", full_name="Серіков Асқар")


@pytest.fixture
def visitor(app: Flask, administrator: User) -> Visitor:
    return Visitor(app).sign_in(administrator)


def _fields(commission: Commission, **fields: str) -> dict[str, str]:
    """Fields of the part about that commission."""
    return {f"in{commission.id}-{name}": value for name, value in fields.items()}


def _elsewhere(session: Session) -> tuple[Commission, User]:
    other = makers.a_commission(session, code="transport")
    return other, makers.a_user(session, other, name="elsewhere")


def _link_shown(visitor: Visitor, user_id: int) -> str | None:
    shown = tree_of(visitor.get(f"/users/{user_id}/link")).xpath("//input[@id='link']/@value")
    return str(shown[0]) if shown else None


def test_the_list_tells_role_side_and_state(visitor: Visitor, session: Session, commission: Commission) -> None:
    makers.a_user(session, commission, Role.CO_CHAIR, Side.KZ, name="cochair").password_hash = None
    accounts.disable(session, makers.a_user(session, commission, Role.OBSERVER, name="guest"), by=None)
    rows = {
        row[0]: row[2:5]
        for tr in tree_of(visitor.get("/users")).xpath("//tbody/tr")
        if (row := [" ".join(td.text_content().split()) for td in tr.xpath("./td")])
    }
    assert [*rows] == ["cochair", "guest", "root"]
    assert rows["cochair"][1] != "–"
    assert rows["guest"][1] == "–"
    assert len({state for _role, _side, state in rows.values()}) == 3


def test_the_list_holds_no_account_of_other_commissions(visitor: Visitor, session: Session) -> None:
    _other, stranger = _elsewhere(session)
    assert stranger.name not in visitor.get("/users").text
    for path in ("edit", "link"):
        assert visitor.get(f"/users/{stranger.id}/{path}").status_code == 404
    for path in ("edit", "link", "disabling", "enabling", "unlocking"):
        assert visitor.post(f"/users/{stranger.id}/{path}").status_code == 404
    session.refresh(stranger)
    assert not stranger.is_disabled


def test_the_list_takes_a_fixed_number_of_statements(
    visitor: Visitor, session: Session, commission: Commission
) -> None:
    def counted() -> int:
        statements: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            statements.append(statement)

        engine = session.get_bind()
        sa.event.listen(engine, "before_cursor_execute", note)
        visitor.get("/users")
        sa.event.remove(engine, "before_cursor_execute", note)
        return len(statements)

    few = counted()
    body = makers.a_body(session)
    for place in range(10):
        makers.a_user(session, commission, Role.EXECUTOR_CONTACT, name=f"contact{place}", body=body)
    assert counted() <= few + 1, "the names of bodies"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
@pytest.mark.parametrize("side", list(Side))
def test_only_administrators_manage_accounts(
    app: Flask, session: Session, commission: Commission, administrator: User, role: Role, side: Side
) -> None:
    body = makers.a_body(session, side=side) if role is Role.EXECUTOR_CONTACT else None
    visitor = Visitor(app).sign_in(makers.a_user(session, commission, role, side, body=body))
    for path in ("/users", "/users/new", f"/users/{administrator.id}/edit", f"/users/{administrator.id}/link"):
        assert visitor.get(path).status_code == 403
    for path in ("new", f"{administrator.id}/edit", f"{administrator.id}/link", f"{administrator.id}/disabling"):
        assert visitor.post(f"/users/{path}").status_code == 403


def test_nobody_manages_nothing(app: Flask, administrator: User) -> None:
    visitor = Visitor(app)
    assert visitor.get("/users").location == "/sign-in?next=/users"
    assert visitor.post(f"/users/{administrator.id}/disabling").status_code == 401


@pytest.mark.parametrize("user_id", ["0", "999", "2147483648", "9" * 30, "-1", "x", "1.0"])
def test_an_unknown_account_is_not_found(visitor: Visitor, user_id: str) -> None:
    assert visitor.get(f"/users/{user_id}/edit").status_code == 404
    assert visitor.post(f"/users/{user_id}/disabling").status_code == 404


@pytest.mark.parametrize("act", ["disabling", "enabling", "unlocking"])
def test_acts_are_posted(visitor: Visitor, user: User, act: str) -> None:
    assert visitor.get(f"/users/{user.id}/{act}").status_code == 405


def test_a_new_account_begins_with_a_link_that_is_shown_once(
    app: Flask, visitor: Visitor, session: Session, commission: Commission
) -> None:
    answer = visitor.submit(
        "/users/new", name="New.Name", full_name="Кто-то", **_fields(commission, role="secretary", side="kz")
    )
    assert answer.status_code == 303
    user = session.scalars(sa.select(User).where(User.name == "new.name")).one()
    assert answer.location == f"/users/{user.id}/link"
    assert (user.memberships[0].role, user.memberships[0].side, user.password_hash) == (Role.SECRETARY, Side.KZ, None)
    address = _link_shown(visitor, user.id)
    assert address
    assert address.startswith("http://localhost/links/")
    assert _link_shown(visitor, user.id) is None
    token = address.rpartition("/")[2]
    kept = session.scalars(sa.select(OneTimeLink.token_hash)).all()
    assert all(token not in str(one) for one in (*kept, *session.scalars(sa.select(LoginSession.data))))
    newcomer = Visitor(app)
    good = "қоңыр ат таңда тұр"
    assert newcomer.submit(f"/links/{token}", password=good, password_again=good).status_code == 303
    assert newcomer.get("/account").status_code == 200


@pytest.mark.parametrize(
    ("fields", "part", "place"),
    [
        ({"name": ""}, {"role": "observer"}, "name"),
        ({"name": "x" * 41}, {"role": "observer"}, "name"),
        ({"name": "ROOT"}, {"role": "observer"}, "name"),
        ({}, {"role": "secretary"}, "side"),
        ({}, {"role": "observer", "side": "rf"}, "side"),
        ({}, {"role": "executor_contact", "side": "rf"}, "body"),
        ({}, {"role": "king"}, "role"),
        ({}, {"role": "executor_contact", "side": "rf", "body": "999"}, "body"),
        ({}, {"role": ""}, None),
    ],
)
def test_a_faulty_account_is_refused_with_what_was_typed(
    visitor: Visitor,
    session: Session,
    commission: Commission,
    fields: dict[str, str],
    part: dict[str, str],
    place: str | None,
) -> None:
    sent = {"name": "newcomer", "full_name": "Typed Name", **fields}
    answer = visitor.submit("/users/new", **sent, **_fields(commission, **part))
    assert answer.status_code == 422
    assert tree_of(answer).xpath("//*[@role='alert']//li")
    assert values_of(form_of(answer))["full_name"] == "Typed Name"
    if place:
        [wrong] = tree_of(answer).xpath("//*[@aria-invalid='true']/@name")
        assert wrong == (place if place == "name" else f"in{commission.id}-{place}")
    assert session.scalar(sa.select(sa.func.count(User.id))) == 1


def test_a_role_is_changed_and_signs_the_account_out(
    app: Flask, visitor: Visitor, session: Session, commission: Commission, user: User
) -> None:
    theirs = Visitor(app).sign_in(user)
    page = visitor.get(f"/users/{user.id}/edit")
    assert values_of(form_of(page))[f"in{commission.id}-role"] == "secretary"
    assert visitor.send(page, full_name="Other", **_fields(commission, role="member")).status_code == 303
    session.refresh(user)
    assert (user.full_name, user.memberships[0].role) == ("Other", Role.MEMBER)
    assert theirs.get("/account").status_code == 303


def test_a_change_of_nothing_signs_nobody_out(app: Flask, visitor: Visitor, session: Session, user: User) -> None:
    theirs = Visitor(app).sign_in(user)
    entries = session.scalar(sa.select(sa.func.count(JournalEntry.id)))
    assert visitor.submit(f"/users/{user.id}/edit").status_code == 303
    assert theirs.get("/account").status_code == 200
    assert session.scalar(sa.select(sa.func.count(JournalEntry.id))) == entries


@pytest.mark.parametrize("what", ["account", "membership"])
def test_a_stale_form_overwrites_nothing(
    visitor: Visitor, session: Session, commission: Commission, user: User, what: str
) -> None:
    page = visitor.get(f"/users/{user.id}/edit")
    if what == "account":
        user.full_name = "Theirs"
    else:
        accounts.appoint(session, user, accounts.MembershipFacts(commission, Role.MEMBER, Side.KZ), by=None)
    session.commit()
    answer = visitor.send(page, full_name="Mine", **_fields(commission, role="observer", side=""))
    assert answer.status_code == 409
    assert "Mine" in text_of(answer)
    session.refresh(user)
    assert user.memberships[0].role is not Role.OBSERVER


def test_the_last_administrator_stays(visitor: Visitor, session: Session, commission: Commission) -> None:
    administrator = session.scalars(sa.select(User)).one()
    page = visitor.get(f"/users/{administrator.id}/edit")
    assert visitor.send(page, **_fields(commission, role="observer")).status_code == 422
    seen = version_of(administrator)
    assert visitor.post(f"/users/{administrator.id}/disabling", seen=seen).status_code == 409
    assert visitor.get("/users").status_code == 200


def test_an_account_is_disabled_and_enabled(app: Flask, visitor: Visitor, session: Session, user: User) -> None:
    theirs = Visitor(app).sign_in(user)
    edit = f"/users/{user.id}/edit"
    answer = visitor.submit(edit, action=f"/users/{user.id}/disabling")
    assert (answer.status_code, answer.location) == (303, edit)
    assert theirs.get("/account").status_code == 303
    assert theirs.submit("/sign-in", name="secretary", password=makers.PASSWORD).status_code == 422
    assert visitor.post(f"/users/{user.id}/link").status_code == 409
    assert visitor.submit(edit, action=f"/users/{user.id}/enabling").status_code == 303
    session.refresh(user)
    assert not user.is_disabled


def test_failed_attempts_are_forgotten(app: Flask, visitor: Visitor, session: Session, user: User) -> None:
    for _ in range(logins.BY_NAME.free):
        Visitor(app, address="192.0.2.9").submit("/sign-in", name="secretary", password="wrong")
    theirs = Visitor(app, address="192.0.2.9")
    assert theirs.submit("/sign-in", name="secretary", password=makers.PASSWORD).status_code == 429
    assert visitor.submit(f"/users/{user.id}/edit", action=f"/users/{user.id}/unlocking").status_code == 303
    assert theirs.submit("/sign-in", name="secretary", password=makers.PASSWORD).status_code == 303
    session.rollback()


def test_a_new_link_is_made_for_a_forgotten_password(visitor: Visitor, user: User) -> None:
    assert _link_shown(visitor, user.id) is None
    answer = visitor.submit(f"/users/{user.id}/edit", action=f"/users/{user.id}/link")
    assert answer.status_code == 303
    first = _link_shown(visitor, user.id)
    visitor.post(f"/users/{user.id}/link")
    assert _link_shown(visitor, user.id) not in {None, first}


def test_a_link_is_shown_on_the_page_of_its_account_only(visitor: Visitor, user: User, administrator: User) -> None:
    visitor.post(f"/users/{user.id}/link")
    assert _link_shown(visitor, administrator.id) is None


def test_who_belongs_to_other_commissions_is_left_to_who_manages_all(
    visitor: Visitor, session: Session, commission: Commission, user: User
) -> None:
    other, _stranger = _elsewhere(session)
    accounts.appoint(session, user, accounts.MembershipFacts(other, Role.ADMINISTRATOR), by=None)
    assert "transport" not in visitor.get(f"/users/{user.id}/edit").text
    for act in ("link", "disabling"):
        assert visitor.post(f"/users/{user.id}/{act}").status_code == 409
    page = visitor.get(f"/users/{user.id}/edit")
    assert visitor.send(page, name="mine").status_code == 422
    assert visitor.send(page, **_fields(commission, role="", side=""), form_key="new").status_code == 303
    session.refresh(user)
    assert [one.commission_id for one in user.memberships] == [other.id]


def test_a_foreign_commission_is_not_reached_by_a_forged_field(visitor: Visitor, session: Session, user: User) -> None:
    other, _stranger = _elsewhere(session)
    visitor.submit(f"/users/{user.id}/edit", **_fields(other, role="administrator"))
    session.refresh(user)
    assert [one.commission_id for one in user.memberships] != [other.id]
    assert len(user.memberships) == 1
