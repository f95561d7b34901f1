"""Reading a Word file that somebody else wrote, or may have changed: the gate and the text in one walk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.documents.uploads.budgets import Budget
from commission.documents.uploads.files import WordFile
from commission.documents.uploads.hiding import hiding_styles
from commission.documents.uploads.markup import fed, tree
from commission.documents.uploads.packages import opened
from commission.documents.uploads.refusals import NotAdmitted, RefusalKind
from commission.documents.uploads.vocabulary import LINKS_TO_TEXTS_AROUND, PROPERTY, STRICT, TITLE, W
from commission.documents.uploads.walking import Walker
from commission.documents.uploads.zips import unzipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission.documents.uploads.packages import Package

# of a title and of a property; Word allows 255
_LONGEST = 1_000


def read(data: bytes) -> WordFile:
    """What a .docx says; ``NotAdmitted`` if it is none that may come in.

    Meant for the child process, and for files that were admitted before: it may take seconds and 300 MB.
    """
    package = opened(unzipped(data))
    hiding = frozenset[str]()
    for styles in package.targets(package.main, {"styles"}):
        hiding |= hiding_styles(tree(styles, package.texts[styles]))
    walked = _walked(package, hiding)
    text = walked[package.main]
    if text.root != f"{W}document":
        is_strict = text.root.startswith(f"{{{STRICT}")
        raise NotAdmitted(RefusalKind.STRICT if is_strict else RefusalKind.DAMAGED_PART, part=package.main)
    around = [walked[name] for name in package.targets(package.main, LINKS_TO_TEXTS_AROUND) if name != package.main]
    return WordFile(
        final=text.final.paragraphs,
        original=text.original.paragraphs,
        around=tuple(paragraph for one in around for paragraph in one.final.paragraphs),
        title=next(_titles(package), ""),
        properties=dict(_properties(package)),
    )


def _walked(package: Package, hiding: frozenset[str]) -> dict[str, Walker]:
    budget = Budget()
    walked = {name: Walker(name, budget, hiding) for name in package.texts}
    for name, walker in walked.items():
        fed(name, package.texts[name], walker)
    return walked


def _titles(package: Package) -> Iterator[str]:
    for part in package.targets("", {"core-properties"}):
        for title in tree(part, package.texts[part]).iter(TITLE):
            yield (title.text or "")[:_LONGEST]


def _properties(package: Package) -> Iterator[tuple[str, str]]:
    for part in package.targets("", {"custom-properties"}):
        for one in tree(part, package.texts[part]).iter(PROPERTY):
            yield str(one.get("name"))[:_LONGEST], "".join(str(text) for text in one.itertext()).strip()[:_LONGEST]
