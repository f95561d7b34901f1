"""What a Word file says: both views of tracked changes, bookmarks, what is hidden, what is said around the text."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from commission.documents.papers import PaperKind, Paragraph, Part, Run, agenda, export_id, protocol, written
from commission.documents.papers.word.packing import packed
from commission.documents.papers.word.template import DOCUMENT
from commission.documents.uploads import NotAdmitted, RefusalKind, WordFile, read, texts_by_key
from commission.models import Side
from commission.texts import Language
from commission.texts.cleaning import clean
from tests.documents.uploads.making import alternatives, field, paragraph, parts, run, word
from tests.documents.walking import paragraphs

if TYPE_CHECKING:
    from commission.documents.papers import Paper
    from commission.documents.uploads import WordParagraph
    from commission.models import Meeting

BOTH = tuple(Language)


def _texts(view: tuple[WordParagraph, ...]) -> list[str]:
    return [one.text for one in view]


def _views(body: str) -> tuple[list[str], list[str]]:
    """The original and the final texts."""
    file = read(word(body))
    return _texts(file.original), _texts(file.final)


def _added(content: str) -> str:
    return f'<w:ins w:id="1" w:author="A">{content}</w:ins>'


def _removed(content: str) -> str:
    return (
        f'<w:del w:id="1" w:author="A">{content.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")}</w:del>'
    )


def _marked(key: str, content: str, number: int = 1) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{key}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def _row(*texts: str, properties: str = "", mark: str = "") -> str:
    cells = "".join(f"<w:tc>{paragraph(run(text), mark)}</w:tc>" for text in texts)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _bound(content: str) -> str:
    binding = '<w:dataBinding w:xpath="/a"/>'
    return f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def by_key(paper: Paper) -> dict[str, str]:
    """What a paper says under each of its keys."""
    runs = (one for part in paper.parts for block in paragraphs(part) for one in block.runs)
    return {one.key: one.text for one in runs if one.key}


@pytest.mark.parametrize("copy", Side)
@pytest.mark.parametrize("languages", [(Language.RU,), (Language.KK,), BOTH])
def test_our_own_protocol_is_read_back_word_for_word(
    meeting: Meeting, copy: Side, languages: tuple[Language, ...]
) -> None:
    paper = protocol(meeting, copy, languages, is_draft=True)
    file = read(written(paper))
    said = [clean(one.text) for part in paper.parts for one in paragraphs(part)]
    assert texts_by_key(file.final) == texts_by_key(file.original) == by_key(paper)
    # the two places for signatures stand in the rows of a table: the same texts in another order
    assert sorted(filter(None, _texts(file.final))) == sorted(said)
    assert file.title == paper.title
    assert file.properties == {
        "ProtocolId": str(meeting.protocol.id),
        "MeetingId": str(meeting.id),
        "ExportId": export_id(paper),
        "Copy": copy.value,
        "Languages": " ".join(paper.languages),
        "Draft": "yes",
    }
    assert not any(one.is_hidden for one in file.final)
    assert "1" in _texts(file.around)


def test_a_clause_that_was_changed_with_tracking_on_says_both(meeting: Meeting) -> None:
    paper = protocol(meeting, Side.RF, (Language.RU,), is_draft=True)
    base = by_key(paper)
    key = next(key for key in base if key.startswith("_w"))
    content = written(paper)
    with zipfile.ZipFile(BytesIO(content)) as package:
        contents = {name: package.read(name) for name in package.namelist()}
    text = contents[DOCUMENT].decode()
    start = text.index(">", text.index(f'w:name="{key}"')) + 1
    end = text.index("<w:bookmarkEnd", start)
    changed = text[:start] + _removed(text[start:end]) + _added(run("Иначе.")) + text[end:]
    file = read(packed({**contents, DOCUMENT: changed.encode()}))
    assert texts_by_key(file.original) == base
    assert texts_by_key(file.final) == {**base, key: "Иначе."}


def test_another_paper_is_read_back_as_well(meeting: Meeting) -> None:
    paper = agenda(meeting, Side.RF, BOTH)
    assert paper.kind is PaperKind.AGENDA
    assert texts_by_key(read(written(paper)).final) == by_key(paper)


def test_what_was_read_survives_the_way_from_the_reader(meeting: Meeting) -> None:
    file = read(written(protocol(meeting, Side.RF, BOTH, is_draft=True)))
    assert WordFile.from_plain(file.as_plain()) == file


def test_breaks_and_tabs_come_back_as_they_were_written(meeting: Meeting) -> None:
    paper = protocol(meeting, Side.RF, (Language.RU,), is_draft=True)
    text = "Первая строка\nвторая\tс отступом & <скобками>"
    block = Paragraph(next(paragraphs(paper.parts[0])).role, (Run(text, Language.RU, "_w1_ru"),))
    changed = type(paper)(
        paper.kind, paper.origin, paper.title, paper.copy, paper.languages, (Part(Language.RU, (block,)),)
    )
    assert texts_by_key(read(written(changed)).final) == {"_w1_ru": text}


@pytest.mark.parametrize(
    ("body", "original", "final"),
    [
        (paragraph(run("до ") + _removed(run("1 июля")) + _added(run("2 июля"))), ["до 1 июля"], ["до 2 июля"]),
        (
            paragraph(f"<w:moveFrom>{run('сюда')}</w:moveFrom>") + paragraph(f"<w:moveTo>{run('сюда')}</w:moveTo>"),
            ["сюда", ""],
            ["", "сюда"],
        ),
        (paragraph(run("а"), mark="<w:del/>") + paragraph(run("б")), ["а", "б"], ["аб"]),
        (paragraph(run("а"), mark="<w:ins/>") + paragraph(run("б")), ["аб"], ["а", "б"]),
        (paragraph(run("а"), mark="<w:moveFrom/>") + paragraph(run("б")), ["а", "б"], ["аб"]),
        (paragraph(run("а"), mark="<w:del/>") * 2 + paragraph(run("б")), ["а", "а", "б"], ["ааб"]),
        (paragraph(_added(_removed(run("ни там, ни тут"))) + run("есть")), ["есть"], ["есть"]),
        (
            f"<w:tbl>{_row('а', 'б')}{_row('в', properties='<w:del/>')}{_row('г', properties='<w:ins/>')}</w:tbl>",
            ["а", "б", "в"],
            ["а", "б", "г"],
        ),
        (
            f"<w:tbl>{_row('а', 'б', mark='<w:del/>')}</w:tbl>",
            ["а", "б"],
            ["а", "б"],
        ),
        (
            paragraph(_removed(field(" PAGE ")) + _added(field(" NUMPAGES ")) + run(" листов")),
            ["shown листов"],
            ["shown листов"],
        ),
    ],
)  # fmt: skip
def test_tracked_changes_give_two_views(body: str, original: list[str], final: list[str]) -> None:
    assert _views(body) == (original, final)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("стр. ") + field(" PAGE "), "стр. shown"),
        (f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>', "7"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('в поле')}</w:sdtContent></w:sdt>", "в поле"),
        (f'<w:hyperlink w:anchor="a">{run("ссылка")}</w:hyperlink>', "ссылка"),
        (f"<w:smartTag>{run('умное')}</w:smartTag>", "умное"),
        ("<w:r><w:t>а</w:t><w:tab/><w:t>б</w:t><w:br/><w:t>в</w:t><w:noBreakHyphen/><w:t>г</w:t></w:r>", "а\tб\nв‑г"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "\uf0fc"),
        ('<w:r><w:sym w:char="D800"/></w:r>', "\ufffd"),
        (run("й"), "й"),
        (alternatives(run("первое"), run("запасное")), "первое"),
        (alternatives(run("непонятное"), run("запасное"), requires="x"), "запасное"),
        (f"<x:чужое>{run('невидимое')}</x:чужое>{run('видимое')}", "видимое"),
    ],
)
def test_a_paragraph_says_what_a_reader_sees(content: str, text: str) -> None:
    assert _texts(read(word(paragraph(content))).final) == [text]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('в рамке'))}</w:txbxContent>"
    both = alternatives(f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>", f"<w:pict><v:shape>{box}</v:shape></w:pict>")
    assert _texts(read(word(paragraph(run("снаружи") + f"<w:r>{both}</w:r>" + run(" и дальше")))).final) == [
        "снаружи и дальше",
        "в рамке",
    ]


def test_a_prefix_that_means_two_things_chooses_no_alternative() -> None:
    rebound = f'<w:p xmlns:wps="urn:example:other">{run("")}</w:p>'
    with pytest.raises(NotAdmitted) as refusal:
        read(word(rebound + paragraph(alternatives(run("одно"), run("другое")))))
    assert refusal.value.reason is RefusalKind.DAMAGED_PART


@pytest.mark.parametrize(
    ("content", "is_hidden"),
    [
        (run("видно", '<w:vanish w:val="0"/><w:color w:val="000000"/><w:sz w:val="28"/>'), False),
        (run("скрыто", "<w:vanish/>"), True),
        (run("бело", '<w:color w:val="FFFFFF"/>'), True),
        (run("мелко", '<w:sz w:val="2"/>'), True),
        (run("на\u202eоборот"), True),
        (run("между\u200bбукв"), True),
        (run("по стилю", '<w:rStyle w:val="Unseen"/>'), True),
        (run("по основе стиля", '<w:rStyle w:val="BasedOnUnseen"/>'), True),
        (_bound(run("не отсюда")), True),
        (run("было", '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>'), False),
    ],
)  # fmt: skip
def test_what_is_hidden_is_pointed_out(content: str, *, is_hidden: bool) -> None:
    contents = parts(paragraph(content))
    styles = (
        '<w:style w:type="character" w:styleId="Unseen"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="BasedOnUnseen"><w:basedOn w:val="Unseen"/></w:style></w:styles>'
    )
    contents["word/styles.xml"] = contents["word/styles.xml"].replace(b"</w:styles>", styles.encode())
    (one,) = read(packed(contents)).final
    assert one.is_hidden is is_hidden


def test_a_bookmark_names_what_stands_inside_and_the_paragraph_has_it_all() -> None:
    body = paragraph(run("Срок: ") + _marked("_d7_ru", run("1 июля") + _removed(run(" года"))) + run(" и позже"))
    (one,) = read(word(body)).final
    assert [tuple(stretch) for stretch in one.stretches] == [
        ("Срок: ", ()),
        ("1 июля", ("_d7_ru",)),
        (" и позже", ()),
    ]
    assert one.keys == ("_d7_ru",)
    assert texts_by_key([one]) == {"_d7_ru": "1 июля"}
    assert texts_by_key(read(word(body)).original) == {"_d7_ru": "1 июля года"}


def test_a_bookmark_whose_text_is_gone_is_still_told() -> None:
    body = paragraph(_marked("_w1_ru", _removed(run("удалено"))), mark="<w:del/>") + paragraph(
        _marked("_w2_ru", run("осталось"), 2)
    )
    assert texts_by_key(read(word(body)).final) == {"_w1_ru": "", "_w2_ru": "осталось"}


def test_a_text_that_was_split_has_several_lines() -> None:
    body = paragraph('<w:bookmarkStart w:id="1" w:name="_w1_ru"/>' + run("начало")) + paragraph(
        run("конец") + '<w:bookmarkEnd w:id="1"/>'
    )
    assert texts_by_key(read(word(body)).final) == {"_w1_ru": "начало\nконец"}


def test_bookmarks_of_other_programs_are_no_keys() -> None:
    body = paragraph(_marked("_GoBack", run("а")) + _marked("_Toc1", run("б"), 2) + _marked("_w1_ru; x", run("в"), 3))
    assert texts_by_key(read(word(body)).final) == {}


def test_a_file_without_properties_and_styles_is_read_too() -> None:
    contents = parts()
    contents["_rels/.rels"] = b"".join(
        line + b"/>" for line in contents["_rels/.rels"].split(b"/>") if b"docProps" not in line
    ).removesuffix(b"/>")
    file = read(packed(contents))
    assert (file.title, file.properties) == ("", {})


def test_notes_and_headers_are_told_apart_from_the_text() -> None:
    contents = parts()
    links = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    link = f'<Relationship Id="rId9" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    contents[links] = contents[links].replace(b"</Relationships>", link.encode())
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = (
        f'<w:footnotes {namespace}><w:footnote w:id="1">{paragraph(run("кроме Байконура"))}</w:footnote></w:footnotes>'
    )
    contents["word/footnotes.xml"] = note.encode()
    file = read(packed(contents))
    assert "кроме Байконура" in _texts(file.around)
    assert "кроме Байконура" not in _texts(file.final)
