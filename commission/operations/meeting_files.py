"""Bringing a session in from a file: one transaction, and every fault told in one go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from commission.documents.faults import Fault, FaultKind, FaultyFile
from commission.documents.located import Located, Path, dotted
from commission.documents.meeting_files import as_data, checked
from commission.models import (
    AnnexPages,
    Body,
    Capacity,
    Clause,
    ClauseKind,
    Commission,
    CommissionKind,
    GroundKind,
    JournalKind,
    Matter,
    Meeting,
    MeetingAct,
    MeetingFormat,
    MeetingState,
    NameParts,
    Person,
    RuleBroken,
    Section,
    SectionKind,
    Side,
    User,
    WordingOrigin,
)
from commission.operations import (
    agenda,
    assignments,
    clauses,
    commissions,
    delegations,
    directories,
    journal,
    meetings,
    sections,
)
from commission.texts import Bilingual
from commission.texts.deadlines import DeadlineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_WAY = {
    MeetingState.PLANNED: (),
    MeetingState.OPEN: (MeetingAct.OPENING,),
    MeetingState.DRAFTING: (MeetingAct.OPENING, MeetingAct.DRAFTING),
}


@dataclass(frozen=True, slots=True)
class Arrival:
    """What an import did: the session, and whether it was there already, equal in every word."""

    meeting: Meeting
    is_new: bool


def bring_in(session: Session, text: str, *, by: User | None, may_found: bool = False) -> Arrival:
    """Bring a session in; ``FaultyFile`` with all faults leaves it to the caller to roll back.

    A session that exists is never overwritten: the file must say the same, or it is refused with what differs.
    ``may_found`` lets the file found its commission too.
    """
    return _Import(session, checked(text), by).run(may_found=may_found)


@dataclass(slots=True)
class _Import:
    session: Session
    file: Located
    by: User | None
    faults: list[Fault] = field(default_factory=list)
    bodies: dict[str, Body] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    matters: dict[str, Matter] = field(default_factory=dict)

    def run(self, *, may_found: bool) -> Arrival:
        commission = self._commission(may_found=may_found)
        if commission is None:
            raise FaultyFile(self.faults)
        known = sa.select(Meeting).where(
            Meeting.commission == commission, Meeting.number == self.file.value["meeting"]["number"]
        )
        if meeting := self.session.scalar(known):
            self._compare(meeting)
            self._stop_if_faulty()
            return Arrival(meeting, is_new=False)
        self._directories(commission)
        meeting = self._meeting(commission)
        if meeting is None:
            raise FaultyFile(self.faults)
        self._delegations(meeting)
        self._sections(meeting)
        with self._faults_at(("meeting", "state")):
            for act in _WAY[MeetingState(self.file.value["meeting"].get("state", "drafting"))]:
                meetings.lead(self.session, meeting, act, by=self.by)
        self._stop_if_faulty()
        journal.record(self.session, JournalKind.IMPORTED, meeting, by=self.by)
        return Arrival(meeting, is_new=True)

    def _stop_if_faulty(self) -> None:
        if self.faults:
            raise FaultyFile(self.faults)

    def _fault(self, kind: FaultKind, path: Path, **facts: Any) -> None:
        self.faults.append(Fault(kind, self.file.line(path), dotted(path), facts))

    def _faults_at(self, path: Path) -> _FaultsAt:
        """Whatever rule breaks inside is a fault of that place; the import goes on to find the others."""
        return _FaultsAt(lambda rule: self._fault(FaultKind.RULE_BROKEN, path, rule=rule))

    def _day(self, told: dict[str, Any], key: str, path: Path) -> dt.date | None:
        if told.get(key) is None:
            return None
        try:
            return dt.date.fromisoformat(told[key])
        except ValueError:
            self._fault(FaultKind.NO_SUCH_DAY, (*path, key), value=told[key])
            return None

    def _named(self, known: dict[str, Any], code: str | None, path: Path) -> Any:
        if code is None:
            return None
        if code not in known:
            self._fault(FaultKind.NOBODY_KNOWN, path, code=code)
        return known.get(code)

    def _commission(self, *, may_found: bool) -> Commission | None:
        told = self.file.value["commission"]
        found = self._commission_called(told["code"])
        if found or not (may_found and "names" in told):
            if not found:
                self._fault(FaultKind.NOBODY_KNOWN, ("commission", "code"), code=told["code"])
            return found
        parent = None
        if "parent" in told and (parent := self._commission_called(told["parent"])) is None:
            self._fault(FaultKind.NOBODY_KNOWN, ("commission", "parent"), code=told["parent"])
            return None
        names = {
            side: commissions.NameFacts(
                _pair(told["names"][side.value], "nominative"), _pair(told["names"][side.value], "genitive")
            )
            for side in Side
        }
        kind = CommissionKind(told.get("kind", CommissionKind.COMMISSION))
        facts = commissions.CommissionFacts(told["code"], names, _pair(told, "short"), kind, parent)
        with self._faults_at(("commission",)):
            return commissions.enter(self.session, facts, by=self.by)
        return None

    def _commission_called(self, code: str) -> Commission | None:
        return self.session.scalar(sa.select(Commission).where(Commission.code == code))

    def _compare(self, meeting: Meeting) -> None:
        ours = _comparable(as_data(meeting))
        theirs = _comparable(self.file.value)
        for path in _differences(ours, theirs, ()):
            self._fault(FaultKind.DIFFERS, path)

    def _directories(self, commission: Commission) -> None:
        """Enter who and what is not known yet; what the directories already hold stays as it is there."""
        self._each("bodies", self.bodies, sa.select(Body), self._body)
        for place, told in enumerate(self.file.value.get("bodies", [])):
            successor = self._named(self.bodies, told.get("successor"), ("bodies", place, "successor"))
            if successor is not None and self.bodies[told["code"]].successor is None:
                self.bodies[told["code"]].successor = successor
        self._each("people", self.people, sa.select(Person), self._person)
        own = sa.select(Matter).where(Matter.commission == commission)
        self._each("matters", self.matters, own, lambda told, path: self._matter(commission, told, path))

    def _each(
        self, part: str, known: dict[str, Any], query: sa.Select[Any], enter: Callable[[dict[str, Any], Path], Any]
    ) -> None:
        known.update({record.code: record for record in self.session.scalars(query)})
        seen: set[str] = set()
        for place, told in enumerate(self.file.value.get(part, [])):
            if told["code"] in seen:
                self._fault(FaultKind.NAMED_TWICE, (part, place, "code"), code=told["code"])
            elif told["code"] not in known:
                known[told["code"]] = enter(told, (part, place))
            seen.add(told["code"])

    def _body(self, told: dict[str, Any], path: Path) -> Body:
        names = [
            directories.BodyNameFacts(
                nominative=_pair(name, "nominative"),
                full=_pair(name, "full"),
                short=_pair(name, "short"),
                valid_from=self._day(name, "valid_from", (*path, "names", place)),
                **{
                    form: name.get(form, "")
                    for form in ("genitive_ru", "dative_ru", "instrumental_ru", "instrumental_kk")
                },
            )
            for place, name in enumerate(told["names"])
        ]
        since, until = (self._day(told, key, path) for key in ("valid_from", "valid_until"))
        facts = directories.BodyFacts(told["code"], Side(told["side"]), names, since, until)
        return directories.enter_body(self.session, facts, by=self.by)

    def _person(self, told: dict[str, Any], path: Path) -> Person:
        posts = [
            directories.PostFacts(
                wording=_pair(post, "wording"),
                body=self._named(self.bodies, post.get("body"), (*path, "posts", place, "body")),
                valid_from=self._day(post, "valid_from", (*path, "posts", place)),
                valid_until=self._day(post, "valid_until", (*path, "posts", place)),
            )
            for place, post in enumerate(told.get("posts", []))
        ]
        forms = ("genitive_ru", "dative_ru", "instrumental_ru", "genitive_kk", "dative_kk")
        facts = directories.PersonFacts(
            code=told["code"],
            side=Side(told["side"]),
            name_ru=NameParts(**told.get("name_ru", {})),
            name_kk=NameParts(**told.get("name_kk", {})),
            posts=posts,
            **{form: told.get(form, "") for form in forms},
        )
        return directories.enter_person(self.session, facts, by=self.by)

    def _matter(self, commission: Commission, told: dict[str, Any], path: Path) -> Matter:
        grounds = [
            directories.GroundFacts(
                GroundKind(one["kind"]),
                _pair(one, "title"),
                one.get("number", ""),
                self._day(one, "signed_on", (*path, "grounds", place)),
            )
            for place, one in enumerate(told.get("grounds", []))
        ]
        facts = directories.MatterFacts(
            told["code"],
            _pair(told, "title"),
            _pair(told, "responsibility_rf"),
            _pair(told, "responsibility_kz"),
            grounds,
        )
        return directories.enter_matter(self.session, commission, facts, by=self.by)

    def _meeting(self, commission: Commission) -> Meeting | None:
        told = self.file.value["meeting"]
        first_on, last_on = (self._day(told, key, ("meeting",)) for key in ("first_on", "last_on"))
        facts = meetings.MeetingFacts(
            number=told["number"],
            host_side=Side(told["host_side"]),
            first_on=first_on,
            last_on=last_on or first_on,
            format=MeetingFormat(told.get("format", MeetingFormat.IN_PERSON)),
            has_plan=told.get("has_plan", True),
            annex_pages=AnnexPages(told.get("annex_pages", AnnexPages.CONTINUOUS)),
            **{
                key: _pair(told, key)
                for key in ("place", "place_locative", "place_elsewhere", "place_elsewhere_locative")
            },
        )
        with self._faults_at(("meeting",)):
            return meetings.convene(self.session, commission, facts, by=self.by)
        return None

    def _delegations(self, meeting: Meeting) -> None:
        for side, rows in self.file.value.get("delegations", {}).items():
            for place, told in enumerate(rows):
                path: Path = ("delegations", side, place)
                person = self._named(self.people, told["person"], (*path, "person"))
                if person is None:
                    continue
                held = person.post_on(meeting.first_on)
                facts = delegations.AttendanceFacts(
                    Capacity(told["capacity"]),
                    _pair(told, "post") or (held.wording if held else Bilingual()),
                    _pair(told, "post_elsewhere"),
                    *(self._day(told, key, path) for key in ("invited_on", "confirmed_on", "attended_on")),
                )
                with self._faults_at(path):
                    delegations.add(self.session, meeting, person, facts, by=self.by)

    def _sections(self, meeting: Meeting) -> None:
        keys: dict[str, Clause] = {}
        for place, told in enumerate(self.file.value.get("agenda", [])):
            path: Path = ("agenda", place)
            everybody = {**self.people, **self.bodies}
            reporters = [
                self._named(everybody, code, (*path, "rapporteurs", number))
                for number, code in enumerate(told.get("rapporteurs", []))
            ]
            matter = self._named(self.matters, told.get("matter"), (*path, "matter"))
            facts = agenda.AgendaFacts(
                _pair(told, "title"), told.get("planned_minutes"), [one for one in reporters if one], matter
            )
            with self._faults_at(path):
                item = agenda.add(self.session, meeting, facts, by=self.by)
                self._clauses(item.section, told, path, keys)
        for place, told in enumerate(self.file.value.get("sections", [])):
            path = ("sections", place)
            with self._faults_at(path):
                section = sections.add(
                    self.session, meeting, SectionKind(told["kind"]), _pair(told, "title"), by=self.by
                )
                section.matter = self._named(self.matters, told.get("matter"), (*path, "matter"))
                self._clauses(section, told, path, keys)

    def _clauses(self, section: Section, told_of: dict[str, Any], above: Path, keys: dict[str, Clause]) -> None:
        for place, told in enumerate(told_of.get("clauses", [])):
            path = (*above, "clauses", place)
            facts = clauses.ClauseFacts(
                ClauseKind(told["kind"]),
                Side(told["side"]) if "side" in told else None,
                self._named(keys, told.get("decision"), (*path, "decision")),
                self._named(self.matters, told.get("matter"), (*path, "matter")),
            )
            with self._faults_at(path):
                clause = clauses.write(
                    self.session, section, facts, _pair(told, "text"), by=self.by, origin=WordingOrigin.IMPORTED
                )
                if told.get("key") in keys:
                    self._fault(FaultKind.NAMED_TWICE, (*path, "key"), code=told["key"])
                elif "key" in told:
                    keys[told["key"]] = clause
                if clause.assignment is not None:
                    assignments.assign(self.session, clause.assignment, self._assignment(told, path), by=self.by)

    def _assignment(self, told: dict[str, Any], path: Path) -> assignments.AssignmentFacts:
        executors = {}
        for side, named in told.get("executors", {}).items():
            place = (*path, "executors", side)
            lead = self._named(self.bodies, named.get("lead"), (*place, "lead"))
            others = [
                self._named(self.bodies, code, (*place, "others", number))
                for number, code in enumerate(named.get("others", []))
            ]
            executors[Side(side)] = assignments.Executors(lead, [body for body in others if body])
        term = told.get("deadline", {})
        return assignments.AssignmentFacts(
            executors,
            DeadlineKind(term["kind"]) if term else None,
            term.get("rule", ""),
            self._day(term, "date", (*path, "deadline")),
            Bilingual(term.get("ru", ""), term.get("kk", "")),
        )


@dataclass(frozen=True, slots=True)
class _FaultsAt:
    """A stretch of the import in which a broken rule is noted instead of raised."""

    note: Callable[[RuleBroken], None]

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if isinstance(error, RuleBroken):
            self.note(error)
            return True
        return False


def _pair(told: dict[str, Any], key: str) -> Bilingual:
    return Bilingual(**told.get(key, {}))


def _comparable(data: dict[str, Any]) -> dict[str, Any]:
    """The parts of a file that tell of the session itself, without what is only said for the file's own sake."""
    told = {part: _bare(data.get(part) or {}) for part in ("meeting", "delegations", "agenda", "sections")}
    told["meeting"].pop("state", None)
    return told


def _bare(value: Any) -> Any:
    """Without the keys that clauses have within a file, empty parts, and what goes without saying."""
    if isinstance(value, dict):
        kept = {key: _bare(one) for key, one in value.items() if key not in {"key", "decision"}}
        return {key: one for key, one in kept.items() if one not in (None, "", [], {})}
    return [_bare(one) for one in value] if isinstance(value, list) else value


def _differences(ours: Any, theirs: Any, path: Path) -> Iterator[Path]:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted({*ours, *theirs}):
            yield from _differences(ours.get(key), theirs.get(key), (*path, key))
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for place, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            yield from _differences(one, other, (*path, place))
    elif ours != theirs:
        yield path
