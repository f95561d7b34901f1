"""The log: UTC, the address, one line for each event; no private text, no tokens, no bodies (TRUST.md rule 18)."""

from __future__ import annotations

import logging
import re
import sys
import time
import traceback
from typing import TYPE_CHECKING, Any

from flask import has_request_context, request
from sqlalchemy.exc import DBAPIError

from commission.views.constraints import broken_constraint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask


# One-time links are addresses that open doors.
_OPENS = re.compile(r"(?<=/links/)[^/?\s]+")


class PlainLines(logging.Formatter):
    """A formatter that lets nobody forge a line: what comes from outside shows what it is made of."""

    converter = staticmethod(time.gmtime)

    def format(self, record: logging.LogRecord) -> str:
        """The line, and a traceback indented below it."""
        line, *trace = super().format(record).split("\n")
        return "\n    ".join(_printable(one) for one in (line, *trace))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 -- the name that logging calls
        """The line without its traceback."""
        record.message = _printable(_OPENS.sub("…", record.message))
        record.address = request.remote_addr if has_request_context() else "-"
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802 -- the name that logging calls
        """Where it happened, and how it came about, without what a driver quotes of the texts of people."""
        return "".join(line for error in _chain(ei[1]) for line in _told(error)).rstrip("\n")


def keep_log(app: Flask) -> None:
    """Write the log to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        PlainLines("%(asctime)s.%(msecs)03dZ %(levelname)s %(address)s %(message)s", "%Y-%m-%dT%H:%M:%S")
    )
    app.logger.handlers = [handler]
    app.logger.propagate = app.testing
    app.logger.setLevel(logging.INFO)


def _printable(text: str) -> str:
    """The text on one line, every other sign that is not printed as its escape."""
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and those that it came from; a driver's own is left out, the one around it tells enough."""
    while error is not None:
        yield error
        if isinstance(error, DBAPIError):
            return
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _told(error: BaseException) -> Iterator[str]:
    yield from traceback.format_tb(error.__traceback__)
    if isinstance(error, DBAPIError):
        yield f"{type(error).__name__} ({type(error.orig).__name__}) {broken_constraint(error)}\n"
    else:
        yield from traceback.format_exception_only(error)
