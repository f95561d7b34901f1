"""The frame of a file: python-docx opens the slim template and writes what the package says about itself."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING

import docx

from commission.documents.papers.word.packing import packed
from commission.documents.papers.word.template import template

if TYPE_CHECKING:
    from commission.documents.papers.tree import Paper

# what python-docx lets a property hold
_LONGEST = 255


def frame(paper: Paper) -> dict[str, bytes]:
    """Every part by name; the body is the template's empty one. No author, the day of the session for the clock."""
    document = docx.Document(io.BytesIO(_blank()))
    told = document.core_properties
    told.title = paper.title[:_LONGEST]
    told.language = ", ".join(language.tag for language in paper.languages)
    if day := paper.origin.day:
        told.created = told.modified = dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)
    file = io.BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


@cache
def _blank() -> bytes:
    return packed(template())
