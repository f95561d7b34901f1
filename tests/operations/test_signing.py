"""Signing: two records, one seal; consents must hold for what is printed; corrections are accepted by both."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission import clock
from commission.documents import papers
from commission.models import (
    ActOutOfState,
    AttachmentKind,
    Correction,
    CorrectionState,
    JournalEntry,
    JournalKind,
    MeetingAct,
    MeetingIsClosedToChanges,
    MeetingState,
    NameParts,
    Role,
    Side,
    SignatureStands,
    SignedIsFinal,
)
from commission.operations import attachments, clauses, corrections, journal, meetings, signatures
from commission.operations.acting import ActsForNoSide
from commission.operations.sealing import ConsentsDoNotHold
from commission.operations.stored_files import FileDamaged, intact
from commission.queries.signatures import sealed_head
from commission.queries.stored_files import named_files
from commission.texts import Bilingual
from tests import makers
from tests.storing import InMemory

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Meeting, Signature


@pytest.fixture
def store() -> InMemory:
    """Where the sealed files go."""
    return InMemory()


@pytest.fixture
def agreed(session: Session) -> Meeting:
    """A session with agreed texts."""
    meeting = makers.a_meeting(session)
    makers.a_clause(session, makers.an_agenda_item(session, meeting))
    makers.an_attendance(session, meeting, Side.RF)
    makers.settled(session, meeting)
    session.commit()
    return meeting


@pytest.fixture
def signed(session: Session, agreed: Meeting, store: InMemory) -> Meeting:
    """The same one, signed by both Sides."""
    makers.signed(session, agreed, store)
    session.commit()
    return agreed


def _sign(session: Session, meeting: Meeting, side: Side, store: InMemory, **changes: object) -> Signature:
    by = makers.secretaries_of(session, meeting)[side]
    facts = makers.a_signature(meeting, by, **changes)
    return signatures.record(session, meeting, facts, storage=store, by=by, on=clock.today())


def test_one_signature_seals_nothing(session: Session, agreed: Meeting, store: InMemory) -> None:
    _sign(session, agreed, Side.KZ, store)
    assert agreed.state is MeetingState.AGREED
    assert store.files == {}


def test_the_second_signature_seals_four_texts_and_passes_to_signed(
    session: Session, agreed: Meeting, store: InMemory
) -> None:
    for side in Side:
        _sign(session, agreed, side, store)
    session.commit()
    assert agreed.state is MeetingState.SIGNED
    sealed = agreed.protocol.sealed_files
    assert {(one.copy, one.language) for one in sealed} == {
        (copy, language) for copy in Side for language in (copy.language, copy.language.other)
    }
    for one in sealed:
        paper = papers.protocol(agreed, one.copy, (one.language,), is_draft=False)
        assert papers.written(paper) == store.get(one.storage_key)
        assert (one.sha256, one.size) == (
            hashlib.sha256(store.get(one.storage_key)).hexdigest(),
            len(store.get(one.storage_key)),
        )


def test_name_and_post_of_the_signatory_are_kept_as_printed(session: Session, signed: Meeting) -> None:
    signature = signed.protocol.signature_of(Side.KZ)
    co_chair = signed.co_chair(Side.KZ)
    assert signature
    assert co_chair
    co_chair.person.name_ru = NameParts("Другой", "Иван", "Иванович", "И.И.")
    session.flush()
    assert "Глава" in signature.name.ru
    assert signature.post == co_chair.post


def test_a_side_signs_once(session: Session, agreed: Meeting, store: InMemory) -> None:
    _sign(session, agreed, Side.RF, store)
    with pytest.raises(signatures.SideHasSigned):
        _sign(session, agreed, Side.RF, store)


def test_nobody_signs_before_the_texts_are_agreed(session: Session, store: InMemory) -> None:
    meeting = makers.a_meeting(session)
    makers.an_attendance(session, meeting, Side.KZ)
    with pytest.raises(ActOutOfState):
        _sign(session, meeting, Side.KZ, store)


@pytest.mark.parametrize("side", list(Side))
def test_nobody_signs_for_a_side_but_its_co_chair_who_was_there(
    session: Session, agreed: Meeting, store: InMemory, side: Side
) -> None:
    # a member of the own delegation, and the co-chair of the other Side
    another = next(one for one in agreed.delegation(side) if one.is_co_chair is (side is Side.KZ))
    with pytest.raises(signatures.MaySignForNobody):
        _sign(session, agreed, Side.RF, store, signatory=another)


def test_in_the_absence_of_the_co_chair_signs_whom_the_side_names(session: Session, store: InMemory) -> None:
    meeting = makers.a_meeting(session)
    makers.a_clause(session, makers.an_agenda_item(session, meeting))
    deputy = makers.an_attendance(session, meeting, Side.RF)
    makers.settled(session, meeting)
    co_chair = meeting.co_chair(Side.RF)
    assert co_chair
    co_chair.attended_on = None
    session.flush()
    assert _sign(session, meeting, Side.RF, store, signatory=deputy).attendance is deputy
    assert meeting.may_have_signed(Side.RF) == [co_chair, deputy]


@pytest.mark.parametrize("day", [makers.THE_DAY - dt.timedelta(days=1), clock.today() + dt.timedelta(days=2)])
def test_nobody_signs_before_the_session_or_in_the_future(
    session: Session, agreed: Meeting, store: InMemory, day: dt.date
) -> None:
    with pytest.raises(signatures.SignedOnImpossibleDay):
        _sign(session, agreed, Side.RF, store, signed_on=day)


def test_consents_must_hold_for_what_would_be_printed(session: Session, agreed: Meeting, store: InMemory) -> None:
    _sign(session, agreed, Side.KZ, store)
    # the directory goes on living while the texts stand still
    agreed.commission.names[0].nominative = Bilingual("иная комиссия", "басқа комиссия")
    session.flush()
    with pytest.raises(ConsentsDoNotHold):
        _sign(session, agreed, Side.RF, store)
    assert store.files == {}


def test_a_signature_stands_in_the_way_of_reopening(session: Session, agreed: Meeting, store: InMemory) -> None:
    _sign(session, agreed, Side.KZ, store)
    assert MeetingAct.REOPENING not in agreed.acts
    with pytest.raises(SignatureStands):
        meetings.lead(session, agreed, MeetingAct.REOPENING, by=None, reason="опечатка")


def test_a_signature_taken_back_opens_the_way_again(session: Session, agreed: Meeting, store: InMemory) -> None:
    signature = _sign(session, agreed, Side.KZ, store)
    signatures.take_back(session, agreed, reason="другой номер", by=signature.recorded_by)
    session.commit()
    assert agreed.protocol.signatures == []
    meetings.lead(session, agreed, MeetingAct.REOPENING, by=None, reason="опечатка")


def test_nobody_takes_the_other_sides_signature_back(session: Session, agreed: Meeting, store: InMemory) -> None:
    _sign(session, agreed, Side.KZ, store)
    by = makers.secretaries_of(session, agreed)[Side.RF]
    with pytest.raises(signatures.NothingSigned):
        signatures.take_back(session, agreed, reason="так", by=by)


def test_taking_back_needs_a_reason_and_the_other_side_missing(
    session: Session, agreed: Meeting, store: InMemory
) -> None:
    by = _sign(session, agreed, Side.KZ, store).recorded_by
    with pytest.raises(signatures.SignatureNeedsReason):
        signatures.take_back(session, agreed, reason="", by=by)
    _sign(session, agreed, Side.RF, store)
    with pytest.raises(SignedIsFinal):
        signatures.take_back(session, agreed, reason="другой номер", by=by)


def test_signing_is_no_act_that_somebody_leads_through(session: Session, agreed: Meeting) -> None:
    assert MeetingAct.SIGNING not in agreed.acts
    with pytest.raises(ActOutOfState):
        meetings.lead(session, agreed, MeetingAct.SIGNING, by=None)


def test_a_signed_session_refuses_a_new_clause(session: Session, signed: Meeting) -> None:
    section = signed.sections_in_order[0]
    with pytest.raises(MeetingIsClosedToChanges):
        clauses.write(session, section, clauses.ClauseFacts(section.clauses[0].kind), Bilingual("а", "б"), by=None)


def test_only_the_own_co_chair_confirms_and_once(session: Session, signed: Meeting) -> None:
    makers.a_confirmation(session, signed, Side.KZ)
    assert [bool(one.confirmation) for one in signed.protocol.signatures] == [True, False]
    again = makers.a_user(session, signed.commission, Role.CO_CHAIR, Side.KZ, name="again")
    with pytest.raises(signatures.SignatureIsConfirmed):
        signatures.confirm(session, signed, by=again)
    with pytest.raises(ActsForNoSide):
        signatures.confirm(session, signed, by=makers.secretaries_of(session, signed)[Side.RF])


def test_the_head_that_a_side_keeps_is_the_entry_on_the_signing(session: Session, agreed: Meeting) -> None:
    assert sealed_head(session, agreed) == ""
    makers.signed(session, agreed, InMemory())
    kept = sealed_head(session, agreed)
    entry = session.scalars(sa.select(JournalEntry).where(JournalEntry.hash == kept)).one()
    assert entry.changes["act"] == MeetingAct.SIGNING
    # whatever is written of the session later on
    journal.record(session, JournalKind.PASSED, agreed, by=None, also={"act": MeetingAct.OPENING.value})
    assert sealed_head(session, agreed) == kept


def test_the_fingerprint_of_a_signed_protocol_outlives_the_names_in_the_directories(
    session: Session, signed: Meeting
) -> None:
    fingerprint = signed.protocol.fingerprint
    signed.commission.names[0].nominative = Bilingual("иная комиссия", "басқа комиссия")
    session.commit()
    assert signed.protocol.fingerprint == fingerprint
    assert [one is not None for one in map(signed.protocol.consent_of, Side)] == [True, True]


def test_an_altered_or_lost_file_is_not_handed_out(session: Session, signed: Meeting, store: InMemory) -> None:
    altered, lost = signed.protocol.sealed_files[:2]
    store.files[altered.storage_key] += b" "
    store.delete(lost.storage_key)
    for file in (altered, lost):
        with pytest.raises(FileDamaged):
            intact(store, file)
    del session


def test_every_stored_file_is_named_by_a_row(session: Session, signed: Meeting, store: InMemory) -> None:
    by = makers.secretaries_of(session, signed)[Side.RF]
    attachments.attach(session, signed, AttachmentKind.SCAN, b"%PDF", "скан.pdf", storage=store, by=by)
    assert {one.storage_key for one in named_files(session)} == set(store.files)


def test_nothing_is_attached_or_corrected_before_both_have_signed(
    session: Session, agreed: Meeting, store: InMemory
) -> None:
    by = makers.secretaries_of(session, agreed)[Side.RF]
    with pytest.raises(signatures.NotSignedYet):
        attachments.attach(session, agreed, AttachmentKind.SCAN, b"%PDF", "скан.pdf", storage=store, by=by)
    with pytest.raises(signatures.NotSignedYet):
        _propose(session, agreed)
    assert store.files == {}


def test_a_correction_is_in_force_once_both_sides_accept_it(session: Session, signed: Meeting) -> None:
    correction = _propose(session, signed)
    states = [correction.state]
    corrections.accept(session, correction, by=makers.secretaries_of(session, signed)[Side.KZ])
    states.append(correction.state)
    assert states == [CorrectionState.WAITING, CorrectionState.IN_FORCE]


def test_a_correction_is_refused_with_a_reason(session: Session, signed: Meeting) -> None:
    correction, by = _propose(session, signed), makers.secretaries_of(session, signed)[Side.KZ]
    with pytest.raises(corrections.RefusalNeedsReason):
        corrections.refuse(session, correction, reason="", by=by)
    corrections.refuse(session, correction, reason="так и было", by=by)
    assert correction.state is CorrectionState.REFUSED
    with pytest.raises(corrections.CorrectionIsAnswered):
        corrections.accept(session, correction, by=by)


def test_who_proposed_a_correction_cannot_accept_it_for_the_other_side(session: Session, signed: Meeting) -> None:
    correction = _propose(session, signed)
    with pytest.raises(corrections.CorrectionIsAnswered):
        corrections.accept(session, correction, by=correction.user)


def test_a_correction_needs_both_languages_and_a_reason(session: Session, signed: Meeting) -> None:
    for note, reason in ((Bilingual("а"), "опечатка"), (Bilingual("а", "б"), "")):
        with pytest.raises(corrections.CorrectionIsIncomplete):
            _propose(session, signed, note, reason)


def _propose(
    session: Session, meeting: Meeting, note: Bilingual = Bilingual("читать", "оқылсын"), reason: str = "опечатка"
) -> Correction:
    by = makers.secretaries_of(session, meeting)[Side.RF]
    return corrections.propose(session, meeting, corrections.CorrectionFacts(note, reason), by=by)
