"""The records and the rules that each can check on its own; everybody imports them from here."""

from commission.models.action_items import ActionItem, Progress, ProgressState
from commission.models.agenda import AgendaItem, Rapporteur
from commission.models.assignments import Assignment, Executor, ExecutorRole
from commission.models.attendances import Attendance, Capacity, Delegation, Mark
from commission.models.bodies import Body, BodyName
from commission.models.clauses import Clause, ClauseKind, HalvesConflict, Wording, WordingOrigin
from commission.models.collations import Collation, PairState
from commission.models.commissions import Commission, CommissionKind, CommissionName
from commission.models.consents import Consent, ConsentAnswer
from commission.models.differences import Difference, DifferenceKind, differences, differences_over
from commission.models.dismissals import Dismissal
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
    TextsMissing,
)
from commission.models.people import NameParts, Person, Post
from commission.models.proposals import Proposal
from commission.models.protocols import AnnexPages, Protocol
from commission.models.remarks import Remark
from commission.models.rules import RuleBroken
from commission.models.sections import Section, SectionKind
from commission.models.sides import Side
from commission.models.terms import Term, TermKind
from commission.models.users import Membership, OneTimeLink, Role, User

__all__ = [
    "CHANGEABLE",
    "STEPS",
    "TRANSITIONS",
    "ActOutOfState",
    "ActionItem",
    "AgendaItem",
    "AnnexPages",
    "Assignment",
    "Attendance",
    "Body",
    "BodyName",
    "Capacity",
    "Clause",
    "ClauseKind",
    "Collation",
    "Commission",
    "CommissionKind",
    "CommissionName",
    "Consent",
    "ConsentAnswer",
    "DaysMissing",
    "Delegation",
    "Difference",
    "DifferenceKind",
    "Dismissal",
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
    "OneTimeLink",
    "PairState",
    "Person",
    "Post",
    "Progress",
    "ProgressState",
    "Proposal",
    "Protocol",
    "Rapporteur",
    "ReasonMissing",
    "Remark",
    "Role",
    "RuleBroken",
    "Section",
    "SectionKind",
    "Side",
    "Term",
    "TermKind",
    "TextsMissing",
    "User",
    "Wording",
    "WordingOrigin",
    "differences",
    "differences_over",
]
