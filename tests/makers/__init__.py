"""World-building: records that a test needs but does not speak about."""

from __future__ import annotations

from tests.makers.agreement import a_dismissal, a_remark, both_agree, ready_to_settle, settled
from tests.makers.directories import a_body, a_matter, a_person, a_term
from tests.makers.journal import journal_length
from tests.makers.meetings import (
    DEMONSTRATION,
    THE_DAY,
    a_clause,
    a_commission,
    a_meeting,
    an_agenda_item,
    an_attendance,
    the_demonstration,
)
from tests.makers.privacy import a_position, a_private_file, an_endorsement
from tests.makers.signing import a_confirmation, a_correction, a_signature, an_attachment, signed
from tests.makers.users import PASSWORD, a_membership, a_user, secretaries_of

__all__ = [
    "DEMONSTRATION",
    "PASSWORD",
    "THE_DAY",
    "a_body",
    "a_clause",
    "a_commission",
    "a_confirmation",
    "a_correction",
    "a_dismissal",
    "a_matter",
    "a_meeting",
    "a_membership",
    "a_person",
    "a_position",
    "a_private_file",
    "a_remark",
    "a_signature",
    "a_term",
    "a_user",
    "an_agenda_item",
    "an_attachment",
    "an_attendance",
    "an_endorsement",
    "both_agree",
    "journal_length",
    "ready_to_settle",
    "secretaries_of",
    "settled",
    "signed",
    "the_demonstration",
]
