"""Forms of agreement: answers of a Side, rival wordings, remarks.

A form carries the fingerprint of what its page showed, and the words of it, so that a text that changed meanwhile is
told apart and its difference shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import HiddenField, IntegerField
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from commission.forms.base import Form
from commission.forms.fields import EnumRadios, Passage, passage_pair
from commission.forms.rows import one_half
from commission.i18n import lazy
from commission.labels import sentence
from commission.models import ConsentAnswer
from commission.operations.consents import AnswerFacts, AnswerNeedsWords
from commission.texts import Language

if TYPE_CHECKING:
    from wtforms import Field

_WORDS = 5_000


class AnswerForm(Form):
    """What a Side answers to a text as it stands."""

    answer = EnumRadios(lazy("Answer of your Side"), ConsentAnswer)
    reason = Passage(
        lazy("Remarks, or the reason of the objection"), most=_WORDS, hint=lazy("The other Side reads them.")
    )
    fingerprint = HiddenField()
    reading = HiddenField()

    def show(self, fingerprint: str, reading: str) -> None:
        """Note what the page shows, so that the next sending is bound to it."""
        for field, value in ((self.fingerprint, fingerprint), (self.reading, reading)):
            field.process_data(value)
            field.raw_data = None

    def validate(self, extra_validators: Any = None) -> bool:
        """Beside the fields on their own: remarks and objections come with words."""
        is_valid = bool(super().validate(extra_validators))
        if is_valid and self.answer.data is not ConsentAnswer.AGREED and not self.reason.data:
            self.refuse("reason", sentence(AnswerNeedsWords()))
            return False
        return is_valid

    def facts(self) -> AnswerFacts:
        """What the operation wants to know."""
        return AnswerFacts(self.answer.data, self.reason.data or "")


class ProposalForm(Form):
    """A wording that the own Side holds against the clause as it stands."""

    text_ru, text_kk = passage_pair(lazy("Text"), rows=8)
    # the own Side's proposal that the page showed, to be replaced; empty where there was none
    replaced = IntegerField(widget=HiddenInput(), validators=[Optional()])

    def validate_text_ru(self, field: Field) -> None:
        """One language at least: a wording in none says nothing."""
        del field
        one_half(self, "text")


class RemarkForm(Form):
    """What somebody has to say about a clause, and in which language."""

    text = Passage(lazy("Remark"), required=True, most=_WORDS, hint=lazy("Both Sides read it."))
    language = EnumRadios(lazy("Language of the remark"), Language)


class ResolutionForm(Form):
    """How a remark was resolved."""

    resolution = Passage(lazy("How it was resolved"), required=True, most=_WORDS, hint=lazy("Both Sides read it."))
