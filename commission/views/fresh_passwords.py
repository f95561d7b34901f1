"""A fresh password before an act that cannot be undone; a wrong one counts as a failed sign-in does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, request

from commission.db import db
from commission.i18n import gettext as _
from commission.labels import sentence
from commission.operations import logins
from commission.views.acting import actor

if TYPE_CHECKING:
    from commission.forms.signing import SignatureForm


def is_visitor(form: SignatureForm) -> bool:
    """Whether the password of a valid form is the visitor's; else the refusal stands beside the field.

    The transaction ends, because the attempt counts whatever comes of it: what was loaded before is loaded anew.
    """
    user_id, name = actor().id, actor().name
    try:
        trial = logins.begin(db.session(), name=name, address=request.remote_addr or "")
    except logins.TooManyAttempts as wait:
        form.refuse("password", sentence(wait))
        return False
    db.session.commit()
    recognised = logins.recognise(db.session(), trial, form.password.data or "")
    is_right = recognised is not None and recognised.id == user_id
    db.session.commit()
    current_app.logger.info("fresh password %s user=%s", "given" if is_right else "refused", user_id)
    if not is_right:
        form.refuse("password", _("The password is not right."))
    return is_right
