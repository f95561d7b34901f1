"""Papers as Word files: valid, addressable, told in their languages, and the same bytes from the same records."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from commission.config import ROOT
from commission.documents.papers import (
    Paper,
    PaperKind,
    Paragraph,
    ParagraphRole,
    Part,
    Run,
    access_list,
    agenda,
    delegation_list,
    everything,
    export_id,
    file_name,
    protocol,
    written,
)
from commission.documents.papers.tree import Origin
from commission.models import Side
from commission.texts import Bilingual, Language
from commission.texts.cleaning import ControlCharacters, clean
from tests.documents.official import KK, RU

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import Meeting

SCHEMAS = ROOT.parent / "shared" / "schemas" / "ooxml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOTH = tuple(Language)
A_WORLD_AWAY = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "4711"}
AT_HOME = {"TZ": "Asia/Almaty", "LC_ALL": "C.UTF-8", "LANG": "kk_KZ.UTF-8", "PYTHONHASHSEED": "1"}
TELL = """
import hashlib, pathlib, sys
from commission.app import create_app
from commission.config import Settings
from commission.db import db
from commission.documents.papers import everything
from commission.queries import meetings
app = create_app(Settings(sys.argv[1], "tests only", pathlib.Path(sys.argv[2]), is_testing=True))
with app.app_context():
    meeting = db.session.scalars(meetings.numbered("baikonur", 8)).unique().one()
    print(hashlib.sha256(everything(meeting, is_draft=False, with_access_list=True)).hexdigest())
