"""The frame of a protocol: everything printed that is no clause, the names and the order of the clauses included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission.models import (
    Clause,
    Meeting,
    Side,
    User,
)
from commission.operations import clauses, consents
from commission.texts import Bilingual
from tests import makers
from tests.operations.agreement.saying import AGREED

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def test_a_consent_to_the_frame_falls_with_the_frame(
    session: Session, meeting: Meeting, secretaries: dict[Side, User]
) -> None:
    protocol = meeting.protocol
    consents.answer(session, protocol, AGREED, seen=protocol.frame_fingerprint, by=secretaries[Side.RF])
    assert protocol.consent_of(Side.RF) is not None
    item = makers.an_agenda_item(session, meeting, "О новом вопросе")
    session.refresh(meeting)
    assert item in meeting.agenda
    assert protocol.consent_of(Side.RF) is None


# What changes the frame that both Sides agreed to, besides the texts of the frame itself.
FRAME_EDITS: dict[str, Callable[[Session, Clause], object]] = {
    "a clause more": lambda s, c: makers.a_clause(s, c.meeting.agenda[0], "ещё"),
    "a clause less": lambda s, c: clauses.remove(s, c, by=None),
    "the order of clauses": lambda s, c: clauses.place(s, c, 2, by=None),
    "a name in the delegation": lambda _s, c: setattr(c.meeting.delegation(Side.KZ)[0].person, "surname_kk", "Өзге"),
    "initials in the delegation": lambda _s, c: setattr(c.meeting.delegation(Side.KZ)[0].person, "initials_ru", "А."),
    "the short name": lambda _s, c: setattr(c.meeting.commission, "short", Bilingual("Группа", "Топ")),
}


@pytest.mark.parametrize("edit", FRAME_EDITS)
def test_whatever_is_printed_around_the_clauses_belongs_to_the_frame(
    session: Session, clause: Clause, instruction: Clause, secretaries: dict[Side, User], edit: str
) -> None:
    assert instruction.section is clause.section
    makers.an_attendance(session, clause.meeting)
    session.expire_all()
    protocol, secretary = clause.meeting.protocol, secretaries[Side.RF]
    consents.answer(session, protocol, AGREED, seen=protocol.frame_fingerprint, by=secretary)
    assert protocol.consent_of(Side.RF) is not None
    FRAME_EDITS[edit](session, clause)
    session.flush()
    session.expire_all()
    assert protocol.consent_of(Side.RF) is None
