"""What people see when something cannot be done: one page for each kind, in their language, with a way on."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import TYPE_CHECKING, Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolIsEmpty
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, Unauthorized
from wtforms import FieldList
from wtforms.fields import SelectFieldBase
from wtforms.widgets import HiddenInput

from commission.db import db
from commission.i18n import gettext as _
from commission.i18n import lazy
from commission.labels import CONSTRAINTS, REMOVED_MEANWHILE, in_words, sentence
from commission.models import SIGNED_IS_FINAL, RuleBroken, SignedIsFinal
from commission.operations.logins import TooManyAttempts
from commission.texts import Bilingual, Language
from commission.views.acting import ChangedMeanwhile, visitor
from commission.views.addresses import here, ours
from commission.views.browsing import browser
from commission.views.carrying import as_pairs, is_from_us, packed, typed
from commission.views.constraints import broken_constraint
from commission.views.repeating import SentBefore
from commission.views.sessions import ask_again, ask_to_send, ask_to_sign_in
from commission.views.standing import called, text_of

if TYPE_CHECKING:
    from flask import Flask
    from flask.typing import ResponseReturnValue
    from wtforms import Field

    from commission.base import Versioned
    from commission.forms.base import Form

Sentences = tuple[Any, Any]

PAGES: dict[int, Sentences] = {
    400: (lazy("The request was not understood"), lazy("Go back, reload the page and try again.")),
    403: (lazy("You may not do this"), lazy("Your role does not allow it. Ask the administrator of the commission.")),
    404: (lazy("There is no such page"), lazy("It may have been removed, or the address has a mistake.")),
    405: (lazy("This cannot be done here"), lazy("Open the page anew and use its buttons.")),
    409: (lazy("This cannot be saved as it is"), lazy("Somebody changed the record meanwhile.")),
    413: (lazy("This is too large"), lazy("A file may have 12 MB, a typed form 5 MB.")),
    429: (lazy("Too many attempts"), lazy("Wait a little and try again.")),
    500: (lazy("Something went wrong"), lazy("Nothing was changed. Tell the administrator the number below.")),
    503: (lazy("The database does not answer"), lazy("Nothing was changed. Try again in a few seconds.")),
}
_RETRY_AFTER = 5


def answer_errors(app: Flask) -> None:
    """One handler for each kind of failure."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Unauthorized, _sign_in_first)
    app.register_error_handler(CSRFError, _opened_too_long_ago)
    app.register_error_handler(RuleBroken, _rule)
    app.register_error_handler(TooManyAttempts, _too_early)
    app.register_error_handler(ChangedMeanwhile, _changed)
    app.register_error_handler(SentBefore, _sent_before)
    app.register_error_handler(StaleDataError, _stale)
    app.register_error_handler(IntegrityError, _constraint)
    app.register_error_handler(DataError, _out_of_bounds)
    app.register_error_handler(OperationalError, _no_database)
    app.register_error_handler(PoolIsEmpty, _no_database)
    app.register_error_handler(Exception, _unexpected)


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None or error.code is None or error.code < 400:
        return error.get_response()
    if error.code == 503:
        return _no_database(error)
    _log(error.code, error.name)
    title, text = PAGES.get(error.code, PAGES[400])
    wait = getattr(error, "retry_after", None)
    headers = {"Retry-After": str(wait)} if wait else {}
    if error.code == 405:
        headers["Allow"] = ", ".join(getattr(error, "valid_methods", None) or ())
    # what the form was about may be gone meanwhile: the words are kept
    words = typed() if error.code == 404 and is_from_us() else []
    return render_template("errors/error.html", title=title, text=text, typed=words), error.code, headers


def _sign_in_first(error: Unauthorized) -> ResponseReturnValue:
    del error
    if request.method != "POST":
        return redirect(url_for("sessions.sign_in", next=here()), 303)
    _log(401, "the session is over")
    if not is_from_us():
        return redirect(url_for("sessions.sign_in"), 303)
    return ask_to_sign_in(packed(here(), as_pairs()))


def _opened_too_long_ago(error: CSRFError) -> ResponseReturnValue:
    _log(400, str(error.description))
    if not is_from_us():
        title, text = PAGES[400]
        return render_template("errors/error.html", title=title, text=text), 400
    if request.endpoint == "sessions.sign_in":
        return ask_again()
    if visitor() is None:
        # nothing was typed there but a password, nothing chosen but a language
        flash(_("The page had been open for too long. Try once more."), "warn")
        return redirect(ours(request.form.get("next") or request.path), 303)
    return ask_to_send(here(), as_pairs()), 400


