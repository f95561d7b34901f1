"""The file check and LibreOffice: saved anew it is the same text, with another letter another one; a PDF is none."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest

from commission.documents.file_check import (
    DeviationKind,
    Place,
    PlaceKind,
    Registered,
    Verdict,
    judged,
    registered_text,
)
from commission.documents.papers import Seal, protocol, with_seal_line, written
from commission.documents.papers.word.packing import packed
from commission.documents.uploads import UploadKind, admitted
from commission.models import Side
from commission.texts import Language

if TYPE_CHECKING:
    from pathlib import Path

    from commission.documents.file_check import Answer
    from commission.models import Meeting

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here"),
]
SEAL = Seal("0123456789abcdef" * 4, "fedcba9876543210" * 4)


@pytest.mark.parametrize("language", list(Language))
def test_what_libreoffice_makes_of_a_sealed_text(meeting: Meeting, tmp_path: Path, language: Language) -> None:
    texts = {(copy, one): _text(meeting, copy, one) for copy in Side for one in Language}
    registered = Registered(
        SEAL.fingerprint, tuple(registered_text(*key, data, meeting) for key, data in texts.items())
    )
    sealed = texts[Side.KZ, language]
    clause = next(one for one in meeting.sections_in_order[1].clauses if one.is_numbered)
    before = clause.text[language]
    changed = _edited(sealed, before, f"{before[:9]}ъ{before[10:]}")
    sources = {"same": sealed, "line": with_seal_line(sealed, (language,), SEAL), "changed": changed}
    for name, data in sources.items():
        assert data != sealed or name == "same"
        (tmp_path / f"{name}.docx").write_bytes(data)
    saved = {name: (tmp_path / "docx" / f"{name}.docx") for name in _saved(tmp_path, "docx", *sources)}
    answers = {name: _answer(path.read_bytes(), registered) for name, path in saved.items()}
    assert saved["same"].read_bytes() != sealed
    for name in ("same", "line"):
        told = (answers[name].verdict, answers[name].copy, answers[name].languages)
        assert told == (Verdict.SAME_TEXT, Side.KZ, (language,)), answers[name].readings
    assert answers["changed"].verdict is Verdict.OTHER_TEXT
    found = [(one.kind, one.place) for one in answers["changed"].readings[0].deviations]
    # what is instructed stands in the plan of measures as well
    assert found[0] == (DeviationKind.CHANGED, Place(PlaceKind.CLAUSE, clause.number, language))
    assert {place.kind for _, place in found} <= {PlaceKind.CLAUSE, PlaceKind.ANNEX}
    _saved(tmp_path, "pdf", "same")
    printed = admitted((tmp_path / "pdf" / "same.pdf").read_bytes(), "same.pdf")
    assert (printed.kind, printed.word) == (UploadKind.PDF, None)


def _text(meeting: Meeting, copy: Side, language: Language) -> bytes:
    return written(protocol(meeting, copy, (language,), is_draft=False))


def _edited(data: bytes, old: str, new: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    document = parts["word/document.xml"].decode()
    assert old in document
    return packed({**parts, "word/document.xml": document.replace(old, new).encode()})


def _saved(folder: Path, kind: str, *names: str) -> tuple[str, ...]:
    """Let LibreOffice write files into the folder of that kind."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    convert = ["soffice", profile, "--headless", "--norestore", "--convert-to", kind, "--outdir", str(folder / kind)]
    files = [str(folder / f"{name}.docx") for name in names]
    subprocess.run([*convert, *files], check=True, capture_output=True, timeout=120)
    return names


def _answer(data: bytes, registered: Registered) -> Answer:
    word = admitted(data, "text.docx").word
    assert word is not None
    return judged(word, registered)
