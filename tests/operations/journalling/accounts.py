"""Acts upon accounts and what opens them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission import clock
from commission.models import Body, LoginSession, Role, Side
from commission.operations import accounts, links, logins
from commission.texts import Language
from tests import makers

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.operations.journalling.world import World


def _change_password(session: Session, world: World) -> None:
    trial = logins.begin(session, name=world.user.name, address="192.0.2.1")
    accounts.change_password(session, world.user, trial, present=makers.PASSWORD, new="другой длинный пароль")


def _use_a_link(session: Session, world: World) -> None:
    token = links.issue(session, world.user, by=None)
    links.use(session, links.behind(session, token), "другой длинный пароль")


def _enable(session: Session, world: World) -> None:
    accounts.disable(session, world.user, by=None)
    session.commit()
    accounts.enable(session, world.user, by=None)


def _end(session: Session, world: World) -> None:
    moment = clock.now()
    own = LoginSession(token_hash="x", user=world.user, data={}, created_at=moment, last_seen_at=moment)
    session.add(own)
    session.flush()
    logins.end(session, own, by=world.user)


def _membership(world: World, role: Role, side: Side | None, body: Body | None = None) -> accounts.MembershipFacts:
    return accounts.MembershipFacts(world.part, role, side, body)


ACTS: dict[str, Callable[[Session, World], object]] = {
    "accounts.create": lambda s, w: accounts.create(
        s,
        accounts.AccountFacts("new", "Новый", Language.KK, "Asia/Almaty"),
        [_membership(w, Role.EXECUTOR_CONTACT, Side.KZ, w.abroad)],
        by=None,
    ),
    "accounts.revise": lambda s, w: accounts.revise(
        s, w.user, accounts.AccountFacts("renamed", "Другой", Language.KK, "Asia/Almaty"), by=None
    ),
    "accounts.settle": lambda s, w: accounts.settle(
        s, w.user, full_name="Другой", language=Language.KK, time_zone="Asia/Almaty"
    ),
    "accounts.change_password": _change_password,
    "accounts.appoint": lambda s, w: accounts.appoint(
        s, w.user, _membership(w, Role.EXECUTOR_CONTACT, Side.KZ, w.abroad), by=None
    ),
    "accounts.dismiss": lambda s, w: accounts.dismiss(s, w.user, w.part, by=None),
    "accounts.disable": lambda s, w: accounts.disable(s, w.user, by=None),
    "accounts.enable": _enable,
    "links.issue": lambda s, w: links.issue(s, w.user, by=None),
    "links.use": _use_a_link,
    "logins.end": _end,
    "logins.unlock": lambda s, w: logins.unlock(s, w.user, by=None),
}  # fmt: skip
