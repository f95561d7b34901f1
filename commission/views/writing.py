"""A request that may write takes the database's write lock when its first transaction begins (TRUST.md rule 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.db import writing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from flask import Flask

_READING = frozenset({"GET", "HEAD", "OPTIONS"})


def announce_writers(app: Flask) -> None:
    """Announce every request but a reading one as a writer, before its browser session is looked up."""
    inner: WSGIApplication = app.wsgi_app

    def announced(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] in _READING:
            return inner(environ, start_response)
        with writing():
            return inner(environ, start_response)

    app.wsgi_app = announced  # type: ignore[method-assign]  # the way that Flask documents
