"""What each enum member, each broken rule and each unique constraint is called."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import TYPE_CHECKING, Any

from commission.access import Permission
from commission.i18n import day, gettext, language, lazy, lazy_in_context
from commission.models import (
    AnnexPages,
    Capacity,
    ClauseKind,
    CommissionKind,
    ConsentAnswer,
    DifferenceKind,
    ExecutorRole,
    GroundKind,
    JournalKind,
    Mark,
    MeetingAct,
    MeetingFormat,
    MeetingState,
    PairState,
    ProgressState,
    Role,
    RuleBroken,
    SectionKind,
    Side,
    TermKind,
    WordingOrigin,
)
from commission.texts import Bilingual, Language
from commission.texts.cleaning import OddityKind
from commission.texts.concordance import FindingKind, Severity
from commission.texts.deadlines import DeadlineKind, PeriodUnit, Rhythm
from commission.texts.gaps import GapKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel.support import LazyProxy

Labels = dict[Any, "LazyProxy"]

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

CLAUSE_KINDS: Labels = {
    ClauseKind.NOTED: lazy_in_context("clause", "Noted"),
    ClauseKind.DECISION: lazy_in_context("clause", "Decision"),
    ClauseKind.INSTRUCTION: lazy_in_context("clause", "Instruction"),
    ClauseKind.STATEMENT: lazy_in_context("clause", "Statement of one Side"),
}

WORDING_ORIGINS: Labels = {
    WordingOrigin.TYPED: lazy_in_context("wording", "Typed"),
    WordingOrigin.IMPORTED: lazy_in_context("wording", "Read in from a file"),
    WordingOrigin.CARRIED_OVER: lazy_in_context("wording", "Carried over"),
    WordingOrigin.PROPOSED: lazy_in_context("wording", "Proposed by a Side and chosen"),
    WordingOrigin.RESTORED: lazy_in_context("wording", "Restored"),
    WordingOrigin.SPLIT: lazy_in_context("wording", "Split off"),
    WordingOrigin.MERGED: lazy_in_context("wording", "Joined from two clauses"),
    WordingOrigin.DUPLICATED: lazy_in_context("wording", "Copied from another clause"),
    WordingOrigin.DICTATED: lazy_in_context("wording", "Taken down in the hall"),
}

PAIR_STATES: Labels = {
    PairState.INCOMPLETE: lazy_in_context("pair of texts", "One text is missing"),
    PairState.UNCHECKED: lazy_in_context("pair of texts", "Not checked yet"),
    PairState.CHANGED: lazy_in_context("pair of texts", "Changed since it was checked"),
    PairState.CHECKED: lazy_in_context("pair of texts", "Checked"),
}

CONSENT_ANSWERS: Labels = {
    ConsentAnswer.AGREED: lazy_in_context("consent", "Agreed"),
    ConsentAnswer.AGREED_WITH_REMARKS: lazy_in_context("consent", "Agreed with remarks"),
    ConsentAnswer.OBJECTED: lazy_in_context("consent", "Objected"),
}

DIFFERENCES: Labels = {
    DifferenceKind.PAIR: lazy_in_context("difference", "Texts not compared"),
    DifferenceKind.ANSWER: lazy_in_context("difference", "No answer"),
    DifferenceKind.OBJECTION: lazy_in_context("difference", "Objection"),
    DifferenceKind.PROPOSAL: lazy_in_context("difference", "Another wording proposed"),
    DifferenceKind.BRACKETS: lazy_in_context("difference", "Words in brackets"),
    DifferenceKind.REMARK: lazy_in_context("difference", "Open remark"),
}

TERM_KINDS: Labels = {
    TermKind.BODY: lazy_in_context("agreed form", "Body"),
    TermKind.POST: lazy_in_context("agreed form", "Post"),
    TermKind.PERSON: lazy_in_context("agreed form", "Person"),
    TermKind.PLACE: lazy_in_context("agreed form", "Place"),
    TermKind.TERM: lazy_in_context("agreed form", "Term"),
}

EXECUTOR_ROLES: Labels = {
    ExecutorRole.LEAD: lazy_in_context("executor", "Lead"),
    ExecutorRole.CO_EXECUTOR: lazy_in_context("executor", "Co-executor"),
}

DEADLINE_KINDS: Labels = {
    DeadlineKind.DATE: lazy_in_context("deadline", "By a day"),
    DeadlineKind.MONTH: lazy_in_context("deadline", "By the end of a month"),
    DeadlineKind.QUARTER: lazy_in_context("deadline", "In a quarter"),
    DeadlineKind.HALF: lazy_in_context("deadline", "In half a year"),
    DeadlineKind.YEAR: lazy_in_context("deadline", "In a year"),
    DeadlineKind.PERIOD: lazy_in_context("deadline", "Within a period"),
    DeadlineKind.RECURRING: lazy_in_context("deadline", "Again and again"),
    DeadlineKind.NEXT_MEETING: lazy_in_context("deadline", "By the next session"),
    DeadlineKind.PERMANENT: lazy_in_context("deadline", "Permanently"),
}

PERIOD_UNITS: Labels = {
    PeriodUnit.WORKING_DAYS: lazy_in_context("period", "Working days"),
    PeriodUnit.DAYS: lazy_in_context("period", "Days"),
    PeriodUnit.WEEKS: lazy_in_context("period", "Weeks"),
    PeriodUnit.MONTHS: lazy_in_context("period", "Months"),
    PeriodUnit.YEARS: lazy_in_context("period", "Years"),
}

RHYTHMS: Labels = {
    Rhythm.WEEKLY: lazy_in_context("rhythm", "Every week"),
    Rhythm.MONTHLY: lazy_in_context("rhythm", "Every month"),
    Rhythm.QUARTERLY: lazy_in_context("rhythm", "Every quarter"),
    Rhythm.HALF_YEARLY: lazy_in_context("rhythm", "Every half-year"),
    Rhythm.YEARLY: lazy_in_context("rhythm", "Every year"),
}

PROGRESS_STATES: Labels = {
    ProgressState.NEW: lazy_in_context("progress", "Not begun"),
    ProgressState.IN_PROGRESS: lazy_in_context("progress", "In progress"),
    ProgressState.DONE: lazy_in_context("progress", "Done"),
    ProgressState.REMOVED: lazy_in_context("progress", "Removed from control"),
}

GROUND_KINDS: Labels = {
    GroundKind.TREATY: lazy_in_context("ground", "Treaty"),
    GroundKind.AGREEMENT: lazy_in_context("ground", "Agreement"),
    GroundKind.CONTRACT: lazy_in_context("ground", "Contract"),
    GroundKind.DECISION: lazy_in_context("ground", "Decision"),
    GroundKind.OTHER: lazy_in_context("ground", "Other"),
}

ODDITIES: Labels = {
    OddityKind.MIXED_SCRIPT: lazy("Letters of two scripts in one word"),
    OddityKind.STRAIGHT_QUOTES: lazy("Quotation marks that are not « »"),
    OddityKind.OLD_FONT: lazy("Letters of an old Kazakh font"),
    OddityKind.FIXED_ORDER: lazy("A fixed order of the two Sides"),
}

CONCORDANCE: Labels = {
    FindingKind.DATE: lazy("The dates differ."),
    FindingKind.QUARTER: lazy("The quarters or half-years differ."),
    FindingKind.PERIOD: lazy("The periods differ."),
    FindingKind.DIRECTION: lazy("The halves count in different directions: until or from, within or before."),
    FindingKind.RHYTHM: lazy("The halves say differently how often."),
    FindingKind.NUMBER: lazy("The numbers differ."),
    FindingKind.ORDINAL: lazy("The ordinal numbers differ."),
    FindingKind.FIGURES_AND_WORDS: lazy("The figures and the words of one number differ."),
    FindingKind.MONEY: lazy("The sums or the currencies differ."),
    FindingKind.PERCENT: lazy("The percentages differ."),
    FindingKind.DOCUMENT_NUMBER: lazy("The document numbers differ."),
    FindingKind.REFERENCE: lazy("The references to clauses, sections or articles differ."),
    FindingKind.ANNEX: lazy("The annex numbers differ."),
    FindingKind.NAME: lazy("The halves name different bodies, people or places."),
    FindingKind.NAME_MISSING: lazy("A name stands in one half only."),
    FindingKind.SENTENCES: lazy("The halves have different numbers of sentences."),
    FindingKind.LIST_ITEMS: lazy("The halves have different list items."),
    FindingKind.FINAL_PUNCTUATION: lazy("The halves end with different punctuation marks."),
    FindingKind.UNTRANSLATED: lazy("A text is not translated."),
    FindingKind.COUNTRY_ORDER: lazy("The halves name the two countries or languages in different orders."),
    FindingKind.MIXED_SCRIPT: lazy("Letters of two scripts in one word"),
    FindingKind.STRAIGHT_QUOTES: lazy("Quotation marks that are not « »"),
    FindingKind.OLD_FONT: lazy("Letters of an old Kazakh font"),
}

SEVERITIES: Labels = {
    Severity.WARNING: lazy_in_context("severity", "Warning"),
    Severity.ERROR: lazy_in_context("severity", "Error"),
}

GAPS: Labels = {
    GapKind.TEXT: lazy_in_context("gap", "The text is not written"),
    GapKind.DAYS: lazy_in_context("gap", "The days are not set"),
    GapKind.PLACE: lazy_in_context("gap", "The place is not written"),
    GapKind.PLACE_IN_SENTENCE: lazy_in_context("gap", "The place is not written in the form for sentences"),
    GapKind.CLAUSES: lazy_in_context("gap", "The section has no clauses"),
    GapKind.CO_CHAIR: lazy_in_context("gap", "The co-chair is not named"),
    GapKind.NAME: lazy_in_context("gap", "The name is not written"),
    GapKind.PERSON: lazy_in_context("gap", "The name of the person is not written"),
    GapKind.POST: lazy_in_context("gap", "The post is not written"),
    GapKind.DEADLINE: lazy_in_context("gap", "The deadline is not worded"),
}

JOURNAL_KINDS: Labels = {
    JournalKind.CREATED: lazy_in_context("journal", "Created"),
    JournalKind.CHANGED: lazy_in_context("journal", "Changed"),
    JournalKind.REMOVED: lazy_in_context("journal", "Removed"),
    JournalKind.MOVED: lazy_in_context("journal", "Moved"),
    JournalKind.PASSED: lazy_in_context("journal", "Passed to another state"),
    JournalKind.IMPORTED: lazy_in_context("journal", "Read in from a file"),
    JournalKind.COLLATED: lazy_in_context("journal", "Collated"),
    JournalKind.ANSWERED: lazy_in_context("journal", "Answer of a Side"),
    JournalKind.PROPOSED: lazy_in_context("journal", "Wording proposed"),
    JournalKind.SETTLED: lazy_in_context("journal", "Wording settled"),
    JournalKind.RESOLVED: lazy_in_context("journal", "Remark resolved"),
    JournalKind.DISMISSED: lazy_in_context("journal", "Finding dismissed"),
    JournalKind.OVERRULED: lazy_in_context("journal", "Task before signing overruled"),
    JournalKind.SIGNED: lazy_in_context("journal", "Signature recorded"),
    JournalKind.CONFIRMED: lazy_in_context("journal", "Signature confirmed"),
    JournalKind.SEALED: lazy_in_context("journal", "Sealed"),
    JournalKind.ATTACHED: lazy_in_context("journal", "File attached"),
    JournalKind.ACCEPTED: lazy_in_context("journal", "Accepted by a Side"),
    JournalKind.PRIVATE: lazy_in_context("journal", "Private record of a Side"),
    JournalKind.SIGNED_IN: lazy_in_context("journal", "Signed in"),
    JournalKind.SIGNED_OUT: lazy_in_context("journal", "Signed out"),
    JournalKind.REFUSED: lazy_in_context("journal", "Refused"),
    JournalKind.LINK_ISSUED: lazy_in_context("journal", "One-time link issued"),
    JournalKind.LINK_USED: lazy_in_context("journal", "One-time link used"),
    JournalKind.DISABLED: lazy_in_context("journal", "Account disabled"),
    JournalKind.ENABLED: lazy_in_context("journal", "Account enabled"),
}

ENUMS: tuple[Labels, ...] = (
    SIDES, LANGUAGES, ROLES, PERMISSIONS, COMMISSION_KINDS, MEETING_STATES, MEETING_ACTS, MEETING_FORMATS, ANNEX_PAGES,
    CAPACITIES, MARKS, SECTION_KINDS, CLAUSE_KINDS, WORDING_ORIGINS, PAIR_STATES,
    CONSENT_ANSWERS, DIFFERENCES, TERM_KINDS, EXECUTOR_ROLES, DEADLINE_KINDS, PERIOD_UNITS,
    RHYTHMS, PROGRESS_STATES, GROUND_KINDS, ODDITIES, CONCORDANCE, SEVERITIES, GAPS, JOURNAL_KINDS,
)  # fmt: skip

# What the records of a session are called, by their tables.
SUBJECTS: dict[str, LazyProxy] = {
    "meeting": lazy_in_context("record", "Session"),
    "protocol": lazy_in_context("record", "Protocol"),
    "attendance": lazy_in_context("record", "Participant"),
    "agenda_item": lazy_in_context("record", "Agenda item"),
    "section": lazy_in_context("record", "Section"),
    "clause": lazy_in_context("record", "Clause"),
    "assignment": lazy_in_context("record", "Executors and deadline"),
    "action_item": lazy_in_context("record", "Control card"),
    "clause_collation": lazy_in_context("record", "Comparison of the two texts"),
    "consent": lazy_in_context("record", "Answer of a Side"),
    "proposal": lazy_in_context("record", "Proposed wording"),
    "remark": lazy_in_context("record", "Remark"),
}

# What the journal calls their fields, the language left out; a field without a name here is not told.
FIELDS: dict[str, LazyProxy] = {
    "number": lazy_in_context("field", "Number"),
    "state": lazy_in_context("field", "State"),
    "act": lazy_in_context("field", "Act"),
    "reason": lazy_in_context("field", "Reason"),
    "first_on": lazy_in_context("field", "First day"),
    "last_on": lazy_in_context("field", "Last day"),
    "host_side": lazy_in_context("field", "Host"),
    "format": lazy_in_context("field", "Format"),
    "place": lazy_in_context("field", "Place"),
    "place_locative": lazy_in_context("field", "Place in a sentence"),
    "place_elsewhere": lazy_in_context("field", "Place as the other Side writes it"),
    "place_elsewhere_locative": lazy_in_context("field", "Place in a sentence, other Side"),
    "has_plan": lazy_in_context("field", "Plan of measures"),
    "annex_pages": lazy_in_context("field", "Pages of annexes"),
    "person_id": lazy_in_context("field", "Person"),
    "side": lazy_in_context("field", "Side"),
    "capacity": lazy_in_context("field", "Capacity"),
    "position": lazy_in_context("field", "Place in the order"),
    "post": lazy_in_context("field", "Post"),
    "post_elsewhere": lazy_in_context("field", "Post as the other Side's copy words it"),
    "invited_on": lazy_in_context("field", "Invited on"),
    "confirmed_on": lazy_in_context("field", "Confirmed on"),
    "attended_on": lazy_in_context("field", "Attended from"),
    "title": lazy_in_context("field", "Title"),
    "own_title": lazy_in_context("field", "Title"),
    "planned_minutes": lazy_in_context("field", "Planned minutes"),
    "rapporteurs": lazy_in_context("field", "Rapporteurs"),
    "kind": lazy_in_context("field", "Kind"),
    "text": lazy_in_context("field", "Text"),
    "decision": lazy_in_context("field", "Decision carried out"),
    "matter": lazy_in_context("field", "Matter"),
    "executors": lazy_in_context("field", "Executors"),
    "deadline_kind": lazy_in_context("field", "Kind of deadline"),
    "deadline_rule": lazy_in_context("field", "Rule of the deadline"),
    "deadline_on": lazy_in_context("field", "Day of the deadline"),
    "deadline": lazy_in_context("field", "Wording of the deadline"),
    "clause": lazy_in_context("field", "Clause"),
    "answer": lazy_in_context("field", "Answer"),
    "is_chosen": lazy_in_context("field", "Chosen as the text"),
    "resolution": lazy_in_context("field", "How it was resolved"),
}

# By the name of the class, because operations stand above this floor.
RULES: dict[str, LazyProxy] = {
    "MeetingIsClosedToChanges": lazy("The session is in the state “%(state)s” and changes no more."),
    "ActOutOfState": lazy("“%(act)s” is not possible while the session is in the state “%(state)s”."),
    "PaperHasGaps": lazy("A final paper is made when nothing is missing in either language. Missing still: %(count)s."),
    "ReasonMissing": lazy("“%(act)s” needs a reason."),
    "TextsMissing": lazy("Halves of texts that nobody has written yet: %(count)s."),
    "DaysMissing": lazy("The days of the session must be set first."),
    "HalvesConflict": lazy("Somebody else saved the same half meanwhile: %(languages)s."),
    "DecisionHasInstructions": lazy("Instructions carry out this decision: %(count)s. They go first."),
    "StatementNeedsSide": lazy("A statement is made by one Side, and only a statement is."),
    "DecisionOfOtherProtocol": lazy("An instruction carries out a decision of the same protocol."),
    "SectionHasClauses": lazy("The section still has clauses: %(count)s. They go first."),
    "SectionStandsOnce": lazy("A protocol has one section on fulfilment and one on the next session."),
    "SectionFollowsAgenda": lazy("The section of a question comes and goes with the agenda."),
    "BodyOfOtherSide": lazy("%(name)s is a body of the other Side."),
    "BodyNamedTwice": lazy("%(name)s is named twice in one instruction."),
    "DeadlineRuleBroken": lazy("The rule “%(rule)s” does not fit the kind of deadline."),
    "PairIsIncomplete": lazy("A text is missing: %(languages)s. It is written first."),
    "PairHasChanged": lazy("Somebody changed the texts since you saw them. Compare them once more."),
    "TextHasChanged": lazy("The text has changed since you saw it. Read it once more."),
    "AnswerNeedsWords": lazy("Remarks and objections come with words."),
    "ActsForNoSide": lazy("Only somebody who acts for a Side may do this."),
    "ProposalSaysTheSame": lazy("The proposal says what the clause says already."),
    "ProposalIsSettled": lazy("The proposal is settled or withdrawn already."),
    "ProposalHasChanged": lazy("Somebody of your Side proposed another wording meanwhile."),
    "NothingIsProposed": lazy("No other wording of this clause is proposed."),
    "RemarkIsResolved": lazy("The remark is resolved already."),
    "DeadlineNeedsDate": lazy("A deadline by the calendar needs its day."),
    "AlreadyInDelegation": lazy("%(name)s already stands in a delegation of this session."),
    "MeetingNumberIsTaken": lazy("There is a session with this number already."),
    "CoChairIsNamed": lazy("The delegation has a co-chair already: %(name)s."),
    "PartNeedsParent": lazy("A sub-commission or working group belongs to a commission, and a commission to none."),
    "CodeIsTaken": lazy("The code “%(code)s” names another record already."),
    "PartOfItself": lazy("No commission is a part of itself, not even by way of its parts."),
    "NamesBeginTogether": lazy("Each name of a body begins on a day of its own; only the first may have none."),
    "SuccessionInCircle": lazy("No body takes over from itself, not even by way of others."),
    "DaysOutOfOrder": lazy("The last day is before the first one."),
    "StillNamed": lazy("%(name)s is still named in other places: %(count)s. It stays until nothing names it."),
    "TooManyAttempts": lazy("Too many failed attempts. Try again in %(seconds)s seconds."),
    "PasswordTooShort": lazy("A password has at least %(least)s characters."),
    "PasswordTooLong": lazy("A password has at most %(most)s characters."),
    "PasswordWellKnown": lazy("This password is on the list of those that are tried first. Choose another one."),
    "PasswordNamesSomebody": lazy("A password must not contain your name or that of your body or commission."),
    "PasswordWrong": lazy("The present password is not right."),
    "LinkIsSpent": lazy("This link was used already or is older than 30 minutes. Ask for a new one."),
    "NameIsTaken": lazy("There is an account with this name already."),
    "RoleNeedsSide": lazy("This role belongs to a Side, and only administrators and observers to none."),
    "ContactNeedsBody": lazy("An executor's contact answers for a body of the same Side, and nobody else for one."),
    "LastAdministrator": lazy("A commission keeps at least one administrator."),
    "AccountNeedsCommission": lazy("An account belongs to at least one commission. Disable it instead."),
    "AccountIsDisabled": lazy("The account is disabled. Enable it first."),
    "AccountOfSeveralCommissions": lazy(
        "The account belongs to other commissions too: whoever manages all may do this."
    ),
}

# The constraints that people can run into.
CONSTRAINTS: dict[str, LazyProxy] = {
    "uq_user_name": lazy("There is an account with this name already."),
    "uq_membership_user_commission": lazy("The account belongs to this commission already."),
    "uq_commission_code": lazy("There is a commission with this code already."),
    "uq_meeting_number": lazy("There is a session with this number already."),
    "uq_body_code": lazy("There is a body with this code already."),
    "uq_body_name_from": lazy("The body has a name from this day on already."),
    "uq_person_code": lazy("There is a person with this code already."),
    "uq_term_code": lazy("There is an agreed form with this code already."),
    "uq_matter_code": lazy("There is a matter with this code already."),
    "uq_attendance_co_chair": lazy("The delegation has a co-chair already."),
    "uq_attendance_person": lazy("This person already stands in a delegation of this session."),
    "uq_executor_body": lazy("The body is named twice in one instruction."),
    "uq_executor_lead": lazy("The instruction has a lead of this Side already."),
    "uq_wording_number": lazy("Somebody else saved this clause at the same moment."),
}

# For any foreign key.
REMOVED_MEANWHILE: LazyProxy = lazy(
    "An entry that is named here was removed meanwhile, or one that is removed here has just been named elsewhere."
)

# What is wrong with a file that came in, by the value of its kind: documents stand above this floor as well.
FAULTS: dict[str, LazyProxy] = {
    "not_utf8": lazy("The file is not a text in UTF-8."),
    "not_yaml": lazy("The file is neither YAML nor JSON from here on."),
    "not_csv": lazy("The file is no table of comma-separated values from here on."),
    "too_long": lazy("The text has more than %(limit)s characters."),
    "too_large": lazy("The file has more than %(limit)s characters."),
    "alias": lazy("References within the file (YAML aliases) are not accepted."),
    "double_key": lazy("The key stands here for the second time."),
    "missing_field": lazy("Missing: %(fields)s."),
    "unknown_field": lazy("Nobody knows the key: %(fields)s."),
    "wrong_type": lazy("A value of another sort is wanted here."),
    "wrong_value": lazy("The value does not fit: %(value)s."),
    "control_characters": lazy("The text has an invisible control character at place %(place)s."),
    "no_such_day": lazy("The calendar has no such day: %(value)s."),
    "named_twice": lazy("The code is used twice: %(code)s."),
    "nobody_known": lazy("Nothing is known under the code: %(code)s."),
    "rule_broken": lazy("%(rule)s"),
    "other_commission": lazy("The file belongs to another commission; here it is: %(code)s."),
    "differs": lazy("The session is there already and says something else here."),
}

# Why an uploaded file stays outside, by the value of the kind of refusal.
REFUSALS: dict[str, LazyProxy] = {
    "empty": lazy("The file is empty."),
    "too_large": lazy("The file is larger than %(limit)s MB."),
    "too_heavy": lazy("The file takes too much time or memory to read. Save it anew, or divide it."),
    "unknown_format": lazy("The file is neither a Word document (.docx) nor a PDF."),
    "other_format": lazy("The file is neither a Word document (.docx) nor a PDF: its format is %(format)s."),
    "renamed": lazy("By its contents the file is a %(format)s, but its name says something else: %(name)s."),
    "encrypted": lazy("The file is encrypted. Save it without a password."),
    "damaged_zip": lazy("The file is damaged or was not transferred whole."),
    "contradictory_zip": lazy("The file is packed so that programs may read different contents. Save it anew."),
    "unknown_compression": lazy("A part of the file is compressed in a way that is not accepted: %(part)s."),
    "unpacks_too_large": lazy("Unpacked, the file is too large: at most %(limit)s MB, at most 100 to 1."),
    "too_many_parts": lazy("The file consists of more than %(limit)s parts."),
    "unsafe_name": lazy("A part of the file has a name that is not accepted: %(part)s."),
    "double_part": lazy("The file holds the same part twice: %(part)s."),
    "strict": lazy("The file was saved as “Strict Open XML”. Save it as an ordinary Word document (.docx)."),
    "macros": lazy("The file holds macros: %(part)s. Save it without them."),
    "embedded": lazy("The file holds another file or object inside: %(part)s. Take it out and save the file anew."),
    "unknown_part": lazy("The file holds a part of an unknown sort: %(part)s."),
    "broken_link": lazy("The file is damaged: a link in it leads nowhere or too far: %(target)s."),
    "outside": lazy("The file fetches something from outside: %(target)s. Take it out and save the file anew."),
    "too_many_pictures": lazy("The file holds more than %(limit)s pictures."),
    "doctype": lazy("A part of the file declares a document type, which is not accepted: %(part)s."),
    "damaged_part": lazy("A part of the file is damaged: %(part)s."),
    "field": lazy("The file holds a field that is not accepted: %(field)s. Turn it into text and save the file anew."),
    "wide_cell": lazy("A table of the file has a cell that is more than %(limit)s columns wide."),
    "too_many_paragraphs": lazy("The file has more than %(limit)s paragraphs."),
    "too_long": lazy("The file has more than %(limit)s characters."),
    "damaged_pdf": lazy("The PDF is damaged or was not transferred whole."),
    "active_pdf": lazy("The PDF runs or carries something: %(name)s. Print it to a new PDF or scan the paper anew."),
}

_NAMES: Labels = {(type(member), member): name for names in ENUMS for member, name in names.items()}


def label(member: Enum) -> str:
    """What an enum member is called in the language spoken."""
    return str(_NAMES[type(member), member])


def sentence(broken: RuleBroken) -> str:
    """The sentence of a broken rule in the language spoken, its facts filled in."""
    return str(RULES[type(broken).__name__]) % {name: in_words(fact) for name, fact in broken.facts.items()}


def fault_in_words(kind: str, facts: Mapping[str, object]) -> str:
    """What is wrong at one place of a file, in the language spoken."""
    return str(FAULTS[kind]) % {name: in_words(fact) for name, fact in facts.items()}


def refusal_in_words(kind: str, facts: Mapping[str, object]) -> str:
    """Why an uploaded file stays outside, in the language spoken."""
    return str(REFUSALS[kind]) % {name: in_words(fact) for name, fact in facts.items()}


def in_words(fact: object) -> str:
    """A fact as a reader understands it: enum members by their labels, pairs in the language spoken, rules by name."""
    match fact:
        case RuleBroken():
            told = sentence(fact)
        case Enum():
            told = label(fact)
        case Bilingual():
            told = fact[language()] or fact[language().other]
        case bool():
            told = gettext("yes") if fact else gettext("no")
        case dt.date():
            told = day(fact)
        case tuple():
            told = ", ".join(in_words(one) for one in fact)
        case _:
            told = str(fact)
    return told
