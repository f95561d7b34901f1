"""Which language a page speaks: the account's, the browser's choice, or its preference; switching keeps the page."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from flask import Blueprint, g, redirect, request, session
from werkzeug.exceptions import BadRequest

from commission.db import db
from commission.i18n import speaking
from commission.operations import accounts
from commission.texts import Language
from commission.views.acting import visitor
from commission.views.addresses import ours

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.wrappers import Response

pages = Blueprint("languages", __name__)


def speak(app: Flask) -> None:
    """Let each request speak its reader's language from beginning to end."""
    app.before_request(_begin)
    app.teardown_request(_end)


@pages.post("/language")
def choose() -> Response:
    """Speak another language from now on, on the same page."""
    try:
        chosen = Language(request.form.get("language", ""))
    except ValueError as unknown:
        raise BadRequest from unknown
    user = visitor()
    if user is None:
        session["language"] = chosen.value
    else:
        accounts.settle(db.session(), user, full_name=user.full_name, language=chosen, time_zone=user.time_zone)
        db.session.commit()
    return redirect(ours(request.form.get("next")), 303)


def _begin() -> None:
    g.speech = ExitStack()
    g.speech.enter_context(speaking(_wanted()))


def _end(error: BaseException | None) -> None:
    del error
    if (speech := g.pop("speech", None)) is not None:
        speech.close()


def _wanted() -> Language:
    user = visitor()
    if user is not None:
        return user.language
    preferred = [tag.partition("-")[0].lower() for tag in request.accept_languages.values()]
    return next((Language(tag) for tag in (session.get("language"), *preferred) if tag in set(Language)), Language.RU)
