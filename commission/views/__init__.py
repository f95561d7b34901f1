"""HTTP: load, judge, validate, act, commit, lead on. One blueprint per noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.views import (
    accounts,
    agenda,
    agreement,
    bodies,
    clauses,
    collations,
    commissions,
    consents,
    delegations,
    guide,
    home,
    languages,
    matters,
    meeting_files,
    meetings,
    papers,
    people,
    proposals,
    protocols,
    remarks,
    sections,
    sessions,
    terms,
    users,
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
    clauses.pages,
    collations.pages,
    consents.pages,
    proposals.pages,
    remarks.pages,
    agreement.pages,
    papers.pages,
    meeting_files.pages,
)  # fmt: skip


def register(app: Flask) -> None:
    """Add the pages of every slice to the application."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
