"""The papers of a session: previews, Word files, everything as one archive. A download writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest

from commission.access import Permission, can
from commission.documents import papers
from commission.models import Meeting, MeetingState, Side
from commission.queries import meetings as queries
from commission.texts import Language
from commission.views.acting import actor, visitor
from commission.views.keeping import sent, stored
from commission.views.loading import judge, load, page
from commission.views.sending import attachment
from commission.views.templating import copy_read_by

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

    from flask import Response
    from flask.typing import ResponseReturnValue

    from commission.documents.papers import Paper
    from commission.models import SealedFile

pages = Blueprint("papers", __name__, url_prefix="/meetings/<key:meeting_id>/papers")

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DRAFT, FINAL = "draft", "final"

Member = TypeVar("Member", bound="StrEnum")


@pages.get("")
def show(meeting_id: int) -> ResponseReturnValue:
    """What can be taken home: the four texts, agenda, delegations."""
    meeting = _meeting(meeting_id)
    own_copy = copy_read_by(visitor(), meeting.commission)
    sealed = {(one.copy, one.language): one for one in _sealed(meeting)}
    gaps = () if sealed else _gaps(meeting, own_copy)
    return page("papers/show.html", meeting=meeting, gaps=gaps, own_copy=own_copy, sealed=sealed)


@pages.get("/preview/<side:copy>/<language:language>")
def preview(meeting_id: int, copy: Side, language: Language) -> ResponseReturnValue:
    """One of the four texts as the paper will look."""
    meeting = _meeting(meeting_id)
    paper = papers.protocol(meeting, copy, (language,), is_draft=not _sealed(meeting))
    return page("papers/preview.html", meeting=meeting, paper=paper, copy=copy, language=language)


@pages.get("/protocol")
def protocol(meeting_id: int) -> ResponseReturnValue:
    """The protocol in Word: copy, languages, draft or final; of a signed one the sealed text."""
    meeting, copy = _meeting(meeting_id), _copy()
    languages, is_draft = _languages(copy), _stage() == DRAFT
    if sealed := _sealed(meeting):
        asked = [one for one in sealed if one.copy is copy and one.language in languages]
        # sealed was each text alone: who asks for both together sees them one by one
        return sent(asked[0]) if len(asked) == 1 else redirect(url_for(".show", meeting_id=meeting.id), 303)
    try:
        paper = papers.protocol(meeting, copy, languages, is_draft=is_draft)
    except papers.PaperHasGaps as refusal:
        return _refused(meeting, refusal)
    return _word(paper)


@pages.get("/agenda")
def agenda(meeting_id: int) -> ResponseReturnValue:
    """The agenda as a paper of its own."""
    copy = _copy()
    return _word(papers.agenda(_meeting(meeting_id), copy, _languages(copy)))


@pages.get("/delegation/<side:side>")
def delegation(meeting_id: int, side: Side) -> ResponseReturnValue:
    """The list of one delegation."""
    copy = _copy()
    return _word(papers.delegation_list(_meeting(meeting_id), side, copy, _languages(copy)))


@pages.get("/access-list")
def access_list(meeting_id: int) -> ResponseReturnValue:
    """Both delegations for the host's gate: names, posts, bodies, capacities."""
    meeting = _meeting(meeting_id)
    judge(Permission.SEE_ACCESS_LIST, meeting)
    return _word(papers.access_list(meeting, _languages(meeting.host_side)))


@pages.get("/everything")
def everything(meeting_id: int) -> ResponseReturnValue:
    """All papers in one archive; of a signed protocol the sealed texts."""
    meeting = _meeting(meeting_id)
    sealed = {one.name: stored(one) for one in _sealed(meeting)}
    is_draft = _stage() == DRAFT
    has_list = can(actor(), Permission.SEE_ACCESS_LIST, meeting)
    try:
        data = papers.everything(meeting, is_draft=is_draft, with_access_list=has_list, sealed=sealed)
    except papers.PaperHasGaps as refusal:
        return _refused(meeting, refusal)
    return attachment(data, f"{meeting.commission.code}-{meeting.number}-{_stage()}.zip", "application/zip")


def _meeting(meeting_id: int) -> Meeting:
    return load(queries.with_texts(actor()), meeting_id, Permission.EXPORT_DOCUMENTS)


def _sealed(meeting: Meeting) -> Sequence[SealedFile]:
    """The four texts of a signed protocol; nothing before."""
    return meeting.protocol.sealed_files if meeting.state is MeetingState.SIGNED else ()


def _asked(name: str, members: type[Member]) -> Member:
    try:
        return members(request.args.get(name, ""))
    except ValueError as unknown:
        raise BadRequest from unknown


def _copy() -> Side:
    return _asked("copy", Side)


def _languages(copy: Side) -> tuple[Language, ...]:
    """Both, in the order of the copy, unless one is asked for."""
    if request.args.get("languages", "both") == "both":
        return (copy.language, copy.language.other)
    return (_asked("languages", Language),)


def _stage() -> str:
    stage = request.args.get("stage", DRAFT)
    if stage not in {DRAFT, FINAL}:
        raise BadRequest
    return stage


def _word(paper: Paper) -> Response:
    return attachment(papers.written(paper), papers.file_name(paper), DOCX)


def _gaps(meeting: Meeting, copy: Side) -> Sequence[papers.Gap]:
    """What a final protocol lacks still; the same in every copy."""
    try:
        papers.protocol(meeting, copy, tuple(Language), is_draft=False)
    except papers.PaperHasGaps as refusal:
        return refusal.gaps
    return ()


def _refused(meeting: Meeting, refusal: papers.PaperHasGaps) -> ResponseReturnValue:
    return render_template("papers/gaps.html", meeting=meeting, gaps=refusal.gaps), 409
