"""Is this the registered file? Same bytes, same text, another text and where, or none of this protocol."""

from __future__ import annotations

import io
import random
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from commission.documents.file_check import DeviationKind as Kind
from commission.documents.file_check import PlaceKind, Registered, Verdict, judged, registered_text
from commission.documents.papers import Seal, agenda, protocol, with_seal_line, written
from commission.documents.papers.word.packing import packed
from commission.documents.uploads import Stretch, WordParagraph, admitted, read
from commission.models import Side
from commission.texts import Language
from commission.texts.look_alikes import seen_as
from tests.documents.official import KK, RU
from tests.documents.test_papers_in_word import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission.documents.file_check import Answer
    from commission.models import Meeting

FINGERPRINT, HEAD = "0123456789abcdef" * 4, "fedcba9876543210" * 4
DOCUMENT = "word/document.xml"
BOTH = tuple(Language)
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі0123456789"


@pytest.fixture
def registered(meeting: Meeting) -> Registered:
    """The four texts of the demonstration, as if they were sealed."""
    texts = [(copy, language) for copy in Side for language in Language]
    return Registered(FINGERPRINT, tuple(registered_text(*one, _text(meeting, *one), meeting) for one in texts))


def _text(meeting: Meeting, copy: Side, *languages: Language) -> bytes:
    return written(protocol(meeting, copy, languages, is_draft=False))


