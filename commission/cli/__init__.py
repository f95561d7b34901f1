"""The ``flask …`` commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.cli.catalogues import catalogues
from commission.cli.demo import demo
from commission.cli.files import files
from commission.cli.journal import journal
from commission.cli.meetings import meetings
from commission.cli.protocols import protocols
from commission.cli.serving import serve
from commission.cli.terms import terms
from commission.cli.users import users

if TYPE_CHECKING:
    from flask import Flask


def register(app: Flask) -> None:
    """Add every command group to the application."""
    for command in (catalogues, demo, files, journal, meetings, protocols, serve, terms, users):
        app.cli.add_command(command)
