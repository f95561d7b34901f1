"""Zip files that are the same bytes whenever, wherever and by whomever they are made."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# One level for every part: other levels and other builds of zlib give other bytes.
LEVEL = 6
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)


def packed(contents: Mapping[str, bytes], *, level: int = LEVEL) -> bytes:
    """The contents as a zip file in the order given; level 0 stores what is compressed already."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, _FIRST_MOMENT)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED
            package.writestr(entry, content, compresslevel=level)
    return file.getvalue()
