"""The panel beside a text that is being written: which agreed forms it has, what gives way to others."""

from __future__ import annotations

import datetime as dt

from flask import request

from commission.db import db
from commission.queries.agreed_forms import agreed_forms
from commission.texts import Bilingual, Language
from commission.texts.agreed_forms import FormsInText, forms_in
from commission.views.acting import actor, today

# What is looked through at most; a clause is far shorter.
_MOST = 20_000


def agreed_forms_in(text: Bilingual, *, on: dt.date | None) -> FormsInText:
    """The agreed forms in a text, as things are written on that day; today where none is known."""
    day = on or today()
    looked_at = Bilingual(*(text[one][:_MOST] for one in Language))
    return forms_in(looked_at, agreed_forms(db.session(), actor(), day), day)


def day_asked() -> dt.date | None:
    """The day that the form tells under ``terms_on``, if it is one."""
    try:
        return dt.date.fromisoformat(request.form.get("terms_on", ""))
    except ValueError:
        return None
