"""The demonstration session, loaded whole as views and commands load it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission.config import ROOT
from commission.documents.meeting_files import checked
from commission.operations.meeting_files import bring_in
from commission.queries import meetings as queries

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.models import Meeting

DEMONSTRATION = (ROOT / "commission" / "data" / "baikonur-8.yaml").read_text(encoding="utf-8")


@pytest.fixture
def meeting(session: Session) -> Meeting:
    """The session of 21 March 2024."""
    bring_in(session, checked(DEMONSTRATION), by=None, may_found=True)
    session.commit()
    session.expunge_all()
    return session.scalars(queries.numbered("baikonur", 8)).unique().one()
