"""What a Side keeps for itself: written by its own people alone, chained without being told, proved afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.models import (
    Endorsement,
    EndorsementAnswer,
    JournalEntry,
    JournalKind,
    Meeting,
    MeetingState,
    PrivateChange,
    Role,
    Side,
    User,
)
from commission.models.journal import first_break
from commission.operations import clauses, directories, endorsements, journal, positions
from commission.operations.acting import ActsForNoSide
from commission.operations.consents import AnswerNeedsWords, TextHasChanged
from commission.operations.endorsements import BodyIsForeign, BodyStandsOnSheet
from commission.operations.positions import PositionFacts, PositionStands
from commission.queries import private_changes
from commission.queries.private_changes import Unvouched, first_unvouched
from commission.texts import Bilingual
from tests import makers
from tests.storing import InMemory
from tests.tampering import drop_triggers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Clause

_OTHER = PositionFacts(Bilingual("иной", "басқа"), "иная", "иное")


@pytest.fixture
def clause(session: Session) -> Clause:
    return makers.a_clause(session, makers.an_agenda_item(session, makers.a_meeting(session)))


def _secretary(session: Session, clause: Clause, side: Side = Side.RF) -> User:
    return makers.a_user(session, clause.meeting.commission, side=side)


def _newest(session: Session) -> JournalEntry:
    return session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number.desc()).limit(1)).one()


def test_the_journal_of_both_sides_names_nobody_and_nothing(session: Session, clause: Clause) -> None:
    makers.a_position(session, clause, _secretary(session, clause), notes="тайна")
    entry = _newest(session)
    assert (entry.kind, entry.subject) == (JournalKind.PRIVATE, "private")
    assert (entry.user_id, entry.by_name, entry.commission_id, entry.meeting_id) == (None, "", None, None)
    assert list(entry.changes) == ["hash"]


def test_the_same_words_have_another_hash_each_time(session: Session, clause: Clause) -> None:
    first = makers.a_position(session, clause, _secretary(session, clause))
    told = _newest(session).changes
    makers.a_position(session, clause, _secretary(session, clause, Side.KZ))
    assert _newest(session).changes != told
    change = session.scalars(sa.select(PrivateChange).where(PrivateChange.subject_id == first.id)).one()
    before = change.digest()
    change.salt = "0" * 64
    assert change.digest() != before


def test_the_chain_holds_with_private_entries_in_it(session: Session, clause: Clause) -> None:
    position = makers.a_position(session, clause, secretary := _secretary(session, clause))
    positions.revise(session, position, _OTHER, by=secretary)
    session.commit()
    session.expire_all()
    assert first_break(session.scalars(sa.select(JournalEntry).order_by(JournalEntry.number))) is None


def _history(session: Session, clause: Clause) -> list[PrivateChange]:
    position = makers.a_position(session, clause, secretary := _secretary(session, clause))
    positions.revise(session, position, _OTHER, by=secretary)
    session.commit()
    session.expire_all()
    return list(session.scalars(private_changes.of_meeting(secretary, clause.meeting).order_by(PrivateChange.at)))


def test_an_untouched_history_is_as_the_journal_vouches(session: Session, clause: Clause) -> None:
    history = _history(session, clause)
    assert len(history) == 2
    assert private_changes.altered(session, history) == frozenset()
    assert first_unvouched(session) is None


@pytest.mark.parametrize(
    "sql",
    [
        "changes = REPLACE(CAST(changes AS TEXT), 'red_lines', 'notes')",
        "salt = 'another'",
        "side = 'kz'",
        "kind = 'removed'",
        "subject_id = 'another'",
        "entry_hash = 'another'",
    ],
)
def test_altered_values_are_found(session: Session, clause: Clause, sql: str) -> None:
    first, second = _history(session, clause)
    drop_triggers(session, "private_change")
    if session.get_bind().dialect.name == "postgresql":
        sql = sql.replace("'notes')", "'notes')::json")
    session.execute(sa.text(f"UPDATE private_change SET {sql} WHERE id = :id"), {"id": second.id})  # noqa: S608 -- above
    session.expire_all()
    assert private_changes.altered(session, [first, second]) == {second.id}
    assert first_unvouched(session) is not None


def _gone(session: Session, change: PrivateChange) -> tuple[str, Unvouched] | None:
    drop_triggers(session, "private_change")
    session.execute(sa.text("DELETE FROM private_change WHERE id = :id"), {"id": change.id})
    session.expire_all()
    return first_unvouched(session)


def test_a_change_that_is_gone_is_missed(session: Session, clause: Clause) -> None:
    first, second = _history(session, clause)
    length = makers.journal_length(session)
    assert _gone(session, second) == (f"entry {length}", Unvouched.MISSING)
    assert _gone(session, first) == (f"entry {length - 1}", Unvouched.MISSING)


def _forged(session: Session, clause: Clause, entry_hash: str) -> PrivateChange:
    """A change that repeats a told one, put in by somebody who holds the database."""
    told = ("side", "meeting_id", "kind", "user_id", "at", "subject", "subject_id", "changes")
    last = _history(session, clause)[-1]
    forged = PrivateChange(**{name: getattr(last, name) for name in told}, entry_hash=entry_hash)
    session.add(forged)
    session.flush()
    return forged


def test_a_change_of_which_the_journal_knows_nothing_is_found(session: Session, clause: Clause) -> None:
    forged = _forged(session, clause, "f" * 64)
    assert first_unvouched(session) == (f"private change {forged.id}", Unvouched.FOREIGN)


def test_an_ordinary_entry_vouches_for_nothing_private(session: Session, clause: Clause) -> None:
    ordinary = session.scalars(sa.select(JournalEntry.hash).where(JournalEntry.number == 1)).one()
    forged = _forged(session, clause, ordinary)
    assert first_unvouched(session) == (f"private change {forged.id}", Unvouched.FOREIGN)


def test_a_private_record_never_stands_in_the_journal_of_both_sides(session: Session, clause: Clause) -> None:
    position = makers.a_position(session, clause, secretary := _secretary(session, clause))
    with pytest.raises(TypeError):
        journal.record(session, JournalKind.CHANGED, position, by=secretary)


def test_writing_the_same_adds_nothing(session: Session, clause: Clause) -> None:
    position = makers.a_position(session, clause, secretary := _secretary(session, clause))
    length = makers.journal_length(session)
    positions.revise(
        session, position, PositionFacts(position.fallback, position.red_lines, position.notes), by=secretary
    )
    assert makers.journal_length(session) == length


def test_a_side_has_one_position_on_a_clause_and_learns_nothing_of_the_other(session: Session, clause: Clause) -> None:
    makers.a_position(session, clause, secretary := _secretary(session, clause))
    makers.a_position(session, clause, _secretary(session, clause, Side.KZ))
    with pytest.raises(PositionStands):
        makers.a_position(session, clause, secretary)


def test_nobody_of_the_other_side_writes(session: Session, clause: Clause) -> None:
    position = makers.a_position(session, clause, _secretary(session, clause))
    with pytest.raises(ActsForNoSide):
        positions.revise(session, position, _OTHER, by=_secretary(session, clause, Side.KZ))


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OBSERVER, Role.ADMINISTRATOR])
def test_who_may_not_write_does_not(session: Session, clause: Clause, role: Role) -> None:
    user = makers.a_user(session, clause.meeting.commission, role, Side.RF if role.has_side else None)
    with pytest.raises(ActsForNoSide):
        positions.write(session, clause, _OTHER, by=user)


@pytest.mark.parametrize("state", list(MeetingState))
def test_private_work_is_possible_in_every_state_and_touches_nothing_shared(
    session: Session, clause: Clause, state: MeetingState
) -> None:
    secretary = _secretary(session, clause)
    session.execute(sa.update(Meeting).values(state=state, reason="x"))
    session.commit()
    session.expire_all()
    versions = (clause.version_id, clause.meeting.version_id, clause.meeting.protocol.version_id)
    position = makers.a_position(session, clause, secretary)
    makers.a_private_file(session, position, secretary, InMemory())
    makers.an_endorsement(session, clause.meeting, secretary, makers.a_body(session))
    session.commit()
    session.expire_all()
    assert versions == (clause.version_id, clause.meeting.version_id, clause.meeting.protocol.version_id)


def test_an_answer_is_bound_to_the_draft_as_it_stood(session: Session, clause: Clause) -> None:
    endorsement = makers.an_endorsement(session, clause.meeting, _secretary(session, clause), makers.a_body(session))
    assert endorsement.is_of(clause.meeting.protocol.fingerprint)
    clauses.reword(session, clause, Bilingual("иной текст", "мәтін"), seen=1, by=None)
    assert not endorsement.is_of(clause.meeting.protocol.fingerprint)


def test_an_answer_is_noted_of_the_draft_that_stands_and_no_other(session: Session, clause: Clause) -> None:
    secretary = _secretary(session, clause)
    asked = endorsements.ask(session, clause.meeting, makers.a_body(session), by=secretary)
    facts = endorsements.EndorsementFacts(EndorsementAnswer.ENDORSED, "", "", makers.THE_DAY)
    for draft in ("", "f" * 64):
        with pytest.raises(TextHasChanged):
            endorsements.note(session, asked, facts, draft=draft, by=secretary)
    assert asked.answer is None


def test_a_side_asks_its_own_bodies_once_each(session: Session, clause: Clause) -> None:
    secretary, body = _secretary(session, clause), makers.a_body(session)
    endorsements.ask(session, clause.meeting, body, by=secretary)
    with pytest.raises(BodyStandsOnSheet):
        endorsements.ask(session, clause.meeting, body, by=secretary)
    with pytest.raises(BodyIsForeign):
        endorsements.ask(session, clause.meeting, makers.a_body(session, "kz", Side.KZ), by=secretary)


def test_remarks_and_refusals_come_with_words(session: Session, clause: Clause) -> None:
    with pytest.raises(AnswerNeedsWords):
        makers.an_endorsement(
            session,
            clause.meeting,
            _secretary(session, clause),
            makers.a_body(session),
            answer=EndorsementAnswer.REFUSED,
            words="",
        )


def test_a_private_sheet_keeps_nobody_from_tidying_the_directory(session: Session, clause: Clause) -> None:
    body = makers.a_body(session)
    endorsement = makers.an_endorsement(session, clause.meeting, _secretary(session, clause), body)
    session.commit()
    directories.remove(session, body, by=None)
    session.commit()
    session.expire_all()
    kept = session.get_one(Endorsement, endorsement.id)
    assert (kept.body_id, kept.body_name.ru) == (None, "Роскосмос")
