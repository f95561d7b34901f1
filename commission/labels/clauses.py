"""What clauses are, what the Sides say to them, by when and how far they are carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.i18n import lazy_in_context
from commission.models import (
    ClauseKind,
    ConsentAnswer,
    DifferenceKind,
    EndorsementAnswer,
    ExecutorRole,
    PairState,
    ProgressState,
    TaskGroup,
    TaskKind,
    WordingOrigin,
)
from commission.texts.deadlines import DeadlineKind, PeriodUnit, Rhythm

if TYPE_CHECKING:
    from commission.labels.tables import Labels

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

ENDORSEMENT_ANSWERS: Labels = {
    EndorsementAnswer.ENDORSED: lazy_in_context("endorsement", "Endorsed"),
    EndorsementAnswer.WITH_REMARKS: lazy_in_context("endorsement", "Endorsed with remarks"),
    EndorsementAnswer.REFUSED: lazy_in_context("endorsement", "Refused"),
}

DIFFERENCES: Labels = {
    DifferenceKind.PAIR: lazy_in_context("difference", "Texts not compared"),
    DifferenceKind.ANSWER: lazy_in_context("difference", "No answer"),
    DifferenceKind.OBJECTION: lazy_in_context("difference", "Objection"),
    DifferenceKind.PROPOSAL: lazy_in_context("difference", "Another wording proposed"),
    DifferenceKind.CONCORDANCE: lazy_in_context("difference", "Error of the concordance check"),
    DifferenceKind.BRACKETS: lazy_in_context("difference", "Words in brackets"),
    DifferenceKind.REMARK: lazy_in_context("difference", "Open remark"),
}

TASK_GROUPS: Labels = {
    TaskGroup.TEXTS: lazy_in_context("tasks", "Texts"),
    TaskGroup.ANSWERS: lazy_in_context("tasks", "Answers of the Sides"),
    TaskGroup.INSTRUCTIONS: lazy_in_context("tasks", "Instructions"),
    TaskGroup.PEOPLE: lazy_in_context("tasks", "Delegations"),
    TaskGroup.PAPER: lazy_in_context("tasks", "Paper"),
}

TASKS: Labels = {
    TaskKind.HALF: lazy_in_context("task", "A half of a text is missing"),
    TaskKind.SECTION: lazy_in_context("task", "The section is empty"),
    TaskKind.AGENDA_ITEM: lazy_in_context("task", "The protocol says nothing on the question"),
    TaskKind.PAIR: lazy_in_context("task", "The two texts are not compared"),
    TaskKind.CONCORDANCE: lazy_in_context("task", "The two texts contradict each other"),
    TaskKind.BRACKETS: lazy_in_context("task", "Words stand in square brackets"),
    TaskKind.ANSWER: lazy_in_context("task", "A Side has not answered"),
    TaskKind.OBJECTION: lazy_in_context("task", "A Side objects"),
    TaskKind.PROPOSAL: lazy_in_context("task", "Another wording is proposed"),
    TaskKind.REMARK: lazy_in_context("task", "A remark is open"),
    TaskKind.LEAD: lazy_in_context("task", "The lead executor is not named"),
    TaskKind.DEADLINE: lazy_in_context("task", "The deadline is not worded"),
    TaskKind.DAY_OFF: lazy_in_context("task", "The deadline is a day off"),
    TaskKind.ABOLISHED: lazy_in_context("task", "A body did not exist on the day of the session"),
    TaskKind.CO_CHAIR: lazy_in_context("task", "The co-chair is not named"),
    TaskKind.POST: lazy_in_context("task", "A post differs from the directory"),
    TaskKind.ABSENT: lazy_in_context("task", "Somebody listed was not in the hall"),
    TaskKind.LAST_PAGE: lazy_in_context("task", "Nobody has looked at the last pages"),
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

ENUMS: tuple[Labels, ...] = (
    CLAUSE_KINDS,
    WORDING_ORIGINS,
    PAIR_STATES,
    CONSENT_ANSWERS,
    ENDORSEMENT_ANSWERS,
    DIFFERENCES,
    TASK_GROUPS,
    TASKS,
    EXECUTOR_ROLES,
    DEADLINE_KINDS,
    PERIOD_UNITS,
    RHYTHMS,
    PROGRESS_STATES,
)
