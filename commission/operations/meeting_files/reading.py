"""What every part of an import works with: the file, who brings it in, the records known so far, the faults found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from commission.documents.faults import Fault, FaultKind, FaultyFile
from commission.documents.located import Located, Path, dotted
from commission.models import Body, Matter, Person, RuleBroken, User
from commission.texts import Bilingual

if TYPE_CHECKING:
    from types import TracebackType


@dataclass(slots=True)
class Reading:
    """An import under way; faults are noted, not raised, so that all are told in one go."""

    session: Session
    file: Located
    by: User | None
    faults: list[Fault] = field(default_factory=list)
    bodies: dict[str, Body] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    matters: dict[str, Matter] = field(default_factory=dict)

    def fault(self, kind: FaultKind, path: Path, **facts: Any) -> None:
        """Note a fault of that place."""
        self.faults.append(Fault(kind, self.file.line(path), dotted(path), facts))

    def faults_at(self, path: Path) -> FaultsAt:
        """Whatever rule breaks inside is a fault of that place; the import goes on to find the others."""
        return FaultsAt(lambda rule: self.fault(FaultKind.RULE_BROKEN, path, rule=rule))

    def stop_if_faulty(self) -> None:
        """Raise what was noted so far."""
        if self.faults:
            raise FaultyFile(self.faults)

    def day(self, told: dict[str, Any], key: str, path: Path) -> dt.date | None:
        """The day under that key; a fault where the calendar has none such."""
        if told.get(key) is None:
            return None
        try:
            return dt.date.fromisoformat(told[key])
        except ValueError:
            self.fault(FaultKind.NO_SUCH_DAY, (*path, key), value=told[key])
            return None

    def named(self, known: dict[str, Any], code: str | None, path: Path) -> Any:
        """The record that the file names by a code; a fault where nobody has it."""
        if code is None:
            return None
        if code not in known:
            self.fault(FaultKind.NOBODY_KNOWN, path, code=code)
        return known.get(code)


@dataclass(frozen=True, slots=True)
class FaultsAt:
    """A stretch of the import in which a broken rule is noted instead of raised."""

    note: Callable[[RuleBroken], None]

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if isinstance(error, RuleBroken):
            self.note(error)
            return True
        return False


def pair(told: dict[str, Any], key: str) -> Bilingual:
    """The text in both languages under that key."""
    return Bilingual(**told.get(key, {}))