def _edited(data: bytes, edit: Callable[[str], str], part: str = DOCUMENT) -> bytes:
    """A Word file with other markup in one part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    changed = edit(parts[part].decode())
    assert changed.encode() != parts[part]
    return packed({**parts, part: changed.encode()})


def _answer(data: bytes, registered: Registered) -> Answer:
    return judged(read(data), registered)


def _told(answer: Answer) -> list[tuple[Kind, PlaceKind, str, Language | None]]:
    return [(one.kind, one.place.kind, one.place.number, one.place.language) for one in answer.readings[0].deviations]


@pytest.mark.parametrize("copy", list(Side))
@pytest.mark.parametrize("languages", [(RU,), (KK,), BOTH])
def test_the_same_text_is_recognised_with_its_copy_and_languages(
    meeting: Meeting, registered: Registered, copy: Side, languages: tuple[Language, ...]
) -> None:
    answer = _answer(_text(meeting, copy, *languages), registered)
    assert (answer.verdict, answer.copy) == (Verdict.SAME_TEXT, copy)
    assert set(answer.languages) == set(languages)


@pytest.mark.parametrize(
    ("old", "new"),
    [("\N{NO-BREAK SPACE}", " "), ("«", '"'), ("–", "-"), (" </w:t>", "  </w:t>"), ("w:bookmarkStart", "w:proofErr")],
)
def test_what_programs_change_by_themselves_is_no_difference(
    meeting: Meeting, registered: Registered, old: str, new: str
) -> None:
    data = _edited(_text(meeting, Side.RF, RU), lambda text: text.replace(old, new))
    assert _answer(data, registered).verdict is Verdict.SAME_TEXT


@pytest.mark.parametrize("language", list(Language))
def test_a_changed_letter_is_found_with_clause_and_language(
    meeting: Meeting, registered: Registered, language: Language
) -> None:
    section = next(one for one in meeting.sections_in_order if one.numbers)
    clause = next(one for one in section.clauses if one.is_numbered)
    text = clause.text[language]
    data = _edited(_text(meeting, Side.KZ, language), lambda xml: xml.replace(text, f"{text[:9]}ъ{text[10:]}", 1))
    answer = _answer(data, registered)
    assert (answer.verdict, answer.copy, answer.languages) == (Verdict.OTHER_TEXT, Side.KZ, (language,))
    assert _told(answer) == [(Kind.CHANGED, PlaceKind.CLAUSE, clause.number, language)]
    assert (answer.readings[0].deviations[0].registered, len(text)) == (
        text,
        len(answer.readings[0].deviations[0].found),
    )


@pytest.mark.parametrize("language", list(Language))
def test_a_letter_that_only_looks_the_same_is_found(
    meeting: Meeting, registered: Registered, language: Language
) -> None:
    first = meeting.sections_in_order[1].clauses[-1]
    text = first.text[language]
    data = _edited(_text(meeting, Side.RF, language), lambda xml: xml.replace(text, text.replace("о", "o"), 1))
    assert [kind for kind, *_ in _told(_answer(data, registered))] == [Kind.LOOK_ALIKE]


def test_a_whole_text_in_letters_that_look_the_same_is_still_held_against_the_registered_one(
    meeting: Meeting, registered: Registered
) -> None:
    data = _edited(_text(meeting, Side.RF, RU), lambda xml: xml.replace("о", "o"))
    answer = _answer(data, registered)
    assert answer.verdict is Verdict.OTHER_TEXT
    assert {kind for kind, *_ in _told(answer)} == {Kind.LOOK_ALIKE}


def test_words_behind_a_bookmark_are_found(meeting: Meeting, registered: Registered) -> None:
    mark = re.compile(r'(<w:bookmarkStart w:id="(\d+)" w:name="_w\d+_ru"/>.*?<w:bookmarkEnd w:id="\2"/>)')
    more = r"\1<w:r><w:t> и ещё нечто</w:t></w:r>"
    data = _edited(_text(meeting, Side.RF, RU), lambda xml: mark.sub(more, xml, count=1))
    assert [kind for kind, *_ in _told(_answer(data, registered))] == [Kind.CHANGED]


PARAGRAPH = re.compile(r"<w:p>(?:(?!<w:p>).)*?_w\d+_ru.*?</w:p>")


def test_a_paragraph_that_is_missing_is_found(meeting: Meeting, registered: Registered) -> None:
    data = _edited(_text(meeting, Side.RF, RU), lambda xml: PARAGRAPH.sub("", xml, count=1))
    answer = _answer(data, registered)
    assert [kind for kind, *_ in _told(answer)] == [Kind.MISSING]
    assert answer.readings[0].deviations[0].found == ""


def test_a_paragraph_that_was_added_is_found_behind_its_neighbour(meeting: Meeting, registered: Registered) -> None:
    more = "<w:p><w:r><w:t>Совсем другое условие.</w:t></w:r></w:p>"
    data = _edited(_text(meeting, Side.RF, RU), lambda xml: PARAGRAPH.sub(lambda one: one.group() + more, xml, count=1))
    answer = _answer(data, registered)
    assert [kind for kind, *_ in _told(answer)] == [Kind.ADDED]
    assert answer.readings[0].deviations[0].found == "Совсем другое условие."
    assert answer.readings[0].deviations[0].place.language is RU


def test_a_paragraph_that_stands_elsewhere_is_found(meeting: Meeting, registered: Registered) -> None:
    def move(xml: str) -> str:
        first = PARAGRAPH.search(xml)
        assert first is not None
        rest = xml.replace(first.group(), "", 1)
        last = list(PARAGRAPH.finditer(rest))[-1]
        return rest[: last.end()] + first.group() + rest[last.end() :]

    assert [kind for kind, *_ in _told(_answer(_edited(_text(meeting, Side.RF, RU), move), registered))] == [Kind.MOVED]


@pytest.mark.parametrize(
    ("properties", "kind"), [("<w:vanish/>", Kind.HIDDEN), ('<w:color w:val="FFFFFF"/>', Kind.HIDDEN)]
)
def test_words_that_nobody_sees_are_found(
    meeting: Meeting, registered: Registered, properties: str, kind: Kind
) -> None:
    def hide(xml: str) -> str:
        return PARAGRAPH.sub(lambda one: one.group().replace("<w:lang", f"{properties}<w:lang"), xml, count=1)

    assert [one for one, *_ in _told(_answer(_edited(_text(meeting, Side.RF, RU), hide), registered))] == [kind]


@pytest.mark.parametrize(
    ("old", "place"),
    [
        ("ПРОТОКОЛ", PlaceKind.TITLE),
        ("состоялось", PlaceKind.PREAMBLE),
        ("Повестка дня", PlaceKind.ANNEX),
        ("член делегации", PlaceKind.ANNEX),
    ],
)
def test_the_frame_is_compared_as_well(meeting: Meeting, registered: Registered, old: str, place: PlaceKind) -> None:
    data = _edited(_text(meeting, Side.RF, RU), lambda xml: xml.replace(old, f"{old}ъ", 1))
    assert [(kind, where) for kind, where, *_ in _told(_answer(data, registered))] == [(Kind.CHANGED, place)]


@pytest.mark.parametrize("role", ["e", "d"])
def test_executors_and_deadlines_are_named_with_their_clause(
    meeting: Meeting, registered: Registered, role: str
) -> None:
    mark = re.compile(rf'(w:name="_{role}\d+_kk"/><w:r>.*?<w:t[^>]*>)')
    data = _edited(_text(meeting, Side.KZ, KK), lambda xml: mark.sub(r"\1Х", xml, count=1))
    kind, place, number, language = _told(_answer(data, registered))[0]
    assert (kind, language) == (Kind.CHANGED, KK)
    assert place is {"e": PlaceKind.EXECUTORS, "d": PlaceKind.DEADLINE}[role]
    assert re.fullmatch(r"\d+\.\d+", number)


def test_both_readings_of_tracked_changes_are_told(meeting: Meeting, registered: Registered) -> None:
    def track(xml: str) -> str:
        added = '<w:ins w:id="900" w:author="x"><w:r><w:t> добавлено</w:t></w:r></w:ins></w:p>'
        return PARAGRAPH.sub(lambda one: one.group().removesuffix("</w:p>") + added, xml, count=1)

    final, original = _answer(_edited(_text(meeting, Side.RF, RU), track), registered).readings
    assert ([one.kind for one in final.deviations], final.is_original) == ([Kind.CHANGED], False)
    assert (original.deviations, original.is_original) == ((), True)


def test_the_seal_line_is_no_difference_and_another_one_is(meeting: Meeting, registered: Registered) -> None:
    own = _text(meeting, Side.RF, RU)
    assert _answer(with_seal_line(own, (RU,), Seal(FINGERPRINT, HEAD)), registered).verdict is Verdict.SAME_TEXT
    other = _answer(with_seal_line(own, (RU,), Seal(HEAD, HEAD)), registered)
    assert [(kind, place) for kind, place, *_ in _told(other)] == [(Kind.ADDED, PlaceKind.AROUND)]


def test_the_same_records_and_the_same_head_give_the_same_sealed_line(meeting: Meeting) -> None:
    first, second = (with_seal_line(_text(meeting, Side.KZ, *BOTH), BOTH, Seal(FINGERPRINT, HEAD)) for _ in range(2))
    assert first == second
    around = [one.text for one in read(first).around]
    assert any(text.endswith("0123 4567 89ab cdef " * 3 + "0123 4567 89ab cdef") for text in around)
    assert admitted(first, "text.docx").word is not None


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schemas of ISO/IEC 29500 do not lie beside the project")
def test_a_file_with_the_seal_line_satisfies_the_standard(meeting: Meeting) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "own-driver.xsd"))
    data = with_seal_line(_text(meeting, Side.KZ, *BOTH), BOTH, Seal(FINGERPRINT, HEAD))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            assert schema.validate(etree.fromstring(package.read(name))), (name, str(schema.error_log))


def test_a_draft_differs_by_its_mark(meeting: Meeting, registered: Registered) -> None:
    draft = written(protocol(meeting, Side.RF, (RU,), is_draft=True))
    assert [kind for kind, *_ in _told(_answer(draft, registered))] == [Kind.ADDED]


def test_another_paper_is_no_text_of_this_protocol(meeting: Meeting, registered: Registered) -> None:
    assert _answer(written(agenda(meeting, Side.RF, (RU,))), registered).verdict is Verdict.STRANGE


def test_a_file_that_is_heavy_with_foreign_words_is_not_aligned(meeting: Meeting, registered: Registered) -> None:
    file = read(_text(meeting, Side.RF, RU))
    many = (WordParagraph((Stretch("член делегации"),)),) * 40_000
    assert judged(replace(file, final=file.final + many), registered).verdict is Verdict.STRANGE
    original = judged(replace(file, original=file.original + many), registered).readings[1]
    assert (original.is_strange, original.deviations) == (True, ())


def test_any_other_letter_anywhere_is_found_and_nothing_else(meeting: Meeting, registered: Registered) -> None:
    files = [read(_text(meeting, copy, language)) for copy in Side for language in Language]
    chance = random.Random(8)  # noqa: S311 -- nothing secret
    missed = []
    for _ in range(150):
        file = chance.choice(files)
        place = chance.choice([at for at, one in enumerate(file.final) if len(one.text) > 3])
        text = file.final[place].text
        at = chance.choice([at for at, letter in enumerate(text) if letter.isalnum()])
        other = text[:at] + chance.choice([one for one in LETTERS if one != text[at]]) + text[at + 1 :]
        said = (*file.final[:place], WordParagraph((Stretch(other),)), *file.final[place + 1 :])
        answer = judged(replace(file, final=said, original=said), registered)
        found = [(one.kind, one.found) for one in answer.readings[0].deviations]
        if found != [(Kind.CHANGED, other)]:
            missed.append((text, other, found))
    assert missed == []


def test_letters_that_look_alike_are_read_as_one() -> None:
    assert seen_as("Aбвoр") == seen_as("Абвор")
    assert seen_as("ұзақ") == "ұзақ"
