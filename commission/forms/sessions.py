"""Signing in, and choosing a password."""

from __future__ import annotations

from typing import Any

from babel.support import LazyProxy
from wtforms import HiddenField, PasswordField
from wtforms.validators import DataRequired, EqualTo, Length

from commission.forms.base import Form
from commission.forms.fields import LINE, REQUIRED, Line, Words
from commission.i18n import gettext as _
from commission.i18n import lazy
from commission.operations.passwords import LEAST

_DIFFERENT: Words = lazy("The two passwords differ.")
_HINT: Words = LazyProxy(
    lambda: _("At least %(least)s characters of any script. Several words are easy to keep in mind.", least=LEAST),
    enable_cache=False,
)


class Secret(PasswordField):
    """A password that is never shown again; ``purpose`` tells the browser's own store which one it is."""

    def __init__(self, text: Words, *, purpose: str, twin: str = "", hint: Words = "", **bound: Any) -> None:
        # too long a password is named by its rule; what is longer than a line is none
        rules: list[Any] = [DataRequired(REQUIRED), Length(max=LINE)]
        if twin:
            rules.append(EqualTo(twin, message=_DIFFERENT))
        super().__init__(text, rules, description=hint, render_kw={"autocomplete": purpose}, **bound)


class SignInForm(Form):
    """Name and password, and what the sign-in page carries from where the session ran out."""

    name = Line(lazy("Sign-in name"), required=True, render_kw={"autocomplete": "username", "autocapitalize": "none"})
    password = Secret(lazy("Password"), purpose="current-password")
    next = HiddenField()
    carried = HiddenField()


class NewPasswordForm(Form):
    """A new password, typed twice."""

    password = Secret(lazy("New password"), purpose="new-password", hint=_HINT)
    password_again = Secret(lazy("New password once more"), purpose="new-password", twin="password")


class PasswordForm(NewPasswordForm):
    """A new password from somebody who knows the present one."""

    present_password = Secret(lazy("Present password"), purpose="current-password")
