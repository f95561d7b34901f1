"""The records and the rules that each can check on its own; everybody imports them from here."""

from commission.models.action_items import ActionItem, Progress, ProgressState
from commission.models.agenda import AgendaItem, Rapporteur
from commission.models.assignments import Assignment, Executor, ExecutorRole
from commission.models.attachments import Attachment, AttachmentKind
from commission.models.attendances import Attendance, Capacity, Delegation, Mark
from commission.models.bodies import Body, BodyName
from commission.models.clauses import Clause, ClauseKind, HalvesConflict, Wording, WordingOrigin
from commission.models.collations import Collation, PairState
from commission.models.commissions import Commission, CommissionKind, CommissionName
from commission.models.consents import Consent, ConsentAnswer
from commission.models.corrections import Correction, CorrectionAnswer, CorrectionState
from commission.models.differences import Difference, DifferenceKind, differences, differences_over
from commission.models.dismissals import Dismissal
from commission.models.endorsements import Endorsement, EndorsementAnswer
from commission.models.findings import ClauseFinding, findings_in, findings_of, open_errors
from commission.models.freezing import SignedIsFinal
from commission.models.journal import JournalEntry, JournalKind
from commission.models.lifecycle import CHANGEABLE, STEPS, TRANSITIONS, MeetingAct, MeetingState
from commission.models.logins import FormKey, LoginAttempt, LoginSession
from commission.models.matters import GroundKind, Matter, MatterGround
from commission.models.meetings import (
    ActOutOfState,
    DaysMissing,
    Meeting,
    MeetingFormat,
    MeetingIsClosedToChanges,
    ReasonMissing,
    TasksOpen,
)
from commission.models.mentions import Stray, StrayKind, mentioned, strays_in
from commission.models.overrulings import Overruling
from commission.models.people import NameParts, Person, Post
from commission.models.positions import NegotiatingPosition, PrivateFile
from commission.models.privacy import Private, PrivateRecord
from commission.models.private_changes import PrivateChange
from commission.models.proposals import Proposal
from commission.models.protocols import AnnexPages, Protocol
from commission.models.remarks import Remark
from commission.models.rules import RuleBroken
from commission.models.screens import Screen
from commission.models.sealed_files import SealedFile
from commission.models.sections import Section, SectionKind
from commission.models.sides import Side
from commission.models.signatures import Signature, SignatureConfirmation, SignatureStands
from commission.models.task_kinds import TaskGroup, TaskKind
from commission.models.tasks import Task, tasks
from commission.models.terms import Term, TermKind
from commission.models.triggers import REFUSALS, SIGNED_IS_FINAL
from commission.models.users import Membership, OneTimeLink, Role, User

__all__ = [
    "CHANGEABLE",
    "REFUSALS",
    "SIGNED_IS_FINAL",
    "STEPS",
    "TRANSITIONS",
    "ActOutOfState",
    "ActionItem",
    "AgendaItem",
    "AnnexPages",
    "Assignment",
    "Attachment",
    "AttachmentKind",
    "Attendance",
    "Body",
    "BodyName",
    "Capacity",
    "Clause",
    "ClauseFinding",
    "ClauseKind",
    "Collation",
    "Commission",
    "CommissionKind",
    "CommissionName",
    "Consent",
    "ConsentAnswer",
    "Correction",
    "CorrectionAnswer",
    "CorrectionState",
    "DaysMissing",
    "Delegation",
    "Difference",
    "DifferenceKind",
    "Dismissal",
    "Endorsement",
    "EndorsementAnswer",
    "Executor",
    "ExecutorRole",
    "FormKey",
    "GroundKind",
    "HalvesConflict",
    "JournalEntry",
    "JournalKind",
    "LoginAttempt",
    "LoginSession",
    "Mark",
    "Matter",
    "MatterGround",
    "Meeting",
    "MeetingAct",
    "MeetingFormat",
    "MeetingIsClosedToChanges",
    "MeetingState",
    "Membership",
    "NameParts",
    "NegotiatingPosition",
    "OneTimeLink",
    "Overruling",
    "PairState",
    "Person",
    "Post",
    "Private",
    "PrivateChange",
    "PrivateFile",
    "PrivateRecord",
    "Progress",
    "ProgressState",
    "Proposal",
    "Protocol",
    "Rapporteur",
    "ReasonMissing",
    "Remark",
    "Role",
    "RuleBroken",
    "Screen",
    "SealedFile",
    "Section",
    "SectionKind",
    "Side",
    "Signature",
    "SignatureConfirmation",
    "SignatureStands",
    "SignedIsFinal",
    "Stray",
    "StrayKind",
    "Task",
    "TaskGroup",
    "TaskKind",
    "TasksOpen",
    "Term",
    "TermKind",
    "User",
    "Wording",
    "WordingOrigin",
    "differences",
    "differences_over",
    "findings_in",
    "findings_of",
    "mentioned",
    "open_errors",
    "strays_in",
    "tasks",
]
