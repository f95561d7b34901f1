"""Acts by which the Sides come to one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.models import ConsentAnswer, Dismissal, Proposal, Task, User, open_errors
from commission.operations import clauses, collations, consents, dismissals, proposals, remarks, tasks
from commission.queries.tasks import tasks_of
from commission.texts import Bilingual, Language
from commission.texts.concordance import NO_FORMS
from tests import makers
from tests.operations.journalling.world import OTHER, TEXT, World, a_secretary

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def _agree_to_all(session: Session, world: World) -> None:
    marked = [(one, one.fingerprint) for one in world.decisions]
    consents.agree_to_all(session, world.meeting, marked, by=a_secretary(session, world))


def _propose(session: Session, world: World) -> tuple[Proposal, User]:
    secretary = a_secretary(session, world)
    return proposals.propose(session, world.decisions[0], TEXT, seen=None, by=secretary), secretary


def _propose_again(session: Session, world: World) -> None:
    proposal, secretary = _propose(session, world)
    proposals.propose(session, world.decisions[0], OTHER, seen=proposal.id, by=secretary)


def _withdraw(session: Session, world: World) -> None:
    proposal, secretary = _propose(session, world)
    session.commit()
    proposals.withdraw(session, proposal, by=secretary)


def _settle(session: Session, world: World) -> None:
    proposal, secretary = _propose(session, world)
    session.commit()
    proposals.settle(session, world.decisions[0], proposal, seen=1, by=secretary)


def _resolve(session: Session, world: World) -> None:
    secretary = a_secretary(session, world)
    remark = remarks.add(session, world.decisions[0], "замечание", Language.RU, by=secretary)
    session.commit()
    remarks.resolve(session, remark, "учтено", by=secretary)


def _dismiss(session: Session, world: World) -> Dismissal:
    clause, secretary = world.decisions[0], a_secretary(session, world)
    clauses.reword(session, clause, Bilingual("5 мест", "6 орын"), seen=clause.wording_number, by=None)
    session.commit()
    (error,) = open_errors(clause, NO_FORMS)
    return dismissals.dismiss(session, clause, error.fingerprint, "так и надо", by=secretary)


def _overrule(session: Session, world: World, reason: str = "так и надо") -> tuple[Task, User]:
    secretary = a_secretary(session, world)
    task = tasks_of(session, world.meeting, today=makers.THE_DAY)[-1]
    tasks.overrule(session, world.meeting, task.fingerprint, reason, by=secretary, on=makers.THE_DAY)
    return task, secretary


def _overrule_again(session: Session, world: World) -> None:
    task, secretary = _overrule(session, world)
    tasks.overrule(session, world.meeting, task.fingerprint, "иначе", by=secretary, on=makers.THE_DAY)


def _no_longer_overrule(session: Session, world: World) -> None:
    task, secretary = _overrule(session, world)
    tasks.take_back(session, world.meeting, task.fingerprint, by=secretary)


def _take_back(session: Session, world: World) -> None:
    dismissal = _dismiss(session, world)
    session.commit()
    dismissals.take_back(session, dismissal, by=dismissal.user)


ACTS: dict[str, Callable[[Session, World], object]] = {
    "collations.collate": lambda s, w: collations.collate(
        s, w.decisions[0], seen=w.decisions[0].pair_fingerprint, by=a_secretary(s, w)
    ),
    "consents.answer": lambda s, w: consents.answer(
        s, w.instruction, consents.AnswerFacts(ConsentAnswer.OBJECTED, "срок"), seen=w.instruction.fingerprint,
        by=a_secretary(s, w),
    ),
    "consents.answer to the frame": lambda s, w: consents.answer(
        s, w.meeting.protocol, consents.AnswerFacts(ConsentAnswer.AGREED), seen=w.meeting.protocol.frame_fingerprint,
        by=a_secretary(s, w),
    ),
    "consents.agree_to_all": _agree_to_all,
    "dismissals.dismiss": _dismiss,
    "dismissals.take_back": _take_back,
    "proposals.propose": _propose,
    "proposals.propose again": _propose_again,
    "proposals.withdraw": _withdraw,
    "proposals.settle": _settle,
    "remarks.add": lambda s, w: remarks.add(s, w.decisions[0], "замечание", Language.RU, by=a_secretary(s, w)),
    "remarks.resolve": _resolve,
    "tasks.overrule": _overrule_again,
    "tasks.take_back": _no_longer_overrule,
}  # fmt: skip
