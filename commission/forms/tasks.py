"""The form with which a Side overrules a task before signing."""

from __future__ import annotations

from commission.forms.base import Form
from commission.forms.fields import Passage
from commission.i18n import gettext as _
from commission.i18n import lazy


class OverrulingForm(Form):
    """Why a task may stay as it is."""

    reason = Passage(
        lazy("Reason"), required=True, most=2_000, hint=lazy("Both Sides read it, and the journal keeps it.")
    )

    def ask_who_looked(self) -> None:
        """Ask for the word of a Side that it looked at the paper."""
        self.reason.label.text = _("Who looked, and how")
