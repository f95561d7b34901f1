"""The form with which a Side overrules a task before signing."""

from __future__ import annotations

from commission.forms.base import Form
from commission.forms.fields import Passage
from commission.i18n import lazy


class OverrulingForm(Form):
    """Why a task may stay as it is."""

    reason = Passage(
        lazy("Reason"), required=True, most=2_000, hint=lazy("Both Sides read it, and the journal keeps it.")
    )
