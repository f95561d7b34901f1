"""``flask terms``: the glossary comes in once, people's changes stay, everything goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from lxml import etree

from commission.db import db
from commission.models import Term, TermKind
from tests import makers

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result
    from flask import Flask
    from sqlalchemy.orm import Session


def _run(app: Flask, *words: str) -> Result:
    db.session.commit()
    result = app.test_cli_runner().invoke(args=["terms", *words])
    db.session.rollback()
    return result


def _count(session: Session) -> int:
    return session.scalar(sa.select(sa.func.count(Term.id))) or 0


def test_the_glossary_is_loaded_once(app: Flask, session: Session) -> None:
    assert _run(app, "load").output == "new 327, changed 0, equal 0, kept 0\n"
    assert _count(session) == 327
    assert _run(app, "load").output == "new 0, changed 0, equal 327, kept 0\n"


def test_what_people_edited_stays_unless_it_is_to_be_overwritten(app: Flask, session: Session) -> None:
    makers.a_term(session, "комиссия (Байконур)", "комиссия", code="commission", kind=TermKind.BODY)
    assert "kept 1" in _run(app, "load").output
    assert session.scalars(sa.select(Term).where(Term.code == "commission")).one().form.ru == "комиссия (Байконур)"
    session.rollback()
    assert "changed 1" in _run(app, "load", "--overwrite").output


def test_a_faulty_table_stores_nothing(app: Flask, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "terms.csv"
    file.write_text("key,ru,kk\na,пуск,ұшыру\nB,пуск,ұшыру\n", encoding="utf-8")
    refused = _run(app, "load", str(file))
    assert refused.exit_code == 1
    assert "3: key:" in refused.output
    assert _count(session) == 0


def test_the_directory_goes_out_and_comes_in_unchanged(app: Flask, session: Session, tmp_path: Path) -> None:
    makers.a_term(session)
    session.commit()
    file = tmp_path / "terms.csv"
    assert _run(app, "export", str(file)).exit_code == 0
    assert "equal 1" in _run(app, "load", "--overwrite", str(file)).output


def test_a_memory_goes_to_standard_output(app: Flask, session: Session) -> None:
    makers.a_term(session)
    out = _run(app, "export", "--format", "tmx").stdout_bytes
    assert etree.fromstring(out).xpath("string(//tuv[2]/seg)") == "зымыран тасығыш"
