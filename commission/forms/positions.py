"""Forms of what a Side keeps for itself: its position on a clause, the lines of its endorsement sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import DateField, HiddenField
from wtforms.validators import InputRequired

from commission.forms.base import Form
from commission.forms.fields import REQUIRED, EnumRadios, Line, Passage, Words, passage_pair
from commission.forms.records import EntrySelect
from commission.i18n import gettext as _
from commission.i18n import lazy
from commission.labels import sentence
from commission.models import EndorsementAnswer
from commission.operations.consents import AnswerNeedsWords
from commission.operations.endorsements import EndorsementFacts
from commission.operations.positions import PositionFacts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from commission.models import Body

_WORDS = 5_000
_ANSWERED_ON: Words = lazy("Day of the answer")


class _ToldDay(DateField):
    # a form that holds good has one
    data: dt.date


class PositionForm(Form):
    """What the own Side thinks of a clause."""

    fallback_ru, fallback_kk = passage_pair(
        lazy("Fallback wording"), rows=5, hint=lazy("What your Side could agree to in the end.")
    )
    red_lines = Passage(lazy("Red lines"), hint=lazy("What your Side does not agree to."))
    notes = Passage(lazy("Notes"))

    def validate(self, extra_validators: Any = None) -> bool:
        """Beside the fields on their own: a position says something."""
        is_valid = bool(super().validate(extra_validators))
        if is_valid and self.facts() == PositionFacts():
            self.refuse("notes", _("Write something in one of the fields."))
            return False
        return is_valid

    def facts(self) -> PositionFacts:
        """What the operation wants to know."""
        return PositionFacts(self.pair("fallback"), self.red_lines.data or "", self.notes.data or "")


class AskedBodyForm(Form):
    """A body of the own Side that is to endorse the draft."""

    body = EntrySelect(lazy("Body of your Side"), required=True)

    def offer(self, bodies: Sequence[Body]) -> None:
        """Set the choices."""
        self.body.offer_entries(bodies, blank=lazy("Choose"))


class EndorsementForm(Form):
    """What a body answered to the draft that the page was made of."""

    answer = EnumRadios(lazy("What the body answered"), EndorsementAnswer)
    words = Passage(lazy("Remarks, or the reason"), most=_WORDS, hint=lazy("Only your Side reads them."))
    answered_by = Line(lazy("Who answered"), hint=lazy("Name and post, as the letter has them."))
    answered_on = _ToldDay(_ANSWERED_ON, [InputRequired(REQUIRED)])
    # of the draft that the page shows; the answer is bound to it
    fingerprint = HiddenField()

    def show(self, draft: str) -> None:
        """Note the fingerprint of the draft that the page shows now."""
        self.fingerprint.process_data(draft)
        self.fingerprint.raw_data = None

    def validate(self, extra_validators: Any = None) -> bool:
        """Beside the fields on their own: remarks and a refusal come with words."""
        is_valid = bool(super().validate(extra_validators))
        if is_valid and self.answer.data is not EndorsementAnswer.ENDORSED and not self.words.data:
            self.refuse("words", sentence(AnswerNeedsWords()))
            return False
        return is_valid

    def facts(self) -> EndorsementFacts:
        """What the operation wants to know; a plain yes has no words."""
        words = "" if self.answer.data is EndorsementAnswer.ENDORSED else self.words.data or ""
        return EndorsementFacts(self.answer.data, words, self.answered_by.data, self.answered_on.data)