"""


def _papers(meeting: Meeting, *, is_draft: bool) -> Iterator[Paper]:
    for copy in Side:
        for languages in ((RU,), (KK,), BOTH):
            yield protocol(meeting, copy, languages, is_draft=is_draft)
        yield agenda(meeting, copy, BOTH)
        yield delegation_list(meeting, copy, copy, BOTH)
    yield access_list(meeting, BOTH)


def _parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _document(paper: Paper) -> etree._Element:
    return etree.fromstring(_parts(written(paper))["word/document.xml"])


def _said(element: etree._Element) -> str:
    return "".join(str(found.text or "") for found in element.iter(f"{W}t"))


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schemas of ISO/IEC 29500 do not lie beside the project")
def test_every_part_of_every_paper_satisfies_the_standard(session: Session, meeting: Meeting) -> None:
    meeting.agenda[0].title = Bilingual("О & «о» <о>\nв две строки\tс отступом", "«Ә» & <ә> туралы")
    meeting.agenda[1].title = Bilingual(kk="Жоба туралы")
    session.commit()
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "own-driver.xsd"))
    for paper in _papers(meeting, is_draft=True):
        for name, part in _parts(written(paper)).items():
            assert schema.validate(etree.fromstring(part)), (file_name(paper), name, str(schema.error_log))


def test_python_docx_opens_what_we_wrote(meeting: Meeting) -> None:
    document = docx.Document(io.BytesIO(written(protocol(meeting, Side.KZ, BOTH, is_draft=True))))
    assert [one.text for one in document.paragraphs[:3]] == [
        "ЖОБА",
        "«Байқоңыр» кешені жөніндегі Қазақстан-Ресей үкіметаралық комиссиясының сегізінші отырысының",
        "ХАТТАМАСЫ",
    ]
    headings = [one.text for one in document.paragraphs if one.style and one.style.name in {"Heading 1", "Heading 2"}]
    assert headings[3:5] == [
        "Комиссияның кезекті отырысының уақыты мен орны туралы",
        "Қазақстан Тарапы делегациясының құрамы",
    ]
    about = document.core_properties
    assert about.title.endswith("сегізінші отырысының ХАТТАМАСЫ")
    assert about.language == "kk-KZ, ru-RU"
    assert about.created == dt.datetime(2024, 3, 21, tzinfo=dt.UTC)
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")


def test_the_file_says_whose_paper_it_is_and_from_which_state(meeting: Meeting) -> None:
    paper = protocol(meeting, Side.RF, (KK,), is_draft=True)
    custom = etree.fromstring(_parts(written(paper))["docProps/custom.xml"])
    told = {str(one.get("name")): "".join(map(str, one.itertext())) for one in custom}
    assert told == {
        "ProtocolId": str(meeting.protocol.id),
        "MeetingId": str(meeting.id),
        "ExportId": export_id(paper),
        "Copy": "rf",
        "Languages": "kk",
        "Draft": "yes",
    }


def test_the_fingerprint_follows_the_words(session: Session, meeting: Meeting) -> None:
    before = export_id(protocol(meeting, Side.RF, (RU,), is_draft=True))
    assert export_id(protocol(meeting, Side.RF, (RU,), is_draft=True)) == before
    meeting.agenda[0].title = Bilingual("О проекте", "Жоба туралы")
    session.commit()
    assert export_id(protocol(meeting, Side.RF, (RU,), is_draft=True)) != before


def test_bookmarks_are_unique_hidden_and_lead_to_their_records(meeting: Meeting) -> None:
    document = _document(protocol(meeting, Side.RF, BOTH, is_draft=True))
    starts, ends = list(document.iter(f"{W}bookmarkStart")), list(document.iter(f"{W}bookmarkEnd"))
    names = [str(one.get(f"{W}name")) for one in starts]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"_[wceasdp]\d+_(ru|kk)", name) and len(name) <= 40 for name in names)
    numbers = [one.get(f"{W}id") for one in starts]
    assert numbers == [one.get(f"{W}id") for one in ends]
    assert len(set(numbers)) == len(numbers)
    marked = {str(one.get(f"{W}name")): _said(following) for one in starts if (following := one.getnext()) is not None}
    for section in meeting.sections:
        assert marked[f"_s{section.id}_kk"] == section.title.kk
        for clause in section.clauses:
            assert clause.latest is not None
            assert marked[f"_w{clause.latest.id}_ru"] == clause.text.ru
            if clause.assignment:
                assert marked[f"_d{clause.assignment.id}_kk"] == clause.assignment.deadline.kk
                assert f"_e{clause.assignment.id}_ru" in marked
    assert {f"_a{item.id}_ru" for item in meeting.agenda} <= set(marked)


def test_every_word_is_told_in_its_language(meeting: Meeting) -> None:
    document = _document(protocol(meeting, Side.KZ, BOTH, is_draft=False))
    told = {"ru-RU": "", "kk-KZ": ""}
    for run in document.iter(f"{W}r"):
        language = run.find(f"{W}rPr/{W}lang")
        if _said(run).strip():
            assert language is not None
            told[str(language.get(f"{W}val"))] += _said(run)
    assert not re.search("[әғқңөұүһі]", told["ru-RU"].lower())
    assert not re.search("стороны|прилож", told["kk-KZ"].lower())


def test_each_language_counts_its_clauses_from_one(meeting: Meeting) -> None:
    document = _document(protocol(meeting, Side.RF, BOTH, is_draft=False))
    used = [str(one.get(f"{W}val")) for one in document.iter(f"{W}numId")]
    assert list(dict.fromkeys(used)) == ["1", "3", "2", "4"]


def test_names_of_files_are_plain_and_tell_them_apart(meeting: Meeting) -> None:
    names = [file_name(paper) for is_draft in (True, False) for paper in _papers(meeting, is_draft=is_draft)]
    assert len(set(names)) == len(names) - 5  # the lists are the same in both
    assert all(re.fullmatch(r"[a-z0-9.-]+\.docx", name) for name in names)
    assert "baikonur-8-protocol-rf-copy-ru-kk-draft.docx" in names


def test_everything_lies_in_one_zip_file(meeting: Meeting) -> None:
    names = list(_parts(everything(meeting, is_draft=False)))
    assert len(names) == 12
    assert sum("protocol" in name for name in names) == 6
    assert not any("access" in name for name in names)
    assert sum("access" in name for name in _parts(everything(meeting, is_draft=True, with_access_list=True))) == 1


def test_nothing_in_a_file_tells_when_or_where_it_was_made(meeting: Meeting) -> None:
    with zipfile.ZipFile(io.BytesIO(written(protocol(meeting, Side.RF, BOTH, is_draft=False)))) as package:
        for entry in package.infolist():
            assert (entry.date_time, entry.create_system) == ((1980, 1, 1, 0, 0, 0), 0)


def test_the_same_records_give_the_same_bytes_in_any_place_and_process(
    app: Flask, meeting: Meeting, session: Session
) -> None:
    own = hashlib.sha256(everything(meeting, is_draft=False, with_access_list=True)).hexdigest()
    session.commit()
    for world in (AT_HOME, A_WORLD_AWAY):
        command = [sys.executable, "-c", TELL, app.config["SQLALCHEMY_DATABASE_URI"], str(ROOT / "instance")]
        told = subprocess.run(
            command, env={**os.environ, **world}, cwd=ROOT, check=True, capture_output=True, text=True
        )
        assert told.stdout.strip() == own


def _cleaned(text: str) -> str:
    try:
        return clean(text)
    except ControlCharacters:
        return ""


@given(st.lists(st.tuples(st.text(), st.sampled_from(BOTH), st.booleans()), min_size=1))
def test_whatever_people_may_type_gives_a_file_that_says_just_that(texts: list[tuple[str, Language, bool]]) -> None:
    paragraphs = [
        Paragraph(ParagraphRole.NOTED, (Run(_cleaned(text), language, f"_w{number}_ru" if has_key else ""),))
        for number, (text, language, has_key) in enumerate(texts)
    ]
    origin = Origin("code", 1, 1, 1, None)
    title = paragraphs[0].text
    paper = Paper(PaperKind.PROTOCOL, origin, title, Side.RF, (RU,), (Part(RU, tuple(paragraphs)),))
    document = docx.Document(io.BytesIO(written(paper)))
    assert [one.text for one in document.paragraphs[:-1]] == [one.text for one in paragraphs]
