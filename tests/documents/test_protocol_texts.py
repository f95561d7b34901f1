"""The four texts of a protocol read as official texts do, and turn round with the copy in nothing but what must."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from commission.documents.papers import ParagraphRole, PlaceAndDate, Signatures, Table, formulae, protocol
from commission.models import AnnexPages, ClauseKind, CommissionKind, Meeting, MeetingFormat, SectionKind, Side
from commission.operations import clauses, sections
from commission.texts import Bilingual, Language
from commission.texts.gaps import PRINTED
from tests.documents.official import ANNEXES, CAPTIONS, CHAIRED, CLOSINGS, HELD, TITLES
from tests.documents.walking import read, signatures, texts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from commission.documents.papers import Paper

RU, KK = Language.RU, Language.KK
FOUR = [(copy, language) for copy in Side for language in Language]


def _final(meeting: Meeting, copy: Side, language: Language) -> Paper:
    return protocol(meeting, copy, (language,), is_draft=False)


def _draft(meeting: Meeting, language: Language, copy: Side = Side.RF) -> Paper:
    return protocol(meeting, copy, (language,), is_draft=True)


def test_every_formula_and_every_gap_stands_in_both_languages() -> None:
    tables = [PRINTED, *(value for value in vars(formulae).values() if isinstance(value, dict))]
    pairs = [value for value in vars(formulae).values() if isinstance(value, Bilingual)]
    pairs += [pair for table in tables for pair in table.values() if isinstance(pair, Bilingual)]
    assert len(pairs) > 50
    assert [pair for pair in pairs if not pair.is_complete] == []


@pytest.mark.parametrize(("copy", "language"), FOUR)
def test_the_frame_of_each_text_reads_as_the_domain_has_it(meeting: Meeting, copy: Side, language: Language) -> None:
    paper = _final(meeting, copy, language)
    head = [block for block in paper.parts[0].blocks[:2] if not isinstance(block, PlaceAndDate | Signatures | Table)]
    assert [read(line) for line in head] == TITLES[copy, language]
    preamble = texts(paper, ParagraphRole.PREAMBLE, language)
    assert preamble[:2] == [HELD[copy, language], CHAIRED[copy, language]]
    assert texts(paper, ParagraphRole.ANNEX_REFERENCE, language)[0] == ANNEXES[language]
    assert texts(paper, ParagraphRole.CLOSING, language) == [CLOSINGS[copy, language]]
    assert signatures(paper, language) == [(side, *CAPTIONS[language][side]) for side in copy.in_order]


def test_clauses_are_printed_with_their_numbers_executors_and_deadlines(meeting: Meeting) -> None:
    russian = texts(_final(meeting, Side.KZ, RU), ParagraphRole.INSTRUCTION, RU)
    assert [text.split()[0] for text in russian] == ["1.2.", "1.3.", "2.2.", "2.3.", "2.4.", "3.2.", "3.3."]
    assert texts(_final(meeting, Side.KZ, RU), ParagraphRole.EXECUTORS, RU)[4] == (
        "Ответственные: Министерство цифрового развития, инноваций и аэрокосмической промышленности Республики "
        "Казахстан, Специальный представитель Президента Республики Казахстан на комплексе «Байконур»; "
        "Госкорпорация «Роскосмос», Администрация города Байконур."
    )
    assert texts(_final(meeting, Side.RF, RU), ParagraphRole.DEADLINE, RU)[0] == "Срок – 30 апреля 2024 года."
    assert texts(_final(meeting, Side.RF, KK), ParagraphRole.DEADLINE, KK)[0] == "Мерзімі – 2024 жылғы 30 сәуір."
    assert texts(_final(meeting, Side.RF, KK), ParagraphRole.EXECUTORS, KK)[3] == (
        "Жауаптылар: «Роскосмос» мемлекеттік корпорациясы, Байқоңыр қаласының әкімшілігі."
    )


def test_both_languages_stand_in_the_order_of_the_copy(meeting: Meeting) -> None:
    for copy in Side:
        paper = protocol(meeting, copy, tuple(Language), is_draft=False)
        order = [part.language for part in paper.parts]
        assert order == [copy.language] * 5 + [copy.language.other] * 5
        assert paper.languages == (copy.language, copy.language.other)
        assert [part.begins_anew for part in paper.parts] == [True, *[False] * 4] * 2


def test_only_drafts_are_marked_as_such(meeting: Meeting) -> None:
    assert texts(_draft(meeting, RU), ParagraphRole.DRAFT_MARK, RU) == ["ПРОЕКТ"]
    assert texts(_draft(meeting, KK), ParagraphRole.DRAFT_MARK, KK) == ["ЖОБА"]
    assert texts(_final(meeting, Side.RF, RU), ParagraphRole.DRAFT_MARK, RU) == []


def test_annexes_are_delegations_agenda_and_plan(meeting: Meeting) -> None:
    paper = _final(meeting, Side.KZ, RU)
    assert texts(paper, ParagraphRole.HEADING, RU) == [
        "Состав делегации Казахстанской Стороны",
        "Состав делегации Российской Стороны",
        "Повестка дня",
        "План мероприятий",
    ]
    assert [text for text in texts(paper, ParagraphRole.ANNEX_MARK, RU) if "Приложение" in text] == [
        f"Приложение {number}" for number in range(1, 5)
    ]
    assert texts(_final(meeting, Side.RF, KK), ParagraphRole.ANNEX_MARK, KK)[:2] == [
        "«Байқоңыр» кешені жөніндегі Ресей-Қазақстан үкіметаралық комиссиясының сегізінші отырысының хаттамасына",
        "1-қосымша",
    ]
    assert [part.is_landscape for part in paper.parts] == [False, False, False, False, True]
    plan = paper.parts[-1].blocks[-1]
    assert isinstance(plan, Table)
    assert [read(row[0]) for row in plan.rows] == ["1.2", "1.3", "2.2", "2.3", "2.4", "3.2", "3.3"]


def test_the_plan_can_be_left_out_and_annexes_numbered_anew(meeting: Meeting) -> None:
    meeting.protocol.has_plan = False
    meeting.protocol.annex_pages = AnnexPages.SEPARATE
    paper = _final(meeting, Side.RF, RU)
    assert len(paper.parts) == 4
    assert all(part.begins_anew for part in paper.parts)
    assert not any("приложении 4" in text for text in texts(paper, ParagraphRole.ANNEX_REFERENCE, RU))


@pytest.mark.parametrize(
    ("held", "russian", "kazakh", "closing"),
    [
        (
            MeetingFormat.VIDEO,
            "С 30 октября по 2 ноября 2024 года в режиме видео-конференц-связи состоялось восьмое заседание",
            "сегізінші отырысы бейнеконференция байланысы арқылы өтті.",
            "Совершено 2 ноября 2024 года в двух",
        ),
        (
            MeetingFormat.CORRESPONDENCE,
            "С 30 октября по 2 ноября 2024 года путём письменного согласования состоялось восьмое заседание",
            "сегізінші отырысы жазбаша келісу арқылы өтті.",
            "Совершено 2 ноября 2024 года в двух",
        ),
        (
            MeetingFormat.IN_PERSON,
            "С 30 октября по 2 ноября 2024 года в городе Байконуре состоялось восьмое заседание",
            "2024 жылғы 30 қазан – 2 қарашада Байқоңыр қаласында",
            "Совершено в городе Байконуре 2 ноября 2024 года в двух",
        ),
    ],
)
def test_every_format_and_several_days_have_their_own_sentence(
    meeting: Meeting, held: MeetingFormat, russian: str, kazakh: str, closing: str
) -> None:
    meeting.format, meeting.first_on, meeting.last_on = held, dt.date(2024, 10, 30), dt.date(2024, 11, 2)
    paper = _final(meeting, Side.RF, RU)
    assert texts(paper, ParagraphRole.PREAMBLE, RU)[0].startswith(russian)
    assert texts(paper, ParagraphRole.CLOSING, RU)[0].startswith(closing)
    assert texts(paper, ParagraphRole.DATE, RU) == ["30 октября – 2 ноября 2024 года"]
    assert kazakh in texts(_final(meeting, Side.RF, KK), ParagraphRole.PREAMBLE, KK)[0]


def test_a_working_group_is_called_what_it_is(meeting: Meeting) -> None:
    meeting.commission.kind = CommissionKind.WORKING_GROUP
    meeting.commission.short = Bilingual("Рабочая группа", "Жұмыс тобы")
    paper = _final(meeting, Side.RF, RU)
    assert texts(paper, ParagraphRole.PREAMBLE, RU)[1].startswith("Заседание провели сопредседатели Рабочей группы:")
    assert signatures(paper, RU)[0][1] == "Сопредседатель Рабочей группы от Российской Стороны"


def test_a_session_beyond_words_is_numbered_in_figures(meeting: Meeting) -> None:
    meeting.number = 200
    assert texts(_final(meeting, Side.RF, RU), ParagraphRole.SUBTITLE, RU)[0].startswith("200-го заседания ")
    assert "200-ші отырысының" in texts(_final(meeting, Side.RF, KK), ParagraphRole.SUBTITLE, KK)[0]


def test_a_statement_says_whose_it_is_and_carries_no_number(session: Session, meeting: Meeting) -> None:
    section = sections.add(session, meeting, SectionKind.OTHER, Bilingual("Разное", "Басқа мәселелер"), by=None)
    facts = clauses.ClauseFacts(ClauseKind.STATEMENT, Side.KZ)
    clauses.write(session, section, facts, Bilingual("исходит из своих прав.", "өз құқықтарына сүйенеді."), by=None)
    session.commit()
    assert texts(_final(meeting, Side.RF, RU), ParagraphRole.STATEMENT, RU) == [
        "Заявление Казахстанской Стороны: исходит из своих прав."
    ]
    assert texts(_final(meeting, Side.RF, RU), ParagraphRole.SECTION, RU)[3] == "4. Разное"


def test_place_and_post_are_as_the_side_of_the_copy_writes_them(meeting: Meeting) -> None:
    meeting.place_elsewhere = Bilingual(ru="город Ленинск")
    meeting.place_elsewhere_locative = Bilingual(ru="в городе Ленинске")
    chair = meeting.co_chair(Side.KZ)
    assert chair is not None
    chair.post_elsewhere = Bilingual(ru="Первый вице-премьер")
    ours, theirs = (_final(meeting, copy, RU) for copy in (meeting.host_side, meeting.host_side.other))
    assert texts(ours, ParagraphRole.PLACE, RU) == ["город Байконур"]
    assert texts(theirs, ParagraphRole.PLACE, RU) == ["город Ленинск"]
    assert "в городе Ленинске" in texts(theirs, ParagraphRole.PREAMBLE, RU)[0]
    assert "в городе Ленинске" in texts(theirs, ParagraphRole.CLOSING, RU)[0]
    assert "Первый вице-премьер Р.В. Скляр" in texts(theirs, ParagraphRole.PREAMBLE, RU)[1]
    assert "вице-премьер" not in texts(ours, ParagraphRole.PREAMBLE, RU)[1]


def test_the_last_clause_keeps_the_closing_and_the_signatures_company(meeting: Meeting) -> None:
    blocks = _final(meeting, Side.RF, RU).parts[0].blocks
    closing = [not isinstance(one, PlaceAndDate | Signatures | Table) and one.keeps_next for one in blocks[-4:-1]]
    assert closing == [True, True, True]
