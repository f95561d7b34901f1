"""Forms of the signing: what was signed on paper, why it is taken back, files to attach, corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import DateField
from wtforms.validators import InputRequired

from commission.forms.base import Form
from commission.forms.fields import REQUIRED, EnumRadios, Line, Passage, RecordSelect, Words, passage_pair
from commission.forms.sessions import Secret
from commission.forms.uploads import UploadForm
from commission.i18n import lazy
from commission.labels import in_words
from commission.models import AttachmentKind
from commission.operations.corrections import CorrectionFacts
from commission.operations.signatures import SignatureFacts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from commission.models import Attendance

_NUMBER, _REASON = 100, 2_000
_SIGNED_ON: Words = lazy("Day of signing")


class _ToldDay(DateField):
    # a form that holds good has one
    data: dt.date


class SignatureForm(Form):
    """What one Side signed on paper, recorded by its secretary with a fresh password."""

    registration_number = Line(
        lazy("Registration number of your Side"), required=True, most=_NUMBER, hint=lazy("As it stands on the paper.")
    )
    signed_on = _ToldDay(_SIGNED_ON, [InputRequired(REQUIRED)])
    signatory = RecordSelect(
        lazy("Who signed for your Side"),
        required=True,
        hint=lazy(
            "The co-chair signs for a Side; if the co-chair was absent, somebody of the delegation whom the Side named."
        ),
    )
    password = Secret(
        lazy("Your password"),
        purpose="current-password",
        hint=lazy("Asked for once more, because both Sides rely on what you record here."),
    )

    def offer(self, signatories: Sequence[Attendance]) -> None:
        """Set who may have signed."""
        self.attending = {one.id: one for one in signatories}
        self.signatory.offer([(one.id, in_words(one.person.known_as())) for one in signatories])

    def facts(self) -> SignatureFacts:
        """What the operation wants to know."""
        return SignatureFacts(
            registration_number=self.registration_number.data,
            signed_on=self.signed_on.data,
            signatory=self.attending[self.signatory.data],
        )


class WithdrawalForm(Form):
    """Why a recorded signature is taken back."""

    why = Passage(
        lazy("Reason"), required=True, most=_REASON, hint=lazy("Both Sides read it, and the journal keeps it.")
    )


class AttachmentForm(UploadForm):
    """A file to be kept with a signed protocol."""

    kind = EnumRadios(lazy("What the file is"), AttachmentKind, default=AttachmentKind.SCAN)


class CorrectionForm(Form):
    """A note that corrects a signed protocol."""

    note_ru, note_kk = passage_pair(
        lazy("What is corrected"), required=True, rows=6, hint=lazy("The place, what stands there, what should stand.")
    )
    reason = Passage(lazy("Why it is needed"), required=True, most=_REASON, hint=lazy("Both Sides read it."))

    def facts(self) -> CorrectionFacts:
        """What the operation wants to know."""
        return CorrectionFacts(self.pair("note"), self.reason.data or "")


class RefusalForm(Form):
    """Why a correction is refused."""

    why = Passage(
        lazy("Reason"), required=True, most=_REASON, hint=lazy("Both Sides read it, and the journal keeps it.")
    )
