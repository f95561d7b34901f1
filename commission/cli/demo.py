"""``flask demo load``: the session of 21 March 2024 and one login per role and Side, where the database is empty."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

import click
import sqlalchemy as sa
from flask import current_app
from flask.cli import AppGroup

from commission.cli.terms import load_glossary
from commission.config import ROOT
from commission.db import db, writing
from commission.documents.meeting_files import checked
from commission.i18n import speaking
from commission.labels import label
from commission.models import Body, Commission, Role, Side
from commission.operations import accounts, passwords
from commission.operations.meeting_files import bring_in
from commission.texts import Language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

demo = AppGroup("demo", help="A demonstration to look around in.")

SESSION_FILE = ROOT / "commission" / "data" / "baikonur-8.yaml"
# for whom the contacts of executors answer
_BODIES = {Side.RF: "roscosmos", Side.KZ: "mdaai-kz"}


@demo.command("load")
def load() -> None:
    """Fill an empty database; tell the logins, whenever it was."""
    with writing():
        if db.session.scalar(sa.select(Commission.id).limit(1)) is None:
            _fill()
    logins = _file()
    if logins.exists():
        click.echo(logins.read_text(encoding="utf-8"), nl=False)
        click.echo(f"(from {logins})")


def _fill() -> None:
    meeting = bring_in(db.session(), checked(SESSION_FILE.read_text(encoding="utf-8")), by=None, may_found=True).meeting
    load_glossary(db.session())
    lines = [f"{name:24} {password}\n" for name, password in _logins(meeting.commission)]
    _write(_file(), "".join(lines))
    db.session.commit()


def _logins(commission: Commission) -> Iterator[tuple[str, str]]:
    for role in Role:
        for side in Side if role.has_side else (None,):
            name = "-".join(filter(None, (role.value.replace("_", "-"), side)))
            language = side.language if side else Language.RU
            with speaking(language):
                full_name = ", ".join(label(one) for one in (role, side) if one)
            body = None
            if role is Role.EXECUTOR_CONTACT and side:
                body = db.session.scalars(sa.select(Body).where(Body.code == _BODIES[side])).one()
            facts = accounts.AccountFacts(name, full_name, language, (side or Side.RF).time_zone)
            membership = accounts.MembershipFacts(commission, role, side, body)
            user = accounts.create(db.session(), facts, [membership], by=None)
            password = secrets.token_urlsafe(12)
            passwords.choose(user, password)
            yield name, password


def _file() -> Path:
    return current_app.extensions["settings"].instance / "demo-logins.txt"  # type: ignore[no-any-return]


def _write(path: Path, text: str) -> None:
    """Write a file that only its owner reads."""
    private = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(private, "w", encoding="utf-8") as file:
        file.write(text)
