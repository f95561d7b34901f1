"""Files that leave: always as attachments, under names that every browser understands (RFC 6266)."""

from __future__ import annotations

import io

from flask import Response, send_file

# Downloads run nothing, wherever they are opened (TRUST.md, CVE-2026-25739).
_SANDBOX = "sandbox; default-src 'none'"


def attachment(data: bytes, name: str, mimetype: str) -> Response:
    """The bytes as a file to keep; the name may have letters of any script."""
    response = send_file(io.BytesIO(data), mimetype=mimetype, as_attachment=True, download_name=name)
    response.headers["Content-Security-Policy"] = _SANDBOX
    return response
