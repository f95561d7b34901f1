"""The package inside the zip: what each part is, and what leads where; nothing may lead outside (WORD.md 4.7, 4.13)."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from commission.documents.uploads.addresses import is_safe
from commission.documents.uploads.markup import tree
from commission.documents.uploads.refusals import NotAdmitted, RefusalKind
from commission.documents.uploads.vocabulary import (
    KNOWN_LINKS,
    LINKS,
    LINKS_TO_FILES_INSIDE,
    LINKS_TO_MACROS,
    LINKS_TO_WHAT_IS_OUTSIDE,
    LINKS_TO_WHAT_NOBODY_READS,
    MAIN,
    OTHER_FORMATS,
    OTHER_UNREAD_ENDINGS,
    PICTURE_ENDINGS,
    STRICT,
    TEXT_ENDINGS,
    TYPES,
    TYPES_OF_FILES_INSIDE,
    TYPES_OF_MACROS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

MOST_PICTURES = 50
_CONTENT_TYPES, _ROOT_LINKS = "[Content_Types].xml", "_rels/.rels"
_MACROS = {"vbaproject.bin", "jsaproject.bin"}


class Link(NamedTuple):
    """A link from one part (empty: the package itself) to another; its sort is the last word of its type."""

    source: str
    sort: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """A package in which every link leads to a part."""

    main: str
    # every part that is XML, or that somebody might take for it
    texts: dict[str, bytes]
    links: tuple[Link, ...]

    def targets(self, source: str, sorts: set[str]) -> Iterator[str]:
        """The parts to which links of some sorts lead, each once."""
        found = (link.target for link in self.links if link.source == source and link.sort in sorts)
        return iter(dict.fromkeys(found))


def opened(parts: dict[str, bytes]) -> Package:
    """The package of a Word document; ``NotAdmitted`` for any other and for all that runs, fetches or hides."""
    types = _types(parts)
    main = _main(parts, types)
    for name, kind in types.items():
        _check_type(name, kind)
    if sum(_ending(name) in PICTURE_ENDINGS for name in parts) > MOST_PICTURES:
        raise NotAdmitted(RefusalKind.TOO_MANY_PICTURES, limit=MOST_PICTURES)
    texts = {name: content for name, content in parts.items() if not _is_unread(name, types.get(name, ""))}
    return Package(main, texts, tuple(_links(parts, texts)))


def _types(parts: dict[str, bytes]) -> dict[str, str]:
    """What each part says it is, in small letters."""
    if _CONTENT_TYPES not in parts:
        declared = parts.get("mimetype", b"ZIP").decode("ascii", "replace")
        raise NotAdmitted(RefusalKind.OTHER_FORMAT, format=declared.rpartition(".")[2])
    told: dict[str, str] = {}
    for one in tree(_CONTENT_TYPES, parts[_CONTENT_TYPES]):
        name = one.get("PartName") if one.tag == f"{TYPES}Override" else f"*.{one.get('Extension')}"
        key, kind = str(name).removeprefix("/").casefold(), str(one.get("ContentType")).casefold()
        if told.setdefault(key, kind) != kind:
            raise NotAdmitted(RefusalKind.DAMAGED_PART, part=_CONTENT_TYPES)
    named = (name for name in parts if name != _CONTENT_TYPES)
    return {name: told.get(name.casefold(), told.get(f"*.{_ending(name)}", "")) for name in named}


def _main(parts: dict[str, bytes], types: dict[str, str]) -> str:
    """The one part with the text."""
    sorts = ((_sort(one), one) for one in _relationships(_ROOT_LINKS, parts.get(_ROOT_LINKS, b"")))
    mains = [_resolved("", str(one.get("Target"))) for sort, one in sorts if sort == "officedocument"]
    if len(mains) != 1:
        raise NotAdmitted(RefusalKind.BROKEN_LINK, target=", ".join(mains))
    main = next((name for name in types if name.casefold() == mains[0].casefold()), "")
    kind = types.get(main, "")
    if kind in OTHER_FORMATS:
        raise NotAdmitted(RefusalKind.OTHER_FORMAT, format=OTHER_FORMATS[kind])
    if any(word in kind for word in TYPES_OF_MACROS):
        raise NotAdmitted(RefusalKind.MACROS, part=main)
    if kind != MAIN or _ending(main) not in TEXT_ENDINGS:
        raise NotAdmitted(RefusalKind.BROKEN_LINK, target=mains[0])
    return main


def _check_type(name: str, kind: str) -> None:
    if any(word in kind for word in TYPES_OF_MACROS) or posixpath.basename(name).casefold() in _MACROS:
        raise NotAdmitted(RefusalKind.MACROS, part=name)
    known = TEXT_ENDINGS | PICTURE_ENDINGS | OTHER_UNREAD_ENDINGS
    if any(word in kind for word in TYPES_OF_FILES_INSIDE) or _ending(name) not in known:
        raise NotAdmitted(RefusalKind.EMBEDDED, part=name)


def _is_unread(name: str, kind: str) -> bool:
    """Whether it is only handed on: pictures and fonts are never decoded."""
    return _ending(name) not in TEXT_ENDINGS and not kind.endswith("xml")


def _links(parts: dict[str, bytes], texts: dict[str, bytes]) -> Iterator[Link]:
    by_name = {name.casefold(): name for name in parts}
    for name in texts:
        folder, file = posixpath.split(name)
        if posixpath.basename(folder) != "_rels" or not file.casefold().endswith(".rels"):
            continue
        source = posixpath.join(posixpath.dirname(folder), file[: -len(".rels")])
        for one in _relationships(name, parts[name]):
            sort, address = _sort(one), str(one.get("Target"))
            if one.get("TargetMode", "Internal") != "Internal":
                _check_outside(one, sort)
            elif sort != "hyperlink" or not address.startswith("#"):
                target = by_name.get(_resolved(source, address).casefold())
                if target is None or (target not in texts and sort not in LINKS_TO_WHAT_NOBODY_READS):
                    raise NotAdmitted(RefusalKind.BROKEN_LINK, target=address)
                yield Link(source, sort, target)


def _relationships(name: str, content: bytes) -> Iterator[etree._Element]:
    return tree(name, content).iter(f"{LINKS}Relationship")


def _sort(link: etree._Element) -> str:
    """The last word of its type, in small letters; refused where it runs, fetches, or is none that we know."""
    part, kind = str(link.get("Target")), str(link.get("Type"))
    sort = kind.rpartition("/")[2].casefold()
    if kind.startswith(STRICT):
        raise NotAdmitted(RefusalKind.STRICT)
    if sort in LINKS_TO_MACROS:
        raise NotAdmitted(RefusalKind.MACROS, part=part)
    if sort in LINKS_TO_FILES_INSIDE:
        raise NotAdmitted(RefusalKind.EMBEDDED, part=part)
    if sort in LINKS_TO_WHAT_IS_OUTSIDE:
        raise NotAdmitted(RefusalKind.OUTSIDE, target=part)
    if sort not in KNOWN_LINKS:
        raise NotAdmitted(RefusalKind.UNKNOWN_PART, part=part)
    return sort


def _check_outside(link: etree._Element, sort: str) -> None:
    target = str(link.get("Target"))
    if link.get("TargetMode") != "External" or sort != "hyperlink" or not is_safe(target):
        raise NotAdmitted(RefusalKind.OUTSIDE, target=target)


def _resolved(source: str, target: str) -> str:
    """The name of the part that a link means; empty where it leaves the package."""
    steps = [] if target.startswith("/") else posixpath.dirname(source).split("/")
    for step in unquote(target.partition("#")[0]).split("/"):
        if step == "..":
            if not any(steps):
                return ""
            steps.pop()
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(filter(None, steps))


def _ending(name: str) -> str:
    return name.rpartition(".")[2].casefold()
