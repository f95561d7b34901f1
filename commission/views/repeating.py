"""A form sent twice gives the first answer; one that says something else the second time is asked about."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import sqlalchemy as sa
from flask import redirect, request

from commission import clock
from commission.db import db
from commission.models import FormKey
from commission.views.browsing import browser

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from commission.models import User

# Hidden fields that say nothing of what somebody wants.
_SILENT = frozenset({"csrf_token", "form_key"})


class SentBefore(Exception):  # noqa: N818 -- named for what happened
    """The form was answered already, and says something else now: 409, the typed text is kept."""


def first_answer(user: User) -> Response | None:
    """Where the same form led when the same person sent it before; ``SentBefore`` where it said something else."""
    own = _own_key(user)
    if own is None:
        return None
    query = sa.select(FormKey).where(FormKey.user_id == user.id, FormKey.key.startswith(own, autoescape=True))
    known = db.session.scalars(query).first()
    if known is None:
        return None
    if known.key != own + _fingerprint():
        raise SentBefore
    return redirect(known.location, 303)


def note_answer(user: User, location: str) -> None:
    """Note where the form leads that is being answered."""
    if own := _own_key(user):
        db.session.add(FormKey(key=own + _fingerprint(), user_id=user.id, location=location, at=clock.now()))


def _own_key(user: User) -> str | None:
    """The form's key as the person's own: the same key in somebody else's form is another one."""
    key = request.form.get("form_key", "")[:64] if request.method == "POST" else ""
    return f"{user.id}:{key}:" if key else None


def _fingerprint() -> str:
    """What tells this form from any other text under the same key; passwords are safe in it, as the secret is."""
    fields = [pair for pair in request.form.items(multi=True) if pair[0] not in _SILENT]
    files = []
    for name, file in request.files.items(multi=True):
        file.stream.seek(0)
        files.append((name, file.filename, hashlib.sha256(file.stream.read()).hexdigest()))
        file.stream.seek(0)
    return browser().secret(json.dumps([request.full_path, fields, files]))
