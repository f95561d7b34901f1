"""Remarks are for both Sides to read, and are resolved in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission.models import (
    Clause,
    Role,
    Side,
    User,
)
from commission.operations import remarks
from commission.operations.acting import ActsForNoSide
from commission.operations.remarks import RemarkIsResolved
from commission.texts import Language
from tests import makers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def test_a_remark_is_resolved_once_and_in_words(
    session: Session, clause: Clause, secretaries: dict[Side, User]
) -> None:
    member = makers.a_user(session, clause.meeting.commission, Role.MEMBER, Side.KZ)
    remark = remarks.add(session, clause, "мерзімі қысқа", Language.KK, by=member)
    with pytest.raises(ActsForNoSide):
        remarks.resolve(session, remark, "сама", by=member)
    remarks.resolve(session, remark, "учтено", by=secretaries[Side.RF])
    assert (remark.is_open, remark.side, remark.resolution) == (False, Side.KZ, "учтено")
    with pytest.raises(RemarkIsResolved):
        remarks.resolve(session, remark, "ещё раз", by=secretaries[Side.RF])
