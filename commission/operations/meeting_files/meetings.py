"""The session that a file tells of: delegations, agenda, sections, clauses and instructions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from commission.documents.faults import FaultKind
from commission.documents.located import Path
from commission.models import (
    AnnexPages,
    Capacity,
    Clause,
    ClauseKind,
    Commission,
    Meeting,
    MeetingFormat,
    Section,
    SectionKind,
    Side,
    WordingOrigin,
)
from commission.operations import agenda, assignments, clauses, delegations, meetings, sections
from commission.operations.meeting_files.reading import Reading, pair
from commission.texts import Bilingual
from commission.texts.deadlines import DeadlineKind


@dataclass(slots=True)
class Keys:
    """What clauses are called within the file; instructions wait for decisions that are told further on."""

    known: dict[str, Clause] = field(default_factory=dict)
    waiting: list[tuple[Clause, clauses.ClauseFacts, str, Path]] = field(default_factory=list)


def enter_meeting(reading: Reading, commission: Commission) -> Meeting | None:
    """Convene the session that the file tells of."""
    told = reading.file.value["meeting"]
    first_on, last_on = (reading.day(told, key, ("meeting",)) for key in ("first_on", "last_on"))
    facts = meetings.MeetingFacts(
        number=told["number"],
        host_side=Side(told["host_side"]),
        first_on=first_on,
        last_on=last_on or first_on,
        format=MeetingFormat(told.get("format", MeetingFormat.IN_PERSON)),
        has_plan=told.get("has_plan", True),
        annex_pages=AnnexPages(told.get("annex_pages", AnnexPages.CONTINUOUS)),
        **{key: pair(told, key) for key in ("place", "place_locative", "place_elsewhere", "place_elsewhere_locative")},
    )
    with reading.faults_at(("meeting",)):
        return meetings.convene(reading.session, commission, facts, by=reading.by)
    return None


def enter_delegations(reading: Reading, meeting: Meeting) -> None:
    """Put everybody into the delegations, with the posts that the file tells or the directory knows."""
    for side, rows in reading.file.value.get("delegations", {}).items():
        for place, told in enumerate(rows):
            path: Path = ("delegations", side, place)
            person = reading.named(reading.people, told["person"], (*path, "person"))
            if person is None:
                continue
            held = person.post_on(meeting.first_on)
            facts = delegations.AttendanceFacts(
                Capacity(told["capacity"]),
                pair(told, "post") or (held.wording if held else Bilingual()),
                pair(told, "post_elsewhere"),
                *(reading.day(told, key, path) for key in ("invited_on", "confirmed_on", "attended_on")),
            )
            with reading.faults_at(path):
                delegations.add(reading.session, meeting, person, facts, by=reading.by)


def enter_sections(reading: Reading, meeting: Meeting) -> None:
    """Put the agenda and all sections with their clauses into the protocol."""
    keys = Keys()
    for place, told in enumerate(reading.file.value.get("agenda", [])):
        path: Path = ("agenda", place)
        everybody = {**reading.people, **reading.bodies}
        reporters = [
            reading.named(everybody, code, (*path, "rapporteurs", number))
            for number, code in enumerate(told.get("rapporteurs", []))
        ]
        matter = reading.named(reading.matters, told.get("matter"), (*path, "matter"))
        facts = agenda.AgendaFacts(
            pair(told, "title"), told.get("planned_minutes"), [one for one in reporters if one], matter
        )
        with reading.faults_at(path):
            item = agenda.add(reading.session, meeting, facts, by=reading.by)
            _clauses(reading, item.section, told, path, keys)
    for place, told in enumerate(reading.file.value.get("sections", [])):
        path = ("sections", place)
        with reading.faults_at(path):
            kind, title = SectionKind(told["kind"]), pair(told, "title")
            matter = reading.named(reading.matters, told.get("matter"), (*path, "matter"))
            section = sections.add(reading.session, meeting, kind, title, by=reading.by, matter=matter)
            _clauses(reading, section, told, path, keys)
    for clause, wanted, key, path in keys.waiting:
        decision = reading.named(keys.known, key, path)
        with reading.faults_at(path):
            clauses.revise(reading.session, clause, replace(wanted, decision=decision), by=reading.by)


def _clauses(reading: Reading, section: Section, told_of: dict[str, Any], above: Path, keys: Keys) -> None:
    for place, told in enumerate(told_of.get("clauses", [])):
        path = (*above, "clauses", place)
        facts = clauses.ClauseFacts(
            ClauseKind(told["kind"]),
            Side(told["side"]) if "side" in told else None,
            keys.known.get(told.get("decision", "")),
            reading.named(reading.matters, told.get("matter"), (*path, "matter")),
        )
        with reading.faults_at(path):
            clause = clauses.write(
                reading.session, section, facts, pair(told, "text"), by=reading.by, origin=WordingOrigin.IMPORTED
            )
            if told.get("key") in keys.known:
                reading.fault(FaultKind.NAMED_TWICE, (*path, "key"), code=told["key"])
            elif "key" in told:
                keys.known[told["key"]] = clause
            if "decision" in told and facts.decision is None:
                keys.waiting.append((clause, facts, told["decision"], (*path, "decision")))
            if clause.assignment is not None:
                assignments.assign(reading.session, clause.assignment, _assignment(reading, told, path), by=reading.by)


def _assignment(reading: Reading, told: dict[str, Any], path: Path) -> assignments.AssignmentFacts:
    executors = {}
    for side, named in told.get("executors", {}).items():
        place = (*path, "executors", side)
        lead = reading.named(reading.bodies, named.get("lead"), (*place, "lead"))
        others = [
            reading.named(reading.bodies, code, (*place, "others", number))
            for number, code in enumerate(named.get("others", []))
        ]
        executors[Side(side)] = assignments.Executors(lead, [body for body in others if body])
    term = told.get("deadline", {})
    on = reading.day(term, "date", (*path, "deadline"))
    if not term or (on is None and term.get("date")):
        # a day that is none was told of already; the deadline is not told of once more for lacking it
        return assignments.AssignmentFacts(executors)
    wording = Bilingual(term.get("ru", ""), term.get("kk", ""))
    return assignments.AssignmentFacts(executors, DeadlineKind(term["kind"]), term.get("rule", ""), on, wording)
