"""HTTP: load, judge, validate, act, commit, lead on. One blueprint per noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.views import (
    accounts,
    agenda,
    agreement,
    attachments,
    bodies,
    clauses,
    collations,
    commissions,
    consents,
    corrections,
    delegations,
    dismissals,
    endorsements,
    file_checks,
    guide,
    hall,
    home,
    languages,
    matters,
    meeting_files,
    meetings,
    papers,
    people,
    positions,
    proposals,
    protocols,
    remarks,
    restructuring,
    screens,
    seal_lines,
    sections,
    sessions,
    signatures,
    tasks,
    terms,
    users,
    wordings,
)

if TYPE_CHECKING:
    from flask import Flask

# One line for each slice; the first page comes first.
BLUEPRINTS = (
    home.pages,
    guide.pages,
    meetings.pages,
    delegations.pages,
    agenda.pages,
    sessions.pages,
    languages.pages,
    accounts.pages,
    users.pages,
    commissions.pages,
    bodies.pages,
    people.pages,
    matters.pages,
    terms.pages,
    protocols.pages,
    sections.pages,
    hall.pages,
    screens.pages,
    clauses.pages,
    wordings.pages,
    restructuring.pages,
    collations.pages,
    consents.pages,
    proposals.pages,
    remarks.pages,
    dismissals.pages,
    agreement.pages,
    positions.pages,
    endorsements.pages,
    tasks.pages,
    signatures.pages,
    attachments.pages,
    corrections.pages,
    papers.pages,
    seal_lines.pages,
    file_checks.pages,
    meeting_files.pages,
)  # fmt: skip


def register(app: Flask) -> None:
    """Add the pages of every slice to the application."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
