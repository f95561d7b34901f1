"""Habits that nobody has to remember, because a test does (STYLE.md)."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from enum import Enum
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

import commission
from commission import labels
from commission.access import POLICY, Permission
from commission.base import Base
from commission.config import ROOT
from commission.documents.faults import FaultKind
from commission.documents.uploads import RefusalKind
from commission.models import RuleBroken

if TYPE_CHECKING:
    from pathlib import Path

MODULES = [
    importlib.import_module(found.name) for found in pkgutil.walk_packages(commission.__path__, prefix="commission.")
]
PROGRAM = sorted((ROOT / "commission").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PLACEHOLDER = re.compile(r"%\((\w+)\)")

# Enums that no reader ever meets: they name styles, files and doors of the program itself.
UNSPOKEN = {
    "BreakKind",
    "ChangeKind",
    "Case",
    "DeviationKind",
    "FaultKind",
    "Form",
    "Gate",
    "PaperKind",
    "ParagraphRole",
    "PlaceKind",
    "RefusalKind",
    "Unvouched",
    "UploadKind",
    "Verdict",
    "Way",
    "Weight",
}


def _below(parent: type) -> set[type]:
    children: list[type] = parent.__subclasses__()
    return {one for child in children for one in (child, *_below(child))}


def _ours(parent: type) -> list[type]:
    return sorted(
        (one for one in _below(parent) if one.__module__.startswith("commission.")), key=lambda one: one.__name__
    )


@pytest.mark.parametrize("enum", [one for one in _ours(Enum) if one.__name__ not in UNSPOKEN])
def test_every_member_of_an_enum_has_its_label(enum: type[Enum]) -> None:
    assert [labels.label(member) for member in enum if not labels.label(member)] == []


def test_every_rule_has_its_sentence_and_every_sentence_its_rule() -> None:
    assert {one.__name__ for one in _ours(RuleBroken)} == set(labels.RULES)


def test_every_fault_of_a_file_has_its_sentence() -> None:
    assert {kind.value for kind in FaultKind} == set(labels.FAULTS)


def test_every_refusal_of_an_upload_has_its_sentence() -> None:
    assert {kind.value for kind in RefusalKind} == set(labels.REFUSALS)


def test_every_permission_is_given_to_somebody() -> None:
    assert set().union(*POLICY.values()) == set(Permission)


@pytest.mark.parametrize("permission", list(Permission))
def test_every_permission_is_asked_for_somewhere(permission: Permission) -> None:
    asked = f"Permission.{permission.name}"
    above = [path for path in PROGRAM if path.parent.name in {"views", "queries"}]
    assert any(asked in path.read_text(encoding="utf-8") for path in above)


def test_constraints_that_people_run_into_exist() -> None:
    tables = Base.metadata.tables.values()
    names = {str(one.name) for table in tables for one in table.constraints if isinstance(one, sa.UniqueConstraint)}
    names |= {str(one.name) for table in tables for one in table.indexes if one.unique}
    assert set(labels.CONSTRAINTS) <= names


@pytest.mark.parametrize("path", PROGRAM, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_views_and_commands_commit(path: Path) -> None:
    commits = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"
    ]
    assert commits == [] or path.relative_to(ROOT / "commission").parts[0] in {"views", "cli"}


@pytest.mark.parametrize("path", PROGRAM, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", PROGRAM, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_views_ask_the_database_through_queries(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    # the browser's own session and the key of a form belong to the door, not to any noun
    if path.parent.name == "views" and path.name not in {"browsing.py", "acting.py", "errors.py", "repeating.py"}:
        assert "sa.select(" not in text
        assert ".execute(" not in text


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_templates_hold_nothing_that_the_content_policy_forbids(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = re.findall(r"\|\s*safe\b|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=|https?://|javascript:", text)
    assert found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_macros_are_taken_with_the_reader_in_mind(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"{% (?:import|from) \"macros[^%]*?(?<!with context) %}", text) == []
