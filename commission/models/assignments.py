"""The agreed part of an instruction: who carries it out for each Side, and by when."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commission.base import Base, Identified, Versioned, bilingual, stored
from commission.models.bodies import Body
from commission.models.sides import Side
from commission.texts import Bilingual, Language
from commission.texts.dates import says_day
from commission.texts.deadlines import DeadlineKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission.models.clauses import Clause
    from commission.models.meetings import Meeting


class ExecutorRole(StrEnum):
    """The lead answers and organises the others; co-executors take part (domain.md 2.3)."""

    LEAD = "lead"
    CO_EXECUTOR = "co_executor"


class Assignment(Identified, Versioned, Base):
    """Executors of each Side, and the deadline as kind, rule, date and wording in both languages."""

    __tablename__ = "assignment"
    __table_args__ = (sa.UniqueConstraint("clause_id", name="uq_assignment_clause"),)

    clause_id: Mapped[int] = mapped_column(sa.ForeignKey("clause.id"))
    # NULL until a deadline is set
    deadline_kind: Mapped[DeadlineKind | None] = mapped_column(stored(DeadlineKind, "deadline_kind_known"))
    # RFC 5545 for recurring ones, ISO 8601 for periods, else empty
    deadline_rule: Mapped[str] = mapped_column(default="")
    # NULL where no calendar day follows from the wording
    deadline_on: Mapped[dt.date | None]
    deadline: Mapped[Bilingual] = bilingual("deadline")

    clause: Mapped[Clause] = relationship(back_populates="assignment")
    executors: Mapped[list[Executor]] = relationship(
        back_populates="assignment", cascade="all, delete-orphan", order_by="Executor.position"
    )

    @property
    def meeting(self) -> Meeting:
        """The session whose protocol gives the instruction."""
        return self.clause.section.meeting

    def executors_of(self, side: Side) -> Sequence[Executor]:
        """The bodies of one Side, the lead first."""
        mine = (executor for executor in self.executors if executor.side is side)
        return sorted(mine, key=lambda executor: (executor.role is not ExecutorRole.LEAD, executor.position))

    def lead(self, side: Side) -> Executor | None:
        """The lead of one Side."""
        return next((one for one in self.executors_of(side) if one.role is ExecutorRole.LEAD), None)

    @property
    def agreed(self) -> list[object]:
        """What the Sides agree on, as plain values: executors in rank as printed, the deadline with its wordings."""
        executors = [self._printed(one) for side in Side for one in self.executors_of(side)]
        kind = self.deadline_kind.value if self.deadline_kind else ""
        on = self.deadline_on.isoformat() if self.deadline_on else ""
        return [executors, kind, self.deadline_rule, on, self.deadline.ru, self.deadline.kk]

    def _printed(self, one: Executor) -> list[str]:
        # whoever renames a body changes what the Sides agreed to
        name = one.body.name_on(self.meeting.first_on).nominative
        return [one.side.value, one.body.code, one.role.value, name.ru, name.kk]

    @property
    def sides(self) -> tuple[Side, ...]:
        """The Sides that have an executor."""
        return tuple(side for side in Side if self.executors_of(side))

    @property
    def strays(self) -> tuple[Language, ...]:
        """The languages in which the wording of a deadline by a day does not name that day."""
        if self.deadline_kind is not DeadlineKind.DATE or self.deadline_on is None:
            return ()
        worded = [language for language in Language if self.deadline[language]]
        return tuple(one for one in worded if not says_day(self.deadline[one], self.deadline_on, one))

    @property
    def missing(self) -> tuple[Language, ...]:
        """The languages in which the deadline is not worded yet."""
        return self.deadline.missing


class Executor(Identified, Base):
    """A body that carries out an instruction."""

    __tablename__ = "executor"
    __table_args__ = (
        sa.UniqueConstraint("assignment_id", "body_id", name="uq_executor_body"),
        sa.Index(
            "uq_executor_lead",
            "assignment_id",
            "side",
            unique=True,
            sqlite_where=sa.text("role = 'lead'"),
            postgresql_where=sa.text("role = 'lead'"),
        ),
    )

    assignment_id: Mapped[int] = mapped_column(sa.ForeignKey("assignment.id"))
    body_id: Mapped[int] = mapped_column(sa.ForeignKey("body.id"), index=True)
    # the body's Side, beside it so that the database keeps "one lead for each Side"
    side: Mapped[Side] = mapped_column(stored(Side, "side_known"))
    role: Mapped[ExecutorRole] = mapped_column(stored(ExecutorRole, "role_known"))
    position: Mapped[int]

    assignment: Mapped[Assignment] = relationship(back_populates="executors")
    body: Mapped[Body] = relationship(lazy="joined", innerjoin=True)
