"""What still divides the Sides: derived from the records of a session, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from commission.models.collations import PairState
from commission.models.consents import ConsentAnswer
from commission.models.findings import open_errors
from commission.models.sides import Side
from commission.texts import Language
from commission.texts.brackets import brackets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission.models.clauses import Clause
    from commission.models.findings import ClauseFinding
    from commission.models.meetings import Meeting
    from commission.models.protocols import Protocol
    from commission.texts.concordance import AgreedForms


class DifferenceKind(StrEnum):
    """What sort of thing has to be done away with before both Sides can sign."""

    PAIR = "pair"
    ANSWER = "answer"
    OBJECTION = "objection"
    PROPOSAL = "proposal"
    CONCORDANCE = "concordance"
    BRACKETS = "brackets"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that divides the Sides over a clause, or over the frame of the protocol."""

    kind: DifferenceKind
    record: Clause | Protocol
    # whose answer, objection, proposal or remark; None for what is about the text alone
    side: Side | None = None
    # the words of it: a reason, a remark, what stands in brackets
    words: str = ""
    # the language of the words; None where nobody noted it
    language: Language | None = None
    # the error of the concordance check, if it is one
    finding: ClauseFinding | None = None


def differences(meeting: Meeting, forms: AgreedForms) -> tuple[Difference, ...]:
    """Everything that divides the Sides, the frame first, then the clauses as printed; ``forms`` as the check wants."""
    clauses = (clause for section in meeting.sections_in_order for clause in section.clauses)
    return (*_answers(meeting.protocol), *(one for clause in clauses for one in differences_over(clause, forms)))


def differences_over(clause: Clause, forms: AgreedForms) -> tuple[Difference, ...]:
    """What divides the Sides over one clause; a text that lacks a half waits for it, not for answers."""
    return (
        *([Difference(DifferenceKind.PAIR, clause)] if clause.pair_state is not PairState.CHECKED else ()),
        *_answers(clause, asks=not clause.missing),
        *(Difference(DifferenceKind.PROPOSAL, clause, side) for side in Side if clause.proposal_of(side)),
        *(Difference(DifferenceKind.CONCORDANCE, clause, finding=one) for one in open_errors(clause, forms)),
        *_in_brackets(clause),
        *(
            Difference(DifferenceKind.REMARK, clause, one.side, one.text, one.language)
            for one in clause.remarks
            if one.is_open
        ),
    )


def _answers(record: Clause | Protocol, *, asks: bool = True) -> Iterator[Difference]:
    for side in Side:
        consent = record.consent_of(side)
        if consent is None and asks:
            yield Difference(DifferenceKind.ANSWER, record, side)
        elif consent is not None and consent.answer is ConsentAnswer.OBJECTED:
            yield Difference(DifferenceKind.OBJECTION, record, side, consent.reason)


def _in_brackets(clause: Clause) -> Iterator[Difference]:
    texts = [clause.text, *([clause.assignment.deadline] if clause.assignment else ())]
    for text in texts:
        for language in Language:
            for one in brackets(text[language]):
                yield Difference(DifferenceKind.BRACKETS, clause, words=one.fragment, language=language)
