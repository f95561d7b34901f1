"""Which acts exist from which state of a session: the one table that program, tests and the help page read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MeetingState(StrEnum):
    """Where a session stands on its way from plan to signed protocol."""

    PLANNED = "planned"
    OPEN = "open"
    DRAFTING = "drafting"
    AGREED = "agreed"
    SIGNED = "signed"
    CANCELLED = "cancelled"


class MeetingAct(StrEnum):
    """What moves a session from one state to another; a noun, as the address of the act has it."""

    OPENING = "opening"
    DRAFTING = "drafting"
    SETTLEMENT = "settlement"
    REOPENING = "reopening"
    CANCELLATION = "cancellation"
    REINSTATEMENT = "reinstatement"
    SIGNING = "signing"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: the act leads from any of these states to that one, some only with a reason."""

    sources: frozenset[MeetingState]
    target: MeetingState
    needs_reason: bool = False
    # follows from what both Sides did, and is nobody's button
    is_joint: bool = False


TRANSITIONS: dict[MeetingAct, Transition] = {
    MeetingAct.OPENING: Transition(frozenset({MeetingState.PLANNED}), MeetingState.OPEN),
    MeetingAct.DRAFTING: Transition(frozenset({MeetingState.OPEN}), MeetingState.DRAFTING),
    MeetingAct.SETTLEMENT: Transition(frozenset({MeetingState.DRAFTING}), MeetingState.AGREED),
    MeetingAct.REOPENING: Transition(frozenset({MeetingState.AGREED}), MeetingState.DRAFTING, needs_reason=True),
    MeetingAct.CANCELLATION: Transition(
        frozenset({MeetingState.PLANNED, MeetingState.OPEN}), MeetingState.CANCELLED, needs_reason=True
    ),
    MeetingAct.REINSTATEMENT: Transition(frozenset({MeetingState.CANCELLED}), MeetingState.PLANNED),
    MeetingAct.SIGNING: Transition(frozenset({MeetingState.AGREED}), MeetingState.SIGNED, is_joint=True),
}

# The line of steps that pages show; a cancelled session leaves it.
STEPS = (
    MeetingState.PLANNED,
    MeetingState.OPEN,
    MeetingState.DRAFTING,
    MeetingState.AGREED,
    MeetingState.SIGNED,
)

# States in which what the protocol is made of may be changed.
CHANGEABLE = frozenset({MeetingState.PLANNED, MeetingState.OPEN, MeetingState.DRAFTING})
