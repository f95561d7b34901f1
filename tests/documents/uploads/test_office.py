"""Files that LibreOffice saved: the gate lets them in, and they still say the same under the same keys."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from commission.documents.papers import protocol, written
from commission.documents.uploads import admitted, read, texts_by_key
from commission.models import Side
from commission.texts import Language

if TYPE_CHECKING:
    from pathlib import Path

    from commission.models import Meeting

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here"),
]


def test_a_file_that_libreoffice_saved_again_says_the_same(meeting: Meeting, tmp_path: Path) -> None:
    own = written(protocol(meeting, Side.KZ, tuple(Language), is_draft=True))
    source, saved = tmp_path / "text.docx", tmp_path / "saved"
    source.write_bytes(own)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["soffice", profile, "--headless", "--norestore", "--convert-to", "docx", "--outdir", str(saved)]
    subprocess.run([*convert, str(source)], check=True, capture_output=True, timeout=120)
    data = (saved / "text.docx").read_bytes()
    assert data != own
    before, after = read(own), admitted(data, "text.docx").word
    assert after is not None
    assert texts_by_key(after.final) == texts_by_key(before.final)
    assert [one.text for one in after.final if one.text] == [one.text for one in before.final if one.text]
    assert (after.title, after.properties) == (before.title, before.properties)
    assert not any(one.is_hidden for one in after.final)