def _sent_before(error: SentBefore) -> ResponseReturnValue:
    del error
    db.session.rollback()
    _log(409, "the form was sent before")
    return ask_to_send(here(), as_pairs(), _("The same form was sent before, and said something else.")), 409


def _too_early(broken: TooManyAttempts) -> ResponseReturnValue:
    _log(429, "too many attempts")
    page = render_template("errors/refused.html", reason=sentence(broken), typed=typed())
    return page, 429, {"Retry-After": str(broken.seconds)}


def _rule(broken: RuleBroken) -> ResponseReturnValue:
    return _refused(sentence(broken))


def _refused(reason: str) -> ResponseReturnValue:
    db.session.rollback()
    _log(409, "refused by a rule")
    return render_template("errors/refused.html", reason=reason, typed=typed()), 409


def _stale(error: StaleDataError) -> ResponseReturnValue:
    del error
    db.session.rollback()
    _log(409, "changed meanwhile")
    rows = [(None, text, None) for _name, text in typed()]
    return render_template("errors/changed.html", rows=rows, pairs=[], version=None), 409


def _changed(change: ChangedMeanwhile) -> ResponseReturnValue:
    _log(409, "changed meanwhile")
    page = _beside(change.record, change.form) if change.form else _as_it_stands(change.record)
    db.session.rollback()
    return page, 409


def _as_it_stands(record: Versioned) -> str:
    """The page for an act of one button: it was meant for what stood on the page, and this stands now."""
    return render_template("errors/stale.html", name=called(record), text=text_of(record))


def _beside(record: Versioned, form: Form) -> str:
    """The page with both texts of each field."""
    rows = [
        (field.label.text, told, stored)
        for field in form.every_field()
        if not isinstance(field.widget, HiddenInput) and (told := _told(field))
        for stored in [_stored(record, field.name)]
        if told != stored
    ]
    # whoever has seen both texts may put their own over the other one
    pairs = [(name, text) for name, text in as_pairs() if name != "seen"]
    # where a part of the form is stale, no version of the whole tells of it
    version = None if record.version_id == form.seen.data else record.version_id
    return render_template("errors/changed.html", rows=rows, pairs=pairs, version=version)


def _told(field: Field) -> str:
    """What was typed or chosen in a field; its rows speak for a list."""
    if isinstance(field, FieldList) or field.data is None:
        return ""
    if isinstance(field, SelectFieldBase):
        return ", ".join(str(option.label.text) for option in field if option.checked)
    return in_words(field.data)


def _stored(record: object, name: str) -> str | None:
    """What the record holds now under the name of a field, in words; ``None`` where nothing is kept under it."""
    stem, _mark, half = name.rpartition("_")
    pair = getattr(record, stem, None)
    if isinstance(pair, Bilingual):
        return pair[Language(half)]
    value = getattr(record, name, None)
    return in_words(value) if isinstance(value, str | int | dt.date) else None


def _constraint(error: IntegrityError) -> ResponseReturnValue:
    name = broken_constraint(error)
    # each foreign key is called fk_…, and SQLite tells none by its name
    if name == SIGNED_IS_FINAL:
        return _rule(SignedIsFinal())
    reason = REMOVED_MEANWHILE if name.startswith("fk_") else CONSTRAINTS.get(name)
    return _unexpected(error) if reason is None else _refused(str(reason))


def _out_of_bounds(error: DataError) -> ResponseReturnValue:
    del error
    return _refused(_("A value is outside of what can be stored."))


def _no_database(error: Exception) -> ResponseReturnValue:
    current_app.logger.error("503 %s %s: %s", request.method, request.path, type(error).__name__)
    _give_up()
    title, text = PAGES[503]
    return _page_alone(title, text, None), 503, {"Retry-After": str(_RETRY_AFTER)}


def _unexpected(error: Exception) -> ResponseReturnValue:
    number = secrets.token_hex(4)
    current_app.logger.error("500 %s %s number %s", request.method, request.path, number, exc_info=error)
    _give_up()
    title, text = PAGES[500]
    return _page_alone(title, text, number), 500


def _page_alone(title: Any, text: Any, number: str | None) -> str:
    """A page that asks the database nothing."""
    return render_template("errors/alone.html", title=title, text=text, number=number, visitor=None)


def _give_up() -> None:
    try:
        db.session.rollback()
    except OperationalError:
        current_app.logger.info("nothing to give up: the connection is gone")
    # neither the row nor the user can be asked for any more
    browser().is_lost = True


def _log(code: int, why: str) -> None:
    user_id = browser().user_id
    current_app.logger.info("%s %s %s user=%s: %s", code, request.method, request.path, user_id, why)
