"""The form of a dismissal: why a finding of the concordance check does no harm."""

from __future__ import annotations

from commission.forms.base import Form
from commission.forms.fields import Passage
from commission.i18n import lazy

_WORDS = 5_000


class DismissalForm(Form):
    """Why somebody finds a difference harmless, in whichever language."""

    reason = Passage(lazy("Why it does no harm"), required=True, most=_WORDS, hint=lazy("Both Sides read it."))
