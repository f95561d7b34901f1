"""The papers round a session: its agenda, the list of each delegation, the access list for the host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.documents.papers import annexes, formulae
from commission.documents.papers.assembling import head, place_and_date, put_together
from commission.documents.papers.tree import Paper, PaperKind, ParagraphRole, Part

if TYPE_CHECKING:
    from collections.abc import Collection

    from commission.documents.papers.voice import Voice
    from commission.models import Meeting, Side
    from commission.texts import Language


def agenda(meeting: Meeting, copy: Side, languages: Collection[Language]) -> Paper:
    """The agenda with those who report and the minutes that are planned."""

    def build(voice: Voice) -> tuple[Part, ...]:
        title = head(voice, formulae.AGENDA, formulae.OF_MEETING)
        questions = annexes.agenda_list(voice, with_minutes=True)
        return (Part(voice.language, (*title, place_and_date(voice), *questions)),)

    return put_together(PaperKind.AGENDA, meeting, copy, languages, build)


def delegation_list(meeting: Meeting, side: Side, copy: Side, languages: Collection[Language]) -> Paper:
    """The delegation of one Side, with the posts as the copy's Side words them."""

    def build(voice: Voice) -> tuple[Part, ...]:
        title = head(voice, formulae.DELEGATION[side], formulae.MEETING)
        return (Part(voice.language, (*title, place_and_date(voice), annexes.delegation(voice, side))),)

    return put_together(PaperKind.DELEGATION, meeting, copy, languages, build, side=side)


def access_list(meeting: Meeting, languages: Collection[Language]) -> Paper:
    """Everybody of both delegations for those who keep the host's gates: names, posts, bodies, capacities."""

    def build(voice: Voice) -> tuple[Part, ...]:
        title = head(voice, formulae.ACCESS_LIST, formulae.MEETING)
        delegations = (
            block
            for side in voice.copy.in_order
            for block in (
                voice.line(ParagraphRole.HEADING, formulae.DELEGATION_HEADING[side]),
                annexes.delegation(voice, side, with_bodies=True),
            )
        )
        return (Part(voice.language, (*title, place_and_date(voice), *delegations), is_landscape=True),)

    return put_together(PaperKind.ACCESS_LIST, meeting, meeting.host_side, languages, build)
