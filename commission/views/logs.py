"""The log: UTC, the address, one line for each event; no private text, no tokens, no bodies (TRUST.md rule 18)."""

from __future__ import annotations

import logging
import re
import sys
import time
from typing import TYPE_CHECKING

from flask import has_request_context, request

if TYPE_CHECKING:
    from flask import Flask


# One-time links are addresses that open doors.
_OPENS = re.compile(r"(?<=/links/)[^/?\s]+")


class PlainLines(logging.Formatter):
    """A formatter that lets nobody forge a line: what comes from outside has its line breaks escaped."""

    converter = staticmethod(time.gmtime)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 -- the name that logging calls
        """The line without its traceback."""
        record.message = _OPENS.sub("…", record.message).replace("\r", "\\r").replace("\n", "\\n")
        record.address = request.remote_addr if has_request_context() else "-"
        return super().formatMessage(record)


def keep_log(app: Flask) -> None:
    """Write the log to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        PlainLines("%(asctime)s.%(msecs)03dZ %(levelname)s %(address)s %(message)s", "%Y-%m-%dT%H:%M:%S")
    )
    app.logger.handlers = [handler]
    app.logger.propagate = app.testing
    app.logger.setLevel(logging.INFO)
