"""Agreement on a draft as a whole: clauses × Sides, what still divides them, the comparison sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from flask import Blueprint, request

from commission.access import Permission, acting_side
from commission.documents import papers
from commission.i18n import language, lazy
from commission.models import (
    Clause,
    ConsentAnswer,
    Difference,
    DifferenceKind,
    Protocol,
    Side,
    differences,
    findings_of,
)
from commission.queries import agreement as queries
from commission.texts import Language
from commission.views.acting import actor, visitor
from commission.views.checking import names_of
from commission.views.loading import judge, load, page
from commission.views.papers import DOCX
from commission.views.sending import attachment
from commission.views.templating import copy_read_by

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from babel.support import LazyProxy
    from flask.typing import ResponseReturnValue

    from commission.documents.papers import Paper
    from commission.models import Meeting
    from commission.texts.concordance import AgreedForms

pages = Blueprint("agreement", __name__, url_prefix="/meetings/<key:meeting_id>")

# What the matrix can be limited to.
FILTERS: dict[str, LazyProxy] = {
    "all": lazy("All clauses"),
    "waiting": lazy("Waiting for my Side"),
    "objected": lazy("Objected"),
    "divided": lazy("What divides the Sides"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A clause, or the frame of the protocol, with its printed number and all that divides the Sides over it."""

    record: Clause | Protocol
    number: str
    differences: Sequence[Difference]

    @property
    def clause(self) -> Clause | None:
        """The clause; nothing for the frame."""
        return self.record if isinstance(self.record, Clause) else None

    def waits_for(self, side: Side | None) -> bool:
        """Whether the Side has not answered to the text as it stands; one without a half is not ready for it."""
        is_ready = self.clause is None or not self.clause.missing
        return side is not None and is_ready and self.record.consent_of(side) is None

    def may_be_agreed_to_by(self, side: Side | None) -> bool:
        """Whether a plain yes of the Side is possible: no error of the concordance check stands in its way."""
        return self.waits_for(side) and not any(one.kind is DifferenceKind.CONCORDANCE for one in self.differences)

    @property
    def is_objected(self) -> bool:
        """Whether a Side objects to the text as it stands."""
        consents = (self.record.consent_of(side) for side in Side)
        return any(one is not None and one.answer is ConsentAnswer.OBJECTED for one in consents)


@pages.get("/agreement")
def show(meeting_id: int) -> ResponseReturnValue:
    """The matrix: every clause with the state of its two texts and the answer of each Side."""
    meeting = _meeting(meeting_id)
    side = acting_side(actor(), Permission.ANSWER, meeting)
    chosen = request.args.get("show", "")
    chosen = chosen if chosen in FILTERS else "all"
    wanted: Mapping[str, Callable[[Row], bool]] = {
        "all": lambda _row: True,
        "waiting": lambda row: row.waits_for(side),
        "objected": lambda row: row.is_objected,
        "divided": lambda row: bool(row.differences),
    }
    forms = names_of(meeting)
    everything = _rows(meeting, forms)
    return page(
        "agreement/show.html",
        meeting=meeting,
        side=side,
        rows=[row for row in everything if wanted[chosen](row)],
        counts={name: sum(map(fits, everything)) for name, fits in wanted.items()},
        findings_of=partial(findings_of, forms=forms),
        filters=FILTERS,
        chosen=chosen,
    )


@pages.get("/agreement/differences")
def differing(meeting_id: int) -> ResponseReturnValue:
    """What still divides the Sides, clause by clause; each line leads to its place."""
    meeting = _meeting(meeting_id)
    rows = [row for row in _rows(meeting, names_of(meeting)) if row.differences]
    side = acting_side(actor(), Permission.ANSWER, meeting)
    return page("agreement/differences.html", meeting=meeting, rows=rows, side=side)


@pages.get("/agreement/comparison")
def comparison(meeting_id: int) -> ResponseReturnValue:
    """The comparison sheet as the paper will look."""
    meeting = _meeting(meeting_id)
    return page("agreement/comparison.html", meeting=meeting, paper=_sheet(meeting))


@pages.get("/papers/comparison")
def comparison_file(meeting_id: int) -> ResponseReturnValue:
    """The comparison sheet in Word."""
    meeting = _meeting(meeting_id)
    judge(Permission.EXPORT_DOCUMENTS, meeting)
    paper = _sheet(meeting)
    return attachment(papers.written(paper), papers.file_name(paper), DOCX)


def _meeting(meeting_id: int) -> Meeting:
    return load(queries.drafts(actor()), meeting_id, Permission.SEE_AGREEMENT)


def _sheet(meeting: Meeting) -> Paper:
    """The sheet in the language asked for, else in the reader's."""
    asked = request.args.get("language")
    spoken = next((one for one in Language if one.value == asked), language())
    return papers.comparison(meeting, copy_read_by(visitor(), meeting.commission), spoken)


def _rows(meeting: Meeting, forms: AgreedForms) -> list[Row]:
    found = {key: tuple(group) for key, group in groupby(differences(meeting, forms), key=lambda one: _key(one.record))}
    frame = meeting.protocol
    rows = [Row(frame, "", found.get(_key(frame), ()))]
    for section in meeting.sections_in_order:
        numbers = section.numbers
        rows += [Row(one, numbers.get(one.id, ""), found.get(_key(one), ())) for one in section.clauses]
    return rows


def _key(record: Clause | Protocol) -> tuple[str, int]:
    return record.__tablename__, record.id
