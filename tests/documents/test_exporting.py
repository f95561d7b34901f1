"""``flask protocols export``, and what a paper asks of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from commission.db import db
from commission.documents.papers import Gap, PaperHasGaps, access_list, agenda, everything, protocol, written
from commission.i18n import speaking
from commission.labels import label, sentence
from commission.models import Side
from commission.texts import Bilingual, Language
from commission.texts.gaps import GapKind

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result
    from flask import Flask
    from sqlalchemy.orm import Session

    from commission.models import Meeting


@pytest.fixture(autouse=True)
def russian_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: ("ru_RU", "UTF-8"))


def _export(app: Flask, file: Path, *more: str, meeting: str = "8", commission: str = "baikonur") -> Result:
    named = ("--commission", commission, "--meeting", meeting, *more, str(file))
    return app.test_cli_runner().invoke(args=["protocols", "export", *named])


@pytest.mark.parametrize(("copy", "language"), [("rf", "ru"), ("rf", "kk"), ("kz", "ru"), ("kz", "kk"), ("kz", "both")])
@pytest.mark.parametrize("state", ["--draft", "--final"])
def test_the_command_writes_what_the_page_hands_out(
    app: Flask, meeting: Meeting, tmp_path: Path, copy: str, language: str, state: str
) -> None:
    languages = tuple(Language) if language == "both" else (Language(language),)
    expected = written(protocol(meeting, Side(copy), languages, is_draft=state == "--draft"))
    result = _export(app, tmp_path / "text.docx", "--copy", copy, "--language", language, state)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "text.docx").read_bytes() == expected


def test_an_unknown_commission_or_session_is_told_plainly(app: Flask, meeting: Meeting, tmp_path: Path) -> None:
    file = tmp_path / "text.docx"
    result = _export(app, file, "--copy", "rf", meeting=str(meeting.number + 1))
    assert (result.exit_code, "no session 9" in result.output) == (1, True)
    result = _export(app, file, "--copy", "rf", commission="moon")
    assert (result.exit_code, "no commission with the code moon" in result.output) == (1, True)
    assert not file.exists()


def test_a_final_text_with_gaps_is_refused_with_all_of_them(
    app: Flask, session: Session, meeting: Meeting, tmp_path: Path
) -> None:
    assignment = next(one.assignment for one in meeting.sections_in_order[0].clauses if one.assignment)
    assignment.deadline = Bilingual()
    meeting.agenda[2].title = Bilingual(ru=meeting.agenda[2].title.ru)
    session.commit()
    result = _export(app, tmp_path / "text.docx", "--copy", "kz", "--final")
    assert result.exit_code == 1
    with speaking(Language.RU):
        deadline, text = (label(kind) for kind in (GapKind.DEADLINE, GapKind.TEXT))
        russian, kazakh = (label(language) for language in Language)
        rule = sentence(PaperHasGaps([Gap(GapKind.TEXT, Language.KK, meeting)] * 3))
    assert result.output.splitlines() == [
        rule,
        f"1.2: {russian}: {deadline}",
        f"1.2: {kazakh}: {deadline}",
        f"3: {kazakh}: {text}",
        "Error: nothing was written",
    ]
    assert not (tmp_path / "text.docx").exists()


def test_a_paper_asks_the_database_nothing(session: Session, meeting: Meeting) -> None:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    sa.event.listen(db.engine, "before_cursor_execute", note)
    everything(meeting, is_draft=False, with_access_list=True)
    agenda(meeting, Side.RF, tuple(Language))
    access_list(meeting, tuple(Language))
    sa.event.remove(db.engine, "before_cursor_execute", note)
    assert asked == []
    assert session.is_active
