"""What sides, people and sessions are called, and what may be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.access import Permission
from commission.i18n import lazy, lazy_in_context
from commission.models import (
    AnnexPages,
    AttachmentKind,
    Capacity,
    CommissionKind,
    CorrectionState,
    Mark,
    MeetingAct,
    MeetingFormat,
    MeetingState,
    Role,
    SectionKind,
    Side,
)
from commission.texts import Language

if TYPE_CHECKING:
    from commission.labels.tables import Labels

SIDES: Labels = {Side.RF: lazy("Russia"), Side.KZ: lazy("Kazakhstan")}

LANGUAGES: Labels = {
    Language.RU: lazy_in_context("language", "Russian"),
    Language.KK: lazy_in_context("language", "Kazakh"),
}

# The copy that a Side keeps, and the text in a language: whole phrases, because endings are never glued.
COPIES: Labels = {
    Side.RF: lazy_in_context("copy", "Copy of the Russian Side"),
    Side.KZ: lazy_in_context("copy", "Copy of the Kazakh Side"),
}

TEXTS: Labels = {Language.RU: lazy("Russian text"), Language.KK: lazy("Kazakh text")}

ROLES: Labels = {
    Role.ADMINISTRATOR: lazy_in_context("role", "Administrator"),
    Role.SECRETARY: lazy_in_context("role", "Secretary"),
    Role.CO_CHAIR: lazy_in_context("role", "Co-chair"),
    Role.MEMBER: lazy_in_context("role", "Member"),
    Role.EXECUTOR_CONTACT: lazy_in_context("role", "Executor's contact"),
    Role.OBSERVER: lazy_in_context("role", "Observer"),
}

PERMISSIONS: Labels = {
    Permission.SEE_MEETINGS: lazy("See sessions"),
    Permission.SEE_DRAFT_TEXTS: lazy("See the texts of a protocol"),
    Permission.SEE_DIRECTORIES: lazy("See the directories"),
    Permission.SEE_ACCESS_LIST: lazy("See the access list"),
    Permission.SEE_JOURNAL: lazy("See the journal"),
    Permission.SEE_AGREEMENT: lazy("See what the Sides say to the texts"),
    Permission.SEE_POSITIONS: lazy("See what the own Side keeps for itself"),
    Permission.CONVENE: lazy("Plan sessions"),
    Permission.EDIT_MEETING: lazy("Edit sessions"),
    Permission.EDIT_DELEGATIONS: lazy("Edit delegations"),
    Permission.EDIT_AGENDA: lazy("Edit agendas"),
    Permission.EDIT_CLAUSES: lazy("Edit clauses"),
    Permission.EDIT_INSTRUCTIONS: lazy("Edit instructions"),
    Permission.EDIT_DIRECTORIES: lazy("Edit the directories"),
    Permission.IMPORT_MEETING: lazy("Read sessions in from files"),
    Permission.EXPORT_DOCUMENTS: lazy("Download documents"),
    Permission.COLLATE: lazy("Compare the two texts"),
    Permission.ANSWER: lazy("Answer for the own Side"),
    Permission.PROPOSE: lazy("Propose wordings for the own Side"),
    Permission.REMARK: lazy("Make remarks"),
    Permission.RESOLVE: lazy("Resolve remarks"),
    Permission.OVERRULE: lazy("Overrule tasks before signing"),
    Permission.SIGN: lazy("Record signatures for the own Side and attach scans"),
    Permission.CONFIRM_SIGNATURE: lazy("Confirm the record of the own Side's signature"),
    Permission.CORRECT: lazy("Propose and answer corrections for the own Side"),
    Permission.EDIT_POSITIONS: lazy("Write down what the own Side keeps for itself"),
    Permission.MANAGE_USERS: lazy("Manage accounts"),
    Permission.MANAGE_COMMISSIONS: lazy("Manage commissions"),
}

COMMISSION_KINDS: Labels = {
    CommissionKind.COMMISSION: lazy_in_context("kind of body", "Commission"),
    CommissionKind.SUBCOMMISSION: lazy_in_context("kind of body", "Sub-commission"),
    CommissionKind.WORKING_GROUP: lazy_in_context("kind of body", "Working group"),
}

MEETING_STATES: Labels = {
    MeetingState.PLANNED: lazy_in_context("session", "Planned"),
    MeetingState.OPEN: lazy_in_context("session", "Open"),
    MeetingState.DRAFTING: lazy_in_context("session", "Being drafted"),
    MeetingState.AGREED: lazy_in_context("session", "Agreed"),
    MeetingState.SIGNED: lazy_in_context("session", "Signed"),
    MeetingState.CANCELLED: lazy_in_context("session", "Cancelled"),
}

MEETING_ACTS: Labels = {
    MeetingAct.OPENING: lazy_in_context("act", "Open the session"),
    MeetingAct.DRAFTING: lazy_in_context("act", "Begin drafting the protocol"),
    MeetingAct.SETTLEMENT: lazy_in_context("act", "Record that the texts are agreed"),
    MeetingAct.REOPENING: lazy_in_context("act", "Reopen the texts"),
    MeetingAct.CANCELLATION: lazy_in_context("act", "Cancel the session"),
    MeetingAct.REINSTATEMENT: lazy_in_context("act", "Reinstate the session"),
    MeetingAct.SIGNING: lazy_in_context("act", "Sign the protocol"),
}

ATTACHMENT_KINDS: Labels = {
    AttachmentKind.SCAN: lazy_in_context("attachment", "Scan of the paper original"),
    AttachmentKind.OTHER: lazy_in_context("attachment", "Other file"),
}

CORRECTION_STATES: Labels = {
    CorrectionState.WAITING: lazy_in_context("correction", "Waits for the other Side"),
    CorrectionState.IN_FORCE: lazy_in_context("correction", "In force"),
    CorrectionState.REFUSED: lazy_in_context("correction", "Refused"),
}

MEETING_FORMATS: Labels = {
    MeetingFormat.IN_PERSON: lazy_in_context("format", "In person"),
    MeetingFormat.VIDEO: lazy_in_context("format", "By video link"),
    MeetingFormat.CORRESPONDENCE: lazy_in_context("format", "By correspondence"),
}

ANNEX_PAGES: Labels = {
    AnnexPages.CONTINUOUS: lazy_in_context("pages of annexes", "Numbered on from the protocol"),
    AnnexPages.SEPARATE: lazy_in_context("pages of annexes", "Numbered anew in each annex"),
}

CAPACITIES: Labels = {
    Capacity.CO_CHAIR: lazy_in_context("capacity", "Co-chair"),
    Capacity.MEMBER: lazy_in_context("capacity", "Member"),
    Capacity.EXPERT: lazy_in_context("capacity", "Expert"),
    Capacity.SECRETARY: lazy_in_context("capacity", "Secretary"),
    Capacity.INTERPRETER: lazy_in_context("capacity", "Interpreter"),
    Capacity.OBSERVER: lazy_in_context("capacity", "Observer"),
    Capacity.INVITED: lazy_in_context("capacity", "Invited"),
}

MARKS: Labels = {
    Mark.INVITED: lazy_in_context("mark", "Invited"),
    Mark.CONFIRMED: lazy_in_context("mark", "Confirmed"),
    Mark.ATTENDED: lazy_in_context("mark", "Attended"),
}

SECTION_KINDS: Labels = {
    SectionKind.FULFILMENT: lazy_in_context("section", "Fulfilment of the last protocol"),
    SectionKind.AGENDA_ITEM: lazy_in_context("section", "Agenda item"),
    SectionKind.OTHER: lazy_in_context("section", "Other matters"),
    SectionKind.NEXT_MEETING: lazy_in_context("section", "Next session"),
}

ENUMS: tuple[Labels, ...] = (
    SIDES,
    LANGUAGES,
    ROLES,
    PERMISSIONS,
    COMMISSION_KINDS,
    MEETING_STATES,
    MEETING_ACTS,
    ATTACHMENT_KINDS,
    CORRECTION_STATES,
    MEETING_FORMATS,
    ANNEX_PAGES,
    CAPACITIES,
    MARKS,
    SECTION_KINDS,
)
