"""What sorts of tasks stand before signing, in which groups, and which of them nobody can overrule."""

from __future__ import annotations

from enum import StrEnum


class TaskGroup(StrEnum):
    """Under which heading a task is listed; the order is that of the list."""

    TEXTS = "texts"
    ANSWERS = "answers"
    INSTRUCTIONS = "instructions"
    PEOPLE = "people"
    PAPER = "paper"


class TaskKind(StrEnum):
    """What has to be done, or overruled by both Sides, before the texts count as agreed."""

    HALF = "half"
    SECTION = "section"
    AGENDA_ITEM = "agenda_item"
    PAIR = "pair"
    CONCORDANCE = "concordance"
    BRACKETS = "brackets"
    ANSWER = "answer"
    OBJECTION = "objection"
    PROPOSAL = "proposal"
    REMARK = "remark"
    LEAD = "lead"
    DEADLINE = "deadline"
    DAY_OFF = "day_off"
    ABOLISHED = "abolished"
    CO_CHAIR = "co_chair"
    POST = "post"
    ABSENT = "absent"
    LAST_PAGE = "last_page"

    @property
    def group(self) -> TaskGroup:
        """The heading of the list under which it stands."""
        return _GROUPS[self]

    @property
    def is_absolute(self) -> bool:
        """Whether no reason overrules it: the Sides have not agreed, or the final text would have a hole."""
        return self in _ABSOLUTE


_GROUPS = {
    TaskKind.HALF: TaskGroup.TEXTS,
    TaskKind.SECTION: TaskGroup.TEXTS,
    TaskKind.AGENDA_ITEM: TaskGroup.TEXTS,
    TaskKind.PAIR: TaskGroup.TEXTS,
    TaskKind.CONCORDANCE: TaskGroup.TEXTS,
    TaskKind.BRACKETS: TaskGroup.TEXTS,
    TaskKind.ANSWER: TaskGroup.ANSWERS,
    TaskKind.OBJECTION: TaskGroup.ANSWERS,
    TaskKind.PROPOSAL: TaskGroup.ANSWERS,
    TaskKind.REMARK: TaskGroup.ANSWERS,
    TaskKind.LEAD: TaskGroup.INSTRUCTIONS,
    TaskKind.DEADLINE: TaskGroup.INSTRUCTIONS,
    TaskKind.DAY_OFF: TaskGroup.INSTRUCTIONS,
    TaskKind.ABOLISHED: TaskGroup.INSTRUCTIONS,
    TaskKind.CO_CHAIR: TaskGroup.PEOPLE,
    TaskKind.POST: TaskGroup.PEOPLE,
    TaskKind.ABSENT: TaskGroup.PEOPLE,
    TaskKind.LAST_PAGE: TaskGroup.PAPER,
}
_ABSOLUTE = frozenset(
    {
        TaskKind.ANSWER,
        TaskKind.OBJECTION,
        # these leave a hole that a final paper refuses
        TaskKind.HALF,
        TaskKind.DEADLINE,
        TaskKind.SECTION,
        TaskKind.AGENDA_ITEM,
        TaskKind.CO_CHAIR,
    }
)
