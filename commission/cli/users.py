"""``flask users``: accounts from the terminal, by whoever holds the machine."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click
import sqlalchemy as sa
from flask import current_app
from flask.cli import AppGroup

from commission.cli.faults import own_language
from commission.config import LOOPBACK
from commission.db import db, writing
from commission.i18n import speaking
from commission.labels import sentence
from commission.models import Body, Commission, Role, RuleBroken, Side, User
from commission.operations import accounts, links, passwords
from commission.queries import users as queries
from commission.texts.cleaning import ControlCharacters, clean

if TYPE_CHECKING:
    from commission.config import Settings

users = AppGroup("users", help="Accounts.")


def _a_name(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    try:
        name = clean(value)
    except ControlCharacters as refusal:
        raise click.BadParameter("a name has no control characters") from refusal
    if not name:
        raise click.BadParameter("a name has at least one character")
    return name


@users.command("create")
@click.argument("name", callback=_a_name)
@click.option("--commission", "commission_code", required=True, help="The code of the commission.")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--side", type=click.Choice([side.value for side in Side]), help="For all but administrators, observers.")
@click.option("--body", "body_code", help="The code of the body that an executor's contact answers for.")
@click.option("--full-name", default="", help="What pages call the owner of the account.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input; no link is made.")
def create(
    *,
    name: str,
    commission_code: str,
    role: str,
    side: str | None,
    body_code: str | None,
    full_name: str,
    password_stdin: bool,
) -> None:
    """Create the account NAME, and print a one-time link that sets its password."""
    session, own_side = db.session(), Side(side) if side else None
    with writing():
        commission = session.scalar(sa.select(Commission).where(Commission.code == commission_code))
        body = session.scalar(sa.select(Body).where(Body.code == body_code)) if body_code else None
        if commission is None:
            raise click.BadParameter(
                f"there is no commission with the code {commission_code}", param_hint="--commission"
            )
        if body_code and body is None:
            raise click.BadParameter(f"there is no body with the code {body_code}", param_hint="--body")
        home = own_side or Side.RF
        facts = accounts.AccountFacts(name, full_name, home.language, home.time_zone)
        membership = accounts.MembershipFacts(commission, Role(role), own_side, body)
        try:
            user = accounts.create(session, facts, [membership], by=None)
            if password_stdin:
                passwords.choose(user, sys.stdin.readline().rstrip("\r\n"))
                told = f"account {user.name} was created"
            else:
                told = _address(links.issue(session, user, by=None))
        except RuleBroken as broken:
            _give_up(broken)
        session.commit()
    click.echo(told)


@users.command("link")
@click.argument("name")
def link(name: str) -> None:
    """Print a new one-time link for the account NAME; the former ones stop working."""
    session = db.session()
    with writing():
        user: User | None = session.scalars(queries.named(name)).one_or_none()
        if user is None:
            raise click.BadParameter(f"there is no account {name}", param_hint="NAME")
        try:
            address = _address(links.issue(session, user, by=None))
        except RuleBroken as broken:
            _give_up(broken)
        session.commit()
    click.echo(address)


def _give_up(broken: RuleBroken) -> NoReturn:
    db.session.rollback()
    with speaking(own_language()):
        raise click.ClickException(sentence(broken))


def _address(token: str) -> str:
    """The link as a browser opens it: at the first host of the settings, or where this machine serves itself."""
    settings: Settings = current_app.extensions["settings"]
    host = next((host for host in settings.hosts if host not in LOOPBACK), None)
    host = host or f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
    return f"{'https' if settings.is_https else 'http'}://{host}/links/{token}"
