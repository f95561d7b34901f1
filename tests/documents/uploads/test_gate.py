"""The gate: every hostile file stays outside with a reason, sound files come in, and nobody is hurt by either."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from commission.config import ROOT
from commission.documents.papers.word.packing import packed
from commission.documents.uploads import NotAdmitted, RefusalKind, UploadKind, admitted, gate, markup
from commission.documents.uploads.child import MEMORY
from commission.documents.uploads.judging import judged
from commission.i18n import speaking
from commission.labels import refusal_in_words
from commission.texts import Language
from tests.documents.uploads.hostile import FILES
from tests.documents.uploads.making import TEXT, field, linked, paragraph, parts, pdf, run, stored, word

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD = word(paragraph(run(TEXT) + field(" PAGE ")))
HEAVY = ["bomb", "700,000 elements", "one text of 11 MB", "too many letters", "80,000 deep"]
# a process of its own, so that no other child than the reader is counted
WEIGH = """
import resource, sys
from commission.documents.uploads import NotAdmitted, admitted
try:
    admitted(sys.stdin.buffer.read(), "a.docx")
except NotAdmitted as refusal:
    print(refusal.reason, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""
# every file that is opened otherwise than for reading is told before the verdict
WATCH = """
import os, sys
from commission.documents.uploads.child import answered
data = sys.stdin.buffer.read()
writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT
sys.addaudithook(lambda event, told: event == "open" and told[2] & writes and print(told))
print(answered(data)["reason"])
"""
TRY_TO_WRITE = """
import resource
from commission.documents.uploads.child import confine
confine()
print(*(resource.getrlimit(limit)[0] for limit in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE)))
try:
    with open("WRITTEN", "wb") as file:
        file.write(b"x")
except OSError as refusal:
    print(type(refusal).__name__)
"""


def _refused(data: bytes, name: str = "file.docx") -> NotAdmitted:
    with pytest.raises(NotAdmitted) as refusal:
        admitted(data, name)
    return refusal.value


@pytest.mark.parametrize(("make", "reason"), FILES.values(), ids=FILES)
def test_a_hostile_file_stays_outside(make: Callable[[], bytes], reason: RefusalKind) -> None:
    refusal = _refused(make())
    assert refusal.reason is reason, refusal.facts
    for language in Language:
        with speaking(language):
            assert "%(" not in refusal_in_words(refusal.reason, refusal.facts)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_before_any_parser_sees_it(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    monkeypatch.setattr(etree, "XMLParser", None)
    content = '<?xml version="1.0"?><!-- first --><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    for parse in (markup.tree, lambda part, content: markup.fed(part, content, None)):
        with pytest.raises(NotAdmitted) as refusal:
            parse("a.xml", content)
        assert refusal.value.reason is RefusalKind.DOCTYPE


@pytest.mark.parametrize("name", HEAVY)
def test_the_reader_stays_below_300_mb(name: str) -> None:
    make, reason = FILES[name]
    command = [sys.executable, "-c", WEIGH]
    told = subprocess.run(command, input=make(), cwd=ROOT, check=True, capture_output=True).stdout.decode().split()
    assert told[0] == reason
    assert int(told[1]) < MEMORY


def test_the_reader_can_write_no_file_and_dump_no_core(tmp_path: Path) -> None:
    script = TRY_TO_WRITE.replace("WRITTEN", str(tmp_path / "written"))
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert told.split() == [str(MEMORY), "2", "0", "OSError"]


@pytest.mark.parametrize("name", [*HEAVY, "wrong sum", "billion laughs", "pdf with a script"])
def test_the_reader_opens_nothing_to_write_in(name: str) -> None:
    script = [sys.executable, "-c", WATCH]
    told = subprocess.run(script, input=FILES[name][0](), cwd=ROOT, check=True, capture_output=True).stdout
    assert told.decode().split() == [FILES[name][1]]


@pytest.mark.parametrize(
    "script",
    [
        "import os; os.kill(os.getpid(), 11)",
        "raise SystemExit(3)",
        "import time; time.sleep(60)",
        "print('no JSON')",
        "while True: pass",
    ],
)
def test_a_reader_that_dies_or_dawdles_is_a_refusal(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setattr(gate, "_READER", (sys.executable, "-c", script))
    monkeypatch.setattr(gate, "SECONDS", 0.5)
    assert _refused(GOOD).reason is RefusalKind.TOO_HEAVY


def test_the_reader_is_told_nothing_of_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMISSION_SECRET_KEY", "canary")
    ours = "' '.join(name for name in os.environ if name.startswith('COMMISSION'))"
    answer = f"{{'reason': 'unsafe_name', 'facts': {{'part': {ours}}}}}"
    script = f"import json, os; print(json.dumps({answer}))"
    monkeypatch.setattr(gate, "_READER", (sys.executable, "-c", script))
    assert _refused(GOOD).facts["part"] == ""


def test_a_sound_word_file_comes_in_with_its_text() -> None:
    upload = admitted(GOOD, "Протокол.DOCX")
    assert (upload.kind, upload.name, upload.data) == (UploadKind.DOCX, "Протокол.DOCX", GOOD)
    assert upload.word is not None
    assert [one.text for one in upload.word.final] == [f"{TEXT}shown"]
    assert upload.word == judged(GOOD)[1]


@pytest.mark.parametrize("version", ["1.0", "1.4", "1.7", "2.0"])
def test_a_sound_pdf_comes_in_unread(version: str) -> None:
    upload = admitted(pdf(version=version), "scan.pdf")
    assert (upload.kind, upload.word) == (UploadKind.PDF, None)


@pytest.mark.parametrize("address", ["https://example.org/a?b=c#d", "HTTP://example.org/", "mailto:a@example.org"])
def test_links_that_people_follow_may_lead_to_the_web_and_to_mailboxes(address: str) -> None:
    assert admitted(linked("hyperlink", address, mode="External"), "a.docx").word
    assert admitted(word(paragraph(field(f' HYPERLINK "{address}" \\o "tip: here" '))), "a.docx").word


def test_fields_of_the_list_come_in() -> None:
    codes = [
        "PAGE",
        r"PAGE\* MERGEFORMAT",
        "NUMPAGES",
        "REF _Ref1 \\h",
        'TOC \\o "1-3" \\h',
        'HYPERLINK \\l "_Toc1"',
        "",
    ]
    assert admitted(word("".join(paragraph(field(f" {code} ")) for code in codes)), "a.docx").word


@pytest.mark.parametrize("file", [GOOD, stored(parts())], ids=["deflated", "stored"])
def test_a_zip_file_that_tells_its_sizes_afterwards_comes_in(file: bytes) -> None:
    class Unseekable(BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    streamed = Unseekable()
    with zipfile.ZipFile(BytesIO(file)) as source, zipfile.ZipFile(streamed, "w") as package:
        for entry in source.infolist():
            package.writestr(zipfile.ZipInfo(entry.filename), source.read(entry), entry.compress_type)
    assert admitted(streamed.getvalue(), "a.docx").word


@pytest.mark.parametrize(("data", "name"), [(GOOD, "a.pdf"), (pdf(), "a.docx"), (GOOD, "a.doc"), (GOOD, "a.docm")])
def test_a_name_that_contradicts_the_contents_is_refused(data: bytes, name: str) -> None:
    assert _refused(data, name).reason is RefusalKind.RENAMED


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("../../etc/a.docx", "a.docx"),
        (r"C:\Users\a.docx", "a.docx"),
        ("a\r\nSet-Cookie: b.docx", "a Set-Cookie: b.docx"),
        ("cod\u202excod.docx", "codxcod.docx"),
        ("", "file.docx"),
        ("х" * 500 + ".docx", "х" * 200 + ".docx"),
    ],
)
def test_names_are_one_plain_line(told: str, kept: str) -> None:
    assert admitted(GOOD, told).name == kept


def _harmless(data: bytes) -> None:
    """Whatever it is, it is judged; nothing else is ever raised, and what comes in can be told as JSON."""
    try:
        _, read = judged(data)
    except NotAdmitted as refusal:
        json.dumps(refusal.facts)
    else:
        assert read is None or json.dumps(read.as_plain(), ensure_ascii=False).encode()


_PLACES = st.integers(0, 1_000_000)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([GOOD, pdf()]), st.lists(st.tuples(_PLACES, st.integers(0, 255)), max_size=8), _PLACES)
def test_changed_bytes_are_at_most_refused(data: bytes, flips: list[tuple[int, int]], length: int) -> None:
    changed = bytearray(data)
    for place, value in flips:
        changed[place % len(changed)] = value
    _harmless(bytes(changed[: length % (len(changed) + 1)] if length % 2 else changed))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_changed_parts_are_at_most_refused(draw: st.DataObject) -> None:
    contents = parts(paragraph(run(TEXT) + field(" PAGE ")))
    name, other = (draw.draw(st.sampled_from(sorted(contents))) for _ in range(2))
    contents[name], contents[other] = contents[other], contents[name]
    changed = bytearray(contents[name])
    for _ in range(draw.draw(st.integers(0, 6))):
        place = draw.draw(_PLACES) % (len(changed) + 1)
        changed[place : place + draw.draw(st.integers(0, 40))] = draw.draw(st.binary(max_size=20))
    contents[name] = bytes(changed)
    _harmless(packed(contents))
