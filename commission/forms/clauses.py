"""Forms of clauses: both halves side by side, and what each clause is besides its text.

What others saved meanwhile is found out part by part: a half by the wording seen, the other facts and the assignment
by fingerprints of what the page showed. A part that the person left as shown gives way in silence.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from wtforms import HiddenField

from commission.forms.assignments import AssignmentFields, assignment_values
from commission.forms.base import Form
from commission.forms.fields import REQUIRED, EnumRadios, EnumSelect, RecordSelect, passage_pair
from commission.forms.records import EntrySelect
from commission.forms.rows import one_half
from commission.forms.sentences import SentenceFields
from commission.i18n import lazy
from commission.labels import sentence
from commission.models import ClauseKind, HalvesConflict, Side
from commission.operations.clauses import ClauseFacts, StatementNeedsSide
from commission.texts import Bilingual, Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wtforms import Field

    from commission.models import Clause, Matter

FACTS, ASSIGNMENT = "facts", "assignment"


class ClauseForm(Form):
    """Text and facts of a clause that is no instruction (yet)."""

    text_ru, text_kk = passage_pair(lazy("Text"), rows=8)
    kind = EnumRadios(lazy("Kind"), ClauseKind)
    side = EnumSelect(lazy("Side that states it"), Side, blank=lazy("Choose"))
    decision = RecordSelect(lazy("Decision that the instruction carries out"))
    matter = EntrySelect(lazy("Matter"), hint=lazy("The lasting subject that it belongs to, if any."))
    facts_shown = HiddenField()

    def offer(self, decisions: Sequence[tuple[Clause, str]], matters: Sequence[Matter]) -> None:
        """Set the choices: decisions of the protocol with their names, and matters of the commission."""
        self._decisions = {one.id: one for one, _ in decisions}
        self.decision.offer([(one.id, name) for one, name in decisions], blank=lazy("None"))
        self.matter.offer_entries(matters, blank=lazy("None"))

    def validate_text_ru(self, field: Field) -> None:
        """One language at least: a clause in none says nothing."""
        del field
        one_half(self, "text")

    def show(self, clause: Clause) -> None:
        """Note what stands there now, so that the next sending is compared with it."""
        self.seen.process_data(clause.wording_number)
        self.seen.raw_data = None
        self.facts_shown.data = _fingerprint(facts_values(clause))

    def validate(self, extra_validators: Any = None) -> bool:
        """Beside the fields on their own: a statement needs its Side."""
        is_valid = bool(super().validate(extra_validators))
        if self.kind.data is ClauseKind.STATEMENT and self.side.data is None and not self.side.errors:
            self.refuse("side", sentence(StatementNeedsSide()))
            return False
        return is_valid

    def facts(self) -> ClauseFacts:
        """What the operation wants to know; fields of other kinds are left aside."""
        kind = self.kind.data
        return ClauseFacts(
            kind=kind,
            side=self.side.data if kind is ClauseKind.STATEMENT else None,
            decision=self._decisions.get(self.decision.data) if kind is ClauseKind.INSTRUCTION else None,
            matter=self.matter.chosen,
        )

    def changes_facts(self, clause: Clause) -> bool:
        """Whether the person changed anything beside the text."""
        return self._is_changed(self.facts_shown.data, facts_values(clause))

    def clashes(self, clause: Clause) -> tuple[str, ...]:
        """The parts that both this person and somebody else changed: ``text_ru``, ``text_kk``, ``facts``."""
        try:
            clause.merged(self.pair("text"), seen=self.seen.data or 0)
        except HalvesConflict as conflict:
            halves = tuple(f"text_{language}" for language in conflict.facts["languages"])  # type: ignore[attr-defined]
        else:
            halves = ()
        return halves + ((FACTS,) if self._clashes(self.facts_shown.data, facts_values(clause)) else ())

    def take_over(self, clause: Clause, clashes: Sequence[str]) -> None:
        """Take what others wrote where this person did not, and go on from what stands there now."""
        typed = self.pair("text")
        for language in Language:
            if f"text_{language}" in clashes:
                typed = typed.with_half(language, clause.text[language])
        merged = clause.merged(typed, seen=self.seen.data or 0)
        for language in Language:
            if f"text_{language}" not in clashes:
                self[f"text_{language}"].data = merged[language]
        if FACTS not in clashes and not self.changes_facts(clause):
            self._fill(facts_values(clause))
        self.show(clause)

    def _fill(self, values: dict[str, Any]) -> None:
        for name, value in values.items():
            self[name].process_data(value)
            self[name].raw_data = None

    def _is_changed(self, shown: str | None, values: dict[str, Any]) -> bool:
        return self._typed(values) != shown

    def _clashes(self, shown: str | None, values: dict[str, Any]) -> bool:
        stored = _fingerprint(values)
        return stored not in {shown, self._typed(values)} and self._is_changed(shown, values)

    def _typed(self, values: dict[str, Any]) -> str:
        return _fingerprint({name: self[name].data for name in values})


class InstructionForm(AssignmentFields, SentenceFields, ClauseForm):
    """An instruction: executors and deadline as well."""

    def show(self, clause: Clause) -> None:
        """Note what stands there now, the assignment too."""
        super().show(clause)
        self.assignment_shown.data = _fingerprint(assignment_values(clause.assignment))

    def validate(self, extra_validators: Any = None) -> bool:
        """Beside the fields on their own: what the kind of deadline cannot do without."""
        is_valid = super().validate(extra_validators)
        missing = self.missing_parts() if self.kind.data is ClauseKind.INSTRUCTION else ()
        for name in missing:
            if not self[name].errors:
                self.refuse(name, str(REQUIRED))
        return is_valid and not missing

    def changes_assignment(self, clause: Clause) -> bool:
        """Whether the person changed executors or deadline; not where the page had no fields for them."""
        return bool(self.assignment_shown.raw_data) and self._is_changed(
            self.assignment_shown.data, assignment_values(clause.assignment)
        )

    def clashes(self, clause: Clause) -> tuple[str, ...]:
        """The parts that both changed, ``assignment`` among them."""
        found = super().clashes(clause)
        if not self.changes_assignment(clause):
            return found
        if clause.assignment is None and self.kind.data is ClauseKind.INSTRUCTION and not self.changes_facts(clause):
            # to give way in silence here would lose the executors
            return (*found, FACTS, ASSIGNMENT)
        is_clash = self._clashes(self.assignment_shown.data, assignment_values(clause.assignment))
        return (*found, ASSIGNMENT) if is_clash else found

    def take_over(self, clause: Clause, clashes: Sequence[str]) -> None:
        """Take what others wrote where this person did not, the assignment too."""
        if not self.changes_assignment(clause):
            self._fill(assignment_values(clause.assignment))
        super().take_over(clause, clashes)

    def word_deadline(self, suggested: Bilingual) -> tuple[str, ...]:
        """Put the suggested wording into the fields; what stood there and is no more."""
        before = tuple(
            field.data
            for language in Language
            if (field := self[f"deadline_{language}"]).data not in {"", suggested[language]} and suggested[language]
        )
        for language in Language:
            if suggested[language]:
                self[f"deadline_{language}"].data = suggested[language]
        return before


def facts_values(clause: Clause) -> dict[str, Any]:
    """What the fields say of a clause as it is stored, beside its text."""
    return {
        "kind": clause.kind,
        "side": clause.side,
        "decision": clause.decision_id,
        "matter": clause.matter_id,
    }


def _fingerprint(values: dict[str, Any]) -> str:
    """The same for what means the same: an empty field is an empty field, boxes have no order."""
    plain = {
        name: sorted(value) if isinstance(value, list) else str(value if value is not None else "")
        for name, value in values.items()
    }
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()
